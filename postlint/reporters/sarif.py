"""`--format sarif`: SARIF 2.1.0 (OASIS, errata 01) for code scanning and viewers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Category, Citation, Finding, Report, Severity, Source
from postlint.reporters.json_report import summary
from postlint.reporters.places import is_text, region, sources_of, uri, words
from postlint.reporters.shared import UNCHECKED, basis, dump, excerpt, explained, identities, message, one_line
from postlint.reporters.style import Style

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "warning",
    Severity.INFO: "note",
}
# Names of the IANA registry, as `artifact.encoding` wants them.
_ENCODINGS = {"cp932": "windows-31j", "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16"}
# `{0}` is a placeholder (3.11.5) and `[a](b)` a link (3.11.6) even in plain text.
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(report: Report, style: Style) -> str:
    """One log with one run. Columns are code points (3.14.17), ends exclusive, the byte order mark not counted."""
    rules = _rules(report)
    run = {
        "tool": {"driver": _driver(report, rules)},
        "language": "ja",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, style)],
        "artifacts": [_artifact(source, style) for source in sources_of(report).values()],
        "results": list(_results(report, rules, style)),
        "properties": {
            "summary": summary(report),
            "checklist": [{"clause": f"{q.municipality_name} {q.clause}", "text": q.text} for q in report.checklist],
            "dictionary": report.tool.dictionary,
            "rules": report.tool.rules,
        },
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def text_of(text: str) -> str:
    """A message in which a draft can make neither a placeholder nor a link."""
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")


def _driver(report: Report, rules: Mapping[str, int]) -> dict[str, Any]:
    grouped: dict[str, list[Finding]] = {name: [] for name in rules}
    for finding in report.findings:
        grouped[finding.rule].append(finding)
    return {
        "name": "postlint",
        "version": report.tool.version,
        "rules": [_rule(name, findings) for name, findings in grouped.items()],
    }


def _rules(report: Report) -> dict[str, int]:
    return {name: index for index, name in enumerate(dict.fromkeys(finding.rule for finding in report.findings))}


def _rule(name: str, findings: list[Finding]) -> dict[str, Any]:
    category: Category = findings[0].category
    clauses = list(dict.fromkeys(clause for finding in findings for clause in finding.clauses))
    worst = max((finding.severity for finding in findings), key=lambda severity: severity.rank)
    help_ = f"区分: {CATEGORY[category]}\n" + ("\n".join(map(_clause, clauses)) or "条項なし（一般的な助言です）")
    return {
        "id": name,
        "shortDescription": {"text": f"{CATEGORY[category]}（{name}）"},
        "help": {"text": help_},
        "defaultConfiguration": {"level": LEVELS[worst]},
        "properties": {"tags": [category.value], "category": CATEGORY[category]},
    }


def _clause(clause: Citation) -> str:
    lead = f"{clause.lead} " if clause.lead else ""
    return f"根拠: {lead}{basis(clause)}（{clause.guideline}）"


def _results(report: Report, rules: Mapping[str, int], style: Style) -> Iterator[dict[str, Any]]:
    sources = sources_of(report)
    for finding, identity in zip(report.findings, identities(report), strict=True):
        source = sources.get(finding.path)
        yield {
            "ruleId": finding.rule,
            "ruleIndex": rules[finding.rule],
            "level": LEVELS[finding.severity],
            "message": {"text": text_of(explained(finding, report, place=not is_text(source)))},
            "locations": [_location(finding, report, source, style)],
            "partialFingerprints": {
                "primaryLocationLineHash": f"{identity}:1",
                "postlint/v1": finding.fingerprint,
            },
            "properties": {
                "severity": finding.severity.value,
                "severityLabel": SEVERITY[finding.severity],
                "reason": text_of(one_line(message(finding, report))),
                "clauses": [f"{clause.municipality} {clause.id}" for clause in finding.clauses],
                "post": finding.post,
                "field": finding.field,
            },
        }


def _location(finding: Finding, report: Report, source: Source | None, style: Style) -> dict[str, Any]:
    place = finding.location
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(finding.path, style.root)}}
    if is_text(source):
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
        snippet = _snippet(finding, report, source)
        if snippet:
            physical["region"]["snippet"] = {"text": snippet}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.cell:
        location["logicalLocations"] = [{"fullyQualifiedName": place.cell, "kind": "element"}]
        location["message"] = {"text": text_of(one_line(words(finding)))}
    return location


def _snippet(finding: Finding, report: Report, source: Source | None) -> str:
    """The region as it stands in the file, but only where all of it may be shown."""
    shown = excerpt(finding, report)
    if source is None or finding.span is None:
        return shown
    text = region(source, finding.location)
    return text if not report.redact or " ".join(text.split()) == shown else shown


def _artifact(source: Source, style: Style) -> dict[str, Any]:
    encoding = _ENCODINGS.get(source.encoding.lower())
    artifact: dict[str, Any] = {"location": {"uri": uri(source.path, style.root)}, "roles": ["analysisTarget"]}
    return artifact | ({"encoding": encoding} if encoding else {})


def _invocation(report: Report, style: Style) -> dict[str, Any]:
    notifications = [
        _notification("error", f"{item.path}: {UNCHECKED}: {item.reason}", item.path, style)
        for item in report.unchecked
    ]
    notifications += [_notification("note", note.text, note.path, style) for note in report.notes]
    return {"executionSuccessful": not report.unchecked, "toolExecutionNotifications": notifications}


def _notification(level: str, text: str, path: str, style: Style) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": level, "message": {"text": text_of(one_line(text))}}
    if path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(path, style.root)}}}]
    return notification
