"""From pieces to the clauses of a guideline file: what is a heading, a lead, a clause, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from postlint.proposals.outline import Piece

ANNOUNCES = re.compile(r"次の|次に|以下の|以下に|下記|各号|(?:とお|通)り(?:と|で|に|。|$)|次による")
DATED = re.compile(
    r"(?:[年月][ 　]?[0-9０-９元一二三四五六七八九十]{1,3}[ 　]?[日月]|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
)
_TAILS = (("ただし", "ただし書"), ("なお", "なお書"), ("また", "後段"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One entry of the guideline file before its fate is known. `kind`: heading, date, lead or text."""

    piece: Piece
    kind: str
    id: str = ""
    under: str = ""

    @property
    def text(self) -> str:
        """Its words without the label."""
        return self.piece.text

    @property
    def context(self) -> tuple[str, ...]:
        """The headings and lead sentences above it, outermost first."""
        return self.piece.context


def clauses(pieces: Sequence[Piece]) -> tuple[Clause, ...]:
    """Every piece with its kind and a unique id; `under` names the lead sentence that it completes."""
    found: list[Clause] = []
    ids: set[str] = set()
    leads: dict[str, str] = {}
    for at, piece in enumerate(pieces):
        kind = _kind(pieces, at)
        if kind in ("heading", "date"):
            found.append(Clause(piece, kind))
            continue
        name = _unique(_name(piece, ids), ids)
        ids.add(name)
        found.append(Clause(piece, kind, name, leads.get(piece.parent, "")))
        if kind == "lead":
            leads[piece.path or piece.parent] = name
    return tuple(found)


def _kind(pieces: Sequence[Piece], at: int) -> str:
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.heading:
        dated = not piece.context and DATED.search(piece.text) is not None and at < 8
        return "date" if dated else "heading"
    beneath = after is not None and _beneath(piece, after)
    if piece.label is not None and beneath and "。" not in piece.text and not ANNOUNCES.search(piece.text):
        return "heading"
    follows = after is not None and after.label is not None and (beneath or piece.label is None)
    return "lead" if follows and ANNOUNCES.search(piece.text) else "text"


def _beneath(piece: Piece, after: Piece) -> bool:
    """Whether what follows stands under a labelled piece."""
    return bool(piece.path) and after.parent == piece.path and not (after.label is None and after.heading)


def _name(piece: Piece, ids: set[str]) -> str:
    if piece.path:
        return piece.path
    parent = piece.parent or "前文"
    if parent not in ids:
        return parent
    tail = next((name for word, name in _TAILS if piece.text.startswith(word)), "")
    if tail:
        return parent + tail
    count = 2
    while f"{parent}第{count}段" in ids:
        count += 1
    return f"{parent}第{count}段"


def _unique(name: str, ids: set[str]) -> str:
    """The name, with a number where the document uses it twice."""
    count, free = 2, name
    while free in ids:
        free = f"{name}（{count}）"
        count += 1
    return free
