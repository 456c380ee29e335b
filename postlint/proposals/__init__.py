"""A guideline as text -> a proposed guideline file, for a person to review (`postlint new-guideline`)."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from postlint.dates import parse_moment
from postlint.proposals.clauses import DATED, Clause, clauses
from postlint.proposals.cues import Cues, shipped_cues
from postlint.proposals.judge import Confidence, Fate, judge
from postlint.proposals.lines import read_lines, squeezed
from postlint.proposals.outline import Piece, read_outline

__all__ = ["Proposal", "Proposed", "propose"]

_DOCUMENT = re.compile(r"ガイドライン|要綱|要領|指針|方針|ポリシー|規程|基準|マニュアル|手引|ルール|規約|心得")
_DAY = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和)[ 　]*[0-9０-９元一二三四五六七八九十]+|[0-9０-９]{4})[ 　]*年[^日]{1,10}日"
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One entry of the file: the clause and its proposed fate (none for headings)."""

    clause: Clause
    fate: Fate | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole document: every character of it but `left_out` (page numbers) stands in `entries`, in order."""

    title: str
    edition: str | None
    entries: tuple[Proposed, ...]
    sha256: str
    left_out: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many clauses are enforced, asked and excused, and how many proposals are unsure (`low`)."""
        fates = [entry.fate for entry in self.entries if entry.fate is not None]
        kinds = Counter("enforces" if fate.enforces else "asks" if fate.asks else "excused" for fate in fates)
        return {**kinds, "low": sum(fate.confidence is Confidence.LOW for fate in fates)}


def propose(text: str, cues: Cues | None = None) -> Proposal:
    """Take a guideline apart and propose a fate for every clause."""
    table = cues or shipped_cues()
    page = read_lines(text)
    pieces = read_outline(page)
    found = clauses(pieces)
    entries = _asked_once(Proposed(one, None if one.kind == "heading" else judge(one, table)) for one in found)
    printed = squeezed("".join(piece.printed for piece in pieces))
    sha256 = hashlib.sha256(printed.encode()).hexdigest()
    return Proposal(_title(pieces), _edition(pieces), entries, sha256, page.left_out)


def _asked_once(entries: Iterable[Proposed]) -> tuple[Proposed, ...]:
    """The checklist asks the same thing once; a clause whose only fate is the question keeps it."""
    kept: list[Proposed] = []
    asked: set[str] = set()
    for entry in entries:
        fate = entry.fate
        if fate is not None and fate.asks in asked and fate.enforces:
            entry = replace(entry, fate=replace(fate, asks=None))
        elif fate is not None and fate.asks is not None:
            asked.add(fate.asks)
        kept.append(entry)
    return tuple(kept)


def _title(pieces: tuple[Piece, ...]) -> str:
    """The first lines up to the word that says what the document is."""
    words = ""
    for piece in pieces[:3]:
        if piece.label is not None or DATED.search(piece.text) or (words and "。" in piece.text):
            break
        words += piece.text
        if _DOCUMENT.search(words):
            break
    return words


def _edition(pieces: tuple[Piece, ...]) -> str | None:
    """The latest of the dates under the title, as YYYY-MM-DD."""
    days = (
        parse_moment(squeezed(day[0])) for piece in pieces[:8] if piece.heading for day in _DAY.finditer(piece.text)
    )
    return max((day.date().isoformat() for day in days if day is not None), default=None)
