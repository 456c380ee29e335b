"""Dates in running text, counted from Tuesday 2026-04-14, 09:00."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates import printed
from tests.entities.conftest import See


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("令和８年４月２０日（月）午前９時３０分", "2026-04-20T09:30"),
        ("平成30年7月1日", "2018-07-01"),
        ("昭和四十五年三月二日", "1970-03-02"),
        ("二〇二六年五月十日", "2026-05-10"),
        ("H30.7.1", "2018-07-01"),
        ("R8/4/20 10時", "2026-04-20T10:00"),
        ("㋿8年4月20日", "2026-04-20"),
        ("令和8年（2026年）4月20日", "2026-04-20"),
        ("2026-04-20T10:00:00Z", "2026-04-20T19:00"),
        ("2026.4.20", "2026-04-20"),
        ("20260420 0930", "2026-04-20T09:30"),
        ("20260420", "2026-04-20"),
        ("25/12/2026", "2026-12-25"),
        ("46132", "2026-04-20"),
        ("46132.5", "2026-04-20T12:00"),
        ("4月20日（月）午後0時", "2026-04-20T12:00"),
        ("4月20日24時", "2026-04-21T00:00"),
        ("4月20日25時", "2026-04-21T01:00"),
        ("4月20日 正午", "2026-04-20T12:00"),
        ("4月20日7時半", "2026-04-20T07:30"),
        ("4/20(月)", "2026-04-20"),
        ("明日9時", "2026-04-15T09:00"),
        ("あさって", "2026-04-16"),
        ("今週土曜", "2026-04-18"),
        ("再来週の火曜日", "2026-04-28"),
        ("来月5日", "2026-05-05"),
        ("来月", "2026-05-01/2026-05-31"),
        ("今月末", "2026-04-30"),
        ("年度末", "2027-03-31"),
        ("令和8年度", "2026-04-01/2027-03-31"),
        ("4月20日（月）〜22日（水）", "2026-04-20/2026-04-22"),
        ("12月28日から1月4日まで", "2026-12-28/2027-01-04"),
        ("12月28日から令和9年1月4日", "2026-12-28/2027-01-04"),
        ("4月20日10時〜12時", "2026-04-20T10:00/2026-04-20T12:00"),
        ("4月20日午後1時～3時", "2026-04-20T13:00/2026-04-20T15:00"),
        ("4月20日22時～5時", "2026-04-20T22:00/2026-04-21T05:00"),
        ("4月20日必着", "/2026-04-20"),
        ("～4月20日", "/2026-04-20"),
        ("4月20日から受付", "2026-04-20/"),
        ("4月20日から22日", "2026-04-20/2026-04-22"),
        ("明日、4月15日（水）", "2026-04-15"),
        ("明日15日", "2026-04-15"),
        ("明日（15日）", "2026-04-15"),
        ("来週の月曜日（4月20日）", "2026-04-20"),
        ("2026(令和8)年4月20日", "2026-04-20"),
        ("令和8(2026)年4月20日", "2026-04-20"),
        ("令8.4.20", "2026-04-20"),
        ("20260420T0930", "2026-04-20T09:30"),
        ("4月29日（水・祝）", "2026-04-29"),
    ],
)
def test_values(see: See, text: str, value: str) -> None:
    (seen,) = see(text, "date")
    assert (seen.entity.value, seen.entity.problem) == (value, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("4月31日", "invalid"),
        ("令和8年2月29日", "invalid"),
        ("13月1日", "invalid"),
        ("2026-02-30", "invalid"),
        ("4月20日31時", "invalid"),
        ("令和8年4月20日（火）", "weekday-mismatch"),
        ("4月20日（火）", "weekday-mismatch"),
        ("明日（金）", "weekday-mismatch"),
        ("4月28日（火・祝）", "weekday-mismatch"),
        ("明日16日", "inconsistent"),
        ("2026(令和7)年4月20日", "era-mismatch"),
        ("令和8年（2025年）", "era-mismatch"),
        ("平成35年4月1日", "era-mismatch"),
        ("昭和64年1月8日", "era-mismatch"),
        ("午後13時", "inconsistent"),
        ("午後5時から午後3時まで", "inconsistent"),
        ("4月20日～4月10日", "inconsistent"),
        ("明日、4月20日", "inconsistent"),
        ("4月20日から22日までの5日間", "inconsistent"),
        ("04/05/2026", "ambiguous"),
        ("GW明け", "ambiguous"),
        ("近日中", "ambiguous"),
        ("4月上旬", "ambiguous"),
        ("4月10日", "ambiguous"),
    ],
)
def test_problems(see: See, text: str, problem: str) -> None:
    (seen,) = see(text, "date")
    assert seen.entity.problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "対象経費の2/3です",
        "24時間営業です",
        "10日間の講座です",
        "あすなろ公園で遊びます",
        "午前10時から12時",
        "〇月〇日に開きます",
        "3対2で勝ちました",
        "明日香村へ行きます",
        "令和8(2026)年度の予算",
        "番号は202604201000です",
    ],
)
def test_no_date(see: See, text: str) -> None:
    assert see(text, "date") == []


def test_past_date_without_year_keeps_its_value(see: See) -> None:
    (seen,) = see("4月10日の投稿", "date")
    assert (seen.entity.value, seen.evidence) == ("2026-04-10", ("past",))


@pytest.mark.parametrize("text", ["令和8年4月10日", "2026年4月1日〜10日", "令和8年4月10日まで"])
def test_what_is_over_says_so(see: See, text: str) -> None:
    (seen,) = see(text, "date")
    assert (seen.entity.problem, "past" in seen.evidence) == (None, True)


def test_what_is_on_or_to_come_is_not_past(see: See) -> None:
    texts = ("令和8年4月14日", "令和8年4月1日〜20日", "令和8年4月1日から", "4月20日")
    assert not any("past" in seen.evidence for text in texts for seen in see(text, "date"))


def test_the_base_is_a_day_in_japan(see: See) -> None:
    late = dt.datetime(2026, 4, 13, 20, 0, tzinfo=dt.UTC)
    assert [seen.entity.value for seen in see("明日", "date", base=late)] == ["2026-04-15"]


def test_weekday_tells_the_next_year(see: See) -> None:
    (seen,) = see("1月11日（月）", "date")
    assert (seen.entity.value, seen.entity.problem) == ("2027-01-11", None)


def test_reported_event_of_an_unknown_year(see: See) -> None:
    (seen,) = see("6月16日（木）午前0時20分ころ", "date")
    assert seen.entity.problem == "ambiguous"


def test_lists_of_days(see: See) -> None:
    assert [s.entity.value for s in see("5月9・10日", "date")] == ["2026-05-09", "2026-05-10"]
    assert [s.entity.value for s in see("5月9日と10日", "date")] == ["2026-05-09", "2026-05-10"]
    assert [s.entity.problem for s in see("5月9日(土)・10日(月)", "date")] == [None, "weekday-mismatch"]


def test_without_a_base_nothing_is_guessed(see: See) -> None:
    assert [s.entity.value for s in see("4月20日と明日", "date", base=None)] == [None, None]
    assert [s.entity.problem for s in see("4月31日", "date", base=None)] == ["invalid"]


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))


@given(day=DAYS)
@settings(max_examples=60, deadline=None)
def test_every_printed_form_reads_back(see: See, day: dt.date) -> None:
    for text in printed.days(day):
        assert [(s.entity.value, s.entity.problem) for s in see(text, "date")] == [(day.isoformat(), None)], text


@given(day=DAYS, step=st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_every_wrong_weekday_is_seen(see: See, day: dt.date, step: int) -> None:
    name = printed.WEEKDAYS[(day.weekday() + step) % 7]
    (seen,) = see(f"{day.year}年{day.month}月{day.day}日（{name}）", "date")
    assert seen.entity.problem == "weekday-mismatch"
