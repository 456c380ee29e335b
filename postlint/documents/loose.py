"""Files that are no schedules: all their text, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.documents.decode import decode
from postlint.documents.document import Document
from postlint.documents.layout import Passage, laid_out
from postlint.documents.source_map import whole
from postlint.documents.tables import hidden_note
from postlint.documents.tables.grid import is_blank
from postlint.model import Note, Post, Span

if TYPE_CHECKING:  # openpyxl is loaded for workbooks only
    from postlint.documents.tables.workbook import Sheet


def text(data: bytes, path: str) -> Document:
    """The whole of a text or CSV file as one post without a name. Raises DocumentError."""
    source = decode(data, path)
    end = len(source.text)
    post = Post("", source.text, source, whole(0, end), span=Span(0, end))
    return Document((post,) if source.text.strip() else ())


def workbook(data: bytes, path: str) -> Document:
    """Every sheet of a workbook, the hidden ones too, as a post named `（sheet）`. Raises DocumentError."""
    from postlint.documents.shapes import drawn
    from postlint.documents.tables.workbook import sheets

    posts: list[Post] = []
    notes: list[Note] = []
    for sheet in sheets(data, path):
        layout = laid_out(path, "xlsx", _passages(sheet))
        posts += (layout.post(f"（{sheet.name}）", kind) for kind in layout.spans if layout.text(kind).strip())
        notes += hidden_note(path, sheet)
    shapes = laid_out(path, "xlsx", drawn(data, path))
    posts += (shapes.post(f"（{kind}）", kind) for kind in shapes.spans)
    return Document(tuple(posts), (), tuple(notes))


def _passages(sheet: Sheet) -> Iterator[Passage]:
    seen: set[Span] = set()
    for number, row in enumerate(sheet.grid.rows):
        for cell in row:
            if not is_blank(cell) and cell.span not in seen:  # merged cells share one value
                seen.add(cell.span)
                _, place = sheet.grid.source.cell_at(cell.span.start)
                yield Passage("", place or "", str(cell.value), (0, number))
    for place, text in sheet.comments:
        yield Passage("", place, text)
