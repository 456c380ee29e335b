"""`hours`: whether a post goes out within the opening hours that the configuration sets (interface 3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from postlint.dates import JST, has_time
from postlint.matchers.accounts import handle_of
from postlint.matchers.moments import field_moment
from postlint.matchers.on_fields import OnFields, on_field, text_of
from postlint.matchers.scan import Scan
from postlint.model import Context, Match, OperatingHours, Post

FIELD = "publish_at"
_WEEKDAYS = "月火水木金土日"
# 年末年始: the days on which offices are closed around New Year (e.g. 地方自治法4条の2の休日条例, interface 3).
_YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})


@dataclass(frozen=True)
class Hours(OnFields):
    """A scheduled post against the hours of its account, else of the whole office."""

    hours: Literal["outside", "unset"]
    """`outside`: it goes out on a closed day or at a closed time; `unset`: no hours are configured for it."""

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match at `publish_at`; none for a post without a readable one."""
        moments = field_moment(scan.post, FIELD)
        if moments is None:
            return ()
        hours = hours_of(scan.post, scan.context)
        if self.hours == "unset":
            return (on_field(FIELD),) if hours is None else ()
        if hours is None:
            return ()
        local = moments[0].astimezone(JST)
        reason = closed_day(local.date(), hours)
        if not reason and has_time(text_of(scan.post, FIELD)):
            reason = closed_time(local, hours)
        return (on_field(FIELD, moment=_spoken(local), reason=reason),) if reason else ()

    def captures(self) -> frozenset[str]:
        """When it goes out in Japan, and why that is outside the hours."""
        return frozenset({"moment", "reason"} if self.hours == "outside" else ())


def hours_of(post: Post, context: Context) -> OperatingHours | None:
    """The hours that bind a post: those of its account, else those of the configuration, else none."""
    own = context.accounts.get(handle_of(text_of(post, "account")))
    return own if own is not None else context.operating_hours


def closed_day(day: dt.date, hours: OperatingHours) -> str:
    """Why nothing may go out on a day; empty where it may."""
    if day in hours.closed:
        return "設定された閉庁日"
    if hours.year_end and (day.month, day.day) in _YEAR_END:
        return "年末年始の閉庁日"
    if hours.holidays and _holiday(day):
        return "祝日"
    return "" if day.weekday() in hours.days else f"運用しない{_WEEKDAYS[day.weekday()]}曜日"


def closed_time(moment: dt.datetime, hours: OperatingHours) -> str:
    """Why nothing may go out at a time of day; both ends of the hours are open, to the minute."""
    minute = moment.hour * 60 + moment.minute
    if hours.opens <= minute <= hours.closes:
        return ""
    side = "前" if minute < hours.opens else "後"
    return f"運用時間（{_clock(hours.opens)}から{_clock(hours.closes)}まで）の{side}"


def _holiday(day: dt.date) -> bool:
    from postlint.text.holidays import is_public_holiday

    return is_public_holiday(day)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _spoken(moment: dt.datetime) -> str:
    day = f"{moment.month}月{moment.day}日（{_WEEKDAYS[moment.weekday()]}）"
    return f"{day}{_clock(moment.hour * 60 + moment.minute)}"
