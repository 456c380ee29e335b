"""From rows to entries: required values, release times, lists, and every fault with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from postlint.config.register.columns import FIELDS, REQUIRED, TIME, field_of, names, slip_of
from postlint.config.register.rows import Place, Row, Value
from postlint.dates import has_time
from postlint.embargo.release import release_moment
from postlint.errors import ConfigError, Problem
from postlint.model import EmbargoEntry
from postlint.names import nearest

_LIST = re.compile(r"[;；、，,\n]")
# Thousands (4,000発) are no lists.
_THOUSANDS = re.compile(r"(?<=[0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))")
_AS_MOMENT = "「2026-05-12T10:00」か「令和8年5月12日（火）午前10時」の形で書いてください"


def read_rows(rows: Sequence[Row], path: str) -> tuple[EmbargoEntry, ...]:
    """The entries of all rows. Raises ConfigError with every problem of every row."""
    reader = _Reader(path)
    entries = [entry for row in rows if (entry := reader.entry(row)) is not None]
    if reader.problems:
        raise ConfigError(reader.problems)
    return tuple(entries)


def entries_of(rows: Iterable[Mapping[str, object]], path: str) -> tuple[EmbargoEntry, ...]:
    """Entries from plain data, as examples of rules write them. Raises ConfigError with every problem."""
    place = Place(1, 1)
    return read_rows([Row({key: _value(item, place) for key, item in row.items()}, place) for row in rows], path)


def _value(item: object, place: Place) -> Value:
    if isinstance(item, list | tuple):
        return Value(tuple(map(str, item)), place)
    return Value("" if item is None else str(item), place)


class _Reader:
    """Rows of one file -> entries; gathers the problems, and knows the headings and moments it has read before."""

    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._moments: dict[str, dt.datetime | None] = {}
        self._headings: dict[str, str | None] = {}
        self._ids: set[str] = set()

    def entry(self, row: Row) -> EmbargoEntry | None:
        before = len(self.problems)
        fields = self._fields(row)
        for field in REQUIRED:
            value = fields.get(field)
            if value is None or not _line(value):
                self._fault(value.place if value else row.place, f"「{field}」が空です", "必ず書いてください")
        self._known_once(fields.get("id"))
        moment = self._release(fields)
        if moment is None or len(self.problems) > before:
            return None
        text = {field: _line(fields[field]) if field in fields else "" for field in FIELDS}
        return EmbargoEntry(
            text["id"], text["title"], moment, _words(fields.get("keywords")), _words(fields.get("parties")),
            text["kind"], text["section"], text["body"], text["url"],
        )  # fmt: skip

    def _fields(self, row: Row) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        for heading, value in row.values.items():
            new = heading not in self._headings
            field = self._headings.setdefault(heading, field_of(heading) if new else None)
            if field is None:
                self._unknown(heading, row, value, new=new)
            elif field not in fields or not _line(fields[field]):
                fields[field] = value
        return fields

    def _unknown(self, heading: str, row: Row, value: Value, *, new: bool) -> None:
        if not row.lenient:
            self._fault(value.place, f"項目「{heading}」はありません", nearest(heading, names()))
        elif new and (slip := slip_of(heading)) is not None:
            self._fault(value.place, f"見出し「{heading}」はありません", f"「{slip}」のことですか")

    def _known_once(self, value: Value | None) -> None:
        """An id is all that is shown of an entry, so it must tell which one is meant."""
        name = _line(value) if value else ""
        if name in self._ids and value is not None:
            what = f"id「{name}」が二度書かれています"
            self._fault(value.place, what, "登録ごとに別の id を付けてください")
        if name:
            self._ids.add(name)

    def _release(self, fields: Mapping[str, Value]) -> dt.datetime | None:
        value = fields.get("release_at")
        text = _line(value) if value else ""
        if not text or value is None:
            return None
        time = _line(fields[TIME]) if TIME in fields else ""
        written = f"{text} {time}" if time and not has_time(text) else text
        if written not in self._moments:
            self._moments[written] = release_moment(written)
        moment = self._moments[written]
        if moment is None:
            self._fault(value.place, f"解禁日時「{written}」を読めません", _AS_MOMENT)
        return moment

    def _fault(self, place: Place, what: str, mend: str) -> None:
        self.problems.append(place.problem(self._path, what, mend))


def _line(value: Value) -> str:
    return "、".join(value.content) if isinstance(value.content, tuple) else value.content.strip()


def _words(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    items = value.content if isinstance(value.content, tuple) else _LIST.split(_THOUSANDS.sub("", value.content))
    return tuple(word for item in items if (word := item.strip()))
