"""Persons: candidates from morphemes and from marks (honorifics, labels), weighed by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.entities import names_foreign, names_japanese, names_marked
from postlint.entities.name_words import Names
from postlint.entities.names_japanese import Candidate
from postlint.entities.occupied import Occupied
from postlint.entities.scene import Scene, entity
from postlint.entities.wordlists import words
from postlint.model import Entity, Span


def find(scene: Scene) -> Iterator[Entity]:
    """Names of persons with the evidence for them; roles are given by `roles`."""
    names = Names(scene)
    found: dict[Span, tuple[str, ...]] = {}
    for marked in (*names_marked.by_honorific(names), *names_marked.by_label(names)):
        found[marked.span] = found.get(marked.span, ()) + marked.evidence
    for candidate in (*names_japanese.candidates(names), *names_foreign.candidates(names)):
        evidence = _evidence(names, candidate)
        if evidence:
            span = Span(scene.tokens.starts[candidate.first], scene.tokens.ends[candidate.last])
            found[span] = evidence + found.get(span, ())
    taken = Occupied()
    for span in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if taken.take(span):
            yield entity("person", span.start, span.end, evidence=found[span])


def _evidence(names: Names, candidate: Candidate) -> tuple[str, ...]:
    after, before = candidate.last + 1, candidate.first - 1
    if names.surface(candidate.first) in words("not_names"):
        return ()
    marked = _marks(names, before, after)
    tails = words("organisation_tails")
    if not marked and (names.surface(after) in tails or names.tail(after) in tails):
        return ()
    if candidate.form == "full":
        return ("full-name", *marked)
    if not names.closes(after):
        return ()
    if candidate.form in ("entry", "chain", "torn"):
        return ("full-name", *marked)
    if marked and not names.is_noun(before):
        return (candidate.form, *marked)
    return (candidate.form,) if _alone(names, candidate.first, before, after) else ()


def _alone(names: Names, index: int, before: int, after: int) -> bool:
    """Whether a lone 姓, 名 or katakana name stands where only a person can: no noun before, a particle behind."""
    if not names.opens(before) or names.surface(before) in ("「", "『"):
        return False
    readings = names.readings(index)
    return "普通名詞" not in readings and ("地名" not in readings or names.kind(after) == "助詞")


def _marks(names: Names, before: int, after: int) -> tuple[str, ...]:
    marks = []
    if names.is_honorific(after):
        marks.append("honorific")
    if names.is_title(after) or names.is_title(before):
        marks.append("title")
    return tuple(marks)
