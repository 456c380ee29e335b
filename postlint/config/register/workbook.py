"""Registers in Excel workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.config.register.rows import Place, Row, Value
from postlint.config.register.table import Line, rows_below_header
from postlint.documents.tables.grid import Grid, text_of
from postlint.errors import ConfigError, Problem

_NEEDED = "どれかのシートの見出しの行に「id」「件名」「解禁日時」を書いてください"


def workbook_rows(data: bytes, path: str) -> Sequence[Row]:
    """The entries of all sheets that have a header, hidden sheets, rows and columns too.

    Raises ConfigError, or DocumentError for a file that is no workbook.
    """
    from postlint.documents.tables.workbook import sheets

    grids = [sheet.grid for sheet in sheets(data, path) if sheet.grid.rows]
    tables = [rows for grid in grids if (rows := rows_below_header(_lines(grid))) is not None]
    if grids and not tables:
        raise ConfigError([Problem(path, 0, 0, "解禁登録簿の見出しがありません", _NEEDED)])
    return [row for rows in tables for row in rows]


def _lines(grid: Grid) -> list[Line]:
    return [
        [Value(text_of(cell), Place(cell=grid.source.cell_at(cell.span.start)[1] or "")) for cell in row]
        for row in grid.rows
    ]
