"""`--format json`: the contract of interface 6."""

from __future__ import annotations

import json
from typing import Any

from postlint.model import Citation, Finding, Report, Severity
from postlint.reporters.style import Style

SCHEMA = "postlint/1"


def render(report: Report, style: Style) -> str:
    """One UTF-8 object; positions are 1-based code points, ends exclusive. Lone surrogates are written as escapes."""
    text = json.dumps(to_json(report), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


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
        "summary": {
            "files": report.files,
            "posts": len(report.posts),
            **{severity.value: report.count(severity) for severity in reversed(Severity)},
            "suppressed": 0,
            "unchecked": len(report.unchecked),
        },
        "findings": [_finding(finding, redact=report.redact) for finding in report.findings],
        "checklist": [
            {"municipality": question.municipality, "clause": question.clause, "text": question.text}
            for question in report.checklist
        ],
        "unchecked": [{"path": item.path, "reason": item.reason} for item in report.unchecked],
        "notes": [{"path": note.path, "text": note.text} for note in report.notes],
    }


def _finding(finding: Finding, *, redact: bool) -> dict[str, Any]:
    place = finding.location
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": finding.masked_message if redact else finding.message,
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
        "excerpt": finding.masked_excerpt if redact else finding.excerpt,
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
