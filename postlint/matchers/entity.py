"""`entity`: what the detectors recognised."""

from __future__ import annotations

from dataclasses import dataclass, field

from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match


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
            Match(entity.span, {self.as_: scan.original(entity.span)} if self.as_ else {})
            for entity in scan.text.entities
            if entity.type in self.entity
            and (not self.role or entity.role in self.role)
            and (not self.evidence or set(self.evidence) & set(entity.evidence))
            and not set(self.not_evidence) & set(entity.evidence)
            and (not self.problem or entity.problem in self.problem)
        )

    def possible(self, scan: Scan) -> bool:
        """Whether an entity of one of the types is there."""
        return not scan.entity_types.isdisjoint(self.entity)

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The name given by `as`."""
        return frozenset({self.as_} if self.as_ else ())

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()
