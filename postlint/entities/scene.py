"""What every detector is given: the folded text, its morphemes and sentences, and what the office knows."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from postlint.model import Entity, Span, Tokens

Lookup = Callable[[str], tuple[tuple[str, ...], ...]]

_LINE_BREAKS = "\r\n"


@dataclass(frozen=True, slots=True)
class Known:
    """What the office knows beforehand; all strings are folded or plain as configured, compared without separators."""

    contacts: tuple[str, ...] = ()
    """The office's own phone numbers, addresses, mail addresses and handles."""
    public_figures: tuple[str, ...] = ()
    lookup: Lookup | None = None
    """All part-of-speech tuples that the morphological dictionary lists for a surface."""
    own_hosts: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    base: dt.datetime | None = None
    """The moment from which relative dates and dates without a year are counted (`publish_at`, else now)."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One folded text as the detectors see it; every offset is a code point of `text`."""

    text: str
    tokens: Tokens
    sentences: tuple[Span, ...]
    known: Known

    def before(self, at: int, reach: int) -> str:
        """At most `reach` code points in front of `at`, not across a line break."""
        piece = self.text[max(0, at - reach) : at]
        return piece[max(piece.rfind(char) for char in _LINE_BREAKS) + 1 :]

    def after(self, at: int, reach: int) -> str:
        """At most `reach` code points from `at` on, not across a line break."""
        piece = self.text[at : at + reach]
        cuts = [index for index in map(piece.find, _LINE_BREAKS) if index >= 0]
        return piece[: min(cuts)] if cuts else piece

    def around(self, span: Span, reach: int) -> str:
        """The text before and after a span, joined by a space; the span itself is left out."""
        return f"{self.before(span.start, reach)} {self.after(span.end, reach)}"

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        index = bisect_right(self.sentences, Span(span.start, len(self.text) + 1)) - 1
        return self.sentences[index] if index >= 0 else Span(0, len(self.text))

    def token_from(self, offset: int) -> int:
        """Index of the first morpheme that begins at or after `offset`; the number of morphemes if there is none."""
        return bisect_left(self.tokens.starts, offset)

    def is_contact(self, value: str) -> bool:
        """Whether the office's own contacts hold `value`, ignoring case, spaces and hyphens."""
        bare = _bare(value)
        return any(bare == _bare(contact) for contact in self.known.contacts)


def _bare(value: str) -> str:
    return "".join(char for char in value.lower() if char not in " -()‐−ー@・")


def entity(
    kind: str,
    start: int,
    end: int,
    role: str = "unknown",
    evidence: tuple[str, ...] = (),
    value: str | None = None,
    problem: str | None = None,
) -> Entity:
    """An entity at [start, end), evidence without repetitions."""
    return Entity(kind, Span(start, end), role, value, tuple(dict.fromkeys(evidence)), problem)
