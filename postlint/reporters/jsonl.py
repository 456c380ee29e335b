"""`--format jsonl`: one JSON object a line, each with a `type`; findings are those of `--format json`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.model import Report
from postlint.reporters.json_report import finding_json, summary, to_json
from postlint.reporters.shared import dump
from postlint.reporters.style import Style


def render(report: Report, style: Style) -> str:
    """Lines `run`, `finding`…, `unchecked`…, `note`…, `checklist`…, `summary`, in this order."""
    return "".join(dump(line) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    rest = to_json(report)
    yield {"type": "run", "schema": rest["schema"], "tool": rest["tool"]}
    for finding in report.findings:
        yield {"type": "finding", **finding_json(finding, report)}
    for kind, key in (("unchecked", "unchecked"), ("note", "notes"), ("checklist", "checklist")):
        yield from ({"type": kind, **item} for item in rest[key])
    yield {"type": "summary", **summary(report)}
