"""From lines to pieces: headings, clauses and paragraphs, each with its place in the document's numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from postlint.proposals.labels import Label, bracketed, iroha, labels, next_kana
from postlint.proposals.lines import Line, Page, joined, width

_ANNEX = re.compile(r"[（(]?(?:別紙|別表|別記|別添|様式|参考資料|附[\s　]?則|付[\s　]?則)")
_CAPTION = re.compile(r"[（(][^（）()0-9０-９]{1,24}[）)]")
_SENTENCE = re.compile(r"。|(?:こと|もの|情報|行為|内容|投稿|発言|表現|場合)(?:[（(][^（）()]*[）)])?$")
_SHORT = 80
# The first paragraph (項) of an article bears no number.
_SECOND = 2
_ABOVE = ("annex", "chapter")
_OUTER = ("chapter", "article", "item")
_ANNOUNCES = re.compile(r"次|以下|下記|各号")
_DATED = re.compile(r"[年月][ 　0-9０-９一二三四五六七八九十元]{1,4}日")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a stretch of text with its label, as printed; `path` is the id its numbering gives."""

    text: str
    label: Label | None = None
    heading: bool = False
    path: str = ""
    parent: str = ""
    context: tuple[str, ...] = ()
    """The headings and lead sentences above it, outermost first."""
    depth: int = 0
    last: str = ""
    """Its last line as broken."""

    @property
    def printed(self) -> str:
        """Label and text as the document prints them."""
        return (self.label.raw if self.label else "") + self.text


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    value: int
    id: str
    context: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    """How many of each bullet stand under it."""


