"""Which clause covers which category in which town (interface 1), and which clauses no rule enforces, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from postlint.model import Category, Severity
from postlint.ruleset.language import Entry, Guideline
from postlint.ruleset.loader import Ruleset


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause in one cell of the matrix; `case` is set where it is cited only then."""

    clause: str
    severity: Severity
    case: str | None = None
    unless_case: str | None = None

    def __str__(self) -> str:
        mark = {Severity.REVIEW: " r", Severity.INFO: " info"}.get(self.severity, "")
        text = self.clause + mark
        if self.case:
            return f"[{self.case}: {text}]"
        return f"{text} (not {self.unless_case})" if self.unless_case else text


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one clause; `rules` counts the rules behind its categories."""

    municipality: str
    clause: str
    text: str
    enforces: tuple[Category, ...]
    rules: int
    asks: str | None
    excused: str | None


def matrix(guidelines: Mapping[str, Guideline]) -> dict[Category, dict[str, tuple[Cell, ...]]]:
    """Category -> municipality id -> clauses, in the guideline's order."""
    return {
        category: {
            town: tuple(_cell(entry, category) for entry in guideline.clauses if category in entry.enforces)
            for town, guideline in guidelines.items()
        }
        for category in Category
    }


def fates(ruleset: Ruleset) -> Iterator[Fate]:
    """Every clause of every guideline."""
    for town, guideline in ruleset.guidelines.items():
        for entry in guideline.clauses:
            if entry.text or entry.lead:
                count = sum(rule.category in entry.enforces for rule in ruleset.rules)
                text = entry.text or entry.lead or ""
                yield Fate(town, entry.id or "", text, tuple(entry.enforces), count, entry.asks, entry.excused)


def _cell(entry: Entry, category: Category) -> Cell:
    enforcement = entry.enforces[category]
    return Cell(entry.id or "", enforcement.severity, enforcement.case, enforcement.unless_case)
