"""Date-times of fields and registers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.dates import JST, parse_moment, read_moment
from tests.dates import printed

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31))
MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2060, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2026-04-15T10:00:00+09:00", "2026-04-15T10:00"),
        ("2026-04-15T01:00:00Z", "2026-04-15T10:00"),
        ("2026-04-15T01:00:00.000Z", "2026-04-15T10:00"),
        ("2026-04-14T20:00:00-05:00", "2026-04-15T10:00"),
        ("2026-04-15T10:00", "2026-04-15T10:00"),
        ("2026-04-15 10:00", "2026-04-15T10:00"),
        ("20260415T100000+0900", "2026-04-15T10:00"),
        ("202604151000", "2026-04-15T10:00"),
        ("20260415 1000", "2026-04-15T10:00"),
        ("2026-04-15", "2026-04-15T00:00"),
        ("2026/5/20 14:00", "2026-05-20T14:00"),
        ("令和8年5月12日（火）午前10時", "2026-05-12T10:00"),
        ("令和８年５月１２日　午後３時半", "2026-05-12T15:30"),
        ("令和八年五月十二日正午", "2026-05-12T12:00"),
        ("R8.4.14 16:30", "2026-04-14T16:30"),
        ("令和元年5月1日 24時", "2019-05-02T00:00"),
        ("2026/5/20 25:00", "2026-05-21T01:00"),
        ("46127", "2026-04-15T00:00"),
        ("46127.4166666667", "2026-04-15T10:00"),
        ("25/12/2026 9:00", "2026-12-25T09:00"),
    ],
)
def test_reads(value: str, iso: str) -> None:
    moment = parse_moment(value)
    assert moment is not None
    assert moment.isoformat() == iso + ":00+09:00"


@pytest.mark.parametrize(
    "value",
    ["", "近々", "4月15日から", "4月15日〜17日", "2026年", "12345", "2026-04-15 10:00-12:00", "2026-04-15に公開"],
)
def test_is_no_moment(value: str) -> None:
    assert read_moment(value) is None
    assert parse_moment(value) is None


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("2026-02-30", "invalid"),
        ("2026-02-30T10:00:00Z", "invalid"),
        ("令和8年2月30日", "invalid"),
        ("2026/5/20 31:00", "invalid"),
        ("令和8年5月1日 午後13時", "inconsistent"),
        ("令和8年5月12日（水）", "weekday-mismatch"),
        ("平成40年5月12日", "era-mismatch"),
        ("2026(令和7)年5月12日", "era-mismatch"),
        ("04/05/2026 10:00", "ambiguous"),
        ("近日中", "ambiguous"),
        ("4/15", "ambiguous"),
        ("来週", "ambiguous"),
    ],
)
def test_names_the_problem(value: str, problem: str) -> None:
    reading = read_moment(value)
    assert reading is not None
    assert (reading.at, reading.problem) == (None, problem)
    assert parse_moment(value) is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [("4/20", "2026-04-20T00:00"), ("4月20日9時", "2026-04-20T09:00"), ("明日 10時", "2026-04-15T10:00")],
)
def test_a_base_gives_what_is_left_out(value: str, iso: str) -> None:
    reading = read_moment(value, dt.date(2026, 4, 14))
    assert reading is not None
    assert reading.at is not None
    assert reading.at.strftime("%Y-%m-%dT%H:%M") == iso


def test_tells_a_day_from_a_time() -> None:
    timed = {value: read_moment(value) for value in ("2026-04-15T10:00", "R8.4.14 16:30", "2026-04-15", "46127")}
    assert [reading.timed for reading in timed.values() if reading] == [True, True, False, False]


@given(day=DAYS)
@settings(max_examples=60, deadline=None)
def test_every_printed_day_reads_back(day: dt.date) -> None:
    for text in printed.days(day):
        reading = read_moment(text)
        assert reading is not None, text
        assert (reading.at and reading.at.date(), reading.timed, reading.problem) == (day, False, None), text


@given(day=DAYS, minutes=st.integers(0, 24 * 60 - 1))
@settings(max_examples=60, deadline=None)
def test_every_printed_time_reads_back(day: dt.date, minutes: int) -> None:
    expected = dt.datetime.combine(day, dt.time(), JST) + dt.timedelta(minutes=minutes)
    head = f"{day.year}年{day.month}月{day.day}日"
    for text in printed.times(minutes):
        assert parse_moment(head + text) == expected, text
        assert parse_moment(f"{day.year}/{day.month}/{day.day} {text}") == expected, text


@given(moment=MOMENTS, offset=st.integers(-12 * 4, 14 * 4))
@settings(max_examples=80, deadline=None)
def test_the_zone_does_not_move_the_moment(moment: dt.datetime, offset: int) -> None:
    there = moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=15 * offset)))
    assert parse_moment(there.isoformat()) == there
    assert parse_moment(there.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")) == there
    assert parse_moment(moment.isoformat()) == moment.replace(tzinfo=JST)
