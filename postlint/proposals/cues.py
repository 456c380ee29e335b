"""The shipped table of cue words (`dictionaries/proposals/cues.yaml`): which words speak for which fate of a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from postlint import resources
from postlint.errors import Problem, RuleError
from postlint.model import Category, Severity
from postlint.ruleset.nodes import compose
from postlint.ruleset.shapes import Invalid, record_of, reporter


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that decides about everything beneath it; with `keep`, cue words of a clause win over it."""

    heading: str
    excused: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Words that decide on a clause without any category; with `below`, on everything under it too."""

    words: str
    excused: str | None = None
    asks: str | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a category, and its severity in a prohibition and in a duty of care."""

    category: Category
    words: tuple[str, ...]
    why: str
    forbidden: Severity
    duty: Severity
    unless: tuple[str, ...] = ()
    case: str | None = None
    only: Literal["forbidden", "duty"] | None = None
    lead: bool = False
    except_: tuple[str, ...] = ()
    lower: Mapping[str, Severity] = field(default_factory=dict)
    asks: str | None = None

    def hits(self, text: str) -> tuple[str, ...]:
        """The cue words as they stand in the text, none if an `unless` does too."""
        if any(re.search(words, text) for words in self.unless):
            return ()
        found = (re.search(words, text) for words in self.words)
        return tuple(dict.fromkeys(match[0] for match in found if match))


@dataclass(frozen=True, slots=True)
class Exemption:
    """Words of an exception, and the named sets of conditions that stand for them."""

    category: Category
    words: str
    except_: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cues:
    """The whole table; every pattern is a Python regular expression."""

    forbids: str
    sections: tuple[Section, ...]
    fates: tuple[Verdict, ...]
    cues: tuple[Cue, ...]
    others: tuple[Verdict, ...]
    policy_hours: str
    marks: str
    exceptions: tuple[Exemption, ...]
    narrower: tuple[Exemption, ...]
    alternatives: Mapping[Category, tuple[Category, ...]]
    follow_up: str
    pre_approved: str

    @cached_property
    def expressions(self) -> tuple[str, ...]:
        """Every pattern of the table."""
        single = (self.forbids, self.policy_hours, self.marks, self.follow_up, self.pre_approved)
        cues = (words for cue in self.cues for words in (*cue.words, *cue.unless))
        verdicts = (verdict.words for verdict in (*self.fates, *self.others))
        exemptions = (exemption.words for exemption in (*self.exceptions, *self.narrower))
        return (*single, *cues, *verdicts, *exemptions, *(section.heading for section in self.sections))


def shipped_file() -> Path:
    """Where the shipped table lies."""
    return resources.path("dictionaries") / "proposals" / "cues.yaml"


def read_cues(data: str, name: str) -> Cues:
    """The table from its YAML. Raises RuleError with every fault."""
    node, faults = compose(data, name)
    problems: list[Problem] = list(faults)
    if node is not None and not faults:
        try:
            table: Cues = record_of(Cues).read(node, reporter(name, problems))
            return table
        except Invalid:
            pass
    raise RuleError(problems)


def shipped_cues() -> Cues:
    """The shipped table."""
    path = shipped_file()
    return read_cues(path.read_text(encoding="utf-8"), str(path))
