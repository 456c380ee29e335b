"""The term index: all words and phrases of all groups, found in one pass over each channel of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import ahocorasick_rs

from postlint.matchers.disguise import Disguises
from postlint.matchers.literals import Reach
from postlint.matchers.terms import Boundary, Channel, Hit, Term, TermGroup
from postlint.model import Span, Text, Tokens
from postlint.text.fold import fold_term
from postlint.text.kana import TO_KATAKANA

# An irrealis form is never the end of a word: めくら(ない) is めくる, not めくら.
_UNFINISHED = "未然形"

# A term of kana alone, long enough that a mixture of scripts is no accident.
_KANA = re.compile("[ぁ-ゖァ-ヶー]{2,}")
_HIRAGANA = re.compile("[ぁ-ゖー]+")
_KATAKANA = re.compile("[ァ-ヶー]+")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one group looks for: numbers of keys with the terms as written, and the numbers alone."""

    terms: Mapping[int, Term]
    keys: frozenset[int]


class Hits:
    """What the index found in one text; each group's hits are put together when a rule asks for them."""

    def __init__(
        self,
        wanted: Mapping[str, _Wanted],
        found: Mapping[int, list[tuple[Span, int]]],
        disguised: Mapping[str, list[Hit]],
    ) -> None:
        self._wanted = wanted
        self._disguised = disguised
        self._found = found
        self._keys = frozenset(found)
        self._made: dict[str, tuple[Hit, ...]] = {}

    def __contains__(self, name: str) -> bool:
        """Whether the group of that name has a hit."""
        wanted = self._wanted.get(name)
        plain = wanted is not None and not self._keys.isdisjoint(wanted.keys)
        return plain or name in self._disguised

    def get(self, name: str) -> tuple[Hit, ...]:
        """The hits of a group, sorted by place, longer ones first."""
        made = self._made.get(name)
        if made is None:
            wanted = self._wanted[name]
            hits: dict[Span, Hit] = {}
            for key in sorted(self._keys & wanted.keys):
                for span, last in self._found[key]:
                    hits.setdefault(span, Hit(span, wanted.terms[key], last))
            for hit in self._disguised.get(name, ()):
                hits.setdefault(hit.span, hit)
            made = tuple(sorted(hits.values(), key=lambda hit: (hit.span.start, -hit.span.end)))
            self._made[name] = made
        return made


class TermIndex:
    """All term groups of a rule set in one automaton."""

    def __init__(self, groups: Iterable[TermGroup], words: Mapping[str, Iterable[str]] | None = None) -> None:
        """`words`: regular expression -> words of which one must stand in a text that it matches (`literals`)."""
        tables: dict[tuple[Channel, Boundary], dict[str, int]] = {}
        wanted: dict[str, dict[int, Term]] = {}
        count = 0
        unique = {group.name: group for group in groups}
        for group in unique.values():
            terms = wanted.setdefault(group.name, {})
            folded = [fold_term(term.text) for term in group.terms]
            for channel, boundary, forms in _forms(group, folded):
                table = tables.setdefault((channel, boundary), {})
                for form, term in forms:
                    number = table.setdefault(form, count)
                    count += number == count
                    terms[number] = term
        self._wanted = {name: _Wanted(terms, frozenset(terms)) for name, terms in wanted.items()}
        # One automaton for all channels: most lists are looked up in several, and building it is what costs.
        keys: dict[str, list[tuple[Channel, Boundary, int]]] = {}
        for (channel, boundary), table in tables.items():
            for form, number in table.items():
                keys.setdefault(form, []).append((channel, boundary, number))
        self._channels = tuple(dict.fromkeys(channel for channel, _ in tables))
        self._keys = tuple(keys.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(keys))
        self._disguises = Disguises(unique)
        self.reach = Reach(words or {})

    def search(self, text: Text) -> Hits:
        """Everything that stands in a text."""
        found: dict[int, list[tuple[Span, int]]] = {}
        for channel in self._channels:
            line = _line(text, channel)
            for index, start, end in self._automaton.find_matches_as_indexes(line.value, overlapping=True):
                for wanted, boundary, number in self._keys[index]:
                    if wanted is not channel:
                        continue
                    span = line.span(start, end, boundary)
                    if span is not None:
                        found.setdefault(number, []).append((span, line.last(span)))
        return Hits(self._wanted, found, self._disguises.search(text))


