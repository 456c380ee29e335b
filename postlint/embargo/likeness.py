"""How much a draft resembles an entry: points for what both have, less for what speaks against it (domain 4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from postlint.embargo.profile import AMOUNT, DAY, NAME, PHRASE, WORD, Anchor, Profile
from postlint.embargo.view import Scene, View
from postlint.model import Span

Level = Literal["certain", "likely", "possible"]

_CERTAIN, _LIKELY, _POSSIBLE = 4.5, 3.5, 2.5
_ACTION, _ANNOUNCED, _HINTED = 1.5, 1.0, 2.0
_TITLE = 4.0
"""For all telling words of the title in neighbouring sentences."""
_FULL = 3
"""A title of fewer telling words than this says less, in proportion."""
_HALF = 0.5
_SHORTEST, _SPOKEN, _LONG = 2, 4, 7
"""Letters that a form, a reading of a name, and a reading of a phrase must have to be looked for."""
_SMALL_AMOUNT = 0.5
_REWRITTEN = 1.0
"""More for a name or phrase that is written otherwise than in the register: nobody does so by chance."""
_OTHER_TIME, _GENERAL, _SCHEDULE, _NAME_MISSING = 4.0, 3.0, 3.0, 1.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that a draft tells an entry, and the folded span of what says so most clearly."""

    level: Level
    span: Span


@dataclass(frozen=True, slots=True)
class _Evidence:
    span: Span
    weight: float


def likeness(view: View, profile: Profile) -> Likeness | None:
    """The likeness of a draft to an entry, or None where it does not resemble it."""
    marks = list(_marks(view, profile))
    amounts = list(_amounts(view, profile))
    words, left = _title_words(view, profile, marks)
    found = [*marks, *amounts, *words]
    if not found:
        return None
    sentences = frozenset(view.sentence(item.span.start) for item in (marks or found))
    scene = view.around(sentences | {view.sentence(word.span.start) for word in words})
    share = len(words) / left * min(1.0, left / _FULL) if left else 0.0
    hinted = scene.hints()
    if len(words) + len(marks) + len(amounts) < 2 and not marks and not hinted:
        return None
    points = sum(item.weight for item in (*marks, *amounts)) + share * _TITLE
    points += _tone(scene, profile, hinted=hinted, marked=bool(marks) or share >= _HALF)
    points -= _against(scene, profile, marks, share, hinted=hinted)
    level = _level(points, profile, marks, amounts, share)
    return Likeness(level, _place(view, marks, amounts, words)) if level else None


def _tone(scene: Scene, profile: Profile, *, hinted: bool, marked: bool) -> float:
    """Points for an action of the entry's kind, for something announced, for something hinted at."""
    points = _HINTED if hinted else 0.0
    if not profile.actions.isdisjoint(scene.actions()):
        return points + _ACTION
    return points + (_ANNOUNCED if marked and scene.announces() else 0.0)


def _against(scene: Scene, profile: Profile, marks: list[_Evidence], share: float, *, hinted: bool) -> float:
    """Points off for another year or edition, a scheme, upkeep, a schedule, and a name that is not there.

    Whoever hints leaves the name out on purpose.
    """
    strong = any(item.weight >= NAME for item in marks)
    points = 0.0
    if scene.other_time(profile.years, profile.editions):
        points += _OTHER_TIME
    if scene.general() and not strong:
        points += _GENERAL
    if scene.schedule():
        points += _SCHEDULE
    if profile.named and not strong and not hinted and share < 1:
        points += _NAME_MISSING
    return points


def _level(
    points: float, profile: Profile, marks: list[_Evidence], amounts: list[_Evidence], share: float
) -> Level | None:
    """Common words or numbers alone are never certain: somebody must look."""
    if points < _POSSIBLE:
        return None
    telling = any(item.weight >= PHRASE for item in marks) or (len(marks) > 1 and share)
    if not telling and not (amounts and share) and share < 1:
        return "likely" if points >= _CERTAIN and not profile.named else "possible"
    if profile.named and share < 1 and not any(item.weight >= NAME for item in marks):
        return "possible"
    if points >= _CERTAIN:
        return "certain"
    return "likely" if points >= _LIKELY else "possible"


