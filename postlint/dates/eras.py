"""Japanese eras. Bounds: 元号法 and its 政令; 昭和 and 大正 by their 詔書; 明治 counted from the first day of 1868."""

from __future__ import annotations

import datetime as dt

_NAMES = {"令和": "r", "平成": "h", "昭和": "s", "大正": "t", "明治": "m", "令": "r", "平": "h", "昭": "s"}
_BOUNDS = {
    "r": (dt.date(2019, 5, 1), dt.date(9999, 12, 31)),
    "h": (dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    "s": (dt.date(1926, 12, 25), dt.date(1989, 1, 7)),
    "t": (dt.date(1912, 7, 30), dt.date(1926, 12, 24)),
    "m": (dt.date(1868, 1, 1), dt.date(1912, 7, 29)),
}


def western(era: str, year: int) -> int:
    """The western year of a year of an era (令和, r, …), whether or not the era lasted so long."""
    return _BOUNDS[_NAMES.get(era, era)][0].year + year - 1


def holds(era: str, day: dt.date) -> bool:
    """Whether a day lies in an era."""
    first, last = _BOUNDS[_NAMES.get(era, era)]
    return first <= day <= last
