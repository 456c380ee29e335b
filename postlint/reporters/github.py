"""`--format github`: workflow commands that GitHub Actions shows as annotations.

Source: "Workflow commands for GitHub Actions"; escapes as in @actions/core. Columns are code points.
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.model import Finding, Report, Severity
from postlint.reporters.places import is_text, relative, sources_of
from postlint.reporters.shared import UNCHECKED, explained, one_line, title
from postlint.reporters.style import Style
from postlint.reporters.summary import closing, counts

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "warning",
    Severity.INFO: "notice",
}


def render(report: Report, style: Style) -> str:
    """One command a line: findings, what was not checked, remarks, and a closing sentence."""
    return "".join(line + "\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    sources = sources_of(report)
    for finding in report.findings:
        has_lines = is_text(sources.get(finding.path))
        properties = {"file": relative(finding.path, style.root), "title": title(finding)}
        properties |= _place(finding) if has_lines else {}
        yield _command(_COMMANDS[finding.severity], properties, explained(finding, report, place=not has_lines))
    for item in report.unchecked:
        path = relative(item.path, style.root)
        yield _command("error", {"file": path, "title": UNCHECKED}, one_line(f"{item.path}: {item.reason}"))
    for note in report.notes:
        yield _command("notice", {"title": "お知らせ"}, one_line(note.text))
    command = "error" if report.unchecked else "notice"
    yield _command(command, {"title": "postlint"}, one_line(f"{counts(report)}{closing(report)}"))


def _place(finding: Finding) -> dict[str, str]:
    """Columns only where the span stays on one line: others are refused."""
    place = finding.location
    lines = {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line != place.end_line:
        return lines
    return lines | {"col": str(place.column), "endColumn": str(max(place.column, place.end_column))}


def _command(name: str, properties: dict[str, str], text: str) -> str:
    head = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {head}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
