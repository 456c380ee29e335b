"""A grid whose columns are known: by its header, or by the shape of schedulers' files that have none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from postlint.dates import read_moment
from postlint.documents.nodes import Scalar, Style
from postlint.documents.tables.columns import header_of, role_of
from postlint.documents.tables.day_order import dated
from postlint.documents.tables.grid import Grid, Row, is_blank, text_of
from postlint.model import Span

MEDIA = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".mp4", ".mov", ".m4v", ".avi", ".webm", ".wmv"}
)
# Date, text, link or media (domain 4.1: Hootsuite, Statusbrew).
_HEADLESS = (2, 3)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place in the row, its heading, the field it holds ("" for none), the rank of the heading there."""

    index: int
    heading: Scalar
    role: str
    rank: int = 0


@dataclass(frozen=True)
class Table:
    """A grid with the meaning of its columns; `above` counts the rows over the header."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unknown: tuple[Scalar, ...] = ()
    above: int = 0

    def of(self, role: str) -> list[Column]:
        """The columns of a role, the best known heading first."""
        return sorted((c for c in self.columns if c.role == role), key=lambda column: (column.rank, column.index))

    def cells(self, row: Row, role: str) -> list[Scalar]:
        """The cells of a role in a row, in that order."""
        return [row[column.index] for column in self.of(role) if column.index < len(row)]

    def first(self, row: Row, role: str) -> Scalar | None:
        """The first filled cell of a role, else its first cell, None where the row has no such cell."""
        cells = self.cells(row, role)
        return next((cell for cell in cells if not is_blank(cell)), cells[0] if cells else None)


def table_of(grid: Grid) -> Table | None:
    """The table that a grid is; None where nothing tells which column holds the text."""
    header = header_of(grid)
    if header is not None:
        return _headed(grid, header)
    return _headless(grid)


def _headed(grid: Grid, header: int) -> Table:
    columns: list[Column] = []
    unknown: list[Scalar] = []
    for index, heading in enumerate(grid.rows[header]):
        role = role_of(text_of(heading))
        if role is not None:
            columns.append(Column(index, heading, *role))
        elif not is_blank(heading):
            unknown.append(heading)
    return Table(grid, tuple(columns), grid.rows[header + 1 :], tuple(unknown), header)


def _headless(grid: Grid) -> Table | None:
    """Date and time, text, and perhaps a link or a picture, in every row."""
    rows = grid.rows
    if not all(len(row) in _HEADLESS and _is_moment(row[0]) for row in rows):
        return None
    third = [text_of(row[2]) for row in rows if len(row) > 2]
    last = "image" if any(PurePosixPath(cell.partition("?")[0].lower()).suffix in MEDIA for cell in third) else "link"
    roles = ("publish_at", "text", *([last] if third else []))
    nowhere = Scalar("", Span(0, 0), Style.RAW)
    return Table(grid, tuple(Column(index, nowhere, role) for index, role in enumerate(roles)), rows)


def _is_moment(cell: Scalar) -> bool:
    text = text_of(cell)
    (day,) = dated([text], None).cells
    return bool(text) and (day.ambiguous or read_moment(day.value) is not None)
