"""Disguised spellings of terms: a sign in place of a letter (ト○ク), kana in place of kanji (いんしゅうんてん, 転サイ).

Only lexicons that ask for it (`disguise: yes`) take part: words that people disguise because they may not be written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from postlint.matchers.terms import Hit, Term, TermGroup
from postlint.model import Span, Text, Tokens
from postlint.text.fold import fold_term
from postlint.text.kana import TO_KATAKANA

_LETTER = "ぁ-ゖァ-ヺー一-鿿々"
_KANJI = re.compile("[一-鿿々]")
_KATAKANA = re.compile("[ァ-ヺ]")
_MASKS = "○◯〇●◎×✕✖*_□■△▲"
_MASKED = re.compile(rf"[{_LETTER}{re.escape(_MASKS)}\U0001f300-\U0001faff☀-➿⬀-⯿]+")
# Two signs side by side are a gap to be filled in (○○課), not a hidden letter.
_MOST_MASKS = 2
_LEAST_KNOWN = 2
_SHORTEST, _LONGEST = 3, 12
# Shorter readings are shared by ordinary words; katakana and remaining kanji make up for length, and so do marks put
# between the letters.
_LEAST_READING, _LEAST_HIRAGANA, _LEAST_TORN = 4, 5, 3
_MOST_TOKENS = 8


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A term of a group as it is usually written (folded), and how it reads (katakana)."""

    group: str
    term: Term
    written: str
    reading: str


class Disguises:
    """The terms of the groups that people disguise, and where such disguises stand in a text."""

    def __init__(self, groups: Mapping[str, TermGroup]) -> None:
        self._groups = tuple(group for group in groups.values() if group.readings)

    def search(self, text: Text) -> Mapping[str, list[Hit]]:
        """Group name -> hits whose spelling is disguised; spans are in the folded text."""
        found: dict[str, list[Hit]] = {}
        if not self._groups:
            return found
        for span, spelling in (*self._sounding(text), *self._hidden(text)):
            last = min(_last(text.tokens, span.end), len(text.tokens) - 1)
            found.setdefault(spelling.group, []).append(Hit(span, spelling.term, last))
        return found

    @cached_property
    def _spellings(self) -> tuple[_Spelling, ...]:
        return tuple(
            _Spelling(group.name, term, fold_term(term.text), reading)
            for group in self._groups
            for term, reading in zip(group.terms, group.readings, strict=True)
        )

    @cached_property
    def _by_reading(self) -> Mapping[str, list[_Spelling]]:
        table: dict[str, list[_Spelling]] = {}
        for spelling in self._spellings:
            if len(spelling.reading) >= _LEAST_TORN and _KANJI.search(spelling.written):
                table.setdefault(spelling.reading, []).append(spelling)
        return table

    @cached_property
    def _by_kana(self) -> Mapping[str, list[_Spelling]]:
        """Terms of kanji and kana, the kana as katakana."""
        table: dict[str, list[_Spelling]] = {}
        for spelling in self._spellings:
            form = spelling.written.translate(TO_KATAKANA)
            if len(form) >= _SHORTEST and _KANJI.search(form) and _KATAKANA.search(form):
                table.setdefault(form, []).append(spelling)
        return table

    @cached_property
    def _by_letter(self) -> Mapping[tuple[int, int, str], list[tuple[str, _Spelling]]]:
        """Length, place and letter -> spellings (kana as katakana) that have that letter there."""
        table: dict[tuple[int, int, str], list[tuple[str, _Spelling]]] = {}
        for spelling in self._spellings:
            for form in {spelling.written.translate(TO_KATAKANA), spelling.reading}:
                if _SHORTEST <= len(form) <= _LONGEST:
                    for place in range(_MOST_MASKS + 1):
                        if place < len(form):
                            table.setdefault((len(form), place, form[place]), []).append((form, spelling))
        return table

    def _sounding(self, text: Text) -> Iterator[tuple[Span, _Spelling]]:
        """Runs of morphemes that read like a term and hold kana where it has kanji, or the other kana."""
        tokens, value = text.tokens, text.folded.value
        for first in range(len(tokens)):
            reading = ""
            for last in range(first, min(first + _MOST_TOKENS, len(tokens))):
                if tokens.words[last].pos[0] in ("空白", "補助記号"):
                    break
                reading += tokens.words[last].reading
                if len(reading) > 2 * _LONGEST:
                    break
                span = Span(tokens.starts[first], tokens.ends[last])
                piece = span.cut(value)
                for spelling in self._by_reading.get(reading, ()):
                    if _kana_for_kanji(piece, spelling, torn=text.disguised):
                        yield span, spelling
                for spelling in self._by_kana.get(piece.translate(TO_KATAKANA), ()):
                    if piece != spelling.written and _KATAKANA.search(piece):
                        yield span, spelling

    def _hidden(self, text: Text) -> Iterator[tuple[Span, _Spelling]]:
        """Pieces with a sign in place of one or two letters of a term."""
        value = text.folded.value
        for run in _MASKED.finditer(value):
            hidden = [index for index in range(run.start(), run.end()) if _is_mask(value, index)]
            if not hidden or len(hidden) == run.end() - run.start():
                continue
            for start, end in _windows(value, run, hidden):
                if not _on_edge(text.tokens, start, end, hidden):
                    continue
                piece = "".join("\0" if at in hidden else value[at] for at in range(start, end))
                for spelling in self._completed(piece.translate(TO_KATAKANA)):
                    yield Span(start, end), spelling

    def _completed(self, piece: str) -> Iterator[_Spelling]:
        place = next(index for index, char in enumerate(piece) if char != "\0")
        for form, spelling in self._by_letter.get((len(piece), place, piece[place]), ()):
            if all(char in ("\0", letter) for char, letter in zip(piece, form, strict=True)):
                yield spelling


