from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from postlint.config.register import entries_of
from postlint.dates import JST
from postlint.embargo.register import Register
from postlint.model import Tokens
from postlint.text.morphology import Analyzer
from postlint.text.reading import read
from postlint.text.sentences import sentences

NOW = dt.datetime(2026, 6, 1, 12, 0, tzinfo=JST)
Levels = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def tokens(analyzer: Analyzer) -> Callable[[str], Tokens]:
    """Morphemes of a folded text."""
    return lambda folded: analyzer.tokens(folded, sentences(folded))


@pytest.fixture(scope="session")
def levels(analyzer: Analyzer, tokens: Callable[[str], Tokens]) -> Levels:
    """Levels by id of the entries that a draft resembles in any of its readings."""

    def compare(text: str, *entries: dict[str, object], moment: dt.datetime = NOW) -> dict[str, str]:
        filled = [{"id": f"R{number}", "release_at": "2026-06-12T10:00", **row} for number, row in enumerate(entries)]
        register = Register(entries_of(filled, "register"), tokens)
        readings = read(text, analyzer, lambda *_: ())
        return {item.entry.id: item.likeness.level for one in readings for item in register.compare(one, moment)}

    return compare
