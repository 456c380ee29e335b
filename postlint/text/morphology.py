"""Morphemes from Sudachi, as columns. The only module that imports sudachipy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from postlint.model import Span, Tokens, Word
from postlint.text.fold import fold_term

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, MorphemeList, SplitMode, Tokenizer

# Sudachi refuses more than 49,149 bytes (UTF-8) a call; a little room is left.
LIMIT = 48_000
_BREAK = re.compile(r"[\s、。,.!?」)]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Analyzer:
    """A Sudachi tokenizer with a cache of words, loaded on first use.

    One per thread: a tokenizer used twice at once raises.
    """

    def __init__(self) -> None:
        self._words: dict[int, Word] = {}

    @cached_property
    def _dictionary(self) -> Dictionary:
        from sudachipy import Dictionary

        return Dictionary(dict="core")

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from sudachipy import SplitMode

        return self._dictionary.tokenizer(mode=SplitMode.C)

    @cached_property
    def _short(self) -> SplitMode:
        from sudachipy import SplitMode

        return SplitMode.A

    @property
    def lookup(self) -> Callable[[str], tuple[tuple[str, ...], ...]]:
        """A function from a surface to all part-of-speech tuples that the dictionary lists for it."""

        def look(surface: str) -> tuple[tuple[str, ...], ...]:
            clean = _SURROGATE.sub("\ufffd", surface)
            return tuple(tuple(m.part_of_speech()) for m in self._dictionary.lookup(clean)) if clean else ()

        return look

    def tokens(self, folded: str, sentences: tuple[Span, ...]) -> Tokens:
        """Morphemes of a folded text, offsets in it; texts over Sudachi's limit are cut at sentence ends."""
        clean = _SURROGATE.sub("\ufffd", folded)
        starts: list[int] = []
        ends: list[int] = []
        words: list[Word] = []
        for offset, piece in pieces(clean, sentences):
            self._add(offset, self._tokenizer.tokenize(piece), starts, ends, words)
        return Tokens(tuple(starts), tuple(ends), tuple(words))

    def _add(self, offset: int, morphemes: MorphemeList, starts: list[int], ends: list[int], words: list[Word]) -> None:
        cache = self._words
        position = offset
        for morpheme in morphemes:
            end = offset + morpheme.end()
            if end == position:
                continue
            word = None if morpheme.is_oov() else cache.get(morpheme.word_id())
            if word is None:
                word = self._word(morpheme)
                if not word.oov:
                    cache[morpheme.word_id()] = word
            starts.append(position)
            ends.append(end)
            words.append(word)
            position = end

    def _word(self, morpheme: Morpheme) -> Word:
        # All unknown words of one part of speech share an id, so they must not be cached (performance.md 1).
        parts = morpheme.split(self._short)
        return Word(
            pos=tuple(morpheme.part_of_speech()),
            lemma=fold_term(morpheme.dictionary_form()),
            norm=fold_term(morpheme.normalized_form()),
            reading=fold_term(morpheme.reading_form()),
            oov=morpheme.is_oov(),
            parts=tuple(part.end() - part.begin() for part in parts) if len(parts) > 1 else (),
        )


def pieces(text: str, sentences: tuple[Span, ...]) -> Iterator[tuple[int, str]]:
    """Cut `text` into (offset, piece) of at most LIMIT bytes: at sentence ends, else at a pause, else anywhere."""
    if len(text) * 4 <= LIMIT or len(text.encode()) <= LIMIT:
        if text:
            yield 0, text
        return
    start, size = 0, 0
    for span in sentences:
        length = len(span.cut(text).encode())
        if size and size + length > LIMIT:
            yield start, text[start : span.start]
            start, size = span.start, 0
        if length > LIMIT:
            yield from _cut_sentence(text, span)
            start, size = span.end, 0
        else:
            size += length
    if start < len(text):
        yield start, text[start:]


def _cut_sentence(text: str, span: Span) -> Iterator[tuple[int, str]]:
    start = span.start
    step = LIMIT // 4  # code points: at most four bytes each
    while span.end - start > step:
        pause = max((m.end() for m in _BREAK.finditer(text, start + step // 2, start + step)), default=start + step)
        yield start, text[start:pause]
        start = pause
    if start < span.end:
        yield start, text[start : span.end]


def dictionary_name() -> str:
    """Name and version of the system dictionary, for reports."""
    return f"sudachidict-core {version('sudachidict-core')}"
