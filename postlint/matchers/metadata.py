"""`metadata` and `when`: conditions on a post's fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from postlint.dates import parse_moment
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Post, Span

State = Literal["present", "absent", "empty", "filled", "true", "false"]

_TRUE = {"true", "yes", "1", "はい", "有", "○", "済"}


def blank(value: object) -> bool:
    """Empty as the contract says: null, blank, only spaces, an empty list."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


@dataclass(frozen=True)
class Condition:
    """What a field's value must be. Several conditions must all hold."""

    is_: State | None = field(
        default=None,
        metadata={"about": "present=項目がある absent=ない empty=あるが空 filled=値がある true/false=真偽"},
    )
    in_: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()

    def holds(self, values: tuple[object, ...]) -> bool:
        """Whether one of the values (none: the field is absent) meets the condition."""
        if self.is_ == "absent":
            return not values
        return any(self._one(value) for value in values)

    def _one(self, value: object) -> bool:
        text = str(value).strip()
        if self.is_ == "empty" and not blank(value):
            return False
        if self.is_ == "filled" and blank(value):
            return False
        if self.is_ in ("true", "false") and (text.lower() in _TRUE) is not (self.is_ == "true"):
            return False
        if self.in_ and text not in self.in_:
            return False
        return text not in self.not_in


Conditions = Mapping[str, Condition]


def field_values(post: Post, name: str) -> tuple[object, ...]:
    """The values of a field; `attachments.alt` means that key of every attachment that has it."""
    head, _, rest = name.partition(".")
    if head not in post.fields:
        return ()
    value = post.fields[head]
    if not rest:
        return (value,)
    items = value if isinstance(value, list) else [value]
    return tuple(item[rest] for item in items if isinstance(item, Mapping) and rest in item)


def publish_moment(post: Post) -> dt.datetime | None:
    """When the post goes out (aware); None where `publish_at` is absent, empty or no date-time."""
    value = post.fields.get("publish_at")
    return None if value is None else parse_moment(str(value))


def all_hold(conditions: Conditions, post: Post) -> bool:
    """Whether all conditions on fields hold."""
    return all(condition.holds(field_values(post, name)) for name, condition in conditions.items())


@dataclass(frozen=True)
class Metadata:
    """Conditions on the post's fields; the finding names the first field."""

    metadata: Mapping[str, Condition]

    @cached_property
    def _field(self) -> str:
        return next(iter(self.metadata)).partition(".")[0]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match without a place in the text, when all conditions hold."""
        if scan.text.disguised or not all_hold(self.metadata, scan.post):
            return ()
        return (Match(Span(0, 0), dict(self._captures(scan.post)), self._field),)

    def possible(self, scan: Scan) -> bool:
        """Fields are cheap to look at."""
        return True

    def _captures(self, post: Post) -> Iterator[tuple[str, str]]:
        for name in self.metadata:
            for value in field_values(post, name)[:1]:
                yield name.replace(".", "_"), str(value)

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The fields' names, a dot written as `_`."""
        return frozenset(name.replace(".", "_") for name in self.metadata)

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()
