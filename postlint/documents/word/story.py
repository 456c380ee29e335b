"""One part of a Word document as passages of text: what stands there, where, and whether it would be published.

WordprocessingML after ECMA-376 part 1, 17; elements go by their local names, so that DrawingML's text counts too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from postlint.documents.layout import Passage
from postlint.documents.word.package import Target, local, value_of
from postlint.errors import DocumentError, Problem

PUBLISHED = ""
DELETED = "削除した文字"
HIDDEN = "隠し文字"
READING = "ふりがな"
COMMENT = "コメント"
MARGIN = "ヘッダー・フッター"
NOTE = "脚注"
"""The kinds of passages; all but the first would leak when the file is handed on."""

_MOST_TEXT = 2_000_000
_INSIDE = {"del": DELETED, "moveFrom": DELETED, "rt": READING}
# The text for programs that cannot show the shape: the same again.
_AGAIN = "Fallback"
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CONTAINERS = {"txbxContent": "テキストボックス", "comment": COMMENT, "footnote": "脚注", "endnote": "文末脚注"}
_LINE = "eparator"
"""Footnotes of the types separator and continuationSeparator are the line above the notes."""

_TEXT = ("t", "delText")
_FOREIGN = ("altChunk", "subDoc")
_OFF = ("0", "false", "off", "none")
_ADDRESS = re.compile(r'HYPERLINK\s+"(https?://[^"\s]+)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: the id of its relation and its alternative text."""

    relation: str
    alt: str
    place: str


@dataclass(slots=True)
class _Paragraph:
    place: str
    row: tuple[int, int] | None
    hidden: bool = False
    pieces: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Table:
    number: int
    row: int = 0
    column: int = 0
    width: int = 1


class _Frame(NamedTuple):
    """What an open element passes on to those inside it."""

    name: str
    kind: str | None
    place: str
    paragraph: _Paragraph | None
    table: _Table | None


