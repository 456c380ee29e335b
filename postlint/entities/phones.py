"""Phone numbers in every Japanese spelling.

Lengths and prefixes: 総務省「電気通信番号計画」(2019年総務省告示第6号): ten digits from 0, eleven for 050, 060, 070,
080, 090 and 0800; 0120, 0800 free, 0570 navi dial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from postlint.entities.context import LABEL_BRACKET, OFFICE, PERSONAL
from postlint.entities.occupied import Occupied
from postlint.entities.scene import Scene, entity
from postlint.model import Entity, Span
from postlint.text.numerals import DIGIT, ascii_digits, spoken_digits

_SEP = r"(?: ?[-‐‑‒–—−ー―─・.)/(_~] ?| ?の ?| )"
_D = f"[{DIGIT}]"
_SPLIT = re.compile(
    rf"(?<![{DIGIT}a-z])(?:\+81 ?[-(]? ?0?\)?|\(?[0〇零]){_D}{{1,4}}{_SEP}{{1,2}}{_D}{{1,4}}{_SEP}{_D}{{3,5}}(?!{_D})"
)
_SOLID = re.compile(r"(?<![0-9a-z.,-])(?:\+81[1-9][0-9]{8,9}|0[1-9][0-9]{8,9})(?![0-9])")
_HALF = re.compile(
    rf"(?<![{DIGIT}a-z])(?:[0〇零][5-9][0〇零]{_SEP}?{_D}{{8}}|0[1-9]{_D}{{1,3}}{_SEP}{_D}{{6,8}})(?![{DIGIT}])"
)
_SPOKEN = re.compile(
    rf"(?:[0〇零]|ゼロ|ぜろ|れい|レイ|まる|マル|オー)(?:[5-9五六七八九]|ご|ろく|なな|はち|きゅう|"
    rf"きゅー|ゴ|ロク|ナナ|ハチ|キュウ|キュー)"
    rf"(?:[0〇零]|ゼロ|ぜろ|れい|レイ|まる|マル|オー)(?:{_SEP}|、){{0,2}}{_D}{{4}}(?:{_SEP}|、){{1,2}}{_D}{{4}}(?!{_D})"
)
_LABEL = r"(?:電話(?:番号)?|tel|fax|ファクス|ファックス|携帯(?:電話)?(?:番号)?|☎|☏|📞|📱|📠)"
_LABELLED = re.compile(
    rf"{_LABEL}[\])】〕:：.,はが\ufe0f]{{0,3}} ?({_D}{{1,5}}{_SEP}{_D}{{1,4}}(?:{_SEP}{_D}{{3,5}})?|"
    rf"0[0-9]{{8,11}})(?!{_D})"
)
_AMOUNT = re.compile(r" ?(?:円|人|名|個|票|件|号(?!室)|字|バイト|kg|ml|%)")
_NUMBERED = re.compile(
    r"(?:第|no\.?|番号|isbn|口座|記号|コード|振替|伝票|注文|予約|受付|整理|ゆうちょ銀行?) ?[:は]?[ (]?$"
)
_TELEPHONE = re.compile(r"電話|tel|fax|ファクス|ファックス|携帯|☎|☏|📞|📱|連絡|問合せ|問い合わせ|番号は|ダイヤル")
_FREE = ("0120", "0800", "0570", "0180", "0990")
_MOBILE = ("060", "070", "080", "090")
_OWN = re.compile(r"自宅|実家|本人|私用|個人の|宅電|さんの|様方")
_OFFICE_REACH = 30
_PERSONAL_REACH = 14


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands around a number; `notice`: after a bracketed label, where the line above counts as well."""

    before: str
    after: str
    notice: bool


def find(scene: Scene) -> Iterator[Entity]:
    """Phone numbers; those with a label but a wrong count of digits carry the problem `invalid`."""
    taken = Occupied()
    for pattern, group in ((_SPOKEN, 0), (_SPLIT, 0), (_SOLID, 0), (_HALF, 0), (_LABELLED, 1)):
        for match in pattern.finditer(scene.text):
            span = _trimmed(scene.text, match.start(group), match.end(group))
            if taken.holds(span.start) or taken.holds(span.end - 1):
                continue
            found = _phone(scene, span, labelled=group == 1, spoken=pattern is _SPOKEN)
            if found and taken.take(span):
                yield found


