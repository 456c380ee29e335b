"""The word lists of the comparison, read from `dictionaries/embargo/*.txt` and folded."""

from __future__ import annotations

import re
from functools import cache

from postlint.resources import path
from postlint.text.fold import fold_term


@cache
def lines(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list, cut at spaces; `#` begins a comment. Raises OSError if it is absent."""
    text = (path("dictionaries") / "embargo" / f"{name}.txt").read_text(encoding="utf-8")
    written = (line.split("#", 1)[0].split() for line in text.splitlines())
    return tuple(tuple(map(fold_term, words)) for words in written if words)


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for line in lines(name) for word in line)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A regular expression that finds any entry of a list; here a whole line is one entry."""
    return re.compile("|".join(re.escape(entry) for entry in sorted(map(" ".join, lines(name)), key=len, reverse=True)))


@cache
def actions() -> tuple[re.Pattern[str], ...]:
    """One regular expression for each kind of action; their order numbers them."""
    return tuple(re.compile("|".join(map(re.escape, line))) for line in lines("actions"))
