"""Periods: 4月15日~17日, 12月29日から1月3日まで, 10時~12時, with what the end takes over from the beginning."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from postlint.dates.clock import Clock, carried, clock, reversed_times
from postlint.dates.days import WEEKDAY, Day, weekday_of, written_day
from postlint.dates.moments import Moment, moment, with_time

_TO = re.compile(r" ?(?:(?:から|より)[、 ]?|[~–—―→] ?|-(?=[0-9])|\?(?=[0-9]))(?:翌)?")
_DAY_ONLY = re.compile(rf"(?P<d>[0-9]{{1,2}})日(?!間|目){WEEKDAY.format(name='wd')}")
_RANK = ("invalid", "era-mismatch", "inconsistent", "weekday-mismatch", "ambiguous")


@dataclass(frozen=True, slots=True)
class Period:
    """An expression brought to the calendar: one moment, or a beginning and an end."""

    end: int
    value: str | None
    problem: str | None
    evidence: tuple[str, ...]
    last_day: dt.date | None
    second: Clock | None = None


def period(text: str, first: Moment, base: dt.date | None) -> Period:
    """The period that begins with `first`, or `first` alone where no end follows."""
    if first.last is not None:
        value = f"{first.day}/{first.last}" if first.day else None
        return Period(first.end, value, first.problem, first.evidence, first.last)
    joint = _TO.match(text, first.end)
    if joint:
        found = _to_day(text, first, joint.end(), base) or _to_time(text, first, joint.end())
        if found:
            return found
    return Period(first.end, first.iso, first.problem, first.evidence, first.day)


def _to_time(text: str, first: Moment, at: int) -> Period | None:
    second = clock(text, at)
    if first.time is None or second is None:
        return None
    second = carried(first.time, second)
    wrong = reversed_times(first.time, second)
    minutes = second.minutes + (24 * 60 if second.minutes < first.time.minutes and not wrong else 0)
    last = Moment(second.end, first.day, replace(second, minutes=minutes))
    problem = _worst(first.problem, second.problem, "inconsistent" if wrong else None)
    value = f"{first.iso}/{last.iso}" if first.day else None
    evidence = (*first.evidence, *(("clock",) if second.problem else ()), *(("reversed-times",) if wrong else ()))
    return Period(second.end, value, problem, evidence, first.day, second)


def _to_day(text: str, first: Moment, at: int, base: dt.date | None) -> Period | None:
    only = _DAY_ONLY.match(text, at)
    if only and first.day:
        return _closed(first, with_time(text, _same_month(only, first.day)), base)
    day = written_day(text, at)
    if day is None:
        told = moment(text, at, base)
        return _closed(first, told, base) if told and told.last is None and told.day else None
    if first.day is None:
        return Period(day.end, None, _worst(first.problem, day.problem), first.evidence, None)
    first, last = _aligned(first, first.day, day)
    return _closed(first, with_time(text, last), base)


def _same_month(match: re.Match[str], start: dt.date) -> Moment:
    weekday = weekday_of(match)
    number = int(match["d"])
    try:
        day = start.replace(day=number)
        if day < start:
            day = (start.replace(day=1) + dt.timedelta(days=32)).replace(day=number)
    except ValueError:
        return Moment(match.end(), None, problem="invalid")
    wrong = weekday is not None and weekday != day.weekday()
    return Moment(match.end(), day, problem="weekday-mismatch" if wrong else None)


def _aligned(first: Moment, begun: dt.date, day: Day) -> tuple[Moment, Moment]:
    """Give the years that are left out: the end follows the beginning, or the beginning goes before a dated end."""
    if day.problem:
        return first, Moment(day.end, None, problem=day.problem)
    if day.year is not None:
        return _before_end(first, day.date()), Moment(day.end, day.date())
    last = day.date(begun.year)
    if last and last < begun and last.month != begun.month and last.weekday() != day.weekday:
        last = day.date(begun.year + 1)
    if last is None:
        return first, Moment(day.end, None, problem="invalid")
    wrong = day.weekday is not None and day.weekday != last.weekday()
    return first, Moment(day.end, last, problem="weekday-mismatch" if wrong else None)


def _before_end(first: Moment, last: dt.date | None) -> Moment:
    if last is None or first.written is None or first.written.year is not None:
        return first
    start = first.written.date(last.year)
    if start and start > last:
        start = first.written.date(last.year - 1)
    return _dated(first, start)


def _dated(first: Moment, start: dt.date | None) -> Moment:
    if start is None or first.written is None:
        return first
    weekday = first.written.weekday
    wrong = weekday is not None and weekday != start.weekday()
    return replace(first, day=start, problem="weekday-mismatch" if wrong else None, evidence=("year",))


def _closed(first: Moment, last: Moment, base: dt.date | None) -> Period:
    begun, ended = first.iso, last.iso
    # Text order of ISO values is their order in time; a bare day counts as its end.
    backwards = bool(begun and ended and ended + ("T99" if last.time is None else "") < begun)
    problem = first.problem
    if problem == "ambiguous" and last.day and base and last.day >= base:
        problem = None
    problem = _worst(problem, last.problem, "inconsistent" if backwards else None)
    value = f"{begun}/{ended}" if begun and ended else None
    over = ("reversed-times" if first.day == last.day else "reversed",) if backwards else ()
    clock_ = ("clock",) if "clock" in last.evidence else ()
    ahead = base is not None and last.day is not None and last.day >= base
    evidence = tuple(word for word in first.evidence if not (ahead and word == "far"))
    return Period(last.end, value, problem, (*evidence, *clock_, *over), last.day)


def _worst(*problems: str | None) -> str | None:
    return next((problem for problem in _RANK if problem in problems), None)
