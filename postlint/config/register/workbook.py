"""Registers in Excel workbooks. The only module that imports openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from postlint.config.register.rows import Place, Row, Value
from postlint.config.register.table import Line, rows_below_header
from postlint.errors import ConfigError, Problem

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_OLD = b"\xd0\xcf\x11\xe0"
_NEEDED = "どれかのシートの見出しの行に「id」「件名」「解禁日時」を書いてください"


def workbook_rows(data: bytes, path: str) -> Sequence[Row]:
    """The entries of all sheets that have a header, hidden sheets, rows and columns too. Raises ConfigError."""
    book = _open(data, path)
    rows: list[Row] = []
    headers = filled = 0
    for sheet in book.worksheets:
        lines = list(_lines(sheet))
        below = rows_below_header(lines)
        headers += below is not None
        filled += bool(lines)
        rows += below or ()
    if filled and not headers:
        raise ConfigError([Problem(path, 0, 0, "解禁登録簿の見出しがありません", _NEEDED)])
    return rows


def _open(data: bytes, path: str) -> Workbook:
    if data.startswith(_OLD):
        what = "パスワードの付いたブックか、古い形式（.xls）のブックは読めません"
        raise ConfigError([Problem(path, 0, 0, what, "パスワードを外し、「Excel ブック（.xlsx）」で保存してください")])
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():  # of drawings and rules for input, which no register needs
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:  # SyntaxError: broken XML
        what = f"Excel のブックとして読めません({type(error).__name__})"
        raise ConfigError([Problem(path, 0, 0, what, "Excel で開いて保存し直してください")]) from None


def _lines(sheet: Any) -> Iterator[Line]:
    """The filled rows of a sheet; the cells of a merged range below its first one share its value."""
    merged = _merged(sheet)
    for cells in sheet.iter_rows():
        line = [
            Value(_text(merged.get(cell.coordinate, cell)), Place(cell=f"{sheet.title}!{cell.coordinate}"))
            for cell in cells
        ]
        if any(value.content for value in line):
            yield line


def _merged(sheet: Any) -> dict[str, Any]:
    return {
        cell.coordinate: sheet.cell(area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if area.min_col == area.max_col  # down a column: one value for several entries; across: a title
        for row in sheet.iter_rows(area.min_row, area.max_row, area.min_col, area.max_col)
        for cell in row
    }


def _text(cell: Any) -> str:
    """A cell's value as staff see it: days without a time of day only where the cell's format has none."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        dated = "h" not in str(cell.number_format).lower() and (value.hour, value.minute) == (0, 0)
        return value.date().isoformat() if dated else value.isoformat(timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
