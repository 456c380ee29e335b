"""Japanese names as the morphemes show them: 姓 and 名 joined, entries of the dictionary, and lone parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postlint.entities.name_words import KANJI, KATAKANA, Names
from postlint.entities.wordlists import words


@dataclass(frozen=True, slots=True)
class Candidate:
    """Morphemes [first, last] that may be a name.

    `form`: `full` (姓 and 名), `entry` (a famous name of the dictionary), `torn` (姓 and letters that are no word),
    `family`, `given`, `chain` (katakana parts) or `katakana` (one part).
    """

    first: int
    last: int
    form: str


def candidates(names: Names) -> Iterator[Candidate]:
    """Non-overlapping candidates from left to right, not yet weighed."""
    index = 0
    while index < names.size:
        found = _at(names, index)
        if found:
            yield found
            index = found.last + 1
        else:
            index += 1


def _at(names: Names, index: int) -> Candidate | None:
    kind, surface = names.kind(index), names.surface(index)
    if kind in ("姓", "地名", "名", "名詞"):
        full = _full(names, index, kind, surface) or _continental(names, index, surface)
        if full:
            return full
    if (
        kind == "地名"
        and not KATAKANA.fullmatch(surface)
        and names.is_personal_title(index + 1)
        and "姓" in names.readings(index)
    ):
        return Candidate(index, index, "family")
    if kind not in ("姓", "名", "一般") or KATAKANA.fullmatch(surface) or surface.isascii():
        return None
    if kind == "一般":
        return Candidate(index, index, "entry" if len(surface) > 2 else "given")
    return Candidate(index, index, "family" if kind == "姓" else "given")


def _full(names: Names, index: int, kind: str, surface: str) -> Candidate | None:
    at = index + 1
    spaced = names.kind(at) == "空白" and len(names.surface(at)) == 1
    at += spaced
    next_kind, given = names.kind(at), names.surface(at)
    if next_kind == "名" and _may_be_family(names, index, kind, surface, given):
        return Candidate(index, _through_given(names, at), "full")
    if kind != "姓" or not given or spaced:
        return None
    if KATAKANA.fullmatch(given) and not KATAKANA.fullmatch(surface):
        fits = next_kind in ("一般", "名") or (next_kind == "名詞" and len(given) <= 3)
        return Candidate(index, at, "full") if fits else None
    if next_kind in ("姓", "名詞") and len(given) <= 3 and "名" in names.readings(at) and names.kind(at + 1) != "名":
        ordinary = next_kind == "名詞" and (
            names.is_title(at) or given in words("organisation_tails") or not names.closes(at + 1)
        )
        return None if ordinary else Candidate(index, at, "full")
    return _torn(names, index)


def _may_be_family(names: Names, index: int, kind: str, surface: str, given: str) -> bool:
    if kind == "姓":
        return True
    if kind == "地名":
        return "姓" in names.readings(index) or (len(surface) == 2 and len(given) >= 2 and names.opens(index - 1))
    if kind == "名":
        return len(surface) >= 2 and len(given) >= 2
    return bool(KANJI.fullmatch(surface)) and len(surface) <= 3 and "姓" in names.readings(index) and len(given) >= 2


def _through_given(names: Names, at: int) -> int:
    """A given name torn in two (太郎 and 右衛門, 普 and 煕): one further piece that is no word of its own."""
    surface, kind, word = names.surface(at + 1), names.kind(at + 1), names.word(at + 1)
    if surface in ("右衛門", "左衛門", "衛門", "兵衛", "之助", "之進", "之丞"):
        return at + 1
    lone = len(surface) == 1 and word is not None and bool(KANJI.fullmatch(surface)) and names.closes(at + 2)
    if lone and (word is None or word.oov or kind == "名") and not names.is_honorific(at + 1):
        return at + 1
    return at


def _torn(names: Names, index: int) -> Candidate | None:
    """A 姓 and one to three kanji that the dictionary could only cut into single letters, up to a closing."""
    at, letters = index + 1, 0
    while (
        letters < 4
        and KANJI.fullmatch(names.surface(at))
        and names.kind(at) not in ("接頭辞",)
        and not names.is_title(at)
    ):
        word = names.word(at)
        length = len(names.surface(at))
        if names.surface(at) in words("organisation_tails") or (word is not None and length > 1 and not word.oov):
            break
        letters += length
        at += 1
    if not 2 <= letters <= 3 or not names.closes(at) or names.is_honorific(index + 1):
        return None
    return Candidate(index, at - 1, "torn")


def _continental(names: Names, index: int, surface: str) -> Candidate | None:
    """One of the one-letter surnames of China and Korea with one or two letters that make no word."""
    if len(surface) != 1 or surface not in words("continental_surnames") or not names.opens(index - 1):
        return None
    at, letters, pieces = index + 1, 0, []
    while (
        letters < 3
        and KANJI.fullmatch(names.surface(at))
        and names.is_noun(at)
        and not names.is_title(at)
        and not names.is_honorific(at)
    ):
        letters += len(names.surface(at))
        pieces.append(names.surface(at))
        at += 1
    if not 1 <= letters <= 2 or not names.closes(at) or any(piece in words("organisation_tails") for piece in pieces):
        return None
    if letters == 1 and names.kind(index) != "姓":
        return None
    return Candidate(index, at - 1, "torn")
