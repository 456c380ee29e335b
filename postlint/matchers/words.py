"""`terms` and `in`: words of a list or of a lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from postlint.matchers.scan import Scan
from postlint.matchers.terms import Boundary, Channel, Hit, Term, TermGroup
from postlint.model import Match


def inline_group(terms: tuple[str, ...], by: tuple[Channel, ...], boundary: Boundary) -> TermGroup:
    """The group of a list that is written in a rule; lists that are the same share it."""
    name = "\x1f".join((*terms, "\x1e", *by, boundary))
    return TermGroup(name, tuple(map(Term, terms)), by, boundary)


def pos_is(pos: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a part of speech falls under one of the wanted ones (「名詞」「名詞-固有名詞-人名」)."""
    return any(pos[: len(parts)] == parts for parts in (tuple(name.split("-")) for name in wanted))


@dataclass(frozen=True)
class Words:
    """Words or phrases of a list (`terms`) or of named lexicons (`in`), on word boundaries."""

    terms: tuple[str, ...] = ()
    in_: tuple[str, ...] = ()
    by: tuple[Channel, ...] = field(
        default=(Channel.SURFACE, Channel.LEMMA),
        metadata={"about": "書いた語のどの形と比べるか（terms だけ）"},
    )
    boundary: Boundary = Boundary.WORD
    pos: tuple[str, ...] = field(default=(), metadata={"about": "最後の形態素の品詞（どれか）"})
    not_pos: tuple[str, ...] = field(default=(), metadata={"about": "最後の形態素がこの品詞なら除く"})
    as_: str | None = None

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return (*(group.name for group in self.groups()), *self.in_)

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """Every hit whose last morpheme has a wanted part of speech."""
        return tuple(
            Match(hit.span, term_captures(hit, self.as_, scan))
            for name in self._names
            for hit in scan.hits.get(name)
            if self._fits(hit, scan)
        )

    def possible(self, scan: Scan) -> bool:
        """Whether one of the lists has a hit."""
        return any(name in scan.hits for name in self._names)

    def _fits(self, hit: Hit, scan: Scan) -> bool:
        pos = scan.word(hit.last).pos
        return (not self.pos or pos_is(pos, self.pos)) and not (self.not_pos and pos_is(pos, self.not_pos))

    def groups(self) -> tuple[TermGroup, ...]:
        """The written list."""
        return (inline_group(self.terms, self.by, self.boundary),) if self.terms else ()

    def captures(self) -> frozenset[str]:
        """The name given by `as`, and what the lexicon says of the term."""
        return frozenset({"replacement", "note"} | ({self.as_} if self.as_ else set()))

    def lexicons(self) -> frozenset[str]:
        """The lexicons of `in`."""
        return frozenset(self.in_)


def term_captures(hit: Hit, name: str | None, scan: Scan) -> dict[str, str]:
    """What messages may say of a hit."""
    captures = {
        key: value
        for key, value in (
            ("replacement", hit.term.replacement),
            ("note", hit.term.note),
        )
        if value
    }
    if name:
        captures[name] = scan.original(hit.span)
    return captures