def _marks(view: View, profile: Profile) -> Iterator[_Evidence]:
    """The entry's names and keywords in the draft, the weightiest first, each place once."""
    taken: list[Span] = []
    for anchor in sorted(profile.anchors, key=lambda anchor: (-anchor.weight, -len(anchor.form))):
        span, rewritten = _find(view, anchor)
        if span is not None and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            weight = NAME if anchor.weight >= PHRASE and view.quoted(span) else anchor.weight
            yield _Evidence(span, max(weight, anchor.weight) + (_REWRITTEN if rewritten else 0.0))


def _find(view: View, anchor: Anchor) -> tuple[Span | None, bool]:
    """Where an anchor stands, and whether it is found by its reading only."""
    if len(anchor.form) < _SHORTEST:
        return None, False
    span = _written(view, anchor.form)
    if span is not None or anchor.weight < PHRASE:
        return span, False
    spoken = anchor.reading or anchor.form
    span = _written(view, anchor.reading) if anchor.reading else None
    if span is None and (anchor.weight >= NAME or len(spoken) >= _LONG):
        span = _by_reading(view, spoken)
    return span, True


def _written(view: View, wanted: str) -> Span | None:
    at = view.line.value.find(wanted)
    while at >= 0:
        span = view.line.span(at, at + len(wanted))
        if view.edge(span.start) and view.edge(span.end):
            return span
        at = view.line.value.find(wanted, at + 1)
    return None


def _by_reading(view: View, wanted: str) -> Span | None:
    """A name written with other kanji, or in kanji instead of kana: whole morphemes that read the same."""
    at = view.readings.find(wanted) if len(wanted) >= _SPOKEN else -1
    while at >= 0:
        first, after = view.spoken.get(at), view.spoken.get(at + len(wanted))
        if first is not None and after is not None:
            tokens = view.text.tokens
            return Span(tokens.starts[first], tokens.ends[after - 1])
        at = view.readings.find(wanted, at + 1)
    return None


def _amounts(view: View, profile: Profile) -> Iterator[_Evidence]:
    for key in profile.amounts & view.amounts.keys():
        amount = view.amounts[key]
        yield _Evidence(amount.span, _SMALL_AMOUNT if amount.small else AMOUNT)
    for key in profile.days & view.days.keys():
        yield _Evidence(view.days[key].span, DAY)


def _title_words(view: View, profile: Profile, marks: list[_Evidence]) -> tuple[list[_Evidence], int]:
    """The title's telling words in the three neighbouring sentences that have most of them, and how many there are.

    Words that stand in a name or phrase found already are left out of both.
    """
    counted = [mark.span for mark in marks if mark.weight >= PHRASE]
    inside: set[str] = set()
    found: dict[int, dict[str, Span]] = {}
    for norm, lemma in profile.content:
        for span in view.words.get(norm) or view.words.get(lemma) or ():
            if any(mark.overlaps(span) for mark in counted):
                inside.add(norm)
                continue
            found.setdefault(view.sentence(span.start), {}).setdefault(norm, span)
    best: dict[str, Span] = {}
    for number in found:
        near: dict[str, Span] = {}
        for step in (0, -1, 1):
            near = {**found.get(number + step, {}), **near}
        if len(near) > len(best):
            best = near
    left = len(profile.content) - len(inside - best.keys())
    return [_Evidence(span, WORD) for span in sorted(best.values())], left


def _place(view: View, marks: list[_Evidence], amounts: list[_Evidence], words: list[_Evidence]) -> Span:
    """What to show: the weightiest name or number, else the words of the title that stand together."""
    strong = [item for item in (*marks, *amounts) if item.weight > WORD]
    torn = [item for item in (*marks, *amounts) if view.torn(item.span)]
    if torn or strong:
        return max(
            torn or strong, key=lambda item: (item.weight, item.span.end - item.span.start, -item.span.start)
        ).span
    items = words or marks or amounts
    first = items[0].span
    same = [item.span for item in items if view.sentence(item.span.start) == view.sentence(first.start)]
    return Span(first.start, max(span.end for span in same))
