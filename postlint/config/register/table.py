"""Registers as tables: finding the header, and rows from CSV and TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from postlint.config.register.columns import is_header
from postlint.config.register.rows import Place, Row, Value
from postlint.documents.decode import decode
from postlint.errors import ConfigError, Problem

Line = Sequence[Value]
"""One row of a table, left to right."""

# Sheets carry a title, a date of issue and a note above the header, not more.
_HEADER_WITHIN = 20
_NEEDED = "見出しの行に「id」「件名」「解禁日時」を書いてください"


def csv_rows(data: bytes, path: str) -> Sequence[Row]:
    """The entries of a CSV or TSV file. Raises ConfigError or DocumentError where it cannot be read."""
    lines = list(_lines(decode(data, path).text, path))
    if not any(value.content for line in lines for value in line):
        return ()
    rows = rows_below_header(lines)
    if rows is None:
        raise ConfigError([Problem(path, 1, 1, "解禁登録簿の見出しがありません", _NEEDED)])
    return rows


def rows_below_header(lines: Sequence[Line]) -> list[Row] | None:
    """The filled rows below the header; None where no row names what an entry must have."""
    for index, line in enumerate(lines[:_HEADER_WITHIN]):
        headings = [str(value.content).strip() for value in line]
        if is_header(headings):
            return [_row(headings, below) for below in lines[index + 1 :] if any(_filled(value) for value in below)]
    return None


def _row(headings: Sequence[str], line: Line) -> Row:
    """The row's values by heading; the first of several columns of one meaning that is filled counts."""
    values: dict[str, Value] = {}
    for heading, value in zip(headings, line, strict=False):
        known = values.get(heading)
        if heading and (known is None or not _filled(known)):
            values[heading] = value
    return Row(values, line[0].place, lenient=True)


def _filled(value: Value) -> bool:
    return bool(str(value.content).strip())


def _lines(text: str, path: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for cells in reader:
            place = Place(start, 1)
            if cells:
                yield [Value(cell, place) for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        what = f"CSV として読めません({error})"
        raise ConfigError([Problem(path, reader.line_num, 1, what, "引用符を確かめてください")]) from None


def _delimiter(text: str) -> str:
    """Tab where the first line has tabs: Excel saves 「テキスト（タブ区切り）」 under any name."""
    head = text.lstrip("\r\n").partition("\n")[0]
    return "\t" if head.count("\t") > head.count(",") else ","
