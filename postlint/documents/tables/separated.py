"""CSV and TSV with the place of every character. RFC 4180; quotes inside an unquoted cell are letters, as in Excel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from postlint.documents.document import problem
from postlint.documents.nodes import Scalar, Style
from postlint.documents.tables.grid import Grid, Row, is_blank
from postlint.errors import DocumentError, Problem
from postlint.model import Source, Span

_DELIMITERS = ",\t;"
_BREAK = re.compile(r"\r\n|\r|\n")
_PLAIN = {delimiter: re.compile(rf"[^{delimiter}\r\n]*") for delimiter in _DELIMITERS}
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_SEP = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
"""The line by which Excel is told the delimiter."""

Score = Callable[[Row], int]
"""How many cells of a row are names of columns that are known."""


def read_grid(source: Source, score: Score) -> Grid:
    """The cells of a decoded CSV or TSV file. Raises DocumentError for quotation marks that do not close.

    The delimiter is that of a `sep=` line, the tab in `.tsv`, or the one of `, tab ;` that yields most known headings
    in the first row, then most cells.
    """
    start, delimiter = _start(source, score)
    problems: list[Problem] = []
    rows = tuple(row for row in _rows(source, start, delimiter, problems) if not all(map(is_blank, row)))
    if problems:
        raise DocumentError(problems)
    return Grid(source, rows)


def _start(source: Source, score: Score) -> tuple[int, str]:
    told = _SEP.match(source.text)
    if told and told[1] in _DELIMITERS:
        return told.end(), told[1]
    if PurePath(source.path).suffix.lower() == ".tsv":
        return 0, "\t"

    def worth(delimiter: str) -> tuple[int, int]:
        first = next((row for row in _rows(source, 0, delimiter, []) if not all(map(is_blank, row))), ())
        return score(first), len(first)

    return 0, max(_DELIMITERS, key=worth)


def _rows(source: Source, start: int, delimiter: str, problems: list[Problem]) -> Iterator[Row]:
    at, text = start, source.text
    cells: list[Scalar] = []
    while at < len(text):
        cell, at = _cell(source, at, delimiter, problems)
        cells.append(cell)
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text) and not _BREAK.match(text, at):
                continue
            cells.append(Scalar("", Span(at, at), Style.RAW))
        ending = _BREAK.match(text, at)
        at = ending.end() if ending else len(text)
        yield tuple(cells)
        cells = []


def _cell(source: Source, at: int, delimiter: str, problems: list[Problem]) -> tuple[Scalar, int]:
    text = source.text
    if not text.startswith('"', at):
        plain = _PLAIN[delimiter].match(text, at)
        end = plain.end() if plain else at
        return Scalar(text[at:end], Span(at, end), Style.RAW), end
    quoted = _QUOTED.match(text, at)
    if quoted is None:
        mend = '引用符「"」で始めたセルは「"」で閉じてください。'
        problems.append(problem(source, at, "引用符が閉じていません", mend))
        return Scalar("", Span(at, at), Style.RAW), len(text)
    end = quoted.end()
    if end < len(text) and text[end] not in (delimiter, "\r", "\n"):
        mend = 'セルの中の「"」は「""」と二つ続けて書いてください。'
        problems.append(problem(source, end, "閉じた引用符の後に文字があります", mend))
        rest = _PLAIN[delimiter].match(text, end)
        end = rest.end() if rest else end
    return Scalar(quoted[1].replace('""', '"'), Span(at, quoted.end()), Style.CELL), end
