"""A scan: one reading of a post with everything that matchers look things up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from postlint.matchers.index import Hits, TermIndex
from postlint.matchers.terms import Hit, TermGroup
from postlint.model import Context, Match, Post, Span, Text, Word

if TYPE_CHECKING:  # loaded with a register only
    from postlint.embargo.register import Comparison


@dataclass(frozen=True)
class Scan:
    """What a matcher sees. Offsets are those of `text.folded`."""

    post: Post
    text: Text
    context: Context
    hits: Hits
    memo: dict[int, tuple[Match, ...]] = field(default_factory=dict)
    """Results of matchers that several rules share, by identity; filled by `find` alone."""
    comparison: Comparison | None = None
    """With the embargo register, if there is one."""
    out_of_reach: frozenset[str] = frozenset()
    """Regular expressions that cannot match the folded text, as far as that is known."""

    @cached_property
    def token_at(self) -> Mapping[int, int]:
        """Start offset -> index of the morpheme."""
        return {start: index for index, start in enumerate(self.text.tokens.starts)}

    @cached_property
    def encoded(self) -> bytes:
        """The folded text as UTF-8, for RE2."""
        return self.text.folded.value.encode("utf-8", "replace")

    @cached_property
    def encoded_original(self) -> bytes:
        """The post's own text as UTF-8, for RE2."""
        return self.text.original.encode("utf-8", "replace")

    def folded_span(self, span: Span) -> Span | None:
        """The folded code points that cover a span of the post's own text; None where it folds to nothing."""
        folded = self.text.folded
        found = Span(bisect_right(folded.ends, span.start), bisect_left(folded.starts, span.end))
        return found if found.start < found.end else None

    @cached_property
    def entity_types(self) -> frozenset[str]:
        """The types of entities in the text."""
        return frozenset(entity.type for entity in self.text.entities)

    @cached_property
    def by_lemma(self) -> Mapping[str, list[int]]:
        """Lemma -> indexes of its morphemes."""
        return _index([word.lemma for word in self.text.tokens.words])

    @cached_property
    def by_norm(self) -> Mapping[str, list[int]]:
        """Normalised form -> indexes of its morphemes."""
        return _index([word.norm for word in self.text.tokens.words])

    @cached_property
    def by_reading(self) -> Mapping[str, list[int]]:
        """Reading -> indexes of its morphemes."""
        return _index([word.reading for word in self.text.tokens.words])

    @cached_property
    def by_surface(self) -> Mapping[str, list[int]]:
        """Folded surface -> indexes of its morphemes."""
        value, tokens = self.text.folded.value, self.text.tokens
        return _index([value[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)])

    def hits_at(self, group: str, offset: int) -> list[Hit]:
        """The hits of a group that begin at an offset, longest first."""
        return [hit for hit in self.hits.get(group) if hit.span.start == offset]

    def word(self, index: int) -> Word:
        """The word of a morpheme."""
        return self.text.tokens.words[index]

    def surface(self, index: int) -> str:
        """The folded surface of a morpheme."""
        return self.text.folded.value[self.text.tokens.starts[index] : self.text.tokens.ends[index]]

    def original(self, span: Span) -> str:
        """What stands in the post's own text at a folded span."""
        return self.text.folded.origin(span).cut(self.text.original)

    def token_range(self, span: Span) -> tuple[int, int]:
        """Indexes [first, after] of the morphemes that a span touches."""
        tokens = self.text.tokens
        return bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)


class Matcher(Protocol):
    """One kind of condition (design: the rule language). Frozen; spans are in the folded text."""

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """All places where the condition holds."""
        ...

    def possible(self, scan: Scan) -> bool:
        """A quick test: False where `find` would find nothing. Most rules end here for most posts."""
        ...

    def groups(self) -> tuple[TermGroup, ...]:
        """The term lists written in the matcher itself, which must be in the index before it can look them up."""
        ...

    def captures(self) -> frozenset[str]:
        """Names that messages may use."""
        ...

    def lexicons(self) -> frozenset[str]:
        """Names of the lexicons that it refers to."""
        ...


def find(matcher: Matcher, scan: Scan) -> tuple[Match, ...]:
    """What `matcher` finds, computed once per scan even if many rules share it."""
    key = id(matcher)
    known = scan.memo.get(key)
    if known is None:
        known = scan.memo[key] = matcher.find(scan) if matcher.possible(scan) else ()
    return known


def scan_text(post: Post, text: Text, context: Context, index: TermIndex, comparison: Comparison | None = None) -> Scan:
    """Look all terms up in one reading of a post."""
    unreachable = index.reach.out_of(text.folded.value)
    return Scan(post, text, context, index.search(text), {}, comparison, unreachable)


def _index(values: list[str]) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for index, value in enumerate(values):
        table.setdefault(value, []).append(index)
    return table
