"""`--format gitlab`: a Code Quality report of GitLab (a JSON list; columns are code points)."""

from __future__ import annotations

from typing import Any

from postlint.model import Finding, Report, Severity
from postlint.reporters.places import is_text, relative, sources_of
from postlint.reporters.shared import UNCHECKED, digest, dump, explained, identities, one_line
from postlint.reporters.style import Style
from postlint.reporters.summary import closing, counts

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.REVIEW: "minor",
    Severity.INFO: "info",
}


def render(report: Report, style: Style) -> str:
    """Findings, what was not checked (`blocker`), and remarks on the run, each with a fingerprint of its own."""
    sources = sources_of(report)
    items = [
        _issue(finding, identity, report, style, has_lines=is_text(sources.get(finding.path)))
        for finding, identity in zip(report.findings, identities(report), strict=True)
    ]
    items += [
        _plain("unchecked", f"{UNCHECKED}: {item.reason}", "blocker", relative(item.path, style.root), number)
        for number, item in enumerate(report.unchecked)
    ]
    items += [
        _plain("note", note.text, "info", relative(note.path, style.root) if note.path else "postlint", number)
        for number, note in enumerate(report.notes)
    ]
    if report.unchecked:
        items.append(_plain("incomplete", counts(report) + closing(report), "blocker", "postlint", 0))
    return dump(items, indent=1) + "\n"


def _issue(finding: Finding, identity: str, report: Report, style: Style, *, has_lines: bool) -> dict[str, Any]:
    place = finding.location
    begin = {"line": place.line, "column": place.column}
    end = {"line": place.end_line, "column": place.end_column}
    where: dict[str, Any] = {"positions": {"begin": begin, "end": end}} if has_lines else {"lines": {"begin": 1}}
    return {
        "description": one_line(explained(finding, report, place=not has_lines)),
        "check_name": finding.rule,
        "fingerprint": identity,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": relative(finding.path, style.root), **where},
    }


def _plain(name: str, text: str, severity: str, path: str, number: int) -> dict[str, Any]:
    return {
        "description": one_line(text),
        "check_name": f"postlint-{name}",
        "fingerprint": digest(name, path, text, str(number)),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": 1}},
    }
