"""Public holidays: the law's days, substitutes and days between two holidays."""

from __future__ import annotations

import datetime as dt

import pytest

from postlint.text.holidays import is_public_holiday


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 1, 1),
        dt.date(2026, 1, 12),  # the second Monday
        dt.date(2026, 5, 6),  # substitute for Sunday, 3 May
        dt.date(2026, 9, 22),  # between 敬老の日 and 秋分の日
        dt.date(2019, 4, 30),  # by the law on the enthronement
        dt.date(2021, 7, 22),  # moved for the games
    ],
)
def test_holidays(day: dt.date) -> None:
    assert is_public_holiday(day)


@pytest.mark.parametrize("day", [dt.date(2026, 1, 2), dt.date(2026, 5, 2), dt.date(2021, 7, 19), dt.date(2026, 12, 29)])
def test_other_days(day: dt.date) -> None:
    assert not is_public_holiday(day)
