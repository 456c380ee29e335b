"""Rōmaji to katakana: the Hepburn and Kunrei spellings (ISO 3602) that a name may be disguised in."""

from __future__ import annotations

import re
from functools import cache

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "y": "ヤ_ユ_ヨ", "r": "ラリルレロ", "w": "ワ___ヲ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
    "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_GLIDES = {
    "k": "キ",
    "g": "ギ",
    "s": "シ",
    "z": "ジ",
    "t": "チ",
    "n": "ニ",
    "h": "ヒ",
    "b": "ビ",
    "p": "ピ",
    "m": "ミ",
    "r": "リ",
}
_SMALL = {"a": "ャ", "u": "ュ", "o": "ョ"}
_OWN = {
    "shi": "シ", "chi": "チ", "tsu": "ツ", "fu": "フ", "ji": "ジ", "sha": "シャ", "shu": "シュ", "sho": "ショ",
    "cha": "チャ", "chu": "チュ", "cho": "チョ", "ja": "ジャ", "ju": "ジュ", "jo": "ジョ",
}  # fmt: skip


@cache
def _syllables() -> dict[str, str]:
    table = dict(_OWN)
    for consonant, row in _ROWS.items():
        if len(row) == len("アイウエオ"):
            table |= {consonant + vowel: kana for vowel, kana in zip("aiueo", row, strict=True) if kana != "_"}
    for consonant, kana in _GLIDES.items():
        table |= {f"{consonant}y{vowel}": kana + small for vowel, small in _SMALL.items()}
    return table


@cache
def _syllable() -> re.Pattern[str]:
    spelled = "|".join(sorted(_syllables(), key=len, reverse=True))
    return re.compile(rf"(?P<stop>[kstpgdbzjc](?=[kstpgdbzjc]))|(?P<kana>{spelled})|(?P<n>n['’]?)")


def katakana(word: str) -> list[tuple[int, int, str]] | None:
    """(start, end, katakana) for each syllable of a lower-case word; None where it is no rōmaji throughout."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for match in _syllable().finditer(word):
        if match.start() != at or (match["stop"] and word[at + 1 : at + 2] not in (word[at], "c")):
            return None
        kana = "ッ" if match["stop"] else "ン" if match["n"] else _syllables()[match["kana"]]
        found.append((match.start(), match.end(), kana))
        at = match.end()
    return found if found and at == len(word) else None
