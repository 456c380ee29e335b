"""Small word lists of the detectors, read from `dictionaries/entities/*.txt`."""

from __future__ import annotations

import re
from functools import cache

from postlint.resources import path


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `dictionaries/entities/{name}.txt`: one a line, `#` begins a comment. Raises OSError if absent."""
    lines = (path("dictionaries") / "entities" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.split("#", 1)[0].strip()))


@cache
def alternatives(name: str) -> str:
    """The entries as one non-capturing group of a regular expression, longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words(name), key=lambda word: (-len(word), word)))) + ")"
