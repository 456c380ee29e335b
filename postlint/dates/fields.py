"""Date-times of fields, registers and options: a string that is nothing but one moment."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from postlint.dates.moments import JST, Moment, moment
from postlint.text.fold import fold_term

_SERIAL = re.compile(r"([0-9]{5})(\.[0-9]{1,12})?")
# Excel's day 0 with the leap day it wrongly counts in 1900 (ECMA-376 part 1, 18.17.4.1).
_EXCEL = dt.datetime(1899, 12, 30, tzinfo=JST)
_PLAUSIBLE = range(32_874, 73_051)
"""Serial numbers of the years 1990 to 2099."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field says of its moment: `at` is aware and in Japan's time, the start of the day where no time is given.

    Seconds are dropped.
    """

    at: dt.datetime | None
    timed: bool
    """Whether the string names a time of day."""
    problem: str | None = None
    """Why it cannot stand: `invalid`, `ambiguous`, `weekday-mismatch`, `era-mismatch` or `inconsistent`."""


def read_moment(value: str, base: dt.date | None = None) -> Reading | None:
    """The one moment that a string names in any supported form, None where it is no date at all.

    ISO 8601 with or without offset, 2026/5/20 14:00, 20260520 1400, 令和8年5月12日(火)午前10時半, R8.4.14 16:30,
    令和八年五月十二日正午, Excel serial numbers (46127.5). Without an offset it is Japan's time; 24時 and 25時 count
    on into the next day. `base` gives what a string leaves out (4/15, 明日); without it such a string is `ambiguous`.
    """
    text = fold_term(value).strip()
    serial = read_serial(text)
    if serial is not None:
        return serial
    found = moment(text, 0, base, alone=True)
    if found is None or found.end != len(text):
        return None
    timed = found.time is not None
    if found.problem:
        return Reading(None, timed, found.problem)
    if found.day is None or found.last is not None:
        return Reading(None, timed, "ambiguous")
    return Reading(_whole(found, found.day), timed)


def parse_moment(value: str) -> dt.datetime | None:
    """The aware date-time of a string as `read_moment` reads it, None where it is none or has a problem."""
    reading = read_moment(value)
    return reading.at if reading is not None else None


def has_time(value: str) -> bool:
    """Whether a string that `read_moment` reads names a time of day."""
    reading = read_moment(value)
    return reading is not None and reading.timed


def read_serial(text: str) -> Reading | None:
    """A day of 1990 to 2099 as Excel counts it (46127 is 2026-04-15), with the time as a fraction; else None."""
    found = _SERIAL.fullmatch(text)
    if found is None or int(found[1]) not in _PLAUSIBLE:
        return None
    minutes = round(float(found[2] or 0) * 24 * 60)
    return Reading(_EXCEL + dt.timedelta(days=int(found[1]), minutes=minutes), found[2] is not None)


def _whole(found: Moment, day: dt.date) -> dt.datetime:
    start = dt.datetime.combine(day, dt.time(), JST)
    return start if found.time is None else start + dt.timedelta(minutes=found.time.minutes)
