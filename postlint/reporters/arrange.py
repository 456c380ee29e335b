"""The order in which findings are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from postlint.labels import CATEGORY
from postlint.model import Finding, Report

_CATEGORIES = list(CATEGORY)


def _clause(finding: Finding) -> tuple[bool, str, str]:
    """Town and clause; what cites none comes last."""
    first = finding.clauses[0] if finding.clauses else None
    return first is None, first.municipality if first else "", first.id if first else ""


_KEYS: Mapping[str, Callable[[Finding], object]] = MappingProxyType(
    {
        "severity": lambda finding: -finding.severity.rank,
        "category": lambda finding: _CATEGORIES.index(finding.category),
        "clause": _clause,
        "rule": lambda finding: finding.rule,
    }
)
ORDERS = ("place", *_KEYS)
"""`place` is the order of the run: file by file, from top to bottom."""


def arranged(report: Report, order: str) -> Report:
    """The report in another order; among equals the order of the run stays. Raises KeyError for an unknown one."""
    if order == "place":
        return report
    key = _KEYS[order]
    return replace(report, findings=tuple(sorted(report.findings, key=key)))  # type: ignore[arg-type]
