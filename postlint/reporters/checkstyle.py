"""`--format checkstyle`: the XML that Checkstyle writes (columns are code points)."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from postlint.model import Finding, Report, Severity, Source
from postlint.reporters.places import is_text, relative, sources_of
from postlint.reporters.shared import UNCHECKED, explained, xml_text
from postlint.reporters.style import Style

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "warning",
    Severity.INFO: "info",
}


def render(report: Report, style: Style) -> str:
    """A `file` for each path with `error`s; what was not checked is an error of source `postlint.unchecked`."""
    root = Xml.Element("checkstyle", version="4.3")
    files: dict[str, Xml.Element] = {}

    def file(path: str) -> Xml.Element:
        name = xml_text(relative(path, style.root)) if path else "postlint"
        if name not in files:
            files[name] = Xml.SubElement(root, "file", name=name)
        return files[name]

    sources = sources_of(report)
    for path in sources:
        file(path)
    for finding in report.findings:
        Xml.SubElement(file(finding.path), "error", _attributes(finding, report, sources.get(finding.path)))
    for item in report.unchecked:
        _plain(file(item.path), "unchecked", "error", f"{UNCHECKED}: {item.reason}")
    for note in report.notes:
        _plain(file(note.path), "note", "info", note.text)
    return document(root)


def document(root: Xml.Element) -> str:
    """A whole XML document, indented."""
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _attributes(finding: Finding, report: Report, source: Source | None) -> dict[str, str]:
    place = finding.location
    has_lines = is_text(source)
    where = {"line": str(place.line), "column": str(place.column)} if has_lines else {"line": "1"}
    return where | {
        "severity": _SEVERITIES[finding.severity],
        "message": xml_text(explained(finding, report, place=not has_lines)),
        "source": f"postlint.{finding.category.value}.{finding.rule}",
    }


def _plain(file: Xml.Element, name: str, severity: str, text: str) -> None:
    Xml.SubElement(file, "error", line="1", severity=severity, message=xml_text(text), source=f"postlint.{name}")
