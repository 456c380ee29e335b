"""Date-times of fields and registers."""

from __future__ import annotations

import pytest

from postlint.text.moments import has_time, parse_moment


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2026-04-15T10:00:00+09:00", "2026-04-15T10:00:00+09:00"),
        ("2026-04-15T01:00:00Z", "2026-04-15T01:00:00+00:00"),
        ("2026-04-15T10:00", "2026-04-15T10:00:00+09:00"),
        ("2026-04-15", "2026-04-15T00:00:00+09:00"),
        ("2026/5/20 14:00", "2026-05-20T14:00:00+09:00"),
        ("令和8年5月12日（火）午前10時", "2026-05-12T10:00:00+09:00"),
        ("令和８年５月１２日　午後３時半", "2026-05-12T15:30:00+09:00"),
        ("R8.4.14 16:30", "2026-04-14T16:30:00+09:00"),
        ("令和元年5月1日 24時", "2019-05-02T00:00:00+09:00"),
    ],
)
def test_reads(value: str, iso: str) -> None:
    moment = parse_moment(value)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    "value", ["", "近日中", "2026-02-30", "令和8年2月30日", "2026/5/20 25:00", "令和8年5月1日 午後13時"]
)
def test_refuses(value: str) -> None:
    assert parse_moment(value) is None


def test_tells_a_day_from_a_time() -> None:
    assert has_time("2026-04-15T10:00")
    assert has_time("R8.4.14 16:30")
    assert not has_time("2026-04-15")
    assert not has_time("令和8年4月15日")
