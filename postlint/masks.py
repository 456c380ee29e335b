"""What of a draft must not be shown outside the office's own screen, and taking it out of every string."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from postlint.model import Entity, Finding, Folded, Span, Unchecked
from postlint.text.fold import fold

MASK = "■"
# What a detector saw with these types is masked wherever it stands, whether or not a rule reports it.
TYPES = frozenset(
    (
        *("phone", "email", "address", "handle", "person", "birth-date", "plate"),
        *("my-number", "licence", "pension", "insurance", "care-insurance", "resident-code"),
        *("passport", "residence-card", "bank-account", "card"),
    )
)
_SHORTEST = 2
"""A single letter is masked where it stands only: as a string it is in every other word."""

Detect = Callable[[str], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Masks:
    """The masks of one post. The same words are masked again wherever they recur, in any width or kana form."""

    spans: tuple[Span, ...]
    """In the post's text."""
    strings: tuple[str, ...]
    """What stands there, folded."""
    detect: Detect
    """Finds what must be masked in a text that is no part of the post's own, such as a field."""

    @classmethod
    def of(cls, text: str, spans: Iterable[Span], fields: Iterable[str], detect: Detect) -> Masks:
        """The masks of a text with masked `spans`, and of whole values of fields."""
        ordered = tuple(sorted(set(spans)))
        written = {fold(piece).value.strip() for piece in (*(span.cut(text) for span in ordered), *fields)}
        return cls(ordered, tuple(sorted(piece for piece in written if len(piece) >= _SHORTEST)), detect)

    def quote(self, text: str, base: Span) -> str:
        """A piece of the post's text that stands at `base`."""
        return self.known(mask(text, (Span(s.start - base.start, s.end - base.start) for s in self.spans)))

    def known(self, text: str) -> str:
        """Any text, without what is masked in this post."""
        folded = fold(text) if self.strings else None
        return mask(text, (span for piece in self.strings for span in _places(piece, folded))) if folded else text

    def part(self, text: str) -> str:
        """A word of the post that a message quotes: also masked when it is a piece of what is masked."""
        bare = fold(text).value.strip() if self.strings else ""
        inside = len(bare) >= _SHORTEST and any(bare in piece for piece in self.strings)
        return mask(text, (Span(0, len(text)),)) if inside else self.known(text)

    def foreign(self, text: str) -> str:
        """A text that is no part of the post's own."""
        return self.part(mask(text, self.detect(text)))


def mask(text: str, spans: Iterable[Span]) -> str:
    """`text` with every code point of the spans (white space apart) shown as ■; they may reach beyond it."""
    chars = list(text)
    for span in spans:
        for index in range(max(span.start, 0), min(span.end, len(chars))):
            if not chars[index].isspace():
                chars[index] = MASK
    return "".join(chars)


def is_private(entity: Entity) -> bool:
    """Whether an entity is personal data that is not meant for the public."""
    return entity.type in TYPES and entity.role != "public"


def _places(piece: str, folded: Folded) -> Iterator[Span]:
    at = folded.value.find(piece)
    while at >= 0:
        yield folded.origin(Span(at, at + len(piece)))
        at = folded.value.find(piece, at + 1)


def masked_remarks(
    remarks: list[Finding], unchecked: list[Unchecked], detect: Detect | None
) -> tuple[list[Finding], list[Unchecked]]:
    """What is said of whole files, masked: it may quote what stands where a column's name, a day or a town should."""
    if detect is None:
        return remarks, unchecked

    def hide(text: str) -> str:
        return mask(text, detect(text))

    hidden = [replace(f, field=hide(f.field), masked_message=hide(f.message)) for f in remarks]
    return hidden, [replace(item, reason=hide(item.reason)) for item in unchecked]
