"""What can go wrong with input, as values: every problem says what, where and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file. Lines and columns are 1-based code points; 0 means that the whole file is meant."""

    path: str
    line: int
    column: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.what}" + (f" — {self.mend}" if self.mend else "")


class PostlintError(Exception):
    """Base of every error that a user can cause; carries all problems found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class RuleError(PostlintError):
    """A rule, guideline or lexicon file that cannot be used."""


class ConfigError(PostlintError):
    """A configuration or register that cannot be used."""


class DocumentError(PostlintError):
    """A draft that cannot be read."""
