"""`--format json`: the contract of interface 6."""

from __future__ import annotations

from typing import Any

from postlint.model import Citation, Finding, Report, Severity
from postlint.reporters.shared import dump, excerpt, message
from postlint.reporters.style import Style

SCHEMA = "postlint/1"


def render(report: Report, style: Style) -> str:
    """One UTF-8 object; positions are 1-based code points, ends exclusive. Control characters stand as escapes."""
    return dump(to_json(report), indent=1) + "\n"


def to_json(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "schema": SCHEMA,
        "tool": {
            "name": "postlint",
            "version": report.tool.version,
            "dictionary": report.tool.dictionary,
            "rules": report.tool.rules,
        },
        "summary": summary(report),
        "findings": [finding_json(finding, report) for finding in report.findings],
        "checklist": [
            {"municipality": question.municipality, "clause": question.clause, "text": question.text}
            for question in report.checklist
        ],
        "unchecked": [{"path": item.path, "reason": item.reason} for item in report.unchecked],
        "notes": [{"path": note.path, "text": note.text} for note in report.notes],
    }


def summary(report: Report) -> dict[str, int]:
    """How much was read and found."""
    return {
        "files": report.files,
        "posts": len(report.posts),
        **{severity.value: report.count(severity) for severity in reversed(Severity)},
        "suppressed": 0,
        "unchecked": len(report.unchecked),
    }


def finding_json(finding: Finding, report: Report) -> dict[str, Any]:
    """A finding as plain data, masked where the report is."""
    place = finding.location
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": message(finding, report),
        "suggestion": finding.suggestion,
        "clauses": [_clause(clause) for clause in finding.clauses],
        "path": finding.path,
        "post": finding.post,
        "field": finding.field,
        "location": {
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "cell": place.cell,
        },
        "span": [finding.span.start, finding.span.end] if finding.span else None,
        "excerpt": excerpt(finding, report),
        "fingerprint": finding.fingerprint,
    }


def _clause(clause: Citation) -> dict[str, Any]:
    return {
        "municipality": clause.municipality,
        "id": clause.id,
        "text": clause.text,
        "guideline": clause.guideline,
        "severity": clause.severity.value,
        "note": clause.note,
    }
