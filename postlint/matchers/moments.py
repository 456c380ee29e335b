"""`after`, `unreadable` and `upcoming`: moments of fields and dates of the text, compared across time zones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from postlint.dates import JST, has_time, parse_moment
from postlint.matchers.metadata import publish_moment
from postlint.matchers.on_fields import OnFields, on_field, text_of
from postlint.matchers.scan import Scan
from postlint.model import Match, Post

_DAY = dt.timedelta(days=1)


def field_moment(post: Post, name: str) -> tuple[dt.datetime, dt.datetime] | None:
    """The earliest and the latest moment (aware) that a field can mean: a day without a time is all of that day."""
    value = text_of(post, name)
    moment = parse_moment(value) if value else None
    if moment is None:
        return None
    return (moment, moment) if has_time(value) else (moment, moment + _DAY - dt.timedelta(minutes=1))


@dataclass(frozen=True)
class After(OnFields):
    """Whether one field's moment certainly lies after another's; the same instant does not."""

    after: tuple[str, ...]
    """Two fields: the first must lie after the second; the finding stands at the first."""

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match, if both can be read."""
        late, early = (field_moment(scan.post, name) for name in self.after)
        if late is None or early is None or late[0] <= early[1]:
            return ()
        first, second = (text_of(scan.post, name) for name in self.after)
        return (on_field(self.after[0], first=first, second=second),)

    def captures(self) -> frozenset[str]:
        """Both fields as they are written."""
        return frozenset({"first", "second"})


@dataclass(frozen=True)
class Unreadable(OnFields):
    """Fields that have a value, but none that is a date-time."""

    unreadable: tuple[str, ...]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match for each of them."""
        values = ((name, text_of(scan.post, name)) for name in self.unreadable)
        return tuple(on_field(name, value=value) for name, value in values if value and parse_moment(value) is None)

    def captures(self) -> frozenset[str]:
        """The field as it is written."""
        return frozenset({"value"})


@dataclass(frozen=True)
class Upcoming(OnFields):
    """Days in the text that come after the day on which the post goes out."""

    upcoming: tuple[str, ...]
    """Which dates: `day`, `period` or both."""

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """Every such date; none where `publish_at` is not known."""
        moment = publish_moment(scan.post)
        if moment is None:
            return ()
        today = moment.astimezone(JST).date().isoformat()
        return tuple(
            Match(entity.span)
            for entity in scan.text.entities
            if entity.type == "date"
            and entity.value
            and ("period" if "/" in entity.value else "day") in self.upcoming
            and entity.value.rpartition("/")[2][:10] > today
        )

    def possible(self, scan: Scan) -> bool:
        """Whether a date is there."""
        return "date" in scan.entity_types
