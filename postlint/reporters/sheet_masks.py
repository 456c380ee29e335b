"""What a sheet shows of untrusted text: harmless, and masked where the report is.

The text of a post is kept as one string for each code point, so that spans still fit when line breaks are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from postlint.model import Finding, PostRecord, Report, Span
from postlint.reporters.style import harmless

MASK = "■"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Masks:
    """Whether spans are masked at all, and the strings that must not be shown anywhere."""

    active: bool = False
    pieces: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        """`text` on one line, harmless, without any of the strings."""
        chars = list(text)
        for start, end in self._found(text):
            chars[start:end] = MASK * (end - start)
        return harmless(" ".join("".join(chars).split()))

    def cells(self, text: str, spans: tuple[Span, ...] = ()) -> tuple[str, ...]:
        """`text` as one string for each code point: harmless, `spans` and strings masked, line breaks as LF."""
        hidden = {index for span in spans for index in range(span.start, span.end)} if self.active else set()
        for start, end in self._found(text):
            hidden.update(range(start, end))
        shown = [MASK if index in hidden else char for index, char in enumerate(harmless(text))]
        for found in _LINE_BREAK.finditer(text):
            shown[found.start()] = "\n"
            shown[found.start() + 1 : found.end()] = [""] * (len(found.group()) - 1)
        return tuple(shown)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.pieces, matchkind=MatchKind.LeftmostLongest)

    def _found(self, text: str) -> list[tuple[int, int]]:
        """Where any of the strings stands; lone surrogates, which the automaton cannot read, are in none."""
        if not self.pieces:
            return []
        found = self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text))
        return [(start, end) for _, start, end in found]


def masks_of(report: Report) -> Masks:
    """All strings that any post of the report must not show; they stay hidden on the sheets of other posts too."""
    if not report.redact:
        return Masks()
    found: set[str] = set()
    for post, record in zip(report.posts, records_of(report), strict=True):
        found |= {span.cut(post.text) for span in record.masked}
    for finding in report.findings:
        found |= set(_hidden_parts(finding))
    pieces = {part for piece in found for part in _LINE_BREAK.split(piece)}
    whole = {" ".join(piece.split()) for piece in found}
    # A single character tells nothing elsewhere, and hiding it would spoil every sentence; its span stays masked.
    kept = {_SURROGATE.sub("\ufffd", piece) for piece in pieces | whole if len(piece.strip()) > 1}
    return Masks(True, tuple(sorted(kept)))


def records_of(report: Report) -> tuple[PostRecord, ...]:
    """One record for each post; bare ones where the run kept none."""
    return report.records or (PostRecord(),) * len(report.posts)


def _hidden_parts(finding: Finding) -> Iterator[str]:
    """The runs of an excerpt that its masked form does not show."""
    if len(finding.excerpt) != len(finding.masked_excerpt):
        return
    run = ""
    for shown, masked in zip(finding.excerpt + "\n", finding.masked_excerpt + "\n", strict=True):
        if shown != masked or (run and shown == " "):  # spaces are never masked
            run += shown
        elif run:
            yield run.removesuffix("…").strip()
            run = ""
