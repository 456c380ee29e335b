"""From a category found to the clauses of a guideline that cover it (interface 1: the matrix)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from postlint.model import Citation, Severity
from postlint.ruleset.language import Enforcement, Entry, Guideline, Rule

Holds = Callable[[str], bool]
"""Whether a named condition set holds around the match (in `judge` also: whether the rule has that case)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a guideline says of a match: the clauses that cover it, or that one of its exceptions excuses it."""

    citations: tuple[Citation, ...]
    excused: bool


def judge(guideline: Guideline, rule: Rule, holds: Holds, others: Iterable[Citation] = ()) -> Verdict:
    """The clauses that cover a finding of `rule`, each with its own severity, in the guideline's order.

    A clause's severity is the lower one of the rule's and its own; `except` silences it, `lower` lowers it,
    `only` and `case` limit it. `excused` is true where an exception leaves no clause standing. A rule with
    `beside` is excused unless one of `others`, what the post was found to say besides, is above info; it is an
    error only beside an error.
    """
    if rule.beside:
        company = {one.severity for one in others if one.municipality == guideline.municipality.id}
        if not company - {Severity.INFO}:
            return Verdict((), True)
        if Severity.ERROR not in company and rule.severity is Severity.ERROR:
            rule = replace(rule, severity=Severity.WARNING)
    found: list[Citation] = []
    excused = False

    def case(name: str) -> bool:
        return name in rule.case or holds(name)

    for entry in guideline.clauses:
        enforcement = entry.enforces.get(rule.category)
        if enforcement is None or not _concerns(entry, enforcement, case):
            continue
        if any(map(case, (*entry.except_, *enforcement.except_))):
            excused = True
            continue
        found.append(_citation(guideline, entry, _severity(entry, enforcement, rule, case)))
    return Verdict(tuple(found), excused and not found)


def _concerns(entry: Entry, enforcement: Enforcement, holds: Holds) -> bool:
    if enforcement.case is not None and not holds(enforcement.case):
        return False
    if enforcement.unless_case is not None and holds(enforcement.unless_case):
        return False
    only = (*entry.only, *enforcement.only)
    return not only or any(map(holds, only))


def _severity(entry: Entry, enforcement: Enforcement, rule: Rule, holds: Holds) -> Severity:
    lowered = (to for name, to in (*entry.lower.items(), *enforcement.lower.items()) if holds(name))
    return min((enforcement.severity, rule.severity, *lowered), key=lambda severity: severity.rank)


def _citation(guideline: Guideline, entry: Entry, severity: Severity) -> Citation:
    return Citation(
        guideline.municipality.id,
        guideline.municipality.name,
        entry.id or "",
        entry.text or entry.lead or "",
        guideline.guideline.title,
        severity,
        entry.note,
        lead_of(guideline, entry),
    )


def lead_of(guideline: Guideline, entry: Entry) -> str | None:
    """The lead sentence (柱書) under which a clause stands; it is shown with the clause, not cited."""
    return next((o.lead or o.text for o in guideline.body if entry.under and o.id == entry.under), None)
