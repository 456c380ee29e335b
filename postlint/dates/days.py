"""Days as written with numbers: 令和8年4月15日(水), 2026(令和8)年4月15日, R8.4.15, 20260415, 4月15日, 4/15(水)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from postlint.dates.eras import holds, western
from postlint.text.numerals import number

_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_Y = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3}|二千[〇一二三四五六七八九十]{1,3})"
_ERA = r"(?:令和|平成|昭和|大正|明治)"
_SHORT_ERA = r"(?<![a-z0-9])[rhstm]|(?<![一-鿿])[令平昭](?=[0-9元])"
_EYEAR = rf"(?:元|{_N})"


def _other(n: int) -> str:
    return rf"(?:(?P<era{n}>{_ERA}|[rhs]) ?(?P<ey{n}>{_EYEAR})|(?P<y{n}>{_Y}))"


# 令和8年(2026年), 令和8(2026)年, 2026(令和8)年: two names of one year.
_YEAR = (
    rf"(?:(?P<era>{_ERA}) ?(?P<ey>{_EYEAR})|(?P<y>{_Y}))(?: ?\( ?{_other(2)} ?\) ?年(?!度)|"
    rf" ?年(?!度|間|目|生|以|前|後)(?: ?[(/・=] ?{_other(3)}年?\)?)?)"
)
HOLIDAY = r"(?:祝日?|振休|振替休日)"
WEEKDAY = (
    rf"(?: ?[(【\[]?(?P<{{name}}>[月火水木金土日])(?:曜日?)?(?:[・、,/ ]?(?:{HOLIDAY}|休日?))?[)】\]]|"
    rf" ?(?P<{{name}}2>[月火水木金土日])曜日?| ?\({HOLIDAY}\))?"
)
# 11月9・10日: the 日 comes after the last of the days.
_LATER = r"(?=(?: ?(?:\([^()\n]{1,6}\))?[・、,~?\-]{1,2} ?[0-9]{1,2}){1,8}(?:\([^()\n]{1,6}\))?日)"
_WRITTEN = re.compile(rf"(?:{_YEAR} ?)?(?P<m>{_N}) ?月 ?(?P<d>{_N}) ?(?:日(?!間)|{_LATER}){WEEKDAY.format(name='wd')}")
_YEAR_ONLY = re.compile(rf"{_YEAR}")
_DOTTED = re.compile(
    rf"(?:(?P<era>{_ERA}|{_SHORT_ERA}) ?(?P<ey>{_EYEAR})|(?<![0-9./\-目町字])(?P<y>(?:1[6-9]|2[01])[0-9]{{2}})) ?"
    rf"(?P<s>[./\-年]) ?(?P<m>[0-9]{{1,2}}) ?(?:(?P=s)|月) ?(?P<d>[0-9]{{1,2}})日?(?![0-9])(?!"
    rf"(?P=s)[0-9]){WEEKDAY.format(name='wd')}"
)
_SOLID = re.compile(r"(?<![0-9.,\-])(?P<y>20[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9])(?P<wd>)(?P<wd2>)")
_SLASHED = re.compile(
    r"(?<![0-9./\-])(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})(?![0-9/.])(?: ?\((?P<wd>[月火水木金土日])"
    r"(?:曜日?)?(?:[・、,/]?[祝休振])?\))?(?P<wd2>)"
)
_FOREIGN = re.compile(r"(?<![0-9./\-])(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<y>20[0-9]{2})(?![0-9/])")
_DAY_ONLY = re.compile(rf"(?P<d>[0-9]{{1,2}})日(?!間|目|後|前|以|連|程|時|ぶり|分){WEEKDAY.format(name='wd')}")
_DAYS = "月火水木金土日"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written. `year` is None where the text gives none; `weekday` is 0 for Monday."""

    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    era: str | None = None
    problem: str | None = None
    loose: bool = False
    """True for 4/15 without a weekday, which may as well be a fraction."""

    def date(self, year: int | None = None) -> dt.date | None:
        """The calendar day in its own or the given year, None where the calendar has no such day."""
        try:
            return dt.date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None


def written_day(text: str, at: int) -> Day | None:
    """The day that begins exactly at `at`, or None."""
    for pattern in (_WRITTEN, _DOTTED, _SOLID):
        match = pattern.match(text, at)
        if match:
            return _checked(match)
    match = _FOREIGN.match(text, at)
    if match:
        return _foreign(match)
    match = _SLASHED.match(text, at)
    if match and 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
        return Day(match.end(), None, int(match["m"]), int(match["d"]), weekday_of(match), loose=match["wd"] is None)
    return None


def day_of_month(text: str, at: int, base: dt.date) -> Day | None:
    """The day of 15日(水) that begins exactly at `at`, month and year as in `base`, or None."""
    match = _DAY_ONLY.match(text, at)
    if match and match["d"] == "1" and weekday_of(match) is None and base.day != 1:
        return None  # 本日1日限り: how long, not when
    return Day(match.end(), base.year, base.month, int(match["d"]), weekday_of(match)) if match else None


def mismatched_year(text: str, at: int) -> int | None:
    """The end of 令和8年(2025年), two names of a year that are not the same year; None where there is no such thing."""
    match = _YEAR_ONLY.match(text, at)
    return match.end() if match and _years_differ(match, _year(match)) else None


def weekday_of(match: re.Match[str]) -> int | None:
    """The weekday named by the groups `wd` and `wd2`, 0 for Monday."""
    char = match["wd"] or match["wd2"]
    return _DAYS.index(char) if char else None


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("era"):
        value = number(groups["ey"])
        return western(groups["era"], value) if value else None
    return number(groups["y"]) if groups.get("y") else None


def _years_differ(match: re.Match[str], year: int | None) -> bool:
    groups = match.groupdict()
    for name in "23":
        if groups.get("era" + name):
            value = number(groups["ey" + name])
            return value is None or western(groups["era" + name], value) != year
        if groups.get("y" + name):
            return number(groups["y" + name]) != year
    return False


def _checked(match: re.Match[str]) -> Day | None:
    month, day = number(match["m"]), number(match["d"])
    if month is None or day is None or match["m"].strip("〇") == "" or match["d"].strip("〇") == "":
        return None  # 〇月〇日 is a gap to be filled in, not a date
    groups = match.groupdict()
    year, era = _year(match), groups.get("era")
    found = Day(match.end(), year, month, day, weekday_of(match), era)
    return Day(match.end(), year, month, day, found.weekday, era, _problem(match, found))


def _problem(match: re.Match[str], day: Day) -> str | None:
    if _years_differ(match, day.year):
        return "era-mismatch"
    date = day.date(2024)
    if date is None:
        return "invalid"
    if day.year is None:
        return None
    if day.era and not holds(day.era, date):
        return "era-mismatch"
    return "weekday-mismatch" if day.weekday is not None and date.weekday() != day.weekday else None


def _foreign(match: re.Match[str]) -> Day:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first > 12 or second > 12 or first == second:
        month, day = (second, first) if first > 12 else (first, second)
        found = Day(match.end(), year, month, day)
        return found if found.date() else Day(match.end(), year, month, day, problem="invalid")
    return Day(match.end(), year, first, second, problem="ambiguous")
