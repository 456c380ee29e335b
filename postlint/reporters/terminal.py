"""`--format terminal`: findings for the person at the screen, readable without colour and when piped."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import repeat

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Citation, Finding, Post, Question, Report, Severity
from postlint.reporters.places import words
from postlint.reporters.shared import message
from postlint.reporters.style import Style, harmless
from postlint.reporters.summary import by_category, by_clause, closing, counts, exit_sentence
from postlint.reporters.wrap import NO_BREAK, wrap

_COLOURS = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.REVIEW: "bold cyan",
    Severity.INFO: "bold green",
}
_INDENT = "    "
_REPEATED = 2
_MOST_PLACES = 10
# `::error::…` at the beginning of a line is a command to GitHub Actions, also after spaces.
_LINE_COMMAND = re.compile(r"(?m)^([^\S\n]*):(?=:)")


def render(report: Report, style: Style) -> str:
    """The whole report; lines are folded at the style's width by display cells."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=style.width,
        force_terminal=style.color,
        color_system="standard" if style.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in (*_findings(report, style), *_ending(report, style)):
        console.print(line, soft_wrap=True)
    return _LINE_COMMAND.sub("\\1\ufffd", stream.getvalue())


def _findings(report: Report, style: Style) -> Iterator[Text]:
    posts = {(post.source.path, post.id): post for post in report.posts}
    if style.quiet:
        yield from map(_short, report.findings, repeat(report))
        return
    for finding, others in grouped(report.findings):
        yield from _finding(finding, posts.get((finding.path, finding.post)), report, style.width)
        if others:
            yield from _labelled("ほか", f"同じ指摘が{len(others)}か所あります（{_places(others)}）。", style.width)
        yield Text()


