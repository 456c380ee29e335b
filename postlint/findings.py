"""From drafts to findings: one for each fault, with message, excerpt, mask and fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from postlint.engine import Candidate
from postlint.masks import Detect, Masks, is_private
from postlint.matchers.scan import Scan
from postlint.model import Category, Citation, Finding, Match, Note, Post, Severity, Span
from postlint.text.fold import fold_term

_EXCERPT = 60
_DEFAULTS = {"replacement": "別の言い方", "note": ""}


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate that a guideline covers (or that is advice), with its severity."""

    candidate: Candidate
    severity: Severity
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One post's findings, and the spans of its text that must not be shown where a report is masked."""

    findings: tuple[Finding, ...]
    masked: tuple[Span, ...]


def finish(drafts: list[Draft], post: Post, scans: tuple[Scan, ...], detect: Detect) -> Reviewed:
    """Findings sorted by place; of findings of one category in one place only the weightiest stays.

    `detect` finds what to mask in texts that are no part of the post's own.
    """
    masks = _masks(drafts, post, scans, detect)
    seen: Counter[tuple[str, str]] = Counter()
    findings: list[Finding] = []
    for draft in sorted(_strongest(drafts), key=_order):
        findings.append(_finding(draft, post, masks, seen))
    return Reviewed(tuple(findings), masks.spans)


def remark(note: Note, category: Category = Category.ACCURACY) -> Finding:
    """The info finding of a note on a whole file or run: no span, no clause."""
    digest = hashlib.sha256(f"{note.rule}\x1f{note.field}\x1f{note.text}".encode()).hexdigest()[:32]
    return Finding(
        note.rule, category, Severity.INFO, note.text, None, (), note.path, note.path, note.field,
        note.location, None, "", digest, note.text, "",
    )  # fmt: skip


def _masks(drafts: list[Draft], post: Post, scans: tuple[Scan, ...], detect: Detect) -> Masks:
    """Personal data, found or reported, and what tells an entry of the register, unless the run may show titles."""
    personal = [d.candidate for d in drafts if d.candidate.rule.category is Category.PERSONAL_DATA]
    spans = {candidate.span for candidate in personal}
    spans |= {d.candidate.span for d in drafts if "entry" in d.candidate.match.captures and not _titles_shown(d)}
    for scan in scans:
        spans |= {scan.text.folded.origin(entity.span) for entity in scan.text.entities if is_private(entity)}
    fields = [_field_quote(candidate.match, post) for candidate in personal if candidate.span is None]
    return Masks.of(post.text, (span for span in spans if span is not None), fields, detect)


def _titles_shown(draft: Draft) -> bool:
    return draft.candidate.scan.context.show_embargo


def _strongest(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    ranked = sorted(drafts, key=_weight, reverse=True)
    for draft in ranked:
        rivals = (k for k in kept if k.candidate.rule.category is draft.candidate.rule.category)
        if not any(_same_place(draft.candidate, rival.candidate) for rival in rivals):
            kept.append(draft)
    return kept


def _weight(draft: Draft) -> tuple[int, bool, int]:
    """Of equals, a rule that saw the other findings (`beside`) knows more, and a longer place says more."""
    span = draft.candidate.span
    return draft.severity.rank, bool(draft.candidate.rule.beside), span.end - span.start if span else 0


def _same_place(one: Candidate, other: Candidate) -> bool:
    if one.span is not None:
        return other.span is not None and one.span.overlaps(other.span)
    # Only an item of a list is a place of its own; a whole field may have several faults.
    place = (one.match.field, one.match.quote)
    return one.match.quote is not None and place == (other.match.field, other.match.quote)


def _field_quote(match: Match, post: Post) -> str:
    return match.quote if match.quote is not None else str(post.fields.get(match.field or "", ""))


def _value_of(match: Match) -> str | None:
    """What a quote shows as it stands in the file, without the number of the item (`2: b.png`)."""
    return match.quote.rpartition(": ")[2] if match.quote else None


def _order(draft: Draft) -> tuple[int, int, str]:
    span = draft.candidate.span
    return (span.start if span else -1, span.end if span else -1, draft.candidate.rule.id)


def _finding(draft: Draft, post: Post, masks: Masks, seen: Counter[tuple[str, str]]) -> Finding:
    rule, match, span = draft.candidate.rule, draft.candidate.match, draft.candidate.span
    field = match.field or "text"
    quote = span.cut(post.text) if span else _field_quote(match, post)
    hidden = masks.quote(quote, span) if span else masks.foreign(quote)
    captures = {**_DEFAULTS, **match.captures}
    shown = {name: _hide(name, value, masks, whole=span is None) for name, value in captures.items()}
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=draft.severity,
        message=rule.message.format_map({**captures, "match": _short(quote)}),
        suggestion=rule.suggestion.format_map({**shown, "match": _short(hidden)}) if rule.suggestion else None,
        clauses=draft.citations,
        path=post.source.path,
        post=post.id,
        field=field,
        location=post.locate(span) if span else post.locate_field(field, _value_of(match)),
        span=span,
        excerpt=_short(quote),
        fingerprint=_fingerprint(draft, quote, seen),
        masked_message=rule.message.format_map({**shown, "match": _short(hidden)}),
        masked_excerpt=_short(hidden),
    )


def _hide(name: str, value: str, masks: Masks, *, whole: bool) -> str:
    """A capture without what is masked. What the lexicons say of a term is not the draft's."""
    if name in _DEFAULTS:
        return masks.known(value)
    return masks.foreign(value) if whole else masks.part(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def _fingerprint(draft: Draft, quote: str, seen: Counter[tuple[str, str]]) -> str:
    """Rule, normalised match, digest of the sentence, and which occurrence: lines may move without changing it."""
    candidate = draft.candidate
    text = candidate.scan.text
    sentence = "" if candidate.span is None else text.sentence_of(candidate.match.span).cut(text.folded.value)
    stem = "\x1f".join((candidate.rule.id, candidate.match.field or "", fold_term(quote), sentence.strip()))
    seen[candidate.rule.id, stem] += 1
    return hashlib.sha256(f"{stem}\x1f{seen[candidate.rule.id, stem]}".encode("utf-8", "surrogatepass")).hexdigest()[
        :32
    ]
