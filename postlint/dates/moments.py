"""One moment in a text: a day, numbered or told, with or without a time, brought to the calendar."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from postlint.dates.clock import Clock, clock
from postlint.dates.days import Day, day_of_month, mismatched_year, written_day
from postlint.dates.relative import Told, told_day

JST = dt.timezone(dt.timedelta(hours=9), "JST")

_ISO = re.compile(
    r"(?<![0-9])(?P<local>[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<mark>[t ])[0-9]{2}:[0-9]{2}"
    r"(?P<s>:[0-9]{2}(?:[.,][0-9]{1,9})?)?)"
    r"(?P<offset>z|[+\-][0-9]{2}:?[0-9]{2})?(?![0-9:])"
)
_BASIC = re.compile(
    r"(?<![0-9])(?P<local>20[0-9]{6}(?P<mark>t?)[0-9]{4}(?P<s>[0-9]{2})?)(?P<offset>z|[+\-][0-9]{4})?(?![0-9])"
)
_GAP = re.compile(r" ?[、,の]? ?")
_JOINT = re.compile(r" ?[、,の]? ?(?P<open>\()? ?")
_SOLID_TIME = re.compile(r" ?([01][0-9]|2[0-9])([0-5][0-9])(?![0-9])")
_SOLID_DAY = re.compile(r"20[0-9]{6}")
_SUPPORT = re.compile(r" ?(?:から|~|まで|必着|締切|〆切|開催|開始|開演|発売|実施|より|迄)")
# From here on a day without a year that lies before the base is more likely one of the next year.
_FAR = 183
_LATELY = 90


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with an optional time. `last` is the last day of a told period (来週, 令和8年度)."""

    end: int
    day: dt.date | None
    time: Clock | None = None
    last: dt.date | None = None
    problem: str | None = None
    evidence: tuple[str, ...] = ()
    written: Day | None = None

    @property
    def iso(self) -> str | None:
        """`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; 24時 and 25時 count on into the next day."""
        if self.day is None:
            return None
        if self.time is None or self.time.problem:
            return self.day.isoformat()
        whole = dt.datetime.combine(self.day, dt.time()) + dt.timedelta(minutes=self.time.minutes)
        return whole.strftime("%Y-%m-%dT%H:%M")


def moment(text: str, at: int, base: dt.date | None, *, alone: bool = False) -> Moment | None:
    """The moment that begins exactly at `at`, or None. `alone`: the text is nothing but a date, so 4/15 is one."""
    found = _iso(text, at, alone) or _told(text, at, base)
    if found is None:
        day = written_day(text, at)
        if day is None:
            end = mismatched_year(text, at)
            return Moment(end, None, problem="era-mismatch") if end else None
        found = placed(day, base)
        timed = with_time(text, found)
        if day.loose and not alone and timed.time is None and not _SUPPORT.match(text, day.end):
            return None
        return timed
    return found if found.time else with_time(text, found)


def placed(day: Day, base: dt.date | None) -> Moment:
    """A written day on the calendar; a year that the text leaves out is counted from `base`."""
    if day.problem or day.year is not None:
        evidence = ("year",) if day.year is not None else ()
        return Moment(day.end, day.date(2024), problem=day.problem, evidence=evidence, written=day)
    if base is None:
        possible = day.date(2024) is not None
        return Moment(day.end, None, problem=None if possible else "invalid", written=day)
    this = day.date(base.year)
    if this is None:
        return Moment(day.end, None, problem="invalid", written=day)
    if day.weekday is None:
        if this >= base:
            return Moment(day.end, this, written=day)
        far = ("far",) if (base - this).days > _LATELY else ()
        return Moment(day.end, this, problem="ambiguous", evidence=far, written=day)
    return _by_weekday(day, this, base)


def _by_weekday(day: Day, this: dt.date, base: dt.date) -> Moment:
    if this.weekday() == day.weekday:
        return Moment(day.end, this, written=day)
    step = 1 if (base - this).days > 0 else -1 if (this - base).days > _FAR else 0
    other = day.date(base.year + step) if step else None
    if other and other.weekday() == day.weekday:
        return Moment(day.end, other, written=day)
    return Moment(day.end, this, problem="weekday-mismatch", written=day)


def with_time(text: str, found: Moment) -> Moment:
    """The moment with the time of day that follows it, if one does."""
    gap = _GAP.match(text, found.end)
    time = clock(text, gap.end() if gap else found.end)
    if time is None and _SOLID_DAY.fullmatch(text, max(found.end - 8, 0), found.end):
        solid = _SOLID_TIME.match(text, found.end)
        time = Clock(solid.end(), int(solid[1]) * 60 + int(solid[2])) if solid else None
    if time is None or found.last is not None:
        return found
    evidence = (*found.evidence, "clock") if time.problem else found.evidence
    return replace(found, end=time.end, time=time, problem=found.problem or time.problem, evidence=evidence)


def _iso(text: str, at: int, alone: bool) -> Moment | None:
    match = _ISO.match(text, at) or _BASIC.match(text, at)
    if not match or not (match["mark"] or alone):  # in running text twelve digits alone are some other number
        return None
    # 2026-04-15 10:00-12:00 is a period, 2026-04-15T10:00-05:00 has an offset.
    period = (match["offset"] or "").startswith("-") and match["mark"] == " " and not match["s"]
    offset, end = ("", match.end("local")) if period else (match["offset"] or "", match.end())
    try:
        whole = dt.datetime.fromisoformat(_with_mark(match) + offset.upper())
        local = whole.astimezone(JST) if whole.tzinfo else whole
    except (ValueError, OverflowError):
        return Moment(end, None, problem="invalid") if offset else None
    return Moment(end, local.date(), Clock(end, local.hour * 60 + local.minute))


def _with_mark(match: re.Match[str]) -> str:
    local = match["local"].upper()
    return local if match["mark"] else f"{local[:8]}T{local[8:]}"


def _told(text: str, at: int, base: dt.date | None) -> Moment | None:
    told = told_day(text, at, base or dt.date(2024, 1, 1))
    if told is None:
        return None
    first, last = (told.first, told.last) if base else (None, None)
    found = Moment(
        told.end,
        first,
        last=last,
        problem=told.problem if base or told.problem != "weekday-mismatch" else None,
        evidence=("relative",),
    )
    return found if told.last or not base else _with_written(text, found, told)


def _with_written(text: str, found: Moment, told: Told) -> Moment:
    """明日、5月15日(金) and 明日(15日): two names of one day, which must agree."""
    joint = _JOINT.match(text, found.end)
    if joint is None or told.first is None:
        return found
    at = joint.end()
    day = written_day(text, at) or day_of_month(text, at, told.first)
    if day is None:
        return found
    end = day.end + (joint["open"] is not None and text.startswith(")", day.end))
    same = day.date(told.first.year)
    if same is None:
        return replace(found, end=end, problem="invalid")
    if same != told.first:
        return replace(found, end=end, problem="inconsistent")
    wrong = day.weekday is not None and day.weekday != same.weekday()
    return replace(found, end=end, problem=found.problem or ("weekday-mismatch" if wrong else None))
