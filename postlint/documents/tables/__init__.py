"""Tables: CSV, TSV and workbooks, with one post a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.documents.decode import decode
from postlint.documents.document import Document, Outcome, ReadOptions, gather
from postlint.documents.layout import Passage, laid_out
from postlint.documents.tables.columns import known_headings
from postlint.documents.tables.rows import posts
from postlint.documents.tables.separated import read_grid
from postlint.documents.tables.table import table_of
from postlint.model import Note, Post, Source, Span

if TYPE_CHECKING:  # openpyxl is loaded for workbooks only
    from postlint.documents.tables.workbook import Sheet

__all__ = ["hidden_note", "read_separated", "read_workbook"]


def read_separated(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a .csv or .tsv file: one post a row, `path#N` (from 1) where it has no id. Raises DocumentError."""
    source = decode(data, path)
    return gather(source, posts(read_grid(source, known_headings), options))


def read_workbook(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read an .xlsx file: the rows of every sheet that has a header, hidden ones too. Raises DocumentError."""
    return gather(Source(path, "", "xlsx"), _sheets(data, path, options))


def hidden_note(path: str, sheet: Sheet) -> Iterator[Note]:
    """The remark on a sheet that Excel does not show whole."""
    if sheet.hidden:
        kind = "は隠れたシートです" if sheet.hidden < 0 else "には隠れた行か列があります"
        yield Note(path, f"シート「{sheet.name}」{kind}。隠れたところも検査しました。", "hidden-cells", "text")


def _sheets(data: bytes, path: str, options: ReadOptions) -> Iterator[Outcome]:
    from postlint.documents.shapes import drawn
    from postlint.documents.tables.workbook import sheets

    every = sheets(data, path)
    found = [sheet for sheet in every if sheet.grid.rows]
    tables = [sheet for sheet in found if table_of(sheet.grid) is not None]
    number = 1
    for sheet in tables or found:
        yield from hidden_note(path, sheet)
        for outcome in posts(sheet.grid, options, number):
            number += isinstance(outcome, Post)
            yield outcome
    comments = (Passage("コメント", place, text) for sheet in every for place, text in sheet.comments)
    yield from _beside_the_cells(path, [*comments, *drawn(data, path)])
    for sheet in found:
        if tables and sheet not in tables:
            text = f"シート「{sheet.name}」は、本文の列がないので、投稿の表ではないものとして検査していません。"
            yield Note(path, text, "sheet-without-posts", "text")


def _beside_the_cells(path: str, passages: Sequence[Passage]) -> Iterator[Outcome]:
    layout = laid_out(path, "xlsx", passages)
    for kind, span in layout.spans.items():
        yield layout.part(f"{path}（{kind}）", kind)
        text = f"セルのほかに「{kind}」の文字があります。ファイルを渡すと見られるので、これも検査しました。"
        yield Note(path, text, "leftover-text", "text", layout.source.location(Span(span.start, span.start)))
