"""What the sheet to sign says, as plain data: `html` and `record` only differ in how they set it.

Every string in here is fit to be shown: harmless, and masked where the report is. Clauses stay verbatim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from postlint.labels import FIELD, PART
from postlint.model import Citation, Finding, GuidelineVersion, Post, PostRecord, Question, Report, Severity, Span
from postlint.reporters.sheet_masks import Masks, masks_of, records_of
from postlint.reporters.sheet_words import verdict, when

CLAIMS = ("exception", "topic_status", "pre_approved_scope", "published_url", "reported_at", "head_permission")
"""The fields by which a post claims an exception of its guideline (interface 2)."""
_ELSEWHERE = frozenset({"id", "text"})


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """One finding with the number that it has on its sheet."""

    number: int
    rule: str
    finding: Finding
    place: str
    excerpt: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that the same clauses cover; no clauses: advice."""

    clauses: tuple[Citation, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft that the same findings cover: those that begin here, cover it, and end here."""

    text: str
    begins: tuple[int, ...] = ()
    covers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One post."""

    name: str
    path: str
    verdict: str
    counts: Mapping[Severity, int]
    fields: tuple[Row, ...]
    draft: tuple[Piece, ...]
    groups: tuple[Group, ...]
    claims: tuple[Row, ...]
    checklist: tuple[Question, ...]
    record: tuple[Row, ...]
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """All sheets of a run, and what concerns the run as a whole."""

    sheets: tuple[Sheet, ...]
    when: str
    remarks: tuple[Row, ...]
    """Notes, and remarks on whole files: where, and what."""
    unchecked: tuple[Row, ...]
    record: tuple[Row, ...]


def bundle(report: Report) -> Bundle:
    """The sheets of a report, in the order of its posts."""
    masks = masks_of(report)
    findings, rest = _by_post(report)
    sheets = tuple(
        _sheet(post, record, found, report, masks)
        for post, record, found in zip(report.posts, records_of(report), findings, strict=True)
    )
    remarks = (
        *(Row(masks(note.path), masks(note.text)) for note in report.notes),
        *(Row(masks(each.path), masks(_reason(each, report))) for each in rest),
    )
    bound = dict.fromkeys(version for record in report.records for version in record.guidelines)
    unchecked = tuple(Row(masks(item.path), masks(item.reason)) for item in report.unchecked)
    return Bundle(sheets, when(report.now), remarks, unchecked, tuple(_made_by(report, bound)))


def _by_post(report: Report) -> tuple[list[list[Finding]], list[Finding]]:
    """The findings of each post, and those that belong to none. Posts of one id are told apart by the place."""
    owners: dict[tuple[str, str], list[int]] = {}
    for index, post in enumerate(report.posts):
        owners.setdefault((post.source.path, post.id), []).append(index)
    sorted_: list[list[Finding]] = [[] for _ in report.posts]
    rest = []
    for finding in report.findings:
        indices = owners.get((finding.path, finding.post), [])
        if len(indices) > 1:
            indices = [index for index in indices if _stands_in(finding, report.posts[index])]
        if indices:
            sorted_[indices[0]].append(finding)
        else:
            rest.append(finding)
    return sorted_, rest


def _stands_in(finding: Finding, post: Post) -> bool:
    place = post.locate(finding.span) if finding.span is not None else post.locate_field(finding.field)
    return place == finding.location


def _sheet(post: Post, record: PostRecord, found: list[Finding], report: Report, masks: Masks) -> Sheet:
    groups = tuple(_groups(found, report, masks))
    numbers = {id(item.finding): item.number for group in groups for item in group.items}
    digest = hashlib.sha256(post.text.encode("utf-8", "surrogatepass")).hexdigest()
    towns = {version.municipality for version in record.guidelines}
    return Sheet(
        name=masks(post.id),
        path=masks(post.source.path),
        verdict=verdict(found, record.fail_on),
        counts={severity: sum(f.severity is severity for f in found) for severity in reversed(Severity)},
        fields=tuple(_fields(post, masks)),
        draft=tuple(_pieces(post, record, [f for f in found if f.span is not None], numbers, masks)),
        groups=groups,
        claims=tuple(_row(name, post, masks) for name in CLAIMS if name in post.fields),
        checklist=tuple(q for q in report.checklist if not towns or q.municipality in towns),
        record=(
            Row("下書きの本文", f"sha256 {digest}（{len(post.text)}字）"),
            *([Row("下書きのファイル", f"sha256 {record.file_sha256}")] if record.file_sha256 else []),
            *_made_by(report, record.guidelines),
        ),
        text_sha256=digest,
    )


def _groups(found: list[Finding], report: Report, masks: Masks) -> Iterator[Group]:
    """By clauses, the weightiest first; numbers run through all groups in the order shown."""
    by_clause: dict[tuple[tuple[str, str], ...], list[Finding]] = {}
    for finding in found:
        by_clause.setdefault(tuple((c.municipality, c.id) for c in finding.clauses), []).append(finding)
    number = 0
    for key, members in sorted(by_clause.items(), key=lambda pair: (not pair[0], -_weight(pair[1]))):
        items = []
        for finding in sorted(members, key=lambda f: -f.severity.rank):
            number += 1
            items.append(_item(number, finding, report, masks))
        yield Group(members[0].clauses if key else (), tuple(items))


def _weight(findings: list[Finding]) -> int:
    return max(finding.severity.rank for finding in findings)


def _item(number: int, finding: Finding, report: Report, masks: Masks) -> Item:
    place = finding.location
    cell = f"{masks(place.cell)} " if place.cell else ""
    where = f"{cell}{place.line}行{place.column}列"
    if finding.field != "text":
        where += f" 項目「{masks(_label(finding.field))}」"
    excerpt = finding.masked_excerpt if report.redact else finding.excerpt
    suggestion = masks(finding.suggestion or "")
    return Item(number, finding.rule, finding, where, masks(excerpt), masks(_reason(finding, report)), suggestion)


def _reason(finding: Finding, report: Report) -> str:
    return finding.masked_message if report.redact else finding.message


def _pieces(
    post: Post, record: PostRecord, found: list[Finding], numbers: Mapping[int, int], masks: Masks
) -> Iterator[Piece]:
    """The draft cut wherever a finding begins or ends, so that overlapping spans need no nesting."""
    cells = masks.cells(post.text, record.masked)
    spans = [(numbers[id(finding)], finding.span or Span(0, 0)) for finding in found]
    edges = sorted({0, len(cells), *(e for _, span in spans for e in (span.start, span.end) if e <= len(cells))})
    for start, end in pairwise(edges):
        here = sorted((n, span) for n, span in spans if span.start <= start and end <= span.end)
        yield Piece(
            "".join(cells[start:end]),
            tuple(n for n, span in here if span.start == start),
            tuple(n for n, _ in here),
            tuple(n for n, span in here if span.end == end),
        )


def _fields(post: Post, masks: Masks) -> Iterator[Row]:
    known = [name for name in FIELD if name in post.fields and name not in CLAIMS]
    others = [name for name in post.fields if name not in FIELD and name not in _ELSEWHERE]
    for name in (*known, *others):
        yield _row(name, post, masks)


def _row(name: str, post: Post, masks: Masks) -> Row:
    return Row(masks(_label(name)), masks(_value(post.fields[name])) or "（空欄）")


def _label(name: str) -> str:
    return FIELD.get(name, name)


def _value(value: object) -> str:
    """A field's value in words: lists by 「／」, parts by their Japanese names."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, list | tuple):
        return "／".join(filter(None, map(_value, value)))
    if isinstance(value, Mapping):
        return "、".join(f"{PART.get(str(key), str(key))} {_value(part) or '（空欄）'}" for key, part in value.items())
    return "" if value is None else str(value)


def _made_by(report: Report, guidelines: Iterable[GuidelineVersion]) -> Iterator[Row]:
    tool = report.tool
    yield Row("検査した日時", when(report.now))
    yield Row("検査の道具", f"postlint {tool.version}")
    yield Row("規則と用語集", tool.rules.replace(":", " ", 1))
    yield Row("形態素辞書", tool.dictionary)
    for guideline in guidelines:
        edition = f"（{guideline.edition} の版）" if guideline.edition else "（版の日付の記載なし）"
        digest = f"、sha256 {guideline.sha256}" if guideline.sha256 else ""
        yield Row(f"{guideline.municipality_name}のガイドライン", f"「{guideline.title}」{edition}{digest}")
