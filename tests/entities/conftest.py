"""What the tests of the detectors share: a way to look at a sentence as the program does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from postlint.entities import Known, detect
from postlint.model import Entity
from postlint.text.fold import fold
from postlint.text.morphology import Analyzer
from postlint.text.sentences import sentences

BASE = dt.datetime(2026, 4, 14, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))


@dataclass(frozen=True)
class Seen:
    """An entity with its text as the original has it."""

    entity: Entity
    text: str

    @property
    def type(self) -> str:
        return self.entity.type

    @property
    def role(self) -> str:
        return self.entity.role

    @property
    def evidence(self) -> tuple[str, ...]:
        return self.entity.evidence


See = Callable[..., list[Seen]]


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def see(analyzer: Analyzer) -> See:
    """A function from a text (and an optional entity type) to what the detectors see in it."""

    def look(text: str, kind: str | None = None, **known: object) -> list[Seen]:
        folded = fold(text)
        cut = sentences(folded.value)
        options = {"lookup": analyzer.lookup, "base": BASE} | known
        found = detect(folded.value, analyzer.tokens(folded.value, cut), cut, Known(**options))  # type: ignore[arg-type]
        return [Seen(item, folded.origin(item.span).cut(text)) for item in found if kind in (None, item.type)]

    return look
