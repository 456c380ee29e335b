"""Times of day: 午前10時, 10時30分, 14:00, 正午, 半, 24時 and 25時 (which count on into the next day)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from postlint.text.numerals import number

_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_CLOCK = re.compile(
    rf"(?P<half>午前|午後|am|pm|a\.m\.|p\.m\.|朝|夜|夕方|晩|深夜)?の? ?(?:"
    rf"(?P<noon>正午)|(?P<h>{_N})時(?!間|点|期|代|短|[々の]?[節頃])(?:(?P<m>{_N})分(?!間)|(?P<thirty>半))?|"
    rf"(?P<h2>[0-9]{{1,2}}):(?P<m2>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9:])(?: ?(?P<post>am|pm))?|"
    rf"(?P<h3>[0-9]{{1,2}})(?= ?[~?\-] ?[0-9]{{1,2}}時(?!間)))"
)
_MORNING = frozenset({"午前", "am", "a.m.", "朝"})
_EVENING = frozenset({"午後", "pm", "p.m.", "夜", "夕方", "晩"})
_DAY = 24 * 60
# 深夜放送などの表記は 30時（翌朝6時）まで。
_LATEST = 30 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `minutes` counts from 00:00 and may pass 24:00."""

    end: int
    minutes: int
    half: str | None = None
    """`am` or `pm` where the text says so."""
    problem: str | None = None


def clock(text: str, at: int) -> Clock | None:
    """The time of day that begins at `at`, or None; 午後13時 has the problem `inconsistent`, 31時 `invalid`."""
    match = _CLOCK.match(text, at)
    if not match:
        return None
    if match["noon"]:
        return Clock(match.end(), 12 * 60, "pm")
    hour = number(match["h"] or match["h2"] or match["h3"])
    minute = number(match["m"] or match["m2"] or ("30" if match["thirty"] else "0"))
    if hour is None or minute is None:
        return None
    word = match["half"] or match["post"]
    half = "am" if word in _MORNING else "pm" if word in _EVENING else None
    return Clock(match.end(), _minutes(hour, minute, half), half, _problem(hour, minute, half))


def _minutes(hour: int, minute: int, half: str | None) -> int:
    if half == "pm" and hour < 12:
        hour += 12
    return hour * 60 + minute


def _problem(hour: int, minute: int, half: str | None) -> str | None:
    if minute > 59 or hour * 60 + minute > _LATEST:
        return "invalid"
    return "inconsistent" if half and hour > 12 else None


def carried(first: Clock, second: Clock) -> Clock:
    """The second time of 午後1時~3時, which inherits 午後 where it would otherwise lie before the first."""
    if second.half is None and first.half == "pm" and second.minutes < first.minutes and second.minutes < 12 * 60:
        return Clock(second.end, second.minutes + 12 * 60, "pm", second.problem)
    return second


def reversed_times(first: Clock, second: Clock) -> bool:
    """Whether a period ends before it begins; from the evening into the morning is a night, not a mistake."""
    if second.minutes >= first.minutes:
        return False
    night = first.minutes >= 16 * 60 and second.minutes <= 12 * 60
    certain = (first.half is not None and second.half is not None) or first.minutes >= 13 * 60
    return certain and not night
