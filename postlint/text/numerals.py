"""Digits as Japanese writes them: ASCII, kanji digits one by one, and kanji numbers with 十 and 百."""

from __future__ import annotations

DIGIT = "0-9〇零一二三四五六七八九"
_VALUES = {char: index for index, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TO_ASCII = str.maketrans("〇零一二三四五六七八九", "00123456789")
_UNITS = {"十": 10, "百": 100, "千": 1000}


def ascii_digits(text: str) -> str:
    """The digits of `text` in order as ASCII; everything else is dropped (〇九〇-12 gives 09012)."""
    return "".join(char for char in text.translate(_TO_ASCII) if "0" <= char <= "9")


def number(text: str) -> int | None:
    """The value of a whole number below 10,000 in ASCII or kanji digits (12, 十二, 一二, 元), None if it is none."""
    if text == "元":
        return 1
    if text.isascii() and text.isdecimal():
        return int(text)
    if not any(char in _UNITS for char in text):
        digits = ascii_digits(text)
        return int(digits) if digits and len(digits) == len(text) else None
    total, current = 0, 0
    for char in text:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        elif char in _VALUES:
            current = _VALUES[char]
        else:
            return None
    return total + current


_SPELLED = (
    ("0", ("ぜろ", "れい", "まる", "ゼロ", "レイ", "マル", "オー")),
    ("5", ("ご", "ゴ")),
    ("6", ("ろく", "ロク")),
    ("7", ("なな", "ナナ")),
    ("8", ("はち", "ハチ")),
    ("9", ("きゅう", "きゅー", "キュウ", "キュー")),
)


def spoken_digits(text: str) -> str:
    """The digits of a number that mixes figures with words (ゼロ九ゼロの…): ASCII, in order."""
    for digit, words in _SPELLED:
        for word in words:
            text = text.replace(word, digit)
    return ascii_digits(text)
