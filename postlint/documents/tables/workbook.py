"""Excel workbooks as grids: all sheets, hidden ones too. The only module that imports openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from postlint.documents.archive import open_archive
from postlint.documents.nodes import Scalar, Style
from postlint.documents.tables.grid import Grid, Row, is_blank
from postlint.errors import DocumentError, Problem
from postlint.model import Source, Span

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST_CELLS = 2_000_000
_SAVE_AGAIN = "Excel で開いて保存し直してください。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; `hidden` counts the rows and columns that Excel does not show, -1 for the whole sheet.

    `comments` are places (`sheet!B7のコメント`) and texts.
    """

    name: str
    grid: Grid
    hidden: int
    comments: tuple[tuple[str, str], ...] = ()


def sheets(data: bytes, path: str) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx file with the values that Excel shows. Raises DocumentError, naming all that is wrong.

    Places are `sheet!B7`. Days are ISO 8601. The cells of a range merged down a column share its value.
    """
    open_archive(data, path).close()
    book, values = _open(data, path)
    problems: list[Problem] = []
    found = tuple(_sheet(book[name], values[name], path, problems) for name in [s.title for s in book.worksheets])
    if problems:
        raise DocumentError(problems)
    return found


def _open(data: bytes, path: str) -> tuple[Workbook, Workbook]:
    """The workbook with its formulas, and with the results that Excel stored (the same one where it has none)."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():  # of drawings and rules for input, which hold no text of posts
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data))
            computed = any(cell.data_type == "f" for sheet in book.worksheets for row in _rows(sheet) for cell in row)
            return book, load_workbook(io.BytesIO(data), data_only=True) if computed else book
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        what = f"Excel のブックとして読めません（{type(error).__name__}）"
        raise DocumentError([Problem(path, 0, 0, what, _SAVE_AGAIN)]) from None


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    if sheet.max_row * sheet.max_column > _MOST_CELLS:
        raise ValueError("too many cells")
    yield from sheet.iter_rows()


def _sheet(written: Any, shown: Any, path: str, problems: list[Problem]) -> Sheet:
    merged = _merged(shown)
    pieces: list[str] = []
    cells: list[tuple[int, str]] = []
    spans: dict[str, tuple[str, Span]] = {}
    at = 0
    for row in _rows(shown):
        for cell in row:
            if cell.coordinate not in merged:
                text = cell_text(cell)
                cells.append((at, f"{shown.title}!{cell.coordinate}"))
                spans[cell.coordinate] = (text, Span(at, at + len(text)))
                pieces.append(text + "\n")
                at += len(text) + 1
                if cell.value is None and written[cell.coordinate].data_type == "f":
                    what = f"{shown.title}!{cell.coordinate}: 数式の結果が保存されていないので読めません"
                    problems.append(Problem(path, 0, 0, what, _SAVE_AGAIN))
    source = Source(path, "".join(pieces), "xlsx", tuple(cells))
    rows = tuple(_row(row, merged, spans) for row in _rows(shown))
    grid = Grid(source, tuple(r for r in rows if not all(map(is_blank, r))))
    return Sheet(shown.title, grid, _hidden(written), tuple(_comments(written)))


def _comments(sheet: Any) -> Iterator[tuple[str, str]]:
    for row in _rows(sheet):
        for cell in row:
            if cell.comment is not None and cell.comment.text.strip():
                yield f"{sheet.title}!{cell.coordinate}のコメント", cell.comment.text


def _row(cells: tuple[Any, ...], merged: dict[str, str], spans: dict[str, tuple[str, Span]]) -> Row:
    found = (spans[merged.get(cell.coordinate, cell.coordinate)] for cell in cells)
    return tuple(Scalar(text, span, Style.RAW) for text, span in found)


def _merged(sheet: Any) -> dict[str, str]:
    """Cells below the first one of a range merged down one column, and the cell that holds their value."""
    return {
        cell.coordinate: sheet.cell(area.min_row, area.min_col).coordinate
        for area in sheet.merged_cells.ranges
        if area.min_col == area.max_col  # across columns it is a title
        for row in sheet.iter_rows(area.min_row + 1, area.max_row, area.min_col, area.max_col)
        for cell in row
    }


def _hidden(sheet: Any) -> int:
    if sheet.sheet_state != "visible":
        return -1
    dimensions = (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
    return sum(bool(dimension.hidden) for dimension in dimensions)


def cell_text(cell: Any) -> str:
    """A cell's value as text: a day without a time of day where the cell's format shows none, true as TRUE."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        dated = "h" not in str(cell.number_format).lower() and (value.hour, value.minute) == (0, 0)
        return value.date().isoformat() if dated else value.isoformat(timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _unescaped(str(value))


def _unescaped(text: str) -> str:
    """Control characters that XML cannot hold are written as _x000D_ (ECMA-376 part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape

    plain: str = unescape(text)
    return plain
