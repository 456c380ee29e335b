"""Who is public and who is private, from what stands beside a person (個人情報保護法2条: living individuals)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from postlint.entities.private_words import (
    ACHIEVEMENT,
    AGE_AFTER,
    AGE_BEFORE,
    BESIDE,
    CONSENT,
    FEATURE,
    HISTORIC,
    LABELLED_PRIVATE,
    LONG_AGE,
    NO_CONSENT,
    NOBLE,
    PERFORMER,
    PRESSING,
    PROFILE,
    QUOTED,
    SENSITIVE,
    SPOKEN,
    TITLE_IN_QUOTES,
)
from postlint.entities.scene import Scene
from postlint.entities.wordlists import alternatives
from postlint.model import Entity, Span

_BEFORE = 26
_AFTER = 26
_QUOTE = 90
_TITLE = "title"
_STRONG = PRESSING | {"residence", "contact", "birth-date", "address"}
_TELLING = _STRONG | SENSITIVE | {"age", "school", "kinship", "child", "private-label", "resident"}
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
    stated = _stated(scene.text)
    near = _Near(tuple(other.span.start for other in contacts), contacts)
    for person in persons:
        evidence = person.evidence + stated + tuple(_private(scene, person)) + tuple(_beside(scene, person, near))
        public = tuple(_public(scene, person))
        kinds = dict.fromkeys(evidence + public + (("combined",) if _combined(evidence) else ()))
        yield replace(person, role=_role(evidence, public), evidence=tuple(kinds))


def _stated(text: str) -> tuple[str, ...]:
    """What the whole text says of all the people in it."""
    consent = ("consent",) if CONSENT.search(text) and not NO_CONSENT.search(text) else ()
    return consent + (("interview",) if FEATURE.search(text) else ())


def _combined(evidence: tuple[str, ...]) -> bool:
    """Whether two things at least are told of the person, one of them sensitive or leading to a home."""
    held = set(evidence) & _TELLING
    return len(held) >= 2 and bool(held & (_STRONG | SENSITIVE))


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
    if not held & _NAMED or not held & _TELLING:
        return "unknown"
    # Who spoke to the town's paper agreed to be named; a pupil's class is not the pupil's own to give away.
    # 氏 is how the office's own papers call people in public life.
    agreed = held & {"consent", "formal"} or ("interview" in held and not held & {"school", "child"})
    return "unknown" if agreed and not held & _STRONG else "private"


def _private(scene: Scene, person: Entity) -> Iterator[str]:
    sentence = scene.sentence_of(person.span)
    before = scene.text[max(sentence.start, person.span.start - _BEFORE) : person.span.start]
    after = scene.text[person.span.end : min(sentence.end, person.span.end + _AFTER)]
    beside = _without_titles(scene, sentence, person.span)
    for word, pattern in BESIDE:
        if any(pattern.search(piece) for piece in beside):
            yield word
    if AGE_AFTER.search(after) or AGE_BEFORE.search(before) or LONG_AGE.search(after):
        yield "age"
    if PROFILE.search(after):
        yield "profile"
    if LABELLED_PRIVATE.search(before):
        yield "private-label"
    if QUOTED.search(scene.text[person.span.end : person.span.end + 40]) or SPOKEN.search(before):
        yield "interview"
    if ACHIEVEMENT.search(sentence.cut(scene.text)):
        yield "achievement"
    if scene.text.startswith("氏", person.span.end) or scene.text.startswith("氏", person.span.end - 1):
        yield "formal"


def _without_titles(scene: Scene, sentence: Span, name: Span) -> tuple[str, str]:
    """What stands before and after a name within reach; quoted titles are blanked."""
    before = TITLE_IN_QUOTES.sub(_blank, scene.text[max(sentence.start, name.start - _QUOTE) : name.start])
    after = TITLE_IN_QUOTES.sub(_blank, scene.text[name.end : min(sentence.end, name.end + _QUOTE)])
    return before[-_BEFORE:], after[:_AFTER]


def _blank(title: re.Match[str]) -> str:
    return " " * len(title.group())


def _public(scene: Scene, person: Entity) -> Iterator[str]:
    name = person.span.cut(scene.text).replace(" ", "")
    if any(name == figure.replace(" ", "").replace("\u3000", "") for figure in scene.known.public_figures):
        yield "contact-list"
    before, after = scene.before(person.span.start, _BEFORE), scene.after(person.span.end, 12)
    if _TITLE in person.evidence or _office().search(before) or _office_after().match(after):
        yield "office"
    if NOBLE.match(after) or (
        "honorific" not in person.evidence
        and ("entry" in person.evidence or HISTORIC.search(after) or HISTORIC.search(before[-8:]))
    ):
        yield "historical"
    if PERFORMER.search(before):
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
