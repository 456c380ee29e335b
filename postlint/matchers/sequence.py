"""`sequence`: morphemes and terms one after the other, within one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from postlint.matchers.scan import Scan
from postlint.matchers.terms import Boundary, Channel, TermGroup
from postlint.matchers.words import inline_group, pos_is, term_captures
from postlint.model import EMPTY, Match, Span

_BLANK = "空白"


@dataclass(frozen=True)
class Element:
    """One place of a sequence: a morpheme, a term, a gap, or an edge of the sentence.

    All conditions of an element must hold. `terms` and `in` may cover several morphemes; the other conditions
    then concern the last of them.
    """

    surface: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    norm: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    terms: tuple[str, ...] = field(default=(), metadata={"about": "語や句（形態素をまたいでよい。活用形も見る）"})
    in_: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    form: tuple[str, ...] = field(default=(), metadata={"about": "活用形の始まり（命令、未然 など）"})
    not_: Element | None = None
    boundary: Boundary = field(default=Boundary.WORD, metadata={"about": "terms の語の境目（in では語彙が決める）"})
    gap: int | None = field(
        default=None, metadata={"about": "間に入ってよい形態素の数（この数まで。not の形態素の前で止まる）"}
    )
    at: Literal["start", "end"] | None = None
    optional: bool = False
    repeat: int = 1
    as_: str | None = None
    mark: bool = field(default=False, metadata={"about": "指摘する範囲をこの要素に限る"})

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The term groups that the element looks up."""
        own = (self.group.name,) if self.group else ()
        return (*own, *self.in_)

    @cached_property
    def group(self) -> TermGroup | None:
        """The group of the terms written in the element."""
        if not self.terms:
            return None
        return inline_group(self.terms, (Channel.SURFACE, Channel.LEMMA), self.boundary)

    def holds(self, scan: Scan, index: int) -> bool:
        """Whether the morpheme meets the conditions (other than `terms` and `in`)."""
        word = scan.word(index)
        if self.lemma and word.lemma not in self.lemma:
            return False
        if self.surface and scan.surface(index) not in self.surface:
            return False
        if self.norm and word.norm not in self.norm:
            return False
        if self.reading and word.reading not in self.reading:
            return False
        if self.pos and not pos_is(word.pos, self.pos):
            return False
        if self.form and not any(word.pos[5].startswith(form) for form in self.form):
            return False
        return self.not_ is None or not self.not_.covers(scan, index)

    def covers(self, scan: Scan, index: int) -> bool:
        """Whether the element, as one of `not`, holds for the morpheme (or for a term that begins at it)."""
        if self.names:
            start = scan.text.tokens.starts[index]
            return any(self.holds(scan, hit.last) for name in self.names for hit in scan.hits_at(name, start))
        return self.holds(scan, index)

    def possible(self, scan: Scan) -> bool:
        """Whether something that the element asks for is in the text at all."""
        if self.names:
            return any(name in scan.hits for name in self.names)
        return all(any(value in table for value in values) for values, table in self._tables(scan))

    def seeds(self, scan: Scan) -> Iterable[int] | None:
        """Offsets at which the element can begin, in order; None where that is everywhere."""
        if self.names:
            return sorted({hit.span.start for name in self.names for hit in scan.hits.get(name)})
        for values, table in self._tables(scan):
            return sorted(scan.text.tokens.starts[i] for value in values for i in table.get(value, ()))
        return None

    def _tables(self, scan: Scan) -> Iterator[tuple[tuple[str, ...], Mapping[str, list[int]]]]:
        if self.lemma:
            yield self.lemma, scan.by_lemma
        if self.surface:
            yield self.surface, scan.by_surface
        if self.norm:
            yield self.norm, scan.by_norm
        if self.reading:
            yield self.reading, scan.by_reading


_Path = tuple[tuple[int, Span], ...]


