"""Pictures, films and links that stand in the cells of a row."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from postlint.documents.nodes import Key, Listing, Node, Record, Scalar, Style
from postlint.documents.tables.grid import Row, is_blank, text_of
from postlint.documents.tables.table import Table
from postlint.model import Span

_LIST = re.compile(r"[^;；、，,\r\n]+")
_ITEMS = re.compile(r"[^;；\r\n]+")
"""Descriptions hold commas of their own."""

_VIDEO = frozenset({".mp4", ".mov", ".m4v", ".avi", ".webm", ".wmv"})
_DOCUMENTS = frozenset(
    {".pdf", ".docx", ".doc", ".docm", ".xlsx", ".xls", ".xlsm", ".pptx", ".csv", ".tsv", ".txt", ".md", ".zip"}
)
_SHARED = ("captions", "credit", "license", "consent", "people")


def attachments(table: Table, row: Row) -> Listing | None:
    """The attachments of a row; a description that stands alone makes one too. None where the row has none."""
    paths = [piece for cell in table.cells(row, "image") for piece in _pieces(cell, _LIST)]
    alts = table.first(row, "alt")
    if not paths and (alts is None or is_blank(alts)):
        return None
    texts = _descriptions(alts, len(paths)) if alts is not None else []
    shared = [(role, cell) for role in _SHARED if (cell := table.first(row, role)) is not None]
    items: list[Node] = []
    for index in range(max(len(paths), 1)):
        parts: list[tuple[str, Scalar]] = []
        if index < len(paths):
            parts += [("path", paths[index]), ("type", _type(paths[index]))]
        if index < len(texts):
            parts.append(("alt", texts[index]))
        parts += [(role, Scalar(text_of(cell), cell.span, Style.RAW)) for role, cell in shared]
        entries = tuple((Key(name, node.span), node) for name, node in parts)
        items.append(Record(entries, entries[0][1].span))
    return Listing(tuple(items), items[0].span)


def links(table: Table, row: Row) -> Listing | None:
    """The links of a row, None where it has none."""
    urls = [piece for cell in table.cells(row, "link") for piece in _pieces(cell, _LIST)]
    if not urls:
        return None
    items = tuple(Record(((Key("url", url.span), url),), url.span) for url in urls)
    return Listing(items, items[0].span)


def _descriptions(cell: Scalar, count: int) -> list[Scalar]:
    """As many pieces as pictures: one for each; else the whole cell for the first and none for the others."""
    pieces = _pieces(cell, _ITEMS)
    if len(pieces) == count:
        return pieces
    return [Scalar(text_of(cell), cell.span, Style.RAW), *(Scalar("", cell.span, Style.RAW) for _ in range(count - 1))]


def _pieces(cell: Scalar, pattern: re.Pattern[str]) -> list[Scalar]:
    text = str(cell.value)
    found = [(match.group().strip(), match.start()) for match in pattern.finditer(text)]
    if cell.style is not Style.RAW:  # quotation marks inside shift the places; the cell is close enough
        return [Scalar(piece, cell.span, Style.RAW) for piece, _ in found if piece]
    start = cell.span.start
    return [Scalar(piece, Span(start + at, start + at + len(piece)), Style.RAW) for piece, at in found if piece]


def _type(path: Scalar) -> Scalar:
    suffix = PurePosixPath(str(path.value).partition("?")[0].lower()).suffix
    kind = "video" if suffix in _VIDEO else "document" if suffix in _DOCUMENTS else "image"
    return Scalar(kind, path.span, Style.RAW)
