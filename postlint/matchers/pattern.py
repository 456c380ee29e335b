"""`pattern`: a regular expression over the folded text, in linear time (RE2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Span

HIT = "hit"


class PatternError(ValueError):
    """A regular expression that RE2 refuses."""


@dataclass(frozen=True)
class Pattern:
    """An RE2 expression (no look-around); a group named `hit` narrows what is reported, other names are captures."""

    pattern: str

    @cached_property
    def compiled(self) -> Any:  # google-re2 ships no types
        """The compiled expression. Raises PatternError with RE2's reason."""
        import re2

        options = re2.Options()
        options.log_errors = False
        try:
            return re2.compile(self.pattern, options)
        except re2.error as error:
            reason = error.args[0]
            raise PatternError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """Every match that is not empty, from left to right."""
        matches: list[Match] = []
        names = dict(self.compiled.groupindex)  # google-re2's span() takes numbers only
        for found in self.compiled.finditer(scan.encoded):
            span = _span(scan.encoded, found.span(names.get(HIT, 0)))
            if span is None:
                continue
            captures = {}
            for name, number in names.items():
                part = _span(scan.encoded, found.span(number))
                if name != HIT and part is not None:
                    captures[name] = scan.original(part)
            matches.append(Match(span, captures))
        return tuple(matches)

    def possible(self, scan: Scan) -> bool:
        """Whether the expression matches anywhere."""
        return self.compiled.search(scan.encoded) is not None

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The named groups."""
        return frozenset(self.compiled.groupindex) - {HIT}

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()


def _span(encoded: bytes, ends: tuple[int, int]) -> Span | None:
    """Code points of a byte range; None where it is empty or did not take part."""
    start, end = ends
    if start < 0 or start >= end:
        return None
    before = len(encoded[:start].decode())
    return Span(before, before + len(encoded[start:end].decode()))
