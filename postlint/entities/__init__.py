"""Entities in a folded text: persons, contact data, identifiers, addresses, dates and links (interface 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from postlint.entities import (
    addresses,
    bank,
    births,
    cards,
    dates,
    handles,
    insurance,
    mail,
    my_number,
    official_numbers,
    persons,
    phones,
    plates,
    roles,
    urls,
)
from postlint.entities.occupied import Occupied
from postlint.entities.scene import Known, Scene
from postlint.model import Entity, Span, Tokens

__all__ = ["DETECTORS", "Known", "detect"]

Detector = Callable[[Scene], Iterable[Entity]]

DETECTORS: tuple[Detector, ...] = (
    mail.find,
    urls.find,
    my_number.find,
    official_numbers.licence,
    official_numbers.pension,
    official_numbers.resident_code,
    official_numbers.passport,
    official_numbers.residence_card,
    insurance.care,
    insurance.health,
    cards.find,
    bank.find,
    plates.find,
    phones.find,
    handles.find,
    dates.find,
    addresses.find,
)
"""The detectors that need nothing but the text, those that know best first: where two overlap the earlier one holds."""


def detect(folded: str, tokens: Tokens, sentences: tuple[Span, ...], known: Known) -> tuple[Entity, ...]:
    """All entities of a folded text, sorted by span; offsets are code points of that text.

    No two entities overlap: where two detectors claim the same place, the earlier one in `DETECTORS` holds it.
    """
    scene = Scene(folded, tokens, sentences, known)
    taken = Occupied()
    found = [item for detector in DETECTORS for item in detector(scene) if taken.take(item.span)]
    born = tuple(births.find(scene, found))
    dated = {item.span for item in found if item.type == "date"}
    birthdays = {item.span for item in born if item.type == "birth-date"} & dated
    found = [item for item in found if item.type != "date" or item.span not in birthdays]
    found += [item for item in born if item.span in birthdays or taken.take(item.span)]
    named = tuple(item for item in persons.find(scene) if taken.take(item.span))
    found += roles.assign(scene, named, tuple(sorted(found, key=_place)))
    return tuple(sorted(roles.relate(scene, tuple(found)), key=_place))


def _place(item: Entity) -> Span:
    return item.span