def _kana_for_kanji(piece: str, spelling: _Spelling, *, torn: bool) -> bool:
    """Whether `piece`, which reads like a term, has kana for some of its kanji and no kanji of its own."""
    written = spelling.written
    if not torn and len(spelling.reading) < _LEAST_READING:
        return False
    kanji, wanted = _KANJI.findall(piece), iter(_KANJI.findall(written))
    left = len(_KANJI.findall(written)) - len(kanji)
    if left < 1 or not all(char in wanted for char in kanji):
        return False
    if kanji or _KATAKANA.search(piece):
        return True
    return left >= 2 and (torn or len(piece) >= _LEAST_HIRAGANA)


def _is_mask(value: str, index: int) -> bool:
    # At the head of a line or an item the same signs are bullets.
    char, inside = value[index], index > 0 and (_is_letter(value[index - 1]) or value[index - 1] in _MASKS)
    if char in _MASKS:
        return inside
    between = inside and index + 1 < len(value) and _is_letter(value[index + 1])
    return between and unicodedata.category(char) == "So"


def _is_letter(char: str) -> bool:
    return "ぁ" <= char <= "ヺ" or char in "ー々" or "一" <= char <= "鿿"


def _windows(value: str, run: re.Match[str], hidden: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of a run that hold one sign, or two that are apart, and enough letters; no sign is cut off a pair.

    An emoji hides a letter only inside a word; at its edge it is an ornament.
    """
    signs = {at for at in range(run.start(), run.end()) if value[at] in _MASKS}
    for start in range(max(run.start(), hidden[0] - _LONGEST), hidden[-1] + 1):
        for end in range(start + _SHORTEST, min(start + _LONGEST, run.end()) + 1):
            inside = [at for at in hidden if start <= at < end]
            if not inside or len(inside) > _MOST_MASKS or end - start - len(inside) < _LEAST_KNOWN:
                continue
            paired = any(at + 1 in signs or at - 1 in signs for at in inside)
            ornament = any(at in (start, end - 1) and value[at] not in _MASKS for at in inside)
            if not paired and not ornament and start - 1 not in signs and end not in signs:
                yield start, end


def _on_edge(tokens: Tokens, start: int, end: int, hidden: list[int]) -> bool:
    """Whether a stretch begins and ends at morphemes or at its signs."""
    first, last = _last(tokens, start + 1), _last(tokens, end)
    begins = start in hidden or (first < len(tokens) and tokens.starts[first] == start)
    ends = end - 1 in hidden or (last < len(tokens) and tokens.ends[last] == end)
    return begins and ends


def _last(tokens: Tokens, end: int) -> int:
    """Index of the morpheme that holds the code point before `end`."""
    return bisect_left(tokens.ends, end)
