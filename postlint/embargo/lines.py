"""A text as one line of katakana, kanji and digits, so that a name is found however its kana are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from postlint.embargo.romaji import katakana
from postlint.model import Span
from postlint.text.kana import TO_KATAKANA

_QUICK = {**TO_KATAKANA, **dict.fromkeys(map(ord, " ・「」『』“”\"'#_"))}
# What may stand between the parts of a name without changing it.
_SEPARATORS = re.compile(r"[ ・「」『』“”\"'#_]")
_LATIN = re.compile(r"[a-z][a-z'’]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """The converted text; `starts[i]` and `ends[i]` tell which code points of the folded text made code point i."""

    value: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The folded span of a piece of the line."""
        return Span(self.starts[start], self.ends[end - 1])


def form(term: str) -> str:
    """A folded term in the same conversion."""
    return bare(term).value


def quick_form(folded: str) -> str:
    """The same without rōmaji, for many strings at once."""
    return folded.translate(_QUICK)


def bare(folded: str) -> Line:
    """The line of a folded text: kana as katakana, rōmaji words as katakana, separators inside names left out."""
    value: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    spelled = {match.start(): match for match in _LATIN.finditer(folded)}
    at = 0
    plain = folded.translate(TO_KATAKANA)
    while at < len(folded):
        match = spelled.get(at)
        kana = katakana(match.group()) if match else None
        if match and kana:
            for first, last, syllable in kana:
                value.extend(syllable)
                starts.extend([at + first] * len(syllable))
                ends.extend([at + last] * len(syllable))
            at = match.end()
            continue
        if not _SEPARATORS.match(plain[at]):
            value.append(plain[at])
            starts.append(at)
            ends.append(at + 1)
        at += 1
    return Line("".join(value), tuple(starts), tuple(ends))
