"""Names in katakana, joined across ・ and =, with initials between them and a number behind (ルイ14世)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postlint.entities.name_words import KATAKANA, Names
from postlint.entities.names_japanese import Candidate
from postlint.entities.wordlists import words

_JOINTS = frozenset({"・", "=", "゠"})
_NAMES = frozenset({"一般", "姓", "名"})


@dataclass(frozen=True, slots=True)
class _Chain:
    last: int
    parts: int
    known: int
    unknown: int
    """Parts that the dictionary does not have at all, as most foreign surnames."""
    thing: bool


def candidates(names: Names) -> Iterator[Candidate]:
    """Chains with a personal name or a word that no dictionary has; a single part if the dictionary calls it a name."""
    index = 0
    while index < names.size:
        if not _part(names, index):
            index += 1
            continue
        chain = _chain(names, index)
        found = _judged(names, index, chain)
        if found:
            yield found
        index = chain.last + 1


def _part(names: Names, index: int) -> bool:
    return bool(KATAKANA.fullmatch(names.surface(index)))


def _judged(names: Names, index: int, chain: _Chain) -> Candidate | None:
    last = _numbered(names, chain.last)
    if chain.thing:
        return None
    if chain.parts > 1:
        return Candidate(index, last, "chain") if chain.known or chain.unknown else None
    if chain.last == index and names.kind(index) in _NAMES:
        if names.kind(index + 1) in ("姓", "名") and not _part(names, index + 1):
            return Candidate(index, index + 1, "full")
        return Candidate(index, last, "katakana" if last == index else "chain")
    if chain.last == index and chain.unknown and last > index:
        return Candidate(index, last, "chain")
    return (
        Candidate(index, last, "katakana") if chain.last == index and chain.unknown and _called(names, last) else None
    )


def _called(names: Names, last: int) -> bool:
    # 様 behind a word that no dictionary has means likeness as often as respect.
    return names.is_title(last + 1) or (names.is_honorific(last + 1) and names.surface(last + 1) != "様")


def _numbered(names: Names, last: int) -> int:
    """Through the number of a ruler (14世)."""
    if names.kind(last + 1) == "名詞" and names.surface(last + 1).isdecimal() and names.surface(last + 2) == "世":
        return last + 2
    return last


def _chain(names: Names, index: int) -> _Chain:
    at, parts, known, unknown, thing = index, 0, 0, 0, False
    last = index
    while _part(names, at) or (parts and _initial(names, at)):
        initial = not _part(names, at)
        while _part(names, at):
            word = names.word(at)
            known += names.kind(at) in _NAMES
            unknown += word is not None and word.oov
            thing = thing or names.surface(at) in words("katakana_things")
            at += 1
        at += initial
        last, parts = at - 1, parts + 1
        if names.surface(at) not in _JOINTS:
            break
        at += 1
    return _Chain(last, parts, known, unknown, thing)


def _initial(names: Names, at: int) -> bool:
    """One Latin letter between two joints (ジョン・F・ケネディ)."""
    surface = names.surface(at)
    return len(surface) == 1 and surface.isascii() and surface.isalpha() and names.surface(at + 1) in _JOINTS
