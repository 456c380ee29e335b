"""Folding: a normalised copy of a text for matching, with the way back to every original code point.

Two readings exist. `fold` undoes width, case, half-width kana, variant kanji and invisible characters: what a
reader sees does not change. `squash` goes on to take out what somebody put between or after letters (spaces, dots,
stars, repeated long vowels); it is a second reading, used to find disguised words only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from postlint.model import Folded

# Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties) as far as it can stand in a draft.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Marks that belong to the character before them, and the half-width voicing marks that NFKC would leave alone.
_VOICING = "\uff9e\uff9f"
# Variant kanji that NFKC keeps apart but names and dictionaries do not; 〜 is what ～ is typed for, and the reverse.
_VARIANTS = str.maketrans("髙﨑𠮷德濵〜", "高崎吉徳浜~")
# Code points that fold to themselves; the last of a run may still carry marks, so it is left to the slow path.
_SAME = (
    "\u0020-\u0040\u005b-\u007e\n\r\u3001-\u301b\u3041-\u3096\u30a1-\u30fe"
    "\u4e00-\u5fb6\u5fb8-\u6ff4\u6ff6-\u9ad8\u9ada-\u9fff"
)
_PLAIN = re.compile(f"[{_SAME}]+(?=[{_SAME}]|\\Z)")
_SIMPLE = re.compile(f"[{_SAME}]*")


def fold(text: str) -> Folded:
    """Normalise width, case, kana clusters, variant kanji and invisible characters; offsets map to `text`.

    Works cluster by cluster (a base with its combining marks), never character by character: half-width ﾊﾞ is two.
    Line breaks are kept as they are. Idempotent: folding the folded value changes nothing.
    """
    text = _SURROGATE.sub("\ufffd", text)  # neither Sudachi nor the automata take them
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for run in _PLAIN.finditer(text):
        _fold_slowly(text, position, run.start(), parts, starts, ends)
        parts.append(run.group())
        starts.extend(range(run.start(), run.end()))
        ends.extend(range(run.start() + 1, run.end() + 1))
        position = run.end()
    _fold_slowly(text, position, len(text), parts, starts, ends)
    return Folded("".join(parts), tuple(starts), tuple(ends))


def fold_term(term: str) -> str:
    """The folded form of a dictionary term or a word's reading, without offsets."""
    if _SIMPLE.fullmatch(term):
        return term
    return fold(term).value


def _fold_slowly(text: str, start: int, end: int, parts: list[str], starts: list[int], ends: list[int]) -> None:
    for begin, stop, cluster in _clusters(text, start, end):
        value = _normal(cluster)
        parts.append(value)
        starts.extend([begin] * len(value))
        ends.extend([stop] * len(value))


def _clusters(text: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    start, cluster, end = 0, "", 0
    for index in range(first, last):
        char = text[index]
        if char > "\u00a0" and _IGNORABLE.match(char):
            continue
        if cluster and char > "\u02ff" and (char in _VOICING or unicodedata.category(char)[0] == "M"):
            cluster += char
            end = index + 1
            continue
        if cluster:
            yield start, end, cluster
        start, cluster, end = index, char, index + 1
    if cluster:
        yield start, end, cluster


def _normal(cluster: str) -> str:
    if len(cluster) == 1 and _SIMPLE.fullmatch(cluster):
        return cluster
    # Twice: lower() may decompose (İ) and NFKC may yield capitals (㎆ gives MB).
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).lower()).lower()
    return _IGNORABLE.sub("", once.translate(_VARIANTS))


_LETTER = r"ぁ-ゖァ-ヺ一-鿿々〆"
_MARK = r" .・･*_|/\\^`'\",☆★♪♡♥◇◆~+=\-"
# Natural separators join only single letters (バ カ, 死・ね); words apart by a space stay words (東京 大阪).
_NATURAL = re.compile(rf"(?<![{_LETTER}ー])[{_LETTER}](?:[ ・/,\-.~]{{1,2}}[{_LETTER}ー]ー?)+(?![{_LETTER}])")
_LOOSE = re.compile(
    rf"(?<=[{_LETTER}])(?:[ ・/,\-.~]{{1,2}}(?=[{_LETTER}](?![{_LETTER}ー]))|[.*_|\\^`☆★♪♡♥◇◆+=]{{1,2}}(?=[{_LETTER}]))"
)
_AFTER_SINGLE = re.compile(rf"(?<![{_LETTER}ー][{_LETTER}])(?<=[{_LETTER}])[ ・/,\-.~]{{1,2}}(?=[{_LETTER}])")
# Within one script a mark tears a word (このバ カが, ク・ズだ); if it did, the morphemes of the second reading tell.
_TORN = re.compile(
    r"(?<=[ァ-ヺー])[ ・.\-]{1,2}(?=[ァ-ヺ])|(?<=[ぁ-ゖ])[ ・.\-]{1,2}(?=[ぁ-ゖ])"
    r"|(?<![一-鿿][一-鿿])(?<=[一-鿿])[ ・.\-]{1,2}(?=[一-鿿](?![一-鿿]))"
)
_LONG = re.compile(r"(?<=ー)ー+|(?<=[っッ])[っッ]+|(?<=[ぁァ])[ぁァ]+")
_MARKS = re.compile(rf"[{_MARK}]+")


def squash(folded: Folded) -> Folded:
    """Take inserted marks and repeated long vowels out of a folded text; offsets map to the *original* text.

    Returns `folded` itself when there is nothing to take out. Line breaks are never taken out.
    """
    value = folded.value
    gone: set[int] = set()
    for run in _NATURAL.finditer(value):
        for mark in _MARKS.finditer(value, run.start(), run.end()):
            gone.update(range(mark.start(), mark.end()))
    for pattern in (_LOOSE, _AFTER_SINGLE, _TORN, _LONG):
        for match in pattern.finditer(value):
            gone.update(range(match.start(), match.end()))
    if not gone:
        return folded
    kept = [index for index in range(len(value)) if index not in gone]
    return Folded(
        "".join(value[index] for index in kept),
        tuple(folded.starts[index] for index in kept),
        tuple(folded.ends[index] for index in kept),
    )
