"""Numbers with units and days of the year, in one spelling: 5億円, 五億円 and 500,000,000円 are the same amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postlint.model import Span, Tokens

_NUMERAL = "数詞"
_UNITS = {"%": "%", "パーセント": "%", "割": "割", "割引": "割", "割増し": "割", "名": "人", "人": "人", "名様": "人"}
_UNIT = re.compile(r"[a-z㎡%一-鿿ァ-ヺー]{1,4}")
# Years, days and times are compared otherwise, or say nothing: 第3回 and 3年 are not amounts.
_NO_UNIT = frozenset(
    ("年", "月", "日", "時", "分", "秒", "年度", "回", "番", "番地", "丁目", "号", "条", "項", "階", "つ", "時間")
)
_DAY = re.compile(r"(?<![0-9])(1[0-2]|0?[1-9])(?:月|/)(3[01]|[12][0-9]|0?[1-9])(?:日|(?![0-9/]))")
_SHARE = re.compile(r"([2-9]|10)分の([1-9])")
_YEAR = re.compile(r"(?:令和|r)\.? ?([0-9]{1,2}|元) ?年?度?|(20[0-9]{2})年")
_EDITION = re.compile(r"第 ?([0-9]{1,3}) ?(?:回|期|次|弾)")
_REIWA = 2018
# A count below this coincides too easily (2人, 3台); with 万 or 億 it is no small count.
_SMALL = 10
# Fees and numbers of places below these stand in every second notice; percentages tell at any size.
_COMMON = {"円": 10_000, "人": 100, "組": 100, "件": 100, "台": 100, "個": 100, "本": 100, "%": 0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit, or a day like `08-29`; `small` amounts say little."""

    key: str
    span: Span
    small: bool = False


def amounts(value: str, tokens: Tokens) -> Iterator[Amount]:
    """The numbers with units of a folded text, days apart."""
    for index, word in enumerate(tokens.words):
        if word.pos[1] == _NUMERAL and index + 1 < len(tokens):
            unit = value[tokens.starts[index + 1] : tokens.ends[index + 1]]
            amount = _amount(word.norm.replace(",", ""), unit)
            if amount is not None:
                key, small = amount
                yield Amount(key, Span(tokens.starts[index], tokens.ends[index + 1]), small)
    for match in _SHARE.finditer(value):
        yield Amount(f"{int(match[2]) * 100 / int(match[1]):g}%", Span(*match.span()))


def _amount(number: str, unit: str) -> tuple[str, bool] | None:
    try:
        size = float(number)
    except ValueError:
        return None
    if unit in _NO_UNIT or not _UNIT.fullmatch(unit):
        return None
    name = _UNITS.get(unit, unit)
    if name == "割":
        return f"{size * 10:g}%", False
    return f"{size:.12g}{name}", size < _COMMON.get(name, _SMALL)


def days(value: str) -> Iterator[Amount]:
    """The days of the year that a folded text names: 8月29日, 8/29."""
    for match in _DAY.finditer(value):
        yield Amount(f"{int(match[1]):02}-{int(match[2]):02}", Span(*match.span()))


def years(value: str) -> frozenset[int]:
    """The years and fiscal years that a folded text names, in the common era."""
    return frozenset(
        int(match[2]) if match[2] else _REIWA + int(match[1].replace("元", "1")) for match in _YEAR.finditer(value)
    )


def editions(value: str) -> frozenset[int]:
    """The numbers of 第3回, 第3期 and the like."""
    return frozenset(int(match[1]) for match in _EDITION.finditer(value))
