"""Rule files, guideline files and lexicons: reading, checking, citing."""
