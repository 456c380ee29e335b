"""From the rows of a table to posts: dates told, columns joined into fields, lists in cells taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postlint.dates.fields import read_serial
from postlint.documents.document import Outcome, ReadOptions, UnknownField, problem, shown
from postlint.documents.fields import FIELDS, interpret
from postlint.documents.nodes import Key, Node, Record, Scalar, Style
from postlint.documents.tables.attachments import attachments, links
from postlint.documents.tables.columns import headings, platform_in
from postlint.documents.tables.day_order import Dated, DatedColumn, dated
from postlint.documents.tables.grid import Grid, Row, is_blank, text_of
from postlint.documents.tables.table import Column, Table, table_of
from postlint.model import Note, Span

_DATES = ("publish_at", "date", "approved_at", "modified_at", "reported_at", "release_at")
_CALENDAR = ("year", "month", "day_of_month", "hour", "minute")
# Sheets are numbered in advance; rows with nothing else are no posts.
_NUMBERING = frozenset({"id", ""})
_PLAIN = frozenset(FIELDS) - {"text", "publish_at", "attachments", "links"}

Told = Mapping[int, Dated]
"""Index of a column -> the date in its cell."""


def posts(grid: Grid, options: ReadOptions, first: int = 1) -> Iterator[Outcome]:
    """The posts of a sheet, numbered from `first`, and whatever is wrong with it."""
    if not grid.rows:
        return
    table = table_of(grid)
    if table is None:
        what = "見出しの行がないため、どの列が本文か分かりません"
        yield problem(
            grid.source,
            grid.rows[0][0].span.start,
            what,
            "一行目に「本文」「投稿日時」などの列の名前を書いてください。",
        )
        return
    yield from _about(table)
    dates = {c.index: _dates(table, c, options) for c in table.columns if c.role in _DATES}
    yield from _guessed(table, dates)
    number = first
    for place, row in enumerate(table.rows):
        if _is_post(table, row):
            told = {index: column.cells[place] for index, column in dates.items()}
            yield from _row(table, row, told, number)
            number += 1


def _is_post(table: Table, row: Row) -> bool:
    numbering = {column.index for column in table.columns if column.role in _NUMBERING}
    return any(not is_blank(cell) for index, cell in enumerate(row) if index not in numbering)


def _about(table: Table) -> Iterator[Outcome]:
    source = table.grid.source
    for heading in table.unknown:
        yield UnknownField(text_of(heading), heading.span.start, headings(), source)
    if table.above:
        top = table.grid.rows[0][0].span
        text = f"見出しより上の{table.above}行は、投稿ではないものとして検査していません。"
        yield Note(source.path, text, "rows-above-header", "text", source.location(top))


def _dates(table: Table, column: Column, options: ReadOptions) -> DatedColumn:
    texts = [text_of(row[column.index]) if column.index < len(row) else "" for row in table.rows]
    return dated(texts, options.date_format)


def _guessed(table: Table, dates: Mapping[int, DatedColumn]) -> Iterator[Outcome]:
    for column in table.columns:
        order = dates[column.index].order if column.index in dates else ""
        if order:
            source = table.grid.source
            text = f"列「{shown(text_of(column.heading)) or '1'}」の日付は、ほかの行から「{order}」の順と読みました。"
            yield Note(source.path, text, "date-order", column.role, source.location(column.heading.span))


def _row(table: Table, row: Row, told: Told, number: int) -> Iterator[Outcome]:
    source = table.grid.source
    for index, cell in told.items():
        if cell.ambiguous:
            what = f"日付「{shown(text_of(row[index]))}」は、月と日のどちらが先か分かりません"
            mend = "2026-04-05 のように年から書くか、設定の date_format に書式（例: %m/%d/%Y %H:%M）を書いてください。"
            yield problem(source, row[index].span.start, what, mend)
    shared = _fields(table, row, told)
    bodies = [column for column in table.of("text") if column.index < len(row) and not is_blank(row[column.index])]
    name = f"{source.path}#{number}"
    if len(bodies) < 2:
        body = table.first(row, "text")
        yield from interpret(source, name, _record(row, [*shared, *_body(table, body)]))
        return
    for column in bodies:  # one text for each medium
        label = platform_in(text_of(column.heading)) or text_of(column.heading)
        own = [entry for entry in shared if entry[0].name != "id"]
        given = next((str(node.value) for key, node in shared if key.name == "id" and isinstance(node, Scalar)), "")
        yield from interpret(
            source, f"{given or name}（{label}）", _record(row, [*own, *_body(table, row[column.index])])
        )


def _record(row: Row, entries: list[tuple[Key, Node]]) -> Record:
    return Record(tuple(entries), Span(row[0].span.start, max(cell.span.end for cell in row)))


def _body(table: Table, cell: Scalar | None) -> Iterator[tuple[Key, Node]]:
    if cell is not None:
        yield Key("text", cell.span), cell


def _fields(table: Table, row: Row, told: Told) -> list[tuple[Key, Node]]:
    found: list[tuple[Key, Node]] = []
    for column in table.columns:
        cell = row[column.index] if column.index < len(row) else None
        if column.role not in _PLAIN or cell is None or cell is not table.first(row, column.role):
            continue
        if column.index in told:
            if told[column.index].ambiguous:
                continue
            cell = _as(told[column.index].value, cell)
        if column.role != "id" or not is_blank(cell):
            found.append((Key(column.role, column.heading.span), _as(text_of(cell), cell)))
    moment = _publish_at(table, row, told)
    parts = (("publish_at", moment), ("attachments", attachments(table, row)), ("links", links(table, row)))
    return [*found, *((Key(name, node.span), node) for name, node in parts if node is not None)]


def _publish_at(table: Table, row: Row, told: Told) -> Scalar | None:
    """The moment from one column, from a day and a time, or from year, month, day, hour and minute apart."""
    for role in ("publish_at", "date"):
        for column in table.of(role):
            if column.index < len(row) and not is_blank(row[column.index]):
                if told[column.index].ambiguous:
                    return None
                cell, time = row[column.index], table.first(row, "time")
                value = told[column.index].value
                return _as(value if time is None or is_blank(time) else f"{_day(value)} {text_of(time)}", cell)
    calendar = [table.first(row, role) for role in _CALENDAR]
    year, month, day, hour, minute = (text_of(cell) if cell is not None else "" for cell in calendar)
    if calendar[0] is not None and year and month and day:
        clock = f" {hour.zfill(2)}:{(minute or '0').zfill(2)}" if hour else ""
        return _as(f"{year}-{month.zfill(2)}-{day.zfill(2)}{clock}", calendar[0])
    return None


def _day(value: str) -> str:
    """A day before a time of day: a serial number of Excel as ISO 8601."""
    serial = read_serial(value)
    return serial.at.date().isoformat() if serial is not None and serial.at is not None else value


def _as(value: str, cell: Scalar) -> Scalar:
    return Scalar(value, cell.span, Style.RAW)
