"""`--format markdown`: a summary for the page of a CI job or a merge request (GitHub Flavored Markdown)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.labels import SEVERITY
from postlint.model import Finding, Report, Severity
from postlint.reporters.places import relative, words
from postlint.reporters.shared import bases, one_line, quoted, title
from postlint.reporters.style import Style
from postlint.reporters.summary import by_category, by_clause, closing, counts, exit_sentence

MOST_BYTES = 900_000
"""GitHub refuses job summaries above 1 MiB."""
# Every ASCII punctuation mark may be escaped (CommonMark 2.4); then nothing of a draft is markup, link or mention.
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def render(report: Report, style: Style) -> str:
    """Verdict first, then what was not checked, findings by file, and the checklist."""
    head, tail = "\n".join(_head(report, style)), "\n".join(_tail(report))
    room = MOST_BYTES - len((head + tail).encode())
    lines: list[str] = []
    shown: str | None = None
    for number, finding in enumerate(report.findings):
        part = [f"\n### {escape(relative(finding.path, style.root))}\n"] if finding.path != shown else []
        part += _finding(finding, report)
        shown = finding.path
        room -= sum(len(line.encode()) + 1 for line in part)
        if room < 0:
            lines.append(f"\nほかに {len(report.findings) - number} 件の指摘があります。ほかの形式で確かめてください。")
            break
        lines += part
    return "\n".join(part for part in (head, "\n".join(lines), tail) if part) + "\n"


def escape(text: str) -> str:
    """Text on one line without any Markdown or HTML in it."""
    return _MARKS.sub(r"\\\1", one_line(text)).replace("\\<", "&lt;").replace("\\&", "&amp;")


def _head(report: Report, style: Style) -> Iterator[str]:
    yield "## postlint の検査結果\n"
    yield f"**{closing(report)}**\n"
    yield f"{counts(report)}{exit_sentence(report)}\n"
    if report.findings:
        yield "| " + " | ".join(SEVERITY[severity] for severity in reversed(Severity)) + " |"
        yield "|" + "--:|" * len(Severity)
        yield "| " + " | ".join(str(report.count(severity)) for severity in reversed(Severity)) + " |\n"
    if style.statistics:
        yield from _table("区分", by_category(report))
        yield from _table("条項", by_clause(report))
    yield from (f"> {escape(note.text)}\n" for note in report.notes)
    if report.unchecked:
        yield "### 検査できなかったもの\n"
        yield from (f"- {escape(relative(item.path, style.root))}: {escape(item.reason)}" for item in report.unchecked)
        yield ""


def _table(heading: str, rows: list[tuple[str, int]]) -> Iterator[str]:
    yield f"| {heading} | 件数 |\n|---|--:|"
    yield "\n".join(f"| {escape(name)} | {number} |" for name, number in rows) + "\n"


def _finding(finding: Finding, report: Report) -> list[str]:
    lines = [
        f"- **{SEVERITY[finding.severity]}** {escape(words(finding))}　{escape(quoted(finding, report))}",
        f"  - 区分: {escape(title(finding))}",
        f"  - 根拠: {escape(bases(finding))}",
    ]
    return [*lines, f"  - 案: {escape(finding.suggestion)}"] if finding.suggestion else lines


def _tail(report: Report) -> Iterator[str]:
    if report.checklist:
        yield "\n### 目で確かめる項目\n"
    for question in report.checklist:
        yield f"- [ ] {escape(question.text)}（{escape(f'{question.municipality_name} {question.clause}')}）"
