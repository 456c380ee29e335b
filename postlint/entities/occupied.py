"""Which parts of a text are taken already."""

from __future__ import annotations

from bisect import bisect_right

from postlint.model import Span


class Occupied:
    """Spans that overlap none of each other, in order; local to one call, never shared."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, span: Span) -> bool:
        """Occupy `span`; False, and nothing taken, if any of it is taken already."""
        index = bisect_right(self._starts, span.start)
        if index and self._ends[index - 1] > span.start:
            return False
        if index < len(self._starts) and self._starts[index] < span.end:
            return False
        self._starts.insert(index, span.start)
        self._ends.insert(index, span.end)
        return True

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` is taken."""
        index = bisect_right(self._starts, offset)
        return bool(index) and self._ends[index - 1] > offset