@dataclass(frozen=True)
class Sequence:
    """Elements that follow each other in one sentence; white space between them is passed over."""

    sequence: tuple[Element, ...]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """The nearest completion from every place where the sequence can begin."""
        matches: list[Match] = []
        for start in self._starts(scan):
            sentence = scan.text.sentence_of(Span(start, start))
            path = self._walk(scan, sentence, 0, start, set())
            if path:
                matches.append(self._match(scan, path))
        return tuple(matches)

    @cached_property
    def _required(self) -> tuple[Element, ...]:
        return tuple(element for element in self.sequence if not element.optional and element.gap is None)

    def possible(self, scan: Scan) -> bool:
        """Whether every element that must be there can be."""
        return all(element.possible(scan) for element in self._required)

    def _starts(self, scan: Scan) -> Iterable[int]:
        first = self.sequence[0]
        if first.optional or first.gap is not None:
            return scan.text.tokens.starts
        seeds = first.seeds(scan)
        return scan.text.tokens.starts if seeds is None else seeds

    def _walk(
        self,
        scan: Scan,
        sentence: Span,
        place: int,
        offset: int,
        dead: set[tuple[int, int]],
    ) -> _Path | None:
        if place == len(self.sequence):
            return ()
        if (place, offset) in dead:
            return None
        for end in _ends(scan, self.sequence[place], offset, sentence):
            rest = self._walk(scan, sentence, place + 1, end, dead)
            if rest is not None:
                return ((place, Span(min(_skip(scan, offset), end), end)), *rest)
        dead.add((place, offset))
        return None

    def _match(self, scan: Scan, path: _Path) -> Match:
        marked = [span for place, span in path if self.sequence[place].mark and span.end > span.start]
        spans = marked or [span for place, span in path if self.sequence[place].gap is None and span.end > span.start]
        captures: dict[str, str] = {}
        for place, span in path:
            element = self.sequence[place]
            for name in element.names:
                hit = next(
                    (hit for hit in scan.hits_at(name, span.start) if hit.span.end == span.end),
                    None,
                )
                if hit is not None:
                    captures |= term_captures(hit, None, scan)
            if element.as_ and span.end > span.start:
                captures[element.as_] = scan.original(span)
        return Match(spans[0].hull(spans[-1]), captures or EMPTY)

    def groups(self) -> tuple[TermGroup, ...]:
        """The term lists written in the elements."""
        return tuple(group for element in _all(self.sequence) if (group := element.group) is not None)

    def captures(self) -> frozenset[str]:
        """The names given by `as`, and what lexicons say of terms."""
        names = {element.as_ for element in self.sequence if element.as_}
        return frozenset(names | {"replacement", "note"})

    def lexicons(self) -> frozenset[str]:
        """The lexicons of the elements."""
        return frozenset(name for element in _all(self.sequence) for name in element.in_)


def _all(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        yield element
        if element.not_ is not None:
            yield element.not_


def _skip(scan: Scan, offset: int) -> int:
    """The offset after white space."""
    while (index := scan.token_at.get(offset)) is not None and scan.word(index).pos[0] == _BLANK:
        offset = scan.text.tokens.ends[index]
    return offset


def _ends(scan: Scan, element: Element, offset: int, sentence: Span) -> Iterator[int]:
    """Offsets at which the element can end when it begins at `offset`; the likeliest first."""
    start = _skip(scan, offset)
    if element.at is not None:
        if start <= sentence.start if element.at == "start" else start >= _stop(scan, sentence):
            yield offset
        return
    if element.gap is not None:
        yield from _gap(scan, element, offset, sentence)
        return
    reach = [start]
    ends: list[int] = []
    for _ in range(element.repeat):
        reach = [end for begin in reach for end in _once(scan, element, _skip(scan, begin)) if end <= sentence.end]
        ends = reach + ends
    yield from dict.fromkeys(ends)
    if element.optional:
        yield offset


def _once(scan: Scan, element: Element, start: int) -> Iterator[int]:
    if element.names:
        for name in element.names:
            for hit in scan.hits_at(name, start):
                if element.holds(scan, hit.last):
                    yield hit.span.end
        return
    index = scan.token_at.get(start)
    if index is not None and element.holds(scan, index):
        yield scan.text.tokens.ends[index]


def _gap(scan: Scan, element: Element, offset: int, sentence: Span) -> Iterator[int]:
    yield offset
    for _ in range(element.gap or 0):
        index = scan.token_at.get(_skip(scan, offset))
        if index is None or scan.text.tokens.ends[index] > sentence.end:
            return
        if element.not_ is not None and element.not_.covers(scan, index):
            return
        offset = scan.text.tokens.ends[index]
        yield offset


def _stop(scan: Scan, sentence: Span) -> int:
    """Where the words of a sentence end: before its full stop and white space."""
    index = scan.token_range(sentence)[1] - 1
    tokens = scan.text.tokens
    while index >= 0 and tokens.starts[index] >= sentence.start and tokens.words[index].pos[0] in (_BLANK, "補助記号"):
        index -= 1
    return tokens.ends[index] if index >= 0 else sentence.start
