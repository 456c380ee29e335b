"""Names that a mark gives away although the morphemes tear them: an honorific behind, a label in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from postlint.entities.name_words import KANJI, KATAKANA, Names
from postlint.entities.wordlists import alternatives, words
from postlint.model import Span

_SOFT = re.compile(r"さん|くん|ちゃん|さま|様|氏|殿|君")
_TORN = frozenset({"さん", "くん", "ちゃん"})
_HONORIFIC_END = re.compile(r"(?<=.)(?:さん|様|氏|殿|くん|ちゃん)$")
_CHILD = frozenset({"くん", "ちゃん", "君"})
_LETTERS = "一-鿿々ぁ-んァ-ヺー"
_RUN = re.compile(rf"[{_LETTERS}]{{1,9}}(?: ?[{_LETTERS}]{{1,5}})?$")
_SPACED = re.compile(rf"(?:^|[^{_LETTERS}])([{_LETTERS}]{{1,5}}) ([{_LETTERS}]{{1,5}})$")
_LATIN = re.compile(r"(?<![a-z0-9@._\-])([a-z]{2,14}(?:[ ・,]{1,2}[a-z]{2,14}){0,2}|[a-z])$")
_HOUSE = re.compile(r"宅(?!配)|方(?=[、。)\s]|$|に|で|の)")
_PARTICLES = frozenset("のはがをにへともやで")
_HIRAGANA = re.compile(r"[ぁ-んー]+")
_LITTLE = re.compile(r"[ぁ-ん]{2,4}$")
_KIN = re.compile(r"(?:[おひ]?[じば]い|[じば]あ|[おひ][じば]|ねえ|にい)$")
_SHOWN = re.compile(r"(?:くん|ちゃん|君)(?:[」』]| ?\([0-9]{1,2} ?(?:歳|才|さい|か月|カ月|ヶ月|\)))")
_REACH = 14
_OFFICES = re.compile(r"[課係室部局館署院校園店会社団連所]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A name between a mark and something that cannot be a name."""

    span: Span
    evidence: tuple[str, ...]


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{_LETTERS}])(?:ご|お|御)?{alternatives('name_labels')}(?:名|氏名|者名)? ?(?:[:/】\]]|(?= )) ?"
        rf"(?P<name>[{_LETTERS}]{{1,6}}(?: [{_LETTERS}]{{1,5}})?|[a-z]{{2,14}} [a-z]{{2,14}})"
        rf"(?=[、。,()\n\r/]| |$|さん|様|氏|殿|くん|ちゃん)"
    )


def by_honorific(names: Names) -> Iterator[Marked]:
    """Names in front of さん, 様, 氏, くん, ちゃん and the like."""
    scene = names.scene
    for match in _SOFT.finditer(scene.text):
        if not _stands(names, match) or _names_a_thing(names, match):
            continue
        house = bool(_HOUSE.match(scene.text, match.end()))
        span = _in_front(names, match.start(), match.group(), house=house)
        if span:
            marks = ("honorific", *(("child",) if match.group() in _CHILD else ()), *(("residence",) if house else ()))
            yield Marked(span, (_form(names, span), *marks))


def by_label(names: Names) -> Iterator[Marked]:
    """Names after 氏名:, 受賞者: and the like."""
    for match in _label().finditer(names.scene.text):
        name = _HONORIFIC_END.sub("", match["name"])
        honoured = name != match["name"] or bool(_SOFT.match(names.scene.text, match.end()))
        if name.isascii() or _is_name(names, name, spaced=" " in name) or (honoured and " " in name):
            start = match.start("name")
            yield Marked(Span(start, start + len(name)), ("full-name", "label", *(("honorific",) if honoured else ())))


def _stands(names: Names, match: re.Match[str]) -> bool:
    tokens = names.scene.tokens
    index = names.scene.token_from(match.start())
    begins = index < names.size and tokens.starts[index] == match.start()
    if begins:
        return tokens.ends[index] == match.end() or (
            match.group() == "さん" and tokens.ends[index] == match.end() + 1 and names.surface(index) == "さん宅"
        )
    if match.group() not in _TORN:
        return False
    at_end = names.scene.token_from(match.end())
    return at_end >= names.size or tokens.starts[at_end] == match.end()