_Forms = list[tuple[str, Term]]


def _forms(group: TermGroup, folded: list[str]) -> Iterator[tuple[Channel, Boundary, _Forms]]:
    """What to look for in each channel, with the boundary that holds there."""
    forms = list(zip(folded, group.terms, strict=True))
    for channel in group.channels:
        yield channel, group.boundary, forms
    if Channel.SURFACE in group.channels:
        kana = [(form.translate(TO_KATAKANA), term) for form, term in forms if _KANA.fullmatch(form)]
        # A mixture tears morphemes apart; only of two letters it is not certain enough without their boundaries.
        yield Channel.MIXED, group.boundary, [(form, term) for form, term in kana if len(form) == 2]
        yield Channel.MIXED, Boundary.NONE, [(form, term) for form, term in kana if len(form) > 2]


@dataclass(frozen=True)
class _Line:
    """One channel written out as a string, with the boundaries at which a hit may begin and end."""

    value: str
    tokens: Tokens
    begins: Mapping[int, int]
    """Offset in `value` -> index of the morpheme that begins there."""
    stops: Mapping[int, int]
    short: frozenset[int]
    """Offsets of piece boundaries inside morphemes (surface channel only)."""
    surface: bool
    mixed: str | None = None
    """The text as it stands, where only a mixture of scripts counts."""

    def span(self, start: int, end: int, boundary: Boundary) -> Span | None:
        """The folded span of a hit, or None where it does not stand on boundaries."""
        if start == end or (self.mixed is not None and not _is_mixed(self.mixed[start:end])):
            return None
        first, last = self.begins.get(start), self.stops.get(end)
        if first is not None and last is not None:
            unfinished = self.surface and self.tokens.words[last].pos[5].startswith(_UNFINISHED)
            if unfinished and boundary is not Boundary.NONE:
                return None
            return Span(self.tokens.starts[first], self.tokens.ends[last])
        if not self.surface or boundary is Boundary.WORD:
            return None
        if self.mixed is not None:
            # Within one script a word goes on (はじめ|クラブ is no めクラ), unless a morpheme ends there.
            begins = first is not None or not _same_script(self.mixed[start - 1 : start + 1])
            ends = last is not None or not _same_script(self.mixed[end - 1 : end + 1])
            return Span(start, end) if begins and ends else None
        free = boundary is Boundary.NONE
        if (free or first is not None or start in self.short) and (free or last is not None or end in self.short):
            return Span(start, end)
        return None

    def last(self, span: Span) -> int:
        """Index of the morpheme in which `span` ends."""
        return min(bisect_left(self.tokens.ends, span.end), len(self.tokens) - 1)


def _line(text: Text, channel: Channel) -> _Line:
    tokens = text.tokens
    if channel in (Channel.SURFACE, Channel.MIXED):
        begins = {start: index for index, start in enumerate(tokens.starts)}
        stops = {end: index for index, end in enumerate(tokens.ends)}
        value = text.folded.value
        if channel is Channel.SURFACE:
            return _Line(value, tokens, begins, stops, _short(tokens), surface=True)
        return _Line(value.translate(TO_KATAKANA), tokens, begins, stops, _short(tokens), surface=True, mixed=value)
    forms = [getattr(word, channel.value) for word in tokens.words]
    edges = [0, *accumulate(map(len, forms))]
    begins = {edge: index for index, edge in enumerate(edges[:-1])}
    stops = {edge: index for index, edge in enumerate(edges[1:])}
    return _Line("".join(forms), tokens, begins, stops, frozenset(), surface=False)


def _is_mixed(piece: str) -> bool:
    return any("ぁ" <= char <= "ゖ" for char in piece) and any("ァ" <= char <= "ヶ" for char in piece)


def _same_script(pair: str) -> bool:
    return len(pair) == 2 and (_HIRAGANA.fullmatch(pair) or _KATAKANA.fullmatch(pair)) is not None


def _short(tokens: Tokens) -> frozenset[int]:
    cuts: set[int] = set()
    for start, word in zip(tokens.starts, tokens.words, strict=True):
        if word.parts:
            cuts.update(accumulate(word.parts[:-1], initial=start))
    return frozenset(cuts)
