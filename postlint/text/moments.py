"""Date-times of fields and registers: ISO 8601 and the usual Japanese ways of writing them."""

from __future__ import annotations

import datetime as dt
import re

from postlint.text.fold import fold_term

JST = dt.timezone(dt.timedelta(hours=9), "JST")

# First years of the eras (元号法 and 改元政令): era year 1 is this year of the common era.
_ERAS = {"令和": 2019, "r": 2019, "平成": 1989, "h": 1989, "昭和": 1926, "s": 1926}
_MOMENT = re.compile(
    r"(?:(?P<era>令和|平成|昭和|[rhs])\.?\s*(?P<eyear>\d{1,2}|元)|(?P<year>\d{4}))\s*[年./-]\s*"
    r"(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})\s*日?\s*(?:\([日月火水木金土](?:・?祝)?\))?\s*"
    r"(?:(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})\s*(?:時|:)\s*(?:(?P<minute>\d{1,2})\s*分?|(?P<thirty>半))?(?::\d{2})?)?"
)


def parse_moment(value: str) -> dt.datetime | None:
    """An aware date-time, or None where the string is none or names a day or time that cannot be.

    ISO 8601, 2026/5/20 14:00, 令和8年5月12日(火)午前10時, R8.4.14 16:30. Without an offset it is Japan's time;
    without a time of day it is the start of that day; 24時 is the start of the next.
    """
    text = fold_term(value).strip()
    try:
        moment = dt.datetime.fromisoformat(text.upper())
    except ValueError:
        found = _MOMENT.fullmatch(text)
        return _japanese(found) if found else None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=JST)


def has_time(value: str) -> bool:
    """Whether a string that `parse_moment` accepts names a time of day."""
    text = fold_term(value).strip()
    found = _MOMENT.fullmatch(text)
    return found["hour"] is not None if found else re.search(r"[t ]\d{2}:?\d{2}", text) is not None


def _japanese(found: re.Match[str]) -> dt.datetime | None:
    year = int(found["year"]) if found["year"] else _ERAS[found["era"]] - 1 + int(found["eyear"].replace("元", "1"))
    hour = int(found["hour"] or 0)
    minute = 30 if found["thirty"] else int(found["minute"] or 0)
    if found["half"] == "午後" and hour < 12:
        hour += 12
    elif found["half"] and hour > 12:
        return None
    try:
        day = dt.datetime(year, int(found["month"]), int(found["day"]), tzinfo=JST)
    except ValueError:
        return None
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return day + dt.timedelta(hours=hour, minutes=minute)
