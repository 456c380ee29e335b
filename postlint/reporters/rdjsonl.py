"""`--format rdjsonl`: Reviewdog Diagnostic Format, one JSON object a line.

Columns are bytes of UTF-8, 1-based, ends exclusive (reviewdog.proto). In files of another encoding they would point
elsewhere, so only lines are given there; workbooks and documents have neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.model import Finding, Report, Severity, Source
from postlint.reporters.places import byte_columns, is_text, relative, sources_of
from postlint.reporters.shared import UNCHECKED, dump, explained, one_line
from postlint.reporters.style import Style

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.REVIEW: "WARNING",
    Severity.INFO: "INFO",
}


def render(report: Report, style: Style) -> str:
    """Findings, then what was not checked and remarks, as diagnostics."""
    return "".join(dump({**line, "source": {"name": "postlint"}}) + "\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[dict[str, Any]]:
    sources = sources_of(report)
    for finding in report.findings:
        source = sources.get(finding.path)
        location: dict[str, Any] = {"path": relative(finding.path, style.root)}
        if is_text(source):
            location["range"] = _range(finding, source)
        yield {
            "message": explained(finding, report, place=not is_text(source)),
            "location": location,
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
        }
    for item in report.unchecked:
        text = one_line(f"{UNCHECKED}: {item.reason}")
        yield _plain("unchecked", text, "ERROR", relative(item.path, style.root))
    for note in report.notes:
        yield _plain("note", one_line(note.text), "INFO", relative(note.path, style.root) if note.path else "")


def _range(finding: Finding, source: Source | None) -> dict[str, Any]:
    place = finding.location
    columns = byte_columns(place, source)
    if columns is None:
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    return {
        "start": {"line": place.line, "column": columns.start},
        "end": {"line": place.end_line, "column": columns.end},
    }


def _plain(name: str, text: str, severity: str, path: str) -> dict[str, Any]:
    return {"message": text, "location": {"path": path}, "severity": severity, "code": {"value": f"postlint-{name}"}}