def _names_a_thing(names: Names, match: re.Match[str]) -> bool:
    """Whether a noun follows at once (ひなちゃん体操, 毛利氏プロジェクト), so that the whole names no person."""
    at = names.scene.token_from(match.end())
    if at >= names.size or names.scene.tokens.starts[at] != match.end() or match.group() in ("様", "殿"):
        return False
    return names.is_noun(at) and not names.closes(at) and names.surface(at) not in ("宅", "方", "家")


def _in_front(names: Names, end: int, mark: str, *, house: bool) -> Span | None:
    text = names.scene.text
    start = max(0, end - _REACH)
    latin = _LATIN.search(text, start, end)
    if latin and (mark != "様" or " " in latin[1]):
        return Span(latin.start(1), end)
    spaced = _SPACED.search(text, start, end)
    if spaced and ("姓" in names.readings_of(spaced[1]) or KATAKANA.fullmatch(spaced[1] + spaced[2])):
        return Span(spaced.start(1), end)
    run = _RUN.search(text, start, end)
    if not run or _KIN.search(text, start, end):
        return None
    first = run.start() + run.group().rfind(" ") + 1
    return _split(names, first, end) or _single(names, first, end, child=mark in _CHILD, house=house)


def _split(names: Names, first: int, end: int) -> Span | None:
    """The leftmost 姓 at a morpheme's start that leaves at most four letters of a 名 before the honorific."""
    scene = names.scene
    index = scene.token_from(first)
    while index < names.size and scene.tokens.starts[index] < end:
        start = scene.tokens.starts[index]
        piece = scene.text[start:end]
        if names.opens(index - 1) or names.kind(index) == "姓":
            for length in range(min(4, len(piece) - 1), 0, -1):
                if len(piece) - length <= 4 and _pair(names, piece[:length], piece[length:]):
                    return Span(start, end)
        index += 1
    return None


def _pair(names: Names, family: str, given: str) -> bool:
    if "姓" not in names.readings_of(family) or KATAKANA.fullmatch(family):
        return False
    if given in words("not_names") or (len(family) == 1 and _HIRAGANA.fullmatch(family)):
        return False
    if "名" in names.readings_of(given):
        return True
    if len(family) == 1 or given[0] in _PARTICLES or "普通名詞" in names.readings_of(family):
        return False
    return bool(KANJI.fullmatch(given) and len(given) <= 3 and not _OFFICES.search(given)) or bool(
        _HIRAGANA.fullmatch(given) and len(given) >= 2
    )


def _single(names: Names, first: int, end: int, *, child: bool, house: bool) -> Span | None:
    """One morpheme right before the honorific, or the torn letters of a child's name in quotes or before an age."""
    scene = names.scene
    index = scene.token_from(end) - 1
    start = scene.tokens.starts[index] if index >= 0 else end
    surface = scene.text[start:end]
    if start < first or not surface:
        return None
    whole = _LITTLE.search(scene.text, first, end)
    if (
        child
        and whole
        and whole.group() not in words("not_names")
        and _SHOWN.match(scene.text, end)
        and _opened(scene.text, whole.start())
    ):
        return Span(whole.start(), end)
    if surface in words("not_names") or not (names.opens(index - 1) or names.kind(index) == "姓"):
        return None
    readings = names.readings_of(surface)
    if readings & {"姓", "名"} or (house and names.is_noun(index)):
        return Span(start, end)
    known = "普通名詞" in readings or names.kind(index) in ("助詞", "助動詞")
    return Span(start, end) if child and _LITTLE.fullmatch(surface) and not known else None


def _opened(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "「『(、。\n の"


def _is_name(names: Names, name: str, *, spaced: bool) -> bool:
    if spaced:
        family, given = name.split(" ", 1)
        return "姓" in names.readings_of(family) or (
            bool(KATAKANA.fullmatch(name.replace(" ", ""))) and not _OFFICES.search(given)
        )
    if _OFFICES.search(name[-1]):
        return False
    return any(_pair(names, name[:length], name[length:]) for length in range(len(name) - 1, 0, -1)) or (
        len(name) > 1 and "姓" in names.readings_of(name)
    )


def _form(names: Names, span: Span) -> str:
    piece = span.cut(names.scene.text)
    if piece.isascii() and len(piece) == 1:
        return "initial"
    if " " in piece:
        return "full-name"
    readings = names.readings_of(piece)
    if "姓" in readings:
        return "family"
    return "given" if "名" in readings or len(piece) < 3 or _LITTLE.fullmatch(piece) else "full-name"