class _Outline:
    """The open levels of a document while it is read from top to bottom."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.top = _Level("", 0, "")
        self.levels: list[_Level] = []
        self.pieces: list[Piece] = []
        self.caption = ""
        self.last: dict[str, int] = {}

    def read(self) -> tuple[Piece, ...]:
        """All pieces."""
        for line in self.page.lines:
            self._line(line)
        return tuple(self.pieces)

    def _line(self, line: Line) -> None:
        before = self.pieces[-1] if self.pieces else None
        goes_on = before is not None and self.page.open_ended(before.last)
        label = self._accepted(line.text, goes_on)
        if label is not None:
            self._labelled(label, line.text)
        elif before is not None and goes_on and not bracketed(line.text):
            whole = joined(before.text, line.text)
            heading = before.heading and _is_heading(whole)
            self.pieces[-1] = replace(before, text=whole, heading=heading, last=line.text)
            self._reread(before, self.pieces[-1])
        elif bracketed(line.text) or _ANNEX.match(line.text) or _CAPTION.fullmatch(line.text):
            self._set_apart(line.text)
        else:
            self._plain(line.text)

    def _accepted(self, line: str, goes_on: bool) -> Label | None:
        """The mark that fits what is open: the next of a count, or the first of a new one."""
        kana = next((level.value for level in reversed(self.levels) if level.kind == "kana"), 0)
        for label in labels(line, next_kana(kana) if kana else ""):
            known = next((level for level in reversed(self.levels) if level.kind == label.kind), None)
            if self._fits(label, known, goes_on):
                return label
            if label.kind == "kana" and self._in_iroha(label, known):
                return label
        return None

    def _fits(self, label: Label, known: _Level | None, goes_on: bool) -> bool:
        if not label.counted:
            return known is not None or not goes_on
        if known is not None and label.value == known.value + 1:
            return not (label.weak and goes_on)
        if goes_on:
            return False
        if known is None and label.value == self.last.get(label.kind, 0) + 1:
            return not label.weak or label.value == 1  # the count runs on across chapters
        if label.value == 1 or label.kind in _OUTER:
            return not label.weak or label.kind == "chapter" or known is None
        if label.kind == "number" and known is None and any(level.kind == "article" for level in self.levels):
            return label.value == _SECOND and not label.weak
        ahead = known is not None and known.value < label.value <= known.value + 3
        return ahead and not label.weak and label.kind != "kana"

    @staticmethod
    def _in_iroha(label: Label, known: _Level | None) -> bool:
        order = iroha(label.id)
        return (
            bool(order) and not label.weak and (order == 1 or (known is not None and order == iroha(known.id[-1:]) + 1))
        )

    def _labelled(self, label: Label, line: str) -> None:
        self._close(label)
        above = self.levels[-1] if self.levels else self.top
        own = label.id
        self.last[label.kind] = label.value
        if not label.counted and label.kind != "note":
            above.counts[label.id] = above.counts.get(label.id, 0) + 1
            own = f"{label.id}{above.counts[label.id]}"
        path = own if label.kind in ("article", "item") else _outer_id(label, above.id) + own
        context = self._context()
        self.caption = ""
        heading = label.kind == "chapter"
        self.pieces.append(Piece(label.rest, label, heading, path, above.id, context, len(self.levels), line))
        self.levels.append(_Level(label.kind, label.value, path, (*context, label.rest)))

    def _close(self, label: Label) -> None:
        """Close the levels that the mark ends: those of its kind and below, and what an article cannot stand under."""
        kinds = [level.kind for level in self.levels]
        if label.kind in kinds:
            del self.levels[kinds.index(label.kind) :]
        elif label.kind == "number" and "article" in kinds and label.value == _SECOND:
            del self.levels[kinds.index("article") + 1 :]
        elif label.kind in _OUTER:
            self.levels = [level for level in self.levels if level.kind in (*_ABOVE, "heading")]
        if label.kind == "chapter" or (self.levels[1:] and self.levels[-1].kind == "heading"):
            self.levels = [level for level in self.levels if level.kind != "heading"]

    def _reread(self, before: Piece, now: Piece) -> None:
        """A level's context is its whole text, not the first line of it."""
        if self.levels and self.levels[-1].context[-1:] == (before.text,):
            level = self.levels[-1]
            self.levels[-1] = replace(level, context=(*level.context[:-1], now.text))

    def _context(self) -> tuple[str, ...]:
        above = self.levels[-1].context if self.levels else ()
        return (*above, self.caption) if self.caption else above

    def _set_apart(self, line: str) -> None:
        """Captions above an article, lines in brackets, and annexes."""
        kind = "annex" if _ANNEX.match(line) else bracketed(line)
        if not kind:
            self.pieces.append(Piece(line, heading=True, last="。"))
            self.caption = line.strip("（）()")
            return
        kinds = [level.kind for level in self.levels]
        self.levels = [] if kind == "annex" else self.levels[: kinds.index(kind)] if kind in kinds else self.levels
        self._open_heading(line, kind, line)

    def _plain(self, line: str) -> None:
        """A line without a mark: a heading, or a paragraph of what is open."""
        heading = _is_heading(line)
        bottom = self.levels[0].kind if self.levels else "heading"
        opens = heading and bottom == "heading" and not self.page.open_ended(line)
        if opens and self.pieces and not _DATED.search(line):
            self.levels = []
            self._open_heading(line, "heading", f"【{line}】")
            return
        above = self.levels[-1] if self.levels else self.top
        self.pieces.append(Piece(line, None, heading, "", above.id, self._context(), len(self.levels), line))
        if self.levels and _ANNOUNCES.search(line):
            self.levels[-1] = replace(above, context=(*above.context, line))

    def _open_heading(self, line: str, kind: str, name: str) -> None:
        above = self.levels[-1].id if self.levels else ""
        context = self._context()
        self.caption = ""
        self.pieces.append(Piece(line, None, True, above + name, above, context, len(self.levels), "。"))
        self.levels.append(_Level(kind, 0, above + name, (*context, line)))


def _outer_id(label: Label, above: str) -> str:
    """What goes before a label in an id: 2.1 under 2 says the 2 already."""
    return above.removesuffix(re.split(r"\D", label.id)[0]) if label.kind == "section" else above


def _is_heading(text: str) -> bool:
    return not _SENTENCE.search(text) and width(text) <= _SHORT


def read_outline(page: Page) -> tuple[Piece, ...]:
    """The pieces of a document from top to bottom; together they print every character of its lines."""
    return _Outline(page).read()
