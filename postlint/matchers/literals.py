"""Which regular expressions can match a text at all: those of which some literal part stands in it.

A rule set has about a thousand expressions, and a post meets a few dozen of them. One that can only match where one of
some words stands is not even compiled for a text without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import ahocorasick_rs

# With more words than this the test costs as much as the expression.
_MOST = 400
_FLAGS = re.compile(r"\(\?[a-zA-Z]")
_NAMED = "(?P"
_NOTHING: frozenset[str] = frozenset()


class Reach:
    """Words of expressions, looked for in one pass over a text."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._words = {pattern: tuple(found) for pattern, found in words.items() if found}

    @cached_property
    def _table(self) -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, ...], ...]]:
        patterns: dict[str, list[str]] = {}
        for pattern, words in self._words.items():
            for word in words:
                patterns.setdefault(word, []).append(pattern)
        return ahocorasick_rs.AhoCorasick(list(patterns)), tuple(map(tuple, patterns.values()))

    def out_of(self, folded: str) -> frozenset[str]:
        """The expressions that cannot match a folded text."""
        if not self._words:
            return _NOTHING
        automaton, patterns = self._table
        hits = {index for index, _, _ in automaton.find_matches_as_indexes(folded, overlapping=True)}
        within = {pattern for index in hits for pattern in patterns[index]}
        return frozenset(self._words.keys() - within)


def required(pattern: str) -> frozenset[str]:
    """Words of which at least one stands in every text that `pattern` matches; empty where no such set is known.

    Python's own parser reads the expression; for one that only RE2 understands, or with flags, nothing is known.
    """
    from re import _parser  # type: ignore[attr-defined]  # no public way to an expression's syntax tree

    if any(not pattern.startswith(_NAMED, flag.start()) for flag in _FLAGS.finditer(pattern)):
        return _NOTHING
    try:
        return _of(_parser.parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return _NOTHING


def _of(sequence: Any) -> frozenset[str]:
    """The best set of a sequence of syntax nodes: the one with the longest shortest word."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, argument in sequence:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        found += [frozenset({run})] if run else []
        run = ""
        if name == "SUBPATTERN":
            found.append(_of(argument[3]))
        elif name == "BRANCH":
            parts = [_of(branch) for branch in argument[1]]
            found.append(_NOTHING.union(*parts) if all(parts) else _NOTHING)
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] >= 1:
            found.append(_of(argument[2]))
        elif name == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
            found.append(frozenset(chr(value) for _, value in argument))
    found += [frozenset({run})] if run else []
    usable = [words for words in found if words and len(words) <= _MOST]
    return max(usable, key=lambda words: (min(map(len, words)), -len(words)), default=_NOTHING)
