"""Days told from another day: 明日, 来週月曜, 今月末, 年度末, 来月15日; and words that leave the day open (GW明け)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from postlint.dates.days import WEEKDAY, weekday_of
from postlint.text.numerals import number

_OFFSETS = {
    "一昨日": -2, "おととい": -2, "昨日": -1, "きのう": -1, "本日": 0, "今日": 0, "きょう": 0,
    "明後日": 2, "あさって": 2, "明日": 1, "あした": 1, "あす": 1,
}  # fmt: skip
_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    rf"(?P<word>一昨日|おととい|昨日|きのう|本日|今日|きょう|明後日|あさって|明日|あした|"
    rf"あす){WEEKDAY.format(name='wd')}"
)
_WEEK = re.compile(r"(?P<week>先週|今週|来週|再来週)(?:の ?)?(?:\(?(?P<wd>[月火水木金土日])(?:曜日?|\))|(?P<wd2>))")
_MONTH = re.compile(
    rf"(?P<month>先月|今月|来月|再来月)(?:の? ?(?:(?P<d>{_N})日(?!間)|(?P<end>末日?|末)))?{WEEKDAY.format(name='wd')}"
)
_YEAR = re.compile(rf"(?P<year>昨年|今年|本年|来年)の? ?(?P<m>{_N})月(?P<d>{_N})日{WEEKDAY.format(name='wd')}")
_FISCAL = re.compile(
    rf"(?P<fiscal>今年度|本年度|来年度|昨年度|前年度|翌年度|(?:令和|平成|昭和|r|h)(?P<ey>元|{_N})年度|"
    rf"(?P<y>20[0-9]{{2}})年度|(?<![一-鿿0-9])年度(?=末))(?P<end>末)?"
)
_MONTH_END = re.compile(rf"(?P<m>{_N})月(?P<end>末日?)")
_OPEN = re.compile(
    r"(?:gw|ゴールデンウ[ィイ]ーク|大型連休|連休|お盆|盆|年|夏休み|冬休み|春休み|梅雨)明け|近日中?"
    r"(?![点])|数日中|数日以内|"
    r"[0-9一二三四五六七八九十]{1,2}月[上中下]旬|[今来先]月[上中下]旬|[来今昨][春夏秋冬](?![一-鿿])"
)
_WEEKS = {"先週": -1, "今週": 0, "来週": 1, "再来週": 2}
_MONTHS = {"先月": -1, "今月": 0, "来月": 1, "再来月": 2}
_YEARS = {
    "昨年": -1,
    "昨年度": -1,
    "前年度": -1,
    "今年": 0,
    "本年": 0,
    "今年度": 0,
    "本年度": 0,
    "来年": 1,
    "来年度": 1,
    "翌年度": 1,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A day or period told from `base`; `last` is None for a single day, both are None where the day stays open."""

    end: int
    first: dt.date | None
    last: dt.date | None = None
    problem: str | None = None
    fiscal: bool = False


def told_day(text: str, at: int, base: dt.date) -> Told | None:
    """The relative day or period that begins exactly at `at`, or None."""
    for read in (_open, _day, _week, _year, _month, _fiscal, _month_end):
        found = read(text, at, base)
        if found:
            return found
    return None


def _open(text: str, at: int, base: dt.date) -> Told | None:
    match = _OPEN.match(text, at)
    return Told(match.end(), None, None, "ambiguous") if match else None


def _day(text: str, at: int, base: dt.date) -> Told | None:
    match = _DAY.match(text, at)
    if not match:
        return None
    return _single(match, base + dt.timedelta(days=_OFFSETS[match["word"]]))


def _week(text: str, at: int, base: dt.date) -> Told | None:
    match = _WEEK.match(text, at)
    if not match:
        return None
    monday = base + dt.timedelta(days=7 * _WEEKS[match["week"]] - base.weekday())
    weekday = weekday_of(match)
    if weekday is None:
        return Told(match.end(), monday, monday + dt.timedelta(days=6))
    return Told(match.end(), monday + dt.timedelta(days=weekday))


def _month(text: str, at: int, base: dt.date) -> Told | None:
    match = _MONTH.match(text, at)
    if not match:
        return None
    first = _first_of(base, _MONTHS[match["month"]])
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if match["end"]:
        return _single(match, last)
    if not match["d"]:
        return Told(match.end(), first, last)
    day = number(match["d"]) or 0
    if not 1 <= day <= last.day:
        return Told(match.end(), None, None, "invalid")
    return _single(match, first.replace(day=day))


def _year(text: str, at: int, base: dt.date) -> Told | None:
    match = _YEAR.match(text, at)
    if not match:
        return None
    try:
        day = dt.date(base.year + _YEARS[match["year"]], number(match["m"]) or 0, number(match["d"]) or 0)
    except ValueError:
        return Told(match.end(), None, None, "invalid")
    return _single(match, day)


def _fiscal(text: str, at: int, base: dt.date) -> Told | None:
    match = _FISCAL.match(text, at)
    if not match:
        return None
    word = match["fiscal"]
    this = base.year - (base.month < 4)
    if match["ey"]:
        era_start = {"令": 2018, "r": 2018, "平": 1988, "h": 1988, "昭": 1925}[word[0]]
        year = era_start + (number(match["ey"]) or 1)
    else:
        year = int(match["y"]) if match["y"] else this + _YEARS.get(word, 0)
    last = dt.date(year + 1, 3, 31)
    return Told(match.end(), last) if match["end"] else Told(match.end(), dt.date(year, 4, 1), last, fiscal=True)


def _month_end(text: str, at: int, base: dt.date) -> Told | None:
    match = _MONTH_END.match(text, at)
    month = number(match["m"]) if match else None
    if not match or month is None or not 1 <= month <= 12:
        return None
    return Told(match.end(), dt.date(base.year, month, calendar.monthrange(base.year, month)[1]))


def _single(match: re.Match[str], day: dt.date) -> Told:
    weekday = weekday_of(match)
    return Told(
        match.end(), day, None, "weekday-mismatch" if weekday is not None and weekday != day.weekday() else None
    )


def _first_of(base: dt.date, months: int) -> dt.date:
    count = base.year * 12 + base.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)
