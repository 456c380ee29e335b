"""Who is public and who is private, from what stands beside a person (個人情報保護法2条: living individuals)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from postlint.entities.scene import Scene
from postlint.entities.wordlists import alternatives
from postlint.model import Entity, Span

_BEFORE = 26
_AFTER = 26
_TITLE = "title"
_PRIVATE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "school",
        re.compile(
            r"(?:小|中|高校?|中学校?|小学校|幼稚園|保育園|こども園)[^、。\n]{0,8}?[0-9一二三四五六]年|"
            r"[0-9一二三四五六]年[0-9一二三四五六a-f]?組|[ァ-ヺぁ-ん一-鿿]{1,5}組の|[0-9]年生|園児|児童|"
            r"新生児|赤ちゃん"
        ),
    ),
    ("residence", re.compile(r"在住|お住まい|住んで|にお?住む|(?<![住在帰社])宅(?![配地建])|様方|自宅")),
    (
        "kinship",
        re.compile(
            r"お父さん|お母さん|父親|母親|長男|次男|三男|長女|次女|三女|息子|の妻|の夫|祖父|祖母|お孫|の孫|"
            r"の妹|の弟|の姉|の兄|遺族|ご家族|双子"
        ),
    ),
    (
        "illness",
        re.compile(
            r"入院|退院|闘病|病気|感染|陽性|診断|認知症|障害|障がい|がんで|癌|うつ病|要介護|要支援|療養|発症|"
            r"亡くな|死去|逝去|けが|重傷|軽傷|死亡"
        ),
    ),
    ("offence", re.compile(r"逮捕|容疑|起訴|有罪|前科|被告|受刑|万引き|詐欺で|不起訴|書類送検")),
    (
        "welfare",
        re.compile(
            r"生活保護|滞納|離婚|借金|不登校|ひきこもり|引きこもり|虐待|差し押さえ|自己破産|母子家庭|行方不明|迷子"
        ),
    ),
)
_HISTORIC = re.compile(
    r"没後|生誕|ゆかり|藩主|城主|武将|戦国|江戸時代|幕末|明治時代|句碑|歌碑|墓所|居城|史跡|遺跡|銅像|"
    r"偉人|初代|\([0-9]{3,4}年? ?[~\-] ?(?:[0-9]{3,4}年?)?\)|公の"
)
_NOBLE = re.compile(r"公(?![立営開認式])|卿|翁")
_PERFORMER = re.compile(
    r"(?:講師|出演者?|指揮|司会|ゲスト|監修|演奏|ピアノ|バイオリン|フルート|ソプラノ|朗読|講話|"
    r"講演者?|作家|指導|解説|ナビゲーター|パネリスト)[^、。\n]{0,14}$"
)
_AGE = re.compile(
    r"^[^、。\n]{0,6}\( ?[0-9]{1,3} ?(?:歳|才|さい|\)|・|、)|^(?:さん|様|くん|ちゃん)?、? ?[0-9]{1,3} ?歳"
)
_AGE_BEFORE = re.compile(r"(?:[0-9]{1,3}|[一-十百]{1,3}) ?歳の?[^、。\n]{0,6}$")
_LONG_AGE = re.compile(r"^[^。\n]{0,16}[百九八七][十]?[一二三四五六七八九]?歳")
# A person whom the town's paper interviewed: a quotation follows, or the name heads a profile of its own.
_QUOTED = re.compile(r"^[^。\n]{0,24}?(?:は|が|も|に)?[、 ]?[「『]|^(?:さん|氏|様)? ?\([^()\n]{1,20}\) ?(?:\n|$)")
_SPOKEN = re.compile(r"」(?:と|。)[^。\n]{0,20}$|話す[のは]{1,2}[^。\n]{0,20}$")
_CONSENT = re.compile(r"同意|承諾|了承|了解を得|許可を得|許可をいただ")
_STRONG = frozenset({"residence", "illness", "offence", "welfare", "contact", "birth-date", "address"})
_LABELLED_PRIVATE = re.compile(
    r"(?:申請者|申込者|届出人|請求者|当選者|被保険者|世帯主|行方不明者|被害者|加害者|患者|滞納者|"
    r"保護者|氏名)[:は ]{0,2}$"
)


_TELLING = _STRONG | {"age", "school", "kinship", "child", "private-label"}
_NAMED = frozenset({"full-name", "honorific", "label"})


@dataclass(frozen=True, slots=True)
class _Near:
    """The private data that stand in the text, by their beginning."""

    starts: tuple[int, ...]
    items: tuple[Entity, ...]


def assign(scene: Scene, persons: Iterable[Entity], others: tuple[Entity, ...]) -> Iterator[Entity]:
    """The persons with their role and the evidence for it; `others` are the entities already found."""
    contacts = tuple(
        other
        for other in others
        if (other.type in ("phone", "email", "handle") and other.role == "private" and "notice" not in other.evidence)
        or (other.type in ("birth-date", "address", "age") and other.role != "public" and "block" not in other.evidence)
    )
    consent = ("consent",) if _CONSENT.search(scene.text) else ()
    near = _Near(tuple(other.span.start for other in contacts), contacts)
    for person in persons:
        evidence = person.evidence + consent + tuple(_private(scene, person)) + tuple(_beside(scene, person, near))
        public = tuple(_public(scene, person))
        yield replace(person, role=_role(evidence, public), evidence=tuple(dict.fromkeys(evidence + public)))


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('titles')}(?:の|・|、|で|を務める| )$")


@cache
def _office_after() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{alternatives('titles')}|[一-鿿]{{1,5}}長(?![一-鿿]))")


def _role(evidence: tuple[str, ...], public: tuple[str, ...]) -> str:
    if "contact-list" in public:
        return "public"
    held = set(evidence)
    if public and ("historical" in public or not held & _STRONG):
        return "public"
    if not held & _NAMED or (held & {"interview", "consent"} and not held & _STRONG):
        return "unknown"
    return "private" if held & _TELLING else "unknown"


def _private(scene: Scene, person: Entity) -> Iterator[str]:
    sentence = scene.sentence_of(person.span)
    before = scene.text[max(sentence.start, person.span.start - _BEFORE) : person.span.start]
    after = scene.text[person.span.end : min(sentence.end, person.span.end + _AFTER)]
    for word, pattern in _PRIVATE:
        if pattern.search(after) or pattern.search(before):
            yield word
    if _AGE.search(after) or _AGE_BEFORE.search(before) or _LONG_AGE.search(after):
        yield "age"
    if _LABELLED_PRIVATE.search(before):
        yield "private-label"
    if _QUOTED.search(scene.text[person.span.end : person.span.end + 40]) or _SPOKEN.search(before):
        yield "interview"


def _public(scene: Scene, person: Entity) -> Iterator[str]:
    name = person.span.cut(scene.text).replace(" ", "")
    if any(name == figure.replace(" ", "").replace("\u3000", "") for figure in scene.known.public_figures):
        yield "contact-list"
    before, after = scene.before(person.span.start, _BEFORE), scene.after(person.span.end, 12)
    if _TITLE in person.evidence or _office().search(before) or _office_after().match(after):
        yield "office"
    if _NOBLE.match(after) or (
        "honorific" not in person.evidence
        and ("entry" in person.evidence or _HISTORIC.search(after) or _HISTORIC.search(before[-8:]))
    ):
        yield "historical"
    if _PERFORMER.search(before):
        yield "performer"


def _beside(scene: Scene, person: Entity, near: _Near) -> Iterator[str]:
    """Private data within the same sentence and close by."""
    sentence = scene.sentence_of(person.span)
    index = bisect_left(near.starts, sentence.start)
    while index < len(near.items) and near.starts[index] < sentence.end:
        item = near.items[index]
        if _distance(person.span, item.span) <= _BEFORE:
            yield {"birth-date": "birth-date", "age": "age", "address": "address"}.get(item.type, "contact")
        index += 1


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


_JOINED = re.compile(
    r"(?:さん|様|氏|くん|ちゃん|さま)?[ (、・]{0,3}(?:[0-9]{1,3}(?:歳|才)?[ 、・)]{0,2})?(?:住所[:は]?)?[ (]{0,2}"
)


def relate(scene: Scene, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Addresses that stand right after a person's name become that person's: role private, evidence `person`."""
    persons = [
        found
        for found in entities
        if found.type == "person" and found.role != "public" and "honorific" in found.evidence
    ]
    ends = {found.span.end for found in persons}
    return tuple(
        _owned(scene, found, ends) if found.type == "address" and found.role != "private" else found
        for found in entities
    )


def _owned(scene: Scene, address: Entity, ends: set[int]) -> Entity:
    start = address.span.start
    for end in range(max(0, start - 16), start):
        if end in ends and _JOINED.fullmatch(scene.text, end, start):
            return replace(address, role="private", evidence=(*address.evidence, "person"))
    return address
