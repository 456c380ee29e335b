"""When a release happens, from the ways in which registers and posts write it."""

from __future__ import annotations

import datetime as dt

from postlint.dates import read_moment


def release_moment(written: str) -> dt.datetime | None:
    """The moment (aware) from which on publishing is allowed; None where the string names none.

    Without a time of day it is the end of that day: 00:00 of the next.
    """
    reading = read_moment(written)
    if reading is None or reading.at is None or reading.timed:
        return reading.at if reading else None
    return reading.at + dt.timedelta(days=1)
