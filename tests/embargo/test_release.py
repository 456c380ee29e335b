"""Releases are exact to the minute in every time zone, whatever the size of the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.config.register import entries_of
from postlint.dates import JST
from postlint.embargo.register import Register
from postlint.embargo.release import release_moment
from postlint.model import Tokens
from postlint.text.morphology import Analyzer
from postlint.text.reading import read
from postlint.text.sentences import sentences

ANALYZER = Analyzer()
TEXT = read("マスコット「ひだもん」が誕生しました。", ANALYZER, lambda *_: ())[0]
MINUTE = dt.timedelta(minutes=1)
ZONES = st.integers(-14 * 4, 14 * 4).map(lambda quarters: dt.timezone(dt.timedelta(minutes=15 * quarters)))
MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2035, 1, 1), timezones=ZONES).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)


def cut(folded: str) -> Tokens:
    return ANALYZER.tokens(folded, sentences(folded))


def register(release: str, others: int = 0) -> Register:
    rows = [{"id": "R", "title": "マスコット「ひだもん」の誕生について", "release_at": release}]
    rows += [
        {"id": f"x{number}", "title": f"第{number}公園の愛称「みなも{number}」について", "release_at": "2040-01-01"}
        for number in range(others)
    ]
    return Register(entries_of(rows, "register"), cut)


@settings(max_examples=60, deadline=None)
@given(MOMENTS, ZONES)
def test_never_missed_by_a_shift_of_time_zone(moment: dt.datetime, zone: dt.timezone) -> None:
    made = register(moment.isoformat())
    before, at = (moment - MINUTE).astimezone(zone), moment.astimezone(zone)
    assert [item.entry.id for item in made.compare(TEXT, before)] == ["R"]
    assert made.compare(TEXT, at) == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_index_made_for_later_drafts_serves_earlier_ones(order: tuple[int, int]) -> None:
    made = register("2026-05-12T10:00", others=40)
    release = dt.datetime(2026, 5, 12, 10, tzinfo=JST)
    found = {shift: bool(made.compare(TEXT, release - shift * MINUTE)) for shift in order}
    assert found == {0: False, 1: True}


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-05-12", "2026-05-13T00:00:00+09:00"),
        ("令和8年5月12日", "2026-05-13T00:00:00+09:00"),
        ("令和8年5月12日（火）午前10時", "2026-05-12T10:00:00+09:00"),
        ("2026-05-12T01:00:00Z", "2026-05-12T10:00:00+09:00"),
        ("46154", "2026-05-13T00:00:00+09:00"),
        ("46154.5", "2026-05-12T12:00:00+09:00"),
    ],
)
def test_a_day_without_a_time_means_its_end(written: str, moment: str) -> None:
    release = release_moment(written)
    assert release is not None
    assert release.isoformat() == moment


def test_what_names_no_moment() -> None:
    assert release_moment("近日中") is None


def test_an_entry_is_found_among_thousands() -> None:
    made = register("2026-05-12T10:00", others=3000)
    spoken = read("ひだもん、たんじょう！", ANALYZER, lambda *_: ())[0]
    moment = dt.datetime(2026, 5, 1, tzinfo=JST)
    assert [item.entry.id for item in made.compare(TEXT, moment)] == ["R"]
    assert [item.entry.id for item in made.compare(spoken, moment)] == ["R"]


def test_a_name_in_kana_is_found_among_thousands() -> None:
    rows: list[dict[str, object]] = [
        {"id": "R", "title": "栄誉賞（青葉凪選手）について", "release_at": "2026-05-12T10:00"}
    ]
    rows += [{"id": f"x{n}", "title": f"第{n}公園について", "release_at": "2040-01-01"} for n in range(300)]
    made: Callable[..., object] = Register(entries_of(rows, "register"), cut).compare
    draft = read("あおばなぎさん、受賞が決まりました！", ANALYZER, lambda *_: ())[0]
    assert made(draft, dt.datetime(2026, 5, 1, tzinfo=JST))
