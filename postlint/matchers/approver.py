"""`approver` and `same_person`: who approved a post, and whether it is the one who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from postlint.matchers.metadata import blank
from postlint.matchers.offices import Rank, names_in, rank_of
from postlint.matchers.on_fields import OnFields, on_field, text_of
from postlint.matchers.scan import Scan
from postlint.model import Match, Post
from postlint.text.fold import fold_term

ROLE, NAME = "approver_role", "approved_by"


@dataclass(frozen=True)
class Approver(OnFields):
    """The office of who approved, read from `approver_role`, else from `approved_by` (係長 井上)."""

    approver: tuple[Rank, ...]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match when the office has one of the ranks; none where nobody approved or it is not known who."""
        if NAME in scan.post.fields and blank(scan.post.fields[NAME]):
            return ()
        field, rank = _office(scan.post)
        return (on_field(field, office=text_of(scan.post, field)),) if field and rank in self.approver else ()

    def captures(self) -> frozenset[str]:
        """The office as it is written."""
        return frozenset({"office"})


def _office(post: Post) -> tuple[str, Rank]:
    role, name = text_of(post, ROLE), text_of(post, NAME)
    rank = rank_of(role)
    if role and (rank is not Rank.UNKNOWN or rank_of(name) is Rank.UNKNOWN):
        return ROLE, rank
    return (NAME, rank_of(name)) if name else ("", Rank.UNKNOWN)


@dataclass(frozen=True)
class SamePerson(OnFields):
    """Whether two fields name the same person; titles, sections, spaces, width and honorifics do not count."""

    same_person: tuple[str, ...]
    """Two fields; the finding stands at the second."""
    how: Literal["certain", "possible"] = "certain"
    """`certain`: the names are the same; `possible`: one is the family name that begins the other."""

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match where everybody whom the second field names is named by the first."""
        first, second = (text_of(scan.post, name) for name in self.same_person)
        if not first or not second or _likeness(first, second) != self.how:
            return ()
        return (on_field(self.same_person[1], first=first, second=second),)

    def captures(self) -> frozenset[str]:
        """Both fields as they are written."""
        return frozenset({"first", "second"})


def _likeness(first: str, second: str) -> str:
    if _plain(first) == _plain(second):
        return "certain"
    one, two = names_in(first), names_in(second)
    if not one or not two:
        return ""
    if two <= one:
        return "certain"
    if all(any(a.startswith(b) or b.startswith(a) for a in one if min(len(a), len(b)) >= 2) for b in two):
        return "possible"
    return ""


def _plain(text: str) -> str:
    return "".join(fold_term(text).split())
