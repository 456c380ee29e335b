"""`metadata` and `when`: conditions on a post's fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeGuard

from postlint.dates import parse_moment
from postlint.matchers.expression import compiled, found_in
from postlint.matchers.items import items
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Post, Span
from postlint.text.fold import fold_term

State = Literal["present", "absent", "empty", "filled", "true", "false", "missing", "untrue"]

_TRUE = {
    *("true", "yes", "y", "on", "1", "はい", "有", "有り", "あり", "○", "〇", "◯", "可"),
    *("済", "済み", "許可", "許可済", "許可済み", "承認", "承認済", "承認済み", "得た"),
}


def blank(value: object) -> bool:
    """Empty as the contract says: null, blank, only spaces, an empty list."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def truthy(value: object) -> bool:
    """Whether a field says yes: true, yes, 1, はい, 有, ○, 済."""
    return str(value).strip().lower() in _TRUE


@dataclass(frozen=True)
class Condition:
    """What a field's value must be. Several conditions must all hold."""

    is_: State | None = field(
        default=None,
        metadata={
            "about": "present=項目がある absent=ない empty=あるが空 filled=値がある missing=ないか空 "
            "true/false=真偽 untrue=ないか偽"
        },
    )
    in_: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    matches: str = field(default="", metadata={"about": "値のどこかに合う正規表現（幅と空白を問わない）"})
    not_matches: str = field(default="", metadata={"about": "値のどこにも合わない正規表現"})

    @cached_property
    def _wanted(self) -> Any:
        return compiled(self.matches)

    @cached_property
    def _unwanted(self) -> Any:
        return compiled(self.not_matches)

    def holds(self, values: tuple[object, ...]) -> bool:
        """Whether one of the values (none: the field is absent) meets the condition."""
        if self.is_ == "absent":
            return not values
        if self.is_ in ("missing", "untrue") and not values:
            return True
        return any(self._one(item) for value in values for item in (value if value and _is_list(value) else [value]))

    def _one(self, value: object) -> bool:
        text = "" if value is None else str(value).strip()
        bare = _key(text)
        if not self._state(value, bare):
            return False
        if (self.in_ and bare not in map(_key, self.in_)) or bare in map(_key, self.not_in):
            return False
        if self.matches and not any(found_in(self._wanted, form) for form in (text, bare)):
            return False
        return not (self.not_matches and any(found_in(self._unwanted, form) for form in (text, bare)))

    def _state(self, value: object, text: str) -> bool:
        if self.is_ in ("empty", "missing"):
            return blank(value)
        if self.is_ == "filled":
            return not blank(value)
        return self.is_ in (None, "present") or (text in _TRUE) is (self.is_ == "true")


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _key(text: str) -> str:
    """A value in the form that is compared: folded, without white space."""
    return "".join(fold_term(text).split())


Conditions = Mapping[str, Condition]


def field_values(post: Post, name: str) -> tuple[object, ...]:
    """The values of a field; `attachments.alt` means that key of every attachment that has it."""
    head, _, rest = name.partition(".")
    if head not in post.fields:
        return ()
    if not rest:
        return (post.fields[head],)
    return tuple(item[rest] for item in items(post, head) if rest in item)


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
        return (Match(Span(0, 0), dict(self._captures(scan.post)), self._field, self._quote(scan.post)),)

    def possible(self, scan: Scan) -> bool:
        """Fields are cheap to look at."""
        return True

    def _quote(self, post: Post) -> str | None:
        """The value inside a list field that meets the first condition; None for a field of its own."""
        name, condition = next(iter(self.metadata.items()))
        values = field_values(post, name) if "." in name else ()
        return next((str(value) for value in values if condition.holds((value,))), None)

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
