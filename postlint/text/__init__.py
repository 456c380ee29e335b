"""From a string to a `Text`: folded, cut into sentences and morphemes."""
