"""Opening hours in postlint.yaml (interface 3): 時間, 曜日 and 閉庁日 as staff write them, every fault located."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from postlint.dates import parse_moment
from postlint.model import OperatingHours
from postlint.ruleset.shapes import Invalid, Report, Scalar, Shape
from postlint.text.fold import fold_term

_WEEKDAYS = "月火水木金土日"
_TO = r"[-~‐‑–—―−ー]|から"
_TIMES = re.compile(rf"(\d{{1,2}}):(\d{{2}})(?:{_TO})(\d{{1,2}}):(\d{{2}})(?:まで)?")
_DAYS = re.compile(rf"([{_WEEKDAYS}])(?:(?:{_TO})([{_WEEKDAYS}]))?[・、,/]?")
_HOLIDAYS = ("祝日", "休日", "祝休日", "国民の祝日", "祝")


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when, in minutes of the day; both ends belong to it."""

    opens: int
    closes: int

    @staticmethod
    def written_as() -> Shape:
        """`08:30-17:15`."""
        return Written(str, times, "時間", "「08:30-17:15」の形で、始まりを先に書いてください")


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays, Monday 0."""

    weekdays: frozenset[int]

    @staticmethod
    def written_as() -> Shape:
        """`月-金`, `月火木金`, `平日`, `毎日`."""
        return Written(str, days, "曜日", "「月-金」か「月火木金」の形で書いてください")


@dataclass(frozen=True, slots=True)
class Closed:
    """When the office is closed although the weekday is not."""

    dates: frozenset[dt.date] = frozenset()
    weekdays: frozenset[int] = frozenset()
    holidays: bool = False
    year_end: bool = False

    @staticmethod
    def written_as() -> Shape:
        """`祝日`, `年末年始`, weekdays and dates; one alone or a list, which may be empty."""
        return _ClosedShape()

    def joined(self, other: Closed) -> Closed:
        """Both together."""
        return Closed(
            self.dates | other.dates,
            self.weekdays | other.weekdays,
            self.holidays or other.holidays,
            self.year_end or other.year_end,
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """When an account may post."""

    time: Times
    days: Days
    closed: Closed = Closed()

    @property
    def hours(self) -> OperatingHours:
        """As the check needs it."""
        closed = self.closed
        return OperatingHours(
            self.time.opens, self.time.closes, self.days.weekdays - closed.weekdays,
            closed.dates, closed.holidays, closed.year_end,
        )  # fmt: skip


@dataclass(frozen=True)
class Written(Scalar):
    """A scalar that a function reads; it raises ValueError for what it cannot."""

    parse: Callable[[str], Any]
    what: str
    mend: str

    def read(self, node: yaml.Node, report: Report) -> Any:
        """The value, or the fault with its place."""
        value = Scalar(str).read(node, report)
        try:
            return self.parse(value)
        except ValueError:
            report(node, f"「{value}」は{self.what}として読めません", self.mend)
            raise Invalid from None

    def build(self, plain: Any) -> Any:
        """The value of a string that may be wrong: raises ValueError."""
        return self.parse(str(plain))


@dataclass(frozen=True)
class _ClosedShape:
    @property
    def _item(self) -> Written:
        return Written(str, closed, "閉庁日", "祝日、年末年始、または「2026-06-01」の形の日付を書いてください")

    def read(self, node: yaml.Node, report: Report) -> Closed:
        found, failed = Closed(), False
        for child in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            try:
                found = found.joined(self._item.read(child, report))
            except Invalid:
                failed = True
        if failed:
            raise Invalid
        return found

    def build(self, plain: Any) -> Closed:
        found = Closed()
        for item in plain if isinstance(plain, list | tuple) else [plain]:
            found = found.joined(self._item.build(item))
        return found

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def times(value: str) -> Times:
    """`08:30-17:15`, also with 〜 or から. Raises ValueError for anything else and where the end is not later."""
    found = _TIMES.fullmatch(_plain(value))
    if found is None:
        raise ValueError(value)
    first, minute, last, second = map(int, found.groups())
    if minute > 59 or second > 59:
        raise ValueError(value)
    opens, closes = first * 60 + minute, last * 60 + second
    if not opens < closes <= 24 * 60:
        raise ValueError(value)
    return Times(opens, closes)


def days(value: str) -> Days:
    """`月-金`, `土-月`, `月火木金`, `月・水・金`, `平日`, `毎日`. Raises ValueError for anything else."""
    plain = re.sub("曜日?", "", _plain(value))
    plain = {"平日": "月-金", "毎日": "月-日", "全日": "月-日"}.get(plain, plain)
    found, at = frozenset[int](), 0
    for match in _DAYS.finditer(plain):
        if match.start() != at:
            raise ValueError(value)
        at = match.end()
        found |= _between(_WEEKDAYS.index(match[1]), _WEEKDAYS.index(match[2] or match[1]))
    if not found or at != len(plain):
        raise ValueError(value)
    return Days(found)


def closed(value: str) -> Closed:
    """`祝日`, `年末年始`, `土日`, `土日祝`, or a date. Raises ValueError for anything else."""
    plain = _plain(value)
    if plain == "年末年始":
        return Closed(year_end=True)
    if plain in _HOLIDAYS:
        return Closed(holidays=True)
    moment = parse_moment(value)
    if moment is not None:
        return Closed(frozenset({moment.date()}))
    bare = plain.removesuffix("日") if plain.endswith("祝日") else plain
    return Closed(weekdays=days(bare.removesuffix("祝").rstrip("・、")).weekdays, holidays=bare.endswith("祝"))


def _between(first: int, last: int) -> frozenset[int]:
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _plain(value: str) -> str:
    return "".join(fold_term(value).split())
