"""Opening hours: how they are written, what is refused and where, and what they mean to the minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.config import read_config
from postlint.config.opening import Closed, closed, days, times
from postlint.dates import JST
from postlint.errors import ConfigError
from postlint.matchers.hours import closed_day, closed_time
from postlint.model import OperatingHours

Write = Callable[[str, str | bytes], Path]
HOURS = OperatingHours(8 * 60 + 30, 17 * 60 + 15, frozenset(range(5)), frozenset(), holidays=True, year_end=True)


@pytest.mark.parametrize(
    "text", ["08:30-17:15", "8:30〜17:15", "８：３０～１７：１５", "8:30から17:15まで", "08:30 - 17:15"]
)
def test_times(text: str) -> None:
    found = times(text)
    assert (found.opens, found.closes) == (510, 1035)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("月-金", {0, 1, 2, 3, 4}),
        ("月〜金", {0, 1, 2, 3, 4}),
        ("月曜日から金曜日", {0, 1, 2, 3, 4}),
        ("平日", {0, 1, 2, 3, 4}),
        ("月火木金", {0, 1, 3, 4}),
        ("月・水・金", {0, 2, 4}),
        ("土-月", {5, 6, 0}),
        ("月-水・金", {0, 1, 2, 4}),
        ("毎日", set(range(7))),
    ],
)
def test_days(text: str, wanted: set[int]) -> None:
    assert days(text).weekdays == wanted


def test_closed_days() -> None:
    assert closed("祝日") == Closed(holidays=True)
    assert closed("年末年始") == Closed(year_end=True)
    assert closed("2026-06-01") == closed("令和8年6月1日") == Closed(frozenset({dt.date(2026, 6, 1)}))
    assert closed("土日祝") == Closed(weekdays=frozenset({5, 6}), holidays=True)


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("time", "9時", 9),
        ("time", "17:15-08:30", 9),
        ("time", "08:30-25:00", 9),
        ("time", "08:60-17:15", 9),
        ("days", "月から", 9),
        ("days", "Mon-Fri", 9),
        ("closed", "お盆", 11),
        ("closed", "[祝日, 2026-02-30]", 16),
    ],
)
def test_faults_have_a_place(write: Write, key: str, value: str, column: int) -> None:
    given_ = {"time": '"08:30-17:15"', "days": "月-金", "closed": "[祝日]"} | {key: value}
    lines = "".join(f"  {name}: {text}\n" for name, text in given_.items())
    with pytest.raises(ConfigError) as caught:
        read_config(write("postlint.yaml", f"operating_hours:\n{lines}"))
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (list(given_).index(key) + 2, column)


def test_accounts_have_hours_of_their_own(write: Write) -> None:
    text = 'accounts:\n  "@hidamari":\n    operating_hours: {time: "10:00-18:00", days: 火-日, closed: []}\n'
    own = read_config(write("postlint.yaml", text)).values.accounts["@hidamari"].operating_hours
    assert own is not None
    assert own.hours == OperatingHours(600, 1080, frozenset({1, 2, 3, 4, 5, 6}))


@given(st.integers(0, 24 * 60 - 1))
def test_both_ends_are_open_and_the_minutes_beside_them_closed(minute: int) -> None:
    moment = dt.datetime(2026, 5, 12, minute // 60, minute % 60, 59, tzinfo=JST)
    assert bool(closed_time(moment, HOURS)) is not (510 <= minute <= 1035)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)))
def test_a_day_is_open_only_on_a_weekday_outside_the_year_end(day: dt.date) -> None:
    year_end = (day.month, day.day) in {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
    if day.weekday() > 4 or year_end:
        assert closed_day(day, HOURS)
    if not closed_day(day, HOURS):
        assert day.weekday() <= 4


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-04-29", "祝日"),
        ("2026-05-06", "祝日"),
        ("2026-09-22", "祝日"),
        ("2026-12-30", "年末年始の閉庁日"),
        ("2027-01-04", ""),
        ("2026-05-16", "運用しない土曜日"),
    ],
)
def test_reasons(day: str, reason: str) -> None:
    assert closed_day(dt.date.fromisoformat(day), HOURS) == reason
