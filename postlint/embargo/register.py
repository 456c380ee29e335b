"""The register of a run: which entries a draft is compared with, without looking at all of them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from postlint.embargo.likeness import Likeness, likeness
from postlint.embargo.lines import quick_form
from postlint.embargo.profile import Analyze, Profile, profile_of, strings
from postlint.embargo.view import View
from postlint.model import EmbargoEntry, Text
from postlint.text.fold import fold_term

# As many entries as share the rarest pairs of letters with a draft are compared in full.
_COMPARED = 16
# Pairs that many entries share tell little; a draft looks at no more than so many places of the index.
_VISITS = 3000
# Particles and について are in every draft, and would only make the index larger.
_FILLERS = re.compile(r"(?<![ぁ-ゖ])[ぁ-ゖ]{1,2}(?![ぁ-ゖ])|について|に関する")
_KANA = re.compile("[ぁ-ゖァ-ヺーa-z]+")
_HIRAGANA = re.compile("[ぁ-ゖー]+")

Spell = Callable[[EmbargoEntry], str]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """An entry that a draft resembles."""

    entry: EmbargoEntry
    likeness: Likeness


class Register:
    """Entries with an index of the letters that they are written and read with, made on first use.

    `analyze` cuts folded texts into morphemes. The index covers what is released after the earliest moment asked for.
    """

    def __init__(self, entries: Sequence[EmbargoEntry], analyze: Analyze) -> None:
        self._entries = tuple(sorted(entries, key=_release))
        self._analyze = analyze
        self._profiles: dict[str, Profile] = {}
        self._written: _Index | None = None
        self._read: _Index | None = None

    def pending(self, moment: dt.datetime) -> bool:
        """Whether anything is released after a moment."""
        return bool(self._entries) and _release(self._entries[-1]) > moment

    def compare(self, text: Text, moment: dt.datetime) -> tuple[Resemblance, ...]:
        """The entries released after `moment` (aware) that a reading of a draft resembles, in order of release."""
        if not self.pending(moment):
            return ()
        view = View(text)
        found = []
        for entry in self._candidates(view, moment):
            alike = likeness(view, self._profile(entry))
            if alike is not None:
                found.append(Resemblance(entry, alike))
        return tuple(sorted(found, key=lambda item: (item.entry.release_at, item.entry.id)))

    def _candidates(self, view: View, moment: dt.datetime) -> Sequence[EmbargoEntry]:
        pending = self._entries[bisect_right(self._entries, moment, key=_release) :]
        if len(pending) <= _COMPARED:
            return pending
        if self._written is None or moment < self._written.since:
            self._written = _Index(self._entries, moment, self._spellings)
        chosen = dict.fromkeys(self._written.nearest(view.line.value, moment))
        if _kana_names(view):
            if self._read is None or moment < self._read.since:
                self._read = _Index(self._entries, moment, self._readings)
            chosen |= dict.fromkeys(self._read.nearest(view.line.value, moment))
        return list(chosen)

    def _profile(self, entry: EmbargoEntry) -> Profile:
        known = self._profiles.get(entry.id)
        if known is None:
            known = self._profiles[entry.id] = profile_of(entry, self._analyze)
        return known

    @staticmethod
    def _spellings(entry: EmbargoEntry) -> str:
        return quick_form(_FILLERS.sub("\n", strings(entry)))

    def _readings(self, entry: EmbargoEntry) -> str:
        words = self._analyze(fold_term("\n".join((entry.title, *entry.keywords, *entry.parties)))).words
        return "".join(word.reading if word.pos[0] == "名詞" else "\n" for word in words)


@dataclass(frozen=True)
class Comparison:
    """A register, one reading of a draft, and the moment (aware) at which it goes out; compared on first use."""

    register: Register
    text: Text
    moment: dt.datetime

    @cached_property
    def resemblances(self) -> tuple[Resemblance, ...]:
        """The unreleased entries that the draft resembles."""
        return self.register.compare(self.text, self.moment)


class _Index:
    """Pairs of letters -> entries, of those released after `since`."""

    def __init__(self, entries: Sequence[EmbargoEntry], since: dt.datetime, spell: Spell) -> None:
        self.since = since
        self._entries = entries
        self._places: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            if entry.release_at > since:
                for pair in _pairs(spell(entry)):
                    self._places.setdefault(pair, []).append(number)

    def nearest(self, line: str, moment: dt.datetime) -> Iterator[EmbargoEntry]:
        """The entries released after `moment` that share the rarest pairs with a line, best first."""
        known = sorted((len(self._places[pair]), pair) for pair in _pairs(line) if pair in self._places)
        scores: dict[int, float] = {}
        visits = 0
        for count, pair in known:
            visits += count
            if visits > _VISITS and scores:
                break
            for number in self._places[pair]:
                scores[number] = scores.get(number, 0.0) + 1.0 / count
        chosen = 0
        for number in sorted(scores, key=lambda number: (-scores[number], number)):
            if self._entries[number].release_at > moment:
                yield self._entries[number]
                chosen += 1
                if chosen == _COMPARED:
                    return


def _release(entry: EmbargoEntry) -> dt.datetime:
    return entry.release_at


def _pairs(string: str) -> set[str]:
    return {first + second for first, second in pairwise(string) if first > " " and second > " "}


def _kana_names(view: View) -> bool:
    """Whether a name may be written in kana that the register writes in kanji: unknown nouns, names, nouns in a row."""
    value, tokens = view.text.folded.value, view.text.tokens
    before = False
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        noun = word.pos[0] == "名詞" and _KANA.fullmatch(value, start, end) is not None
        hiragana = noun and _HIRAGANA.fullmatch(value, start, end) is not None
        if noun and ((word.oov and end - start > 1) or (hiragana and (word.pos[1] == "固有名詞" or before))):
            return True
        before = hiragana and word.norm != word.lemma
    return False
