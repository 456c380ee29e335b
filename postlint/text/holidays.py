"""Japan's public holidays, offline."""

from __future__ import annotations

import datetime as dt


def is_public_holiday(day: dt.date) -> bool:
    """Whether a day is a 国民の祝日, 振替休日 or 国民の休日 (祝日法 and its special laws, as `jpholiday` knows them).

    The equinoxes of coming years are computed; the Cabinet fixes each of them only the February before. Weekends are
    not holidays here.
    """
    import jpholiday  # some 30 ms: only opening hours and weekdays marked as holidays need it

    return jpholiday.is_holiday(day)
