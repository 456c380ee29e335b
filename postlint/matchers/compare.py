"""`compare`: two finds of one post whose numbers or times do not go together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from postlint.dates.clock import clock
from postlint.matchers.near import Scope, scope_span
from postlint.matchers.scan import Matcher, Scan, find
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Span
from postlint.text.fold import fold_term
from postlint.text.numerals import number

VALUE, SAME = "value", "same"

_DAY = 24 * 60


@dataclass(frozen=True)
class Compare:
    """Two finds with a group `value` each; the values, read as numbers or times, stand in the relation `holds`.

    Where the scope names several values for one of the two (a table of courses), nothing is said. With `gap` the
    second stands so close behind the first that they speak of one thing. A group `same` in both must read the same.
    The match goes from the first of the two to the end of the other.
    """

    compare: tuple[Matcher, ...] = field(metadata={"about": "二つの探し方。どちらにも value という名前の部分を置く"})
    holds: Literal["differs", "more", "less", "any"] = field(
        metadata={"about": "初めの値が、後の値と違う(differs)、より大きい(more)、より小さい(less)とき。any は比べない"}
    )
    read: Literal["number", "time"] = "number"
    scope: Scope = "sentence"
    gap: int | None = field(default=None, metadata={"about": "二つの間の文字の数（この数まで、書いた順に）"})

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match for each scope (with `gap`: for each first find) in which the two do not go together."""
        if len(self.compare) != 2:
            return ()
        first, second = (find(matcher, scan) for matcher in self.compare)
        found: dict[Span, Match] = {}
        for one in first if second else ():
            area = scope_span(scan, one.span, self.scope)
            if self.gap is None and not (self._alone(area, one, first) and area not in found):
                continue
            for other in second:
                if area.contains(other.span) and self._reaches(one.span, other.span) and self._clash(one, other):
                    if self.gap is None and not self._alone(area, other, second):
                        continue
                    captures = {**one.captures, "first": scan.original(one.span), "second": scan.original(other.span)}
                    found[area if self.gap is None else one.span] = Match(one.span.hull(other.span), captures)
                    break
        return tuple(found.values())

    def possible(self, scan: Scan) -> bool:
        """Whether both finds are possible."""
        return all(matcher.possible(scan) for matcher in self.compare)

    def _reaches(self, one: Span, other: Span) -> bool:
        if one.overlaps(other):
            return False
        return self.gap is None or 0 <= other.start - one.end <= self.gap

    def _clash(self, one: Match, other: Match) -> bool:
        if one.captures.get(SAME) != other.captures.get(SAME):
            return False
        if self.holds == "any":
            return True
        read = _numbers if self.read == "number" else _times
        pairs = [(left, right) for left in read(one, other) for right in read(other, one)]
        return bool(pairs) and all(self._stand(left, right) for left, right in pairs)

    def _stand(self, left: int, right: int) -> bool:
        if self.holds == "differs":
            return left != right if self.read == "number" else left % _DAY != right % _DAY
        return left > right if self.holds == "more" else left < right

    def _alone(self, area: Span, one: Match, all_of_them: tuple[Match, ...]) -> bool:
        rivals = (m for m in all_of_them if area.contains(m.span) and m.captures.get(SAME) == one.captures.get(SAME))
        return len({_written(match) for match in rivals} - {_written(one)}) == 0

    def groups(self) -> tuple[TermGroup, ...]:
        """Those of the two finds."""
        return tuple(group for matcher in self.compare for group in matcher.groups())

    def captures(self) -> frozenset[str]:
        """`first` and `second`, the two places as written, and the names of the first find."""
        return frozenset({"first", "second"}) | (self.compare[0].captures() if self.compare else frozenset())

    def lexicons(self) -> frozenset[str]:
        """Those of the two finds."""
        return frozenset().union(*(matcher.lexicons() for matcher in self.compare))


def _written(match: Match) -> str:
    return fold_term(match.captures.get(VALUE, "")).replace(",", "").strip()


def _numbers(match: Match, _other: Match) -> list[int]:
    text = _written(match)
    value = number(text) if text else None
    return [] if value is None else [value]


def _times(match: Match, other: Match) -> list[int]:
    """What a time can mean beside the other: 6時30分 next to 午後6時 is rather 18:30."""
    mine, theirs = clock(_written(match), 0), clock(_written(other), 0)
    if mine is None or theirs is None or mine.problem or theirs.problem:
        return []
    either = mine.half is None and mine.minutes < _DAY // 2 and theirs.half == "pm"
    return [mine.minutes, mine.minutes + _DAY // 2] if either else [mine.minutes]
