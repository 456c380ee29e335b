"""`entity`: what the detectors recognised."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Entity, Match

_CALENDAR = "calendar"


@dataclass(frozen=True)
class EntityIs:
    """An entity of one of the types, in one of the roles, with one of the kinds of evidence."""

    entity: tuple[str, ...]
    role: tuple[str, ...] = ()
    evidence: tuple[str, ...] = field(default=(), metadata={"about": "手がかりのどれかがあるとき"})
    not_evidence: tuple[str, ...] = field(default=(), metadata={"about": "手がかりのどれかがあれば除く"})
    problem: tuple[str, ...] = ()
    as_: str | None = None

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """Every such entity."""
        return tuple(
            Match(entity.span, self._captures(entity, scan))
            for entity in scan.text.entities
            if entity.type in self.entity
            and (not self.role or entity.role in self.role)
            and (not self.evidence or set(self.evidence) & set(entity.evidence))
            and not set(self.not_evidence) & set(entity.evidence)
            and (not self.problem or entity.problem in self.problem)
        )

    def _captures(self, entity: Entity, scan: Scan) -> dict[str, str]:
        named = {self.as_: scan.original(entity.span)} if self.as_ else {}
        return {**named, _CALENDAR: _calendar(entity)} if entity.type == "date" else named

    def possible(self, scan: Scan) -> bool:
        """Whether an entity of one of the types is there."""
        return not scan.entity_types.isdisjoint(self.entity)

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The name given by `as`; for dates also `calendar`, what the calendar says of them."""
        dates = {_CALENDAR} if self.entity == ("date",) else set()
        return frozenset({self.as_} if self.as_ else ()) | dates

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()


def _calendar(entity: Entity) -> str:
    """2026年5月9日は土曜日, of a period both ends; 暦にない日 without a value."""
    days = [dt.date.fromisoformat(part[:10]) for part in (entity.value or "").split("/") if part]
    return (
        "、".join(f"{d.year}年{d.month}月{d.day}日は{'月火水木金土日'[d.weekday()]}曜日" for d in days) or "暦にない日"
    )