def _trimmed(text: str, start: int, end: int) -> Span:
    # An opening bracket that closes only after the number belongs to the sentence, not to the number.
    if text[start] == "(" and ")" not in text[start:end]:
        start += 1
    return Span(start, end)


def _phone(scene: Scene, span: Span, *, labelled: bool, spoken: bool) -> Entity | None:
    written = span.cut(scene.text)
    digits = spoken_digits(written) if spoken else _national(written)
    beside = _beside(scene, span)
    label = labelled or bool(_TELEPHONE.search(beside.before))
    if not label and (_AMOUNT.match(beside.after) or _NUMBERED.search(beside.before)):
        return None
    if labelled and not digits.startswith("0"):
        return _local(scene, span, digits, beside)
    if not _length_stands(digits):
        wrong = label and digits.startswith("0") and abs(len(digits) - _expected(digits)) <= 1 and not _dated(written)
        return entity("phone", span.start, span.end, "unknown", ("label",), digits, "invalid") if wrong else None
    if not label and not spoken and written.isdecimal() and not _valid(digits):
        return None
    free = digits.startswith(_FREE) and not (digits.startswith("0800") and (spoken or _first_group(written) == 3))
    role, evidence = ("public", ("toll-free",)) if free else _role(scene, digits, beside)
    return entity("phone", span.start, span.end, role, evidence + (("label",) if label else ()), digits)


def _beside(scene: Scene, span: Span) -> _Beside:
    before = scene.text[max(0, span.start - _OFFICE_REACH) : span.start]
    notice = bool(LABEL_BRACKET.search(before))
    return _Beside(
        before if notice else scene.before(span.start, _OFFICE_REACH),
        scene.after(span.end, _PERSONAL_REACH),
        notice,
    )


def _national(written: str) -> str:
    digits = ascii_digits(written)
    if written.startswith("+81"):
        return "0" + digits[2:].removeprefix("0")
    return digits


def _expected(digits: str) -> int:
    return 11 if digits.startswith((*_MOBILE, "050", "0800")) else 10


def _length_stands(digits: str) -> bool:
    return len(digits) == _expected(digits) and digits[0] == "0"


def _dated(written: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", written))


def _first_group(written: str) -> int:
    """How many digits stand before the first separator: 080-0… is a mobile phone, 0800-… a free line."""
    return len(re.split(rf"[^{DIGIT}]", written.lstrip("(+"), maxsplit=1)[0])


def _local(scene: Scene, span: Span, digits: str, beside: _Beside) -> Entity | None:
    if not 5 <= len(digits) <= 8 or digits[0] == "0" or _AMOUNT.match(beside.after):
        return None
    known = any(ascii_digits(contact).endswith(digits) for contact in scene.known.contacts)
    role, evidence = ("public", ("contact-list",)) if known else _by_context(beside)
    return entity("phone", span.start, span.end, role, (*evidence, "label", "local"), digits)


def _role(scene: Scene, digits: str, beside: _Beside) -> tuple[str, tuple[str, ...]]:
    if any(ascii_digits(contact) == digits for contact in scene.known.contacts):
        return "public", ("contact-list",)
    if digits.startswith(_MOBILE):
        own = beside.notice and not _OWN.search(beside.before + beside.after)
        return "private", ("mobile", *(("notice",) if own else ()))
    return _by_context(beside)


def _by_context(beside: _Beside) -> tuple[str, tuple[str, ...]]:
    if PERSONAL.search(beside.before[-_PERSONAL_REACH:]) or PERSONAL.match(beside.after.lstrip(" ()")):
        return "private", ("residence",)
    if OFFICE.search(beside.before) or OFFICE.search(beside.after):
        return "public", ("office",)
    return "unknown", ()


@cache
def _valid(digits: str) -> bool:
    # phonenumbers takes long to import; only a bare run of digits needs its number plan.
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, "JP"))
    except phonenumbers.NumberParseException:
        return False
