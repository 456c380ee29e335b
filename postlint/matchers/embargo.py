"""`embargo`: words of register entries that are not yet released when the post goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from postlint.matchers.metadata import publish_moment
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import EmbargoEntry, Match, Span
from postlint.text.fold import fold_term


@dataclass(frozen=True)
class Embargo:
    """Words of entries that are released only after the post's `publish_at` (without one: after `now`)."""

    embargo: Literal["certain", "possible"]
    """`certain`: a title, or two words of one entry; `possible`: exactly one word of it."""

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match for each unreleased entry of which enough words stand in the text."""
        entries = [entry for entry in scan.context.embargo if _unreleased(entry, scan)]
        return tuple(match for entry in entries if (match := self._match(entry, scan)) is not None)

    def possible(self, scan: Scan) -> bool:
        """Whether there is a register."""
        return bool(scan.context.embargo)

    def _match(self, entry: EmbargoEntry, scan: Scan) -> Match | None:
        value = scan.text.folded.value
        title = fold_term(entry.title)
        at = value.find(title) if title else -1
        if at >= 0:
            found = [Span(at, at + len(title))]
            certain = True
        else:
            words = {fold_term(word) for word in (*entry.keywords, *entry.parties) if word.strip()}
            found = sorted(Span(place, place + len(word)) for word in words if (place := value.find(word)) >= 0)
            certain = any(not a.overlaps(b) for a in found for b in found)
        if not found or certain is not (self.embargo == "certain"):
            return None
        return Match(found[0], {"entry": entry.id})

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The id of the register's entry; never its title."""
        return frozenset({"entry"})

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()


def _unreleased(entry: EmbargoEntry, scan: Scan) -> bool:
    return entry.release_at > (publish_moment(scan.post) or scan.context.now)
