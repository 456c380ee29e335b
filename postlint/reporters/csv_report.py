"""`--format csv`: one line a finding for Excel: UTF-8 with byte order mark, CRLF (RFC 4180), and no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Finding, Report
from postlint.reporters.places import relative
from postlint.reporters.shared import basis, excerpt, message, one_line
from postlint.reporters.style import Style
from postlint.reporters.summary import closing, counts

HEADINGS = (
    *("種類", "区分", "ファイル", "セル", "投稿", "項目", "行", "列", "終わりの行", "終わりの列"),
    *("箇所", "理由", "案", "根拠", "規則", "照合番号"),
)
# What a spreadsheet takes for a formula (OWASP "CSV Injection"); a Japanese Excel also takes the full-width signs.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def render(report: Report, style: Style) -> str:
    """Findings, then what was not checked, remarks, the checklist and the closing sentence."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in _rows(report, style):
        writer.writerow([row.get(heading, "") for heading in HEADINGS])
    return "\ufeff" + stream.getvalue()


def cell(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _rows(report: Report, style: Style) -> Iterator[dict[str, str | int]]:
    for finding in report.findings:
        yield _finding(finding, report, style)
    for item in report.unchecked:
        yield _row("検査できなかったもの", relative(item.path, style.root), item.reason)
    for note in report.notes:
        yield _row("お知らせ", relative(note.path, style.root) if note.path else "", note.text)
    for question in report.checklist:
        basis = f"{question.municipality_name} {question.clause}"
        yield {**_row("目で確かめる項目", "", question.text), "根拠": cell(basis)}
    yield _row("まとめ", "", counts(report) + closing(report))


def _row(kind: str, path: str, text: str) -> dict[str, str | int]:
    return {"種類": kind, "ファイル": cell(path), "理由": cell(text)}


def _finding(finding: Finding, report: Report, style: Style) -> dict[str, str | int]:
    place = finding.location
    return {
        "種類": SEVERITY[finding.severity],
        "区分": CATEGORY[finding.category],
        "ファイル": cell(relative(finding.path, style.root)),
        "セル": cell(place.cell or ""),
        "投稿": cell(finding.post) if finding.post != finding.path else "",
        "項目": cell(finding.field),
        "行": place.line,
        "列": place.column,
        "終わりの行": place.end_line,
        "終わりの列": place.end_column,
        "箇所": cell(excerpt(finding, report)),
        "理由": cell(message(finding, report)),
        "案": cell(finding.suggestion or ""),
        "根拠": cell("、".join(map(basis, finding.clauses))),
        "規則": finding.rule,
        "照合番号": finding.fingerprint,
    }