class Story(Target):
    """Collects the passages, links and pictures of a part.

    `place` names all that stands there; without it paragraphs, table cells and text boxes are named one by one.
    Raises DocumentError for a part with more text than any draft has.
    """

    def __init__(self, path: str, kind: str = PUBLISHED, place: str = "", hidden: frozenset[str] = frozenset()) -> None:
        self.passages: list[Passage] = []
        self.links: list[tuple[str, str]] = []
        self.addresses: list[tuple[str, str]] = []
        self.pictures: list[Picture] = []
        self.foreign = False
        self._path, self._kind, self._place, self._hidden_styles = path, kind, place, hidden
        self._stack = [_Frame("", PUBLISHED, place, None, None)]
        self._numbers: dict[str, int] = {}
        self._run_hidden = False
        self._alt: str | None = ""
        self._field = ""
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        name, top = local(tag), self._stack[-1]
        frame = top._replace(name=name)
        if name in _INSIDE and top.kind == PUBLISHED:
            frame = frame._replace(kind=_INSIDE[name])
        elif name == _AGAIN:
            frame = frame._replace(kind=None)
        elif name == "p":
            paragraph = self._paragraph(top)
            frame = frame._replace(paragraph=paragraph)
        elif name in _CONTAINERS and not self._place and _LINE not in value_of(attributes, "type"):
            frame = frame._replace(place=self._numbered(_CONTAINERS[name]), table=None)
        elif name == "tbl" and not self._place:
            frame = frame._replace(table=_Table(self._count("表")))
        elif top.table is not None:
            frame = frame._replace(place=_cell(name, attributes, top.table) or frame.place)
        self._stack.append(frame)
        if frame.kind is not None:
            self._mark(name, top, attributes)
            self._reference(name, top, attributes)

    def end(self, tag: str) -> None:
        """An element closes."""
        frame = self._stack.pop()
        if frame.name == "p" and frame.kind is not None and frame.paragraph is not None:
            self._finish(frame.paragraph)

    def data(self, text: str) -> None:
        """Characters, of which only those of text elements count."""
        top = self._stack[-1]
        if top.name in _TEXT:
            self._add(top, text)
        elif top.name == "instrText":
            self._field += text

    def _paragraph(self, top: _Frame) -> _Paragraph:
        place = top.place
        if not place and top.kind is not None:
            place = self._numbered("段落")
        return _Paragraph(place, (top.table.number, top.table.row) if top.table else None)

    def _mark(self, name: str, top: _Frame, attributes: dict[str, str]) -> None:
        """Formats that hide text, and characters that are elements."""
        parents = [frame.name for frame in self._stack[-3:-1]]
        if name == "r":
            self._run_hidden = top.paragraph is not None and top.paragraph.hidden
        elif name == "vanish" and parents == ["r", "rPr"]:
            self._run_hidden = value_of(attributes).lower() not in _OFF
        elif name == "rStyle" and value_of(attributes) in self._hidden_styles:
            self._run_hidden = True
        elif name == "pStyle" and top.paragraph is not None:
            top.paragraph.hidden = value_of(attributes) in self._hidden_styles
        elif name in _CHARACTERS and top.name in ("r", "p"):
            self._add(top, _CHARACTERS[name])
        elif name in _FOREIGN:
            self.foreign = True

    def _reference(self, name: str, top: _Frame, attributes: dict[str, str]) -> None:
        """Links and pictures."""
        place = top.paragraph.place if top.paragraph else top.place
        if name in ("hyperlink", "hlinkClick") and (relation := value_of(attributes, "id")):
            self.links.append((relation, place))
        elif name == "fldSimple":
            self._field += value_of(attributes, "instr")
        elif name == "docPr":
            self._alt = value_of(attributes, "descr")
        elif name == "decorative" and value_of(attributes) not in _OFF:
            self._alt = None
        elif name == "blip" and self._alt is not None:
            self.pictures.append(
                Picture(value_of(attributes, "embed") or value_of(attributes, "link"), self._alt, place)
            )
            self._alt = ""

    def _add(self, top: _Frame, text: str) -> None:
        if top.paragraph is None or top.kind is None:
            return
        self._length += len(text)
        if self._length > _MOST_TEXT:
            what = f"文字の数が{_MOST_TEXT // 10_000}万字を超える文書なので読みません"
            raise DocumentError([Problem(self._path, 0, 0, what, "文書を分けて保存してください。")])
        kind = HIDDEN if self._run_hidden and top.kind == PUBLISHED else top.kind
        top.paragraph.pieces.setdefault(kind, []).append(text)

    def _finish(self, paragraph: _Paragraph) -> None:
        self.addresses += [(match[1], paragraph.place) for match in _ADDRESS.finditer(self._field)]
        self._field = ""
        pieces = paragraph.pieces
        self.passages.append(Passage(self._kind, paragraph.place, "".join(pieces.pop(PUBLISHED, ())), paragraph.row))
        for kind, parts in pieces.items():
            self.passages.append(Passage(kind, f"{paragraph.place}（{kind}）", "".join(parts)))

    def _count(self, name: str) -> int:
        self._numbers[name] = self._numbers.get(name, 0) + 1
        return self._numbers[name]

    def _numbered(self, name: str) -> str:
        return f"{name}{self._count(name)}"


class HiddenStyles(Target):
    """The ids of the styles whose text Word hides, also by the style on which they are based."""

    def __init__(self) -> None:
        self._style = ""
        self._own: dict[str, bool] = {}
        self._based: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        name = local(tag)
        if name == "style":
            self._style = value_of(attributes, "styleId")
        elif name == "basedOn":
            self._based[self._style] = value_of(attributes)
        elif name == "vanish":
            self._own[self._style] = value_of(attributes).lower() not in _OFF

    def names(self) -> frozenset[str]:
        """Those found."""
        return frozenset(name for name in {*self._own, *self._based} if self._hides(name))

    def _hides(self, name: str) -> bool:
        seen: set[str] = set()
        while name not in self._own and name in self._based and name not in seen:
            seen.add(name)
            name = self._based[name]
        return self._own.get(name, False)


def _cell(name: str, attributes: Mapping[str, str], table: _Table) -> str:
    """Keeps count of rows and columns; the name of a cell that opens, else nothing."""
    if name == "tr":
        table.row, table.column, table.width = table.row + 1, 0, 1
    elif name in ("gridSpan", "gridBefore"):
        width = value_of(attributes)
        step = int(width) if width.isdecimal() and len(width) < 4 else 1
        if name == "gridSpan":
            table.width = max(step, 1)
        else:
            table.column = step
    elif name == "tc":
        table.column += table.width
        table.width = 1
        return f"表{table.number}!{_letters(table.column)}{table.row}"
    return ""


def _letters(number: int) -> str:
    """The name of a column as spreadsheets count: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
