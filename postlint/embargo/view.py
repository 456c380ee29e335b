"""A draft as the comparison sees it: one line, words by sentence, amounts, and the tone of each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from postlint.embargo import wordlists
from postlint.embargo.amounts import Amount, amounts, days, editions, years
from postlint.embargo.lines import Line, bare
from postlint.model import Span, Text

_SCRIPTS = (re.compile("[ぁ-ゖー]"), re.compile("[ァ-ヺー]"), re.compile("[一-鿿々]"), re.compile("[a-z]"))
# The schedule of a drawing, not its outcome: a day or 後日, and a verb of the future.
_SCHEDULE = re.compile(
    r"(?:結果|抽選|抽せん|発表|開札|選考|審査)[^。\n]{0,30}(?:[0-9]日|[0-9]時|後日|下旬|上旬|中旬|頃|ごろ|予定)[^。\n]{0,20}"
    r"(?:公表|発表|通知|掲示|掲載|お知らせ|郵送|発送|行い|実施|予定|です)"
    r"|(?:[0-9]日|[0-9]時|後日|下旬|上旬|中旬|頃|ごろ)[^。\n]{0,24}(?:結果|抽選|抽せん|開札|選考)[^。\n]{0,14}(?:公表|発表|通知|掲示|掲載|お知らせ|郵送|行い|実施)(?:し?ます|する|予定)"
    r"|(?:結果|抽選|抽せん|開札|選考)[^。\n]{0,20}(?:方法|時期|日程|日時|までお待ち|をお待ち)|応募(?:方法|期間|は)|申込(?:期間|方法|は|締切)"
)
_OUTCOME = re.compile(
    r"[0-9]番|当選(?:し|者は|番号は|おめ)|落札(?:し|者は|額は)|(?:さん|様|社|氏)(?:が|に)(?:決ま|落札|当選|受注)|決まりました|でした|偶数|奇数"
)


@dataclass(frozen=True)
class View:
    """One reading of a draft. Spans are in its folded text."""

    text: Text

    @cached_property
    def line(self) -> Line:
        """The text as katakana, kanji and digits."""
        return bare(self.text.folded.value)

    @cached_property
    def spoken(self) -> Mapping[int, int]:
        """Offsets in `readings` at which a morpheme begins -> its index; the end of the line is there too."""
        table, at = {}, 0
        for index, word in enumerate(self.text.tokens.words):
            table[at] = index
            at += len(word.reading)
        table[at] = len(self.text.tokens)
        return table

    @cached_property
    def readings(self) -> str:
        """The readings of all morphemes, one after the other."""
        return "".join(word.reading for word in self.text.tokens.words)

    @cached_property
    def _edges(self) -> frozenset[int]:
        tokens = self.text.tokens
        return frozenset((*tokens.starts, *tokens.ends))

    def edge(self, at: int) -> bool:
        """Whether a name may begin or end at an offset: at a morpheme, or where the script changes."""
        value = self.text.folded.value
        if at in self._edges or not 0 < at < len(value):
            return True
        return not any(script.match(value[at - 1]) and script.match(value[at]) for script in _SCRIPTS)

    def quoted(self, span: Span) -> bool:
        """Whether the draft gives a span as a name of its own, in 「」 or 『』."""
        value = self.text.folded.value
        return value[span.start - 1 : span.start] in ("「", "『") and value[span.end : span.end + 1] in ("」", "』")

    def torn(self, span: Span) -> bool:
        """Whether this reading left something out inside a span; only then does it count in the second reading."""
        folded = self.text.folded
        return self.text.disguised and any(
            folded.starts[index] > folded.ends[index - 1] for index in range(span.start + 1, span.end)
        )

    @cached_property
    def words(self) -> Mapping[str, list[Span]]:
        """Normalised and dictionary forms -> where they stand."""
        table: dict[str, list[Span]] = {}
        tokens = self.text.tokens
        for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
            for name in {word.norm, word.lemma}:
                table.setdefault(name, []).append(Span(start, end))
        return table

    @cached_property
    def amounts(self) -> Mapping[str, Amount]:
        """The first of each amount."""
        return {amount.key: amount for amount in amounts(self.text.folded.value, self.text.tokens)}

    @cached_property
    def days(self) -> Mapping[str, Amount]:
        """The first of each day."""
        return {day.key: day for day in days(self.text.folded.value)}

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.text.sentences)

    def sentence(self, at: int) -> int:
        """Number of the sentence in which an offset lies."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def around(self, sentences: frozenset[int]) -> Scene:
        """The sentences given, and what stands right before and after them."""
        wanted = sorted({number + step for number in sentences for step in (-1, 0, 1)})
        near = "\n".join(self._cut(number) for number in wanted)
        return Scene("\n".join(self._cut(number) for number in sorted(sentences)), near)

    def _cut(self, number: int) -> str:
        if not 0 <= number < len(self.text.sentences):
            return ""
        return self.text.sentences[number].cut(self.text.folded.value)


@dataclass(frozen=True)
class Scene:
    """The sentences that hold the evidence (`core`), and these with their neighbours (`near`)."""

    core: str
    near: str

    def actions(self) -> Iterator[int]:
        """Numbers of the kinds of actions named nearby."""
        return (number for number, action in enumerate(wordlists.actions()) if action.search(self.near))

    def announces(self) -> bool:
        """Whether something is told as decided or near."""
        return bool(wordlists.pattern("announcing").search(self.near))

    def hints(self) -> bool:
        """Whether something is held back or told ahead."""
        return bool(wordlists.pattern("hints").search(self.near))

    def general(self) -> bool:
        """Whether a scheme, a list or upkeep is the topic."""
        return bool(wordlists.pattern("general").search(self.near))

    def schedule(self) -> bool:
        """Whether the day of a result is told, not the result."""
        return bool(_SCHEDULE.search(self.core)) and not _OUTCOME.search(self.core)

    def other_time(self, of_years: frozenset[int], of_editions: frozenset[int]) -> bool:
        """Whether another year or edition than the entry's is meant."""
        named, numbered = years(self.core), editions(self.core)
        if of_years and named:
            return not named & of_years
        if of_editions and numbered:
            return not numbered & of_editions
        return bool(wordlists.pattern("past").search(self.core)) and not wordlists.pattern("anew").search(self.core)
