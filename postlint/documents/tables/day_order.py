"""Dates of a column whose order of day and month is not written: 04/05/2026 is told by the column's other rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from postlint.text.fold import fold_term

_PARTS = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<mark>[/.\-])(?P<b>[0-9]{1,2})(?P=mark)(?P<c>[0-9]{4}|[0-9]{2})(?P<rest>(?:[ t].*)?)"
)
_HALF = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2})? ?(?P<half>[ap])\.?m\.?")
# Where the year, the month and the day stand; the names are for the message.
_ORDERS = {"月/日/年": (2, 0, 1), "日/月/年": (2, 1, 0), "年/月/日": (0, 1, 2)}
_NOON = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """One cell of a column: ISO 8601 where its parts could be told apart, else the text as it stands."""

    value: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class DatedColumn:
    """The cells of a column, and the order by which ambiguous ones were read (empty where none was)."""

    cells: tuple[Dated, ...]
    order: str = ""


def dated(texts: Sequence[str], date_format: str | None) -> DatedColumn:
    """Read a column: by `date_format` (strptime) where it fits, else by the one order that all rows allow."""
    if date_format:
        return DatedColumn(tuple(_by_format(text, date_format) for text in texts))
    ways = [_ways(text) for text in texts]
    told = [set(way) for way in ways if way]
    common = set.intersection(*told) if told else set()
    order = next(iter(common)) if len(common) == 1 else ""
    cells = tuple(_cell(text, way, order) for text, way in zip(texts, ways, strict=True))
    guessed = order and any(len(set(way.values())) > 1 for way in ways if way)
    return DatedColumn(cells, order if guessed else "")


def _cell(text: str, way: dict[str, str] | None, order: str) -> Dated:
    if way is None:
        folded = fold_term(text)
        return Dated(_half(folded) if _HALF.search(folded) else text)
    if order:
        return Dated(way[order])
    values = set(way.values())
    return Dated(values.pop()) if len(values) == 1 else Dated(text, ambiguous=bool(way))


def _ways(text: str) -> dict[str, str] | None:
    """Order -> ISO date (with the time of day as written) for every order that gives a day; None for other forms."""
    found = _PARTS.fullmatch(fold_term(text).strip())
    if found is None:
        return None
    parts = (found["a"], found["b"], found["c"])
    return {
        name: f"{day.isoformat()}{_half(found['rest'])}"
        for name, order in _ORDERS.items()
        if (day := _day(parts, order))
    }


def _day(parts: tuple[str, ...], order: Iterable[int]) -> dt.date | None:
    year, month, day = (parts[place] for place in order)
    if len(month) > 2 or len(day) > 2 or len(year) == 1:
        return None
    try:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _half(text: str) -> str:
    """2:00 pm as 14:00."""

    def clock(match: re.Match[str]) -> str:
        hour = int(match["hour"]) % _NOON + (_NOON if match["half"] == "p" else 0)
        return f"{hour:02}:{match['minute']}"

    return _HALF.sub(clock, text)


def _by_format(text: str, date_format: str) -> Dated:
    try:
        moment = dt.datetime.strptime(fold_term(text).strip(), fold_format(date_format))  # noqa: DTZ007 — fields are in Japan's time
    except ValueError:
        return Dated(text, ambiguous=_ways(text) is not None)
    if moment.tzinfo is not None:
        return Dated(moment.isoformat(timespec="minutes"))
    timed = any(code in date_format for code in ("%H", "%I", "%T", "%R", "%c", "%X", "%p"))
    return Dated(moment.isoformat(timespec="minutes") if timed else moment.date().isoformat())


def fold_format(date_format: str) -> str:
    """A strptime format for folded text: its letters outside directives in lower case (%Y stays)."""
    return re.sub(r"%.|.", lambda match: match[0] if match[0].startswith("%") else fold_term(match[0]), date_format)
