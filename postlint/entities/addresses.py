"""Postal addresses: a place name and 丁目, 番地 or a house number; and rooms in a named building.

Forms: 住居表示に関する法律2条 (町・街区符号・住居番号) and 不動産登記法34条 (字・地番).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postlint.entities.context import HOME
from postlint.entities.occupied import Occupied
from postlint.entities.scene import Scene, entity
from postlint.model import Entity, Span, Word
from postlint.text.numerals import DIGIT

_N = rf"[{DIGIT}十百]{{1,5}}"
_DASH = r"[-‐‑‒–—−ー―]"
_UNIT = r"(?:丁目|丁(?!度|寧)|番地の?|番町?|号室|号|地割|線|条)"
# Parts: a number and its unit; the next part needs a dash, の or a unit before it.
_TAIL = re.compile(
    rf"(?<![{DIGIT}.,/])(?:{_N}{_UNIT} ?|{_N} ?(?:{_DASH}|の) ?(?={_N}))(?:{_N}{_UNIT} ?|{_N} ?"
    rf"(?:{_DASH}|の) ?(?={_N})){{0,4}}(?:{_N}(?:号室?)?(?![般部帯環]))?"
)
_SINGLE = re.compile(
    rf"(?<![{DIGIT}.,/\-])[0-9]{{1,5}}(?![0-9.,/年月日時分人名円回件歳才代階度枚台個戸校億万千兆割社%~]|"
    r" ?[年月日時分人名円回件~])"
)
# 北24条西: the only digits that stand within a place name.
_RUN = re.compile(r"(?:[一-鿿々〆ぁ-んァ-ヺー]|[0-9]{1,2}条){1,40}$")
_PREFECTURE = re.compile(
    r"北海道|東京都|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|"
    r"新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|"
    r"滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
_CITY = re.compile(r"[市郡区町村][一-鿿ァ-ヺぁ-ん]")
_PLACE = re.compile(r"[市区町村郡字丘台]|ヶ|ケ|[東西南北中上下本新元]町|団地$")
_COUNTED = re.compile(
    r" ?(?:年|月|日(?!本)|時|分(?!譲)|人|名|円|回|件|点|対|勝|敗|位|話|巻|世紀|番組|線|系|度|頁|"
    r"ページ|キロ|m|km|cm|%|歳)"
)
_ROOM_AFTER = re.compile(r" ?(?:[一-鿿ァ-ヺーa-z]{1,16}? ?)?[0-9]{1,4}号室|" + rf"{_DASH}[0-9]{{1,4}}号室|号室")
_BUILDING = re.compile(
    r"(?:住宅|団地|アパート|マンション|ハイツ|コーポ|メゾン|荘|寮) ?(?:第? ?[0-9a-z]{1,2} ?(?:号棟|棟|"
    r"号館) ?(?:の ?)?)?[0-9]{2,4}(?:号室?)?(?![0-9年円人戸件世か%]| ?[年円人戸件世])"
)
_FACILITY = re.compile(
    r"[館院校園場店局署庁室部課堂寺社]|(?<![住])所(?!在)|センター|ホール|プラザ|クリニック|公園|会場|"
    r"会社|神社|ステーション|ビル|役所|役場|広場|スタジアム|アリーナ|ホテル|事務|支店|問合せ|"
    r"問い合わせ|〒"
)
_LABEL = re.compile(r"(?:住所|所在地|居所|現住所|本籍) ?[:はが/】\])]{0,2} ?$")
_STOP = frozenset(
    {"助詞", "助動詞", "動詞", "形容詞", "副詞", "連体詞", "感動詞", "補助記号", "空白", "接続詞", "記号", "形状詞"}
)
_LINKS = frozenset("のノヶケ之")
_HEADS = re.compile(
    r"(?:会場|場所|住所|所在地|集合|自宅|現場|本籍|宛先|送付先|提出先|申込先|館|センター|公園|役所|"
    r"役場|課|係|室|校|院|店|局|署|会|社|宅|ホール|さん|様|氏|君|は|で|を|に|へ|と|も|や|から|まで)"
    r"(?=[一-鿿ァ-ヺぁ-ん])"
)


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    sure: bool
    """True where a prefecture or a city stands in it."""
    named: bool
    """True where a place name or 町, 字, 丘 stands in it."""


def find(scene: Scene) -> Iterator[Entity]:
    """Addresses; evidence `house-number`, `block` or `room` says how far down they go."""
    taken = Occupied()
    # The longest first: 八丁堀3丁目23-1 is one address, though 八丁 looks like the end of another.
    for found in sorted(_candidates(scene), key=lambda item: (item.span.start - item.span.end, item.span.start)):
        if taken.take(found.span):
            yield found


def _candidates(scene: Scene) -> Iterator[Entity]:
    for match in _TAIL.finditer(scene.text):
        found = _numbered(scene, match)
        if found:
            yield found
    for match in _BUILDING.finditer(scene.text):
        place = _place(scene, match.start())
        yield _with_role(scene, Span(place.start if place else match.start(), match.end()), "room")
    for match in _SINGLE.finditer(scene.text):
        place = _place(scene, match.start())
        if place is None or scene.text[match.start() - 1] in "第のがはと・":
            continue
        labelled = place.named and bool(_LABEL.search(scene.before(place.start, 8)))
        if labelled or (place.sure and place.named and _CITY.search(scene.text, place.start, match.start())):
            yield _with_role(scene, Span(place.start, match.end()), "house-number")


def _numbered(scene: Scene, match: re.Match[str]) -> Entity | None:
    written = match.group().rstrip()
    end = match.start() + len(written)
    place = _place(scene, match.start())
    if place is None or _COUNTED.match(scene.after(end, 4)):
        return None
    labelled = bool(_LABEL.search(scene.before(place.start, 8)))
    groups = len(re.findall(_N, written))
    unit = re.search(r"丁目|番地", written)
    certain = bool(unit or labelled or place.sure)
    if not certain and not (groups >= 2 and place.named):
        return None
    if not certain and groups == 2 and not _PLACE.search(scene.text, place.start, match.start()):
        return None
    room = _ROOM_AFTER.match(scene.text, end)
    if room or "号室" in written:
        return _with_role(scene, Span(place.start, room.end() if room else end), "room")
    return _with_role(scene, Span(place.start, end), "block" if groups == 1 and "丁目" in written else "house-number")


def _place(scene: Scene, at: int) -> _Place | None:
    """The place name that ends right before `at`."""
    if at and scene.text[at - 1] == " ":
        at -= 1
    run = _RUN.search(scene.text, max(0, at - 40), at)
    if not run:
        return None
    prefectures = list(_PREFECTURE.finditer(run.group()))
    if prefectures:
        start = run.start() + prefectures[-1].start()
        return _Place(start, sure=True, named=at - start > len(prefectures[-1].group()))
    start = _start_by_morphemes(scene, run.start(), at)
    heads = [head.end() for head in _HEADS.finditer(scene.text, start, at) if not _inside_name(scene, head.end())]
    start = heads[-1] if heads else start
    if start >= at:
        return None
    piece = scene.text[start:at]
    named = bool(_PLACE.search(piece)) or _has_place_name(scene, start, at)
    return _Place(start, sure=bool(_CITY.search(piece)) and _has_place_name(scene, start, at), named=named)


def _start_by_morphemes(scene: Scene, least: int, at: int) -> int:
    tokens = scene.tokens
    index = scene.token_from(at) - 1
    start = at
    while index >= 0 and tokens.ends[index] > least:
        word = tokens.words[index]
        surface = scene.text[tokens.starts[index] : tokens.ends[index]]
        if word.pos[0] in _STOP and surface not in _LINKS:
            break
        start = max(tokens.starts[index], least)
        index -= 1
    while start < at and scene.text[start] in _LINKS:
        start += 1
    return start


def _inside_name(scene: Scene, offset: int) -> bool:
    """Whether `offset` lies inside one morpheme, so that what looks like a head is part of a longer name."""
    index = scene.token_from(offset)
    return index >= len(scene.tokens) or scene.tokens.starts[index] != offset


def _has_place_name(scene: Scene, start: int, at: int) -> bool:
    tokens = scene.tokens
    index = max(scene.token_from(start) - 1, 0)
    while index < len(tokens) and tokens.starts[index] < at:
        if tokens.ends[index] > start and _is_place(tokens.words[index]):
            return True
        index += 1
    return False


def _is_place(word: Word) -> bool:
    return len(word.pos) > 2 and word.pos[2] == "地名" and word.pos[3] != "国"


def _with_role(scene: Scene, span: Span, depth: str) -> Entity:
    before, after = scene.before(span.start, 16), scene.after(span.end, 14)
    home = HOME.search(before[-8:]) or re.match(
        r" ?\)?(?:に|で|の)?(?:お?住(?!宅|所)|暮ら|在住|自宅|"
        r"[一-鿿]{0,4}(?:様|さん)?(?:方(?=[、。)\s]|$)|(?<!住)宅(?!配|地)))",
        after,
    )
    facility = _FACILITY.search(before)
    value = span.cut(scene.text)
    if scene.is_contact(value):
        return entity("address", span.start, span.end, "public", (depth, "contact-list"), value)
    if home:
        return entity("address", span.start, span.end, "private", (depth, "residence"), value)
    if facility:
        return entity("address", span.start, span.end, "public", (depth, "facility"), value)
    return entity("address", span.start, span.end, "unknown", (depth,), value)
