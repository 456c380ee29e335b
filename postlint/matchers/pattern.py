"""`pattern`: a regular expression over the folded text, in linear time (RE2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from postlint.matchers.expression import compiled
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Span

HIT = "hit"


@dataclass(frozen=True)
class Pattern:
    """An RE2 expression (no look-around); a group named `hit` narrows what is reported, other names are captures."""

    pattern: str
    text: Literal["folded", "original"] = field(
        default="folded", metadata={"about": "folded=文字をそろえた後の文 original=書かれたままの文"}
    )

    @cached_property
    def compiled(self) -> Any:
        """The compiled expression. Raises PatternError with RE2's reason."""
        return compiled(self.pattern)

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """Every match that is not empty, from left to right."""
        matches: list[Match] = []
        names = dict(self.compiled.groupindex)  # google-re2's span() takes numbers only
        for found in self.compiled.finditer(self._encoded(scan)):
            span = self._span(scan, found.span(names.get(HIT, 0)))
            if span is None:
                continue
            captures = {}
            for name, number in names.items():
                part = self._span(scan, found.span(number))
                if name != HIT and part is not None:
                    captures[name] = scan.original(part)
            matches.append(Match(span, captures))
        return tuple(matches)

    def possible(self, scan: Scan) -> bool:
        """Whether the expression matches anywhere; what stands in the original has no second reading."""
        if scan.text.disguised if self.text == "original" else self.pattern in scan.out_of_reach:
            return False
        return self.compiled.search(self._encoded(scan)) is not None

    def _encoded(self, scan: Scan) -> bytes:
        return scan.encoded if self.text == "folded" else scan.encoded_original

    def _span(self, scan: Scan, ends: tuple[int, int]) -> Span | None:
        """Folded code points of a byte range; None where it is empty, did not take part, or folds to nothing."""
        start, end = ends
        if start < 0 or start >= end:
            return None
        encoded = self._encoded(scan)
        before = len(encoded[:start].decode())
        span = Span(before, before + len(encoded[start:end].decode()))
        return span if self.text == "folded" else scan.folded_span(span)

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The named groups."""
        return frozenset(self.compiled.groupindex) - {HIT}

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()
