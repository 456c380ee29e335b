"""The numbers and marks that clauses of Japanese municipal documents begin with: 第１条, １．, (1), ⑴, ①, ア, 〇 …

After 法制執務 usage (条・項・号, then イロハ) and the looser one of guidelines (１, (1), ア, (ア), or ① and bullets).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from postlint.text.numerals import number

_N = "0-9０-９"
_KANJI = "一二三四五六七八九十"
_GOJUON = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
# Kanji that a scanned document has in place of a kana.
_LOOKALIKE = {"工": "エ", "力": "カ", "口": "ロ", "二": "ニ", "八": "ハ", "夕": "タ", "卜": "ト"}
BULLETS = "〇○◯●◎・･■□◆◇▪•▶➢☆★"
_SEPARATOR = r"(?:[.．、:：][\s　]*|[\s　]+)"
OPEN = {"＜": "＞", "【": "】", "〈": "〉", "《": "》", "［": "］", "[": "]", "<": ">"}


@dataclass(frozen=True, slots=True)
class Label:
    """The mark of a clause: its kind, its place in the count (0: uncounted), as written, and as part of a clause id."""

    kind: str
    value: int
    raw: str
    id: str
    rest: str
    weak: bool = False
    """Only to be believed where the count expects it: a bare digit may begin an ordinary sentence."""
    alias: str = ""
    """The id that the mark was meant to give, where a look-alike is printed."""

    @property
    def counted(self) -> bool:
        """Whether the mark takes part in a count."""
        return self.value > 0


_FORMS: tuple[tuple[str, re.Pattern[str], bool], ...] = tuple(
    (kind, re.compile(form), weak)
    for kind, form, weak in (
        ("chapter", rf"第[\s　]?(?P<n>[{_N}{_KANJI}百]+)[\s　]?[章節款編部](?![^\s　])[\s　]*", False),
        ("chapter", rf"第[\s　]?(?P<n>[{_N}{_KANJI}百]+)[\s　]?[章節款編][\s　]*", True),
        ("article", rf"第[\s　]?(?P<n>[{_N}{_KANJI}百]+)[\s　]?条(?:の[{_N}{_KANJI}]+)?(?:[\s　]+|(?=[（(])|$)", False),
        ("item", rf"第[\s　]?(?P<n>[{_N}{_KANJI}]+)[\s　]+", False),
        ("paren", rf"[（(][\s　]?(?P<n>[{_N}]{{1,2}})[\s　]?[）)][\s　]*", False),
        ("paren", r"(?P<n>[⑴-⒇])[\s　]*", False),
        ("circled", r"(?P<n>[①-⑳㉑-㉟])[\s　]*", False),
        ("filled", r"(?P<n>[❶-❿])[\s　]*", False),
        ("paren-kanji", rf"[（(](?P<n>[{_KANJI}]{{1,3}})[）)][\s　]*", False),
        ("paren-kana", r"[（(](?P<n>[ア-ヱｱ-ﾝ])[）)][\s　]*", False),
        ("alpha", r"[（(](?P<n>[a-zａ-ｚ])[）)][\s　]*", False),
        ("alpha", r"(?P<n>[⒜-⒵])[\s　]*", False),
        ("half", rf"(?P<n>[{_N}]{{1,2}})[）)][\s　]*", False),
        ("section", rf"(?P<n>[{_N}]{{1,2}}[.．‐－-][{_N}]{{1,2}})(?:[.．])?[\s　]+", False),
        ("number", rf"(?P<n>[{_N}]{{1,2}}){_SEPARATOR}", False),
        ("number", rf"(?P<n>[{_N}]{{1,2}})(?=[ぁ-んァ-ヶ一-龠])", True),
        ("roman", rf"(?P<n>[Ⅰ-Ⅻ]){_SEPARATOR}", False),
        ("kanji", rf"(?P<n>[{_KANJI}]{{1,3}}){_SEPARATOR}", False),
        ("kana", rf"(?P<n>[ア-ヱｱ-ﾝ])(?:[）)][\s　]*|{_SEPARATOR})", False),
        ("kana", rf"(?P<n>[{''.join(_LOOKALIKE)}])[\s　]+", True),
        ("kana", r"(?P<n>[ア-ヱ])(?=[^ァ-ヶー゙゚・\s　])", True),
        ("small", r"(?P<n>[a-zａ-ｚ])(?:[.．)）][\s　]*|[\s　]+)", True),
    )
)
_NOTE = re.compile(rf"[（(]?※[\s　]?(?P<n>[{_N}]{{0,2}})[）)]?[\s　]*")
_BULLET = re.compile(rf"(?P<n>[{BULLETS}])(?![〇○◯●年月日])[\s　]*")
_DASH = re.compile(r"(?P<n>[-*–—−])[\s　]+")


def labels(line: str, expected: str = "") -> tuple[Label, ...]:
    """Every way to read the beginning of a line as a mark, the likeliest first.

    `expected` is the kana that would come next in an open count: 工 is read as エ only there.
    """
    found = [label for kind, form, weak in _FORMS if (label := _counted(kind, form, weak, line, expected)) is not None]
    for kind, form in (("note", _NOTE), ("", _BULLET), ("-", _DASH)):
        match = form.match(line)
        if match is not None and match.end() < len(line):
            raw = match[0].strip()
            if kind == "note" and not match["n"]:
                raw = "※"
            found.append(Label(kind or raw, 0, raw, raw, line[match.end() :].strip()))
    return tuple(found)


def bracketed(line: str) -> str:
    """The opening bracket of a line that stands wholly in brackets (【禁止事項】, ＜名称＞), else an empty string."""
    close = OPEN.get(line[:1])
    return line[0] if close and line.endswith(close) and line.count(close) == 1 and len(line) <= 40 else ""


def _counted(kind: str, form: re.Pattern[str], weak: bool, line: str, expected: str) -> Label | None:
    match = form.match(line)
    if match is None:
        return None
    sign, raw, alias = match["n"], match[0].strip(), ""
    if sign in _LOOKALIKE and kind == "kana":
        if _LOOKALIKE[sign] != expected:
            return None
        alias = expected
    value = _value(kind, alias or sign)
    if value is None or (kind == "number" and raw.endswith(("、", "，")) and len(raw) > 3):
        return None
    return Label(kind, value, raw, _id(kind, sign, raw), line[match.end() :].strip(), weak and not alias, alias)


def _value(kind: str, sign: str) -> int | None:
    plain = unicodedata.normalize("NFKC", sign)
    if kind in ("kana", "paren-kana"):
        return _GOJUON.find(plain) + 1 or None
    if kind in ("alpha", "small"):
        return ord(plain.strip("()")) - ord("a") + 1
    if kind == "roman":
        return ord(sign) - ord("Ⅰ") + 1
    if kind == "filled":
        return ord(sign) - ord("❶") + 1
    if kind == "section":
        return int(re.split(r"\D", plain)[-1])
    return number(plain.strip("()"))


def _id(kind: str, sign: str, raw: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).strip("()")
    if kind == "paren":
        return f"({plain})"
    if kind in ("article", "chapter", "item", "paren-kana", "paren-kanji"):
        return unicodedata.normalize("NFKC", re.sub(r"[\s　]", "", raw))
    if kind == "alpha":
        return f"({plain})"
    if kind == "half":
        return f"{plain})"
    if kind in ("circled", "filled", "roman"):
        return sign
    return plain


def next_kana(value: int) -> str:
    """The kana after the `value`-th in the order アイウエオ, or an empty string at its end."""
    return _GOJUON[value : value + 1]


def iroha(sign: str) -> int:
    """The place of a kana in the order イロハ, 0 if it has none."""
    return _IROHA.find(sign) + 1