def grouped(findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, list[Finding]]]:
    """Each finding with those of its file that say the very same, where there are at least two of them."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_says(finding), []).append(finding)
    for finding in findings:
        first, *others = groups[_says(finding)]
        if len(others) < _REPEATED:
            yield finding, []
        elif finding is first:
            yield finding, others


def _says(finding: Finding) -> object:
    said = finding.message, finding.suggestion, finding.clauses
    return finding.path, finding.rule, finding.severity, finding.field, said


def _places(findings: list[Finding]) -> str:
    shown = "、".join(words(finding) for finding in findings[:_MOST_PLACES])
    return shown + (f"、ほか{len(findings) - _MOST_PLACES}か所" if len(findings) > _MOST_PLACES else "")


def _short(finding: Finding, report: Report) -> Text:
    line = _heading(finding)
    return line.append(": " + harmless(" ".join(message(finding, report).split())))


def _finding(finding: Finding, post: Post | None, report: Report, width: int) -> Iterator[Text]:
    yield _heading(finding)
    if finding.span is not None and post is not None:
        yield from _masked_line(finding) if report.redact else _source_lines(finding, post, width)
    yield from _labelled("区分", f"{CATEGORY[finding.category]}（{finding.rule}）", width)
    for clause in finding.clauses:
        yield from _clause(clause, width)
    if not finding.clauses:
        yield from _labelled("根拠", "条項なし（一般的な助言です）", width)
    yield from _labelled("理由", message(finding, report), width)
    if finding.suggestion:
        yield from _labelled("案", finding.suggestion, width)


def _heading(finding: Finding) -> Text:
    place = finding.location
    word = SEVERITY[finding.severity]
    head = Text.assemble((f"[{word}]", _COLOURS[finding.severity]), " ", (harmless(finding.path), "bold"))
    head.append(f" {harmless(place.cell)}" if place.cell else "")
    head.append(f" {place.line}行{place.column}列")
    if finding.post != finding.path:
        head.append(f"（{harmless(finding.post)}）")
    if finding.field != "text":
        head.append(f" 項目「{harmless(finding.field)}」")
    return head


def _clause(clause: Citation, width: int) -> Iterator[Text]:
    yield from _labelled("根拠", f"{clause.municipality_name} {clause.id}", width)
    text = f"「{clause.text}」"
    if clause.lead:
        text = f"{clause.lead} {text}"
    if clause.note:
        text += f" ※ {clause.note}"
    yield from _labelled("条文", text, width)


def _labelled(label: str, text: str, width: int) -> Iterator[Text]:
    head = f"  {label}{'　' * (2 - len(label))}: "
    first, *rest = wrap(harmless(" ".join(text.split())), width, head, " " * cell_len(head))
    yield Text.assemble((head, "dim"), first[len(head) :])
    yield from map(Text, rest)


def _masked_line(finding: Finding) -> Iterator[Text]:
    """What was found, alone: the rest of its line may hold what nobody else may see."""
    shown = harmless(finding.masked_excerpt)
    yield Text.assemble(_INDENT, (shown, _COLOURS[finding.severity] + " underline"))
    yield Text(_INDENT + "^" * max(1, cell_len(shown)), style=_COLOURS[finding.severity])


def _source_lines(finding: Finding, post: Post, width: int) -> Iterator[Text]:
    """The lines of the file on which the span stands, each with a line of marks below, by display width."""
    place = finding.location
    last = min(place.end_line, place.line + 2)
    for number in range(place.line, last + 1):
        line = harmless(post.source.line(number, place.cell))
        start = place.column - 1 if number == place.line else 0
        end = min(place.end_column - 1 if number == place.end_line else len(line), len(line))
        shown = line[start:end]
        before, after = _window(line, start, end, width - len(_INDENT))
        yield Text.assemble(_INDENT, before, (shown, _COLOURS[finding.severity] + " underline"), after)
        yield Text(_INDENT + " " * cell_len(before) + "^" * max(1, cell_len(shown)), style=_COLOURS[finding.severity])


def _window(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """What stands before and after the span, cut so that the marks stay on the same screen line."""
    span = cell_len(line[start:end])
    before, after = line[:start], line[end:]
    left = max(8, min(width // 2, width - span - 4))
    if cell_len(before) > left:
        while before and cell_len(before) > left - 2:
            before = before[1:]
        before = "…" + before
    room = max(0, width - cell_len(before) - span)
    if cell_len(after) > room:
        while after and cell_len(after) > room - 2:
            after = after[:-1]
        after = after + "…" if room >= 2 else ""
    return before, after


def _ending(report: Report, style: Style) -> Iterator[Text]:
    width = style.width
    for note in () if style.quiet else report.notes:
        prefix = f"{harmless(note.path)}: " if note.path else ""
        yield from _item("お知らせ: ", prefix + harmless(note.text), width)
    if report.unchecked:
        yield Text("検査できなかったもの:", style="bold red")
        for item in report.unchecked:
            gap = "" if item.reason[:1].isdigit() else " "  # a reason may begin with line:column
            yield from _item("  ", f"{harmless(item.path)}:{gap}{harmless(item.reason)}", width)
    if report.checklist and not style.quiet:
        yield Text("目で確かめる項目:", style="bold")
        for question in report.checklist:
            yield from _item("  □ ", f"{question.text}{_source(question)}", width)
    if style.statistics:
        yield from _statistics("区分ごとの指摘:", by_category(report))
        yield from _statistics("条項ごとの指摘:", by_clause(report))
    yield from map(Text, wrap(counts(report), width))
    for line in wrap(closing(report), width):
        yield Text(line, style="bold")
    yield from map(Text, wrap(exit_sentence(report), width))


def _statistics(title: str, rows: list[tuple[str, int]]) -> Iterator[Text]:
    yield Text(title if rows else f"{title} なし", style="bold")
    room = max((cell_len(name) for name, _ in rows), default=0)
    for name, number in rows:
        yield Text(f"  {name}{' ' * (room - cell_len(name))}  {number:>4}件")


def _item(head: str, text: str, width: int) -> Iterator[Text]:
    yield from map(Text, wrap(text, width, head, " " * cell_len(head)))


def _source(question: Question) -> str:
    return f"（{question.municipality_name} {question.clause}）".replace(" ", NO_BREAK)
