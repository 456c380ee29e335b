"""Terms: words and phrases, the groups in which rules look them up, and the places where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from postlint.model import Span


class Channel(StrEnum):
    """What of a word is compared."""

    SURFACE = "surface"
    """The folded text as it stands."""
    LEMMA = "lemma"
    """Dictionary forms, one after the other: 頭が悪かった reads 頭が悪いた."""
    NORM = "norm"
    """Sudachi's normalised forms: 障がい and 障碍 read 障害."""
    READING = "reading"
    """Readings in katakana: 馬鹿, ばか and バカ read バカ."""
    MIXED = "mixed"
    """The surface with all kana as katakana, where hiragana and katakana are mixed (ばカ). Goes with `surface`."""


class Boundary(StrEnum):
    """Where a term may begin and end."""

    WORD = "word"
    """At morphemes (mode C): 削りカス is one word, カス is not in it."""
    SHORT = "short"
    """Also at the pieces of a long morpheme (mode A): 外国人 is 外国 and 人."""
    NONE = "none"
    """Anywhere: for marks, codes and set phrases that no ordinary word contains."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a lexicon; `replacement` and `note` serve messages and suggestions."""

    text: str
    replacement: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms that a rule looks up together under one name: a lexicon, or a list written in a rule."""

    name: str
    terms: tuple[Term, ...]
    channels: tuple[Channel, ...] = (Channel.SURFACE, Channel.LEMMA)
    boundary: Boundary = Boundary.WORD
    readings: tuple[str, ...] = ()
    """How each term reads (katakana), for groups whose disguised spellings are looked for too; else empty."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a term stands; the span is in the folded text, `last` is the index of its last morpheme."""

    span: Span
    term: Term
    last: int
