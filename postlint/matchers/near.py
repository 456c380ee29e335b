"""`near` and `any`: finds that stand close to each other, or one of several."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from postlint.matchers.scan import Matcher, Scan, find
from postlint.matchers.terms import TermGroup
from postlint.model import EMPTY, Match, Span

Scope = Literal["sentence", "line", "post"]


def scope_span(scan: Scan, span: Span, scope: Scope) -> Span:
    """The sentence, the line or the whole text around a span."""
    if scope == "sentence":
        return scan.text.sentence_of(span)
    value = scan.text.folded.value
    if scope == "line":
        start = max(value.rfind("\n", 0, span.start), value.rfind("\r", 0, span.start)) + 1
        ends = [end for mark in "\r\n" if (end := value.find(mark, span.end)) >= 0]
        return Span(start, min(ends, default=len(value)))
    return Span(0, len(value))


@dataclass(frozen=True)
class Near:
    """Finds that stand in one `scope`, there perhaps within `tokens` morphemes of each other, in any order.

    The match is the place of the first find; with `span: all`, everything from the first to the last of them.
    """

    near: tuple[Matcher, ...]
    scope: Scope = "sentence"
    tokens: int | None = field(default=None, metadata={"about": "間の形態素の数（この数まで。scope の中で）"})
    ordered: bool = field(default=False, metadata={"about": "書いた順に現れるときだけ"})
    overlap: bool = field(default=False, metadata={"about": "重なる場所も、近くにあると数える"})
    span: Literal["first", "all"] = "first"

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match for each place of the first find that has all the others near it."""
        first = find(self.near[0], scan)
        others = [find(matcher, scan) for matcher in self.near[1:]] if first else []
        if not all(others):
            return ()
        return tuple(found for match in first if (found := self._complete(scan, match, others)) is not None)

    def possible(self, scan: Scan) -> bool:
        """Whether all the finds are possible."""
        return all(matcher.possible(scan) for matcher in self.near)

    def _complete(self, scan: Scan, match: Match, others: list[tuple[Match, ...]]) -> Match | None:
        span, captures, last = match.span, dict(match.captures), match.span
        for candidates in others:
            partner = self._partner(scan, match.span, last, candidates)
            if partner is None:
                return None
            span, last = span.hull(partner.span), partner.span
            captures = {**partner.captures, **captures}
        return Match(span if self.span == "all" else match.span, captures or EMPTY)

    def _partner(self, scan: Scan, home: Span, last: Span, candidates: tuple[Match, ...]) -> Match | None:
        area = scope_span(scan, home, self.scope)
        fits = [
            other
            for other in candidates
            if area.start <= other.span.start < area.end
            and (self.overlap or not other.span.overlaps(home))
            and (not self.ordered or other.span.start >= last.end)
            and (self.tokens is None or _distance(scan, home, other.span) <= self.tokens)
        ]
        return min(fits, key=lambda other: abs(other.span.start - home.start), default=None)

    def groups(self) -> tuple[TermGroup, ...]:
        """Those of the finds."""
        return tuple(group for matcher in self.near for group in matcher.groups())

    def captures(self) -> frozenset[str]:
        """Those of the finds."""
        return frozenset().union(*(matcher.captures() for matcher in self.near))

    def lexicons(self) -> frozenset[str]:
        """Those of the finds."""
        return frozenset().union(*(matcher.lexicons() for matcher in self.near))


@dataclass(frozen=True)
class AnyOf:
    """One of several finds."""

    any: tuple[Matcher, ...]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """The matches of all the finds."""
        return tuple(match for matcher in self.any for match in find(matcher, scan))

    def possible(self, scan: Scan) -> bool:
        """Whether one of the finds is possible."""
        return any(matcher.possible(scan) for matcher in self.any)

    def groups(self) -> tuple[TermGroup, ...]:
        """Those of the finds."""
        return tuple(group for matcher in self.any for group in matcher.groups())

    def captures(self) -> frozenset[str]:
        """Those of the finds."""
        return frozenset().union(*(matcher.captures() for matcher in self.any))

    def lexicons(self) -> frozenset[str]:
        """Those of the finds."""
        return frozenset().union(*(matcher.lexicons() for matcher in self.any))


def _distance(scan: Scan, one: Span, other: Span) -> int:
    """Number of morphemes between two spans."""
    first, second = (one, other) if one.start <= other.start else (other, one)
    return max(0, scan.token_range(second)[0] - scan.token_range(first)[1])
