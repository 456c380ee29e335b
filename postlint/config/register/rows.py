"""A register's rows before anything is known of their meaning, with the place of every value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from postlint.errors import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a 1-based line and column (code points), or a cell like `Sheet1!B7`."""

    line: int = 0
    column: int = 0
    cell: str = ""

    def problem(self, path: str, what: str, mend: str) -> Problem:
        """A fault at this place."""
        return Problem(path, self.line, self.column, f"{self.cell}: {what}" if self.cell else what, mend)


@dataclass(frozen=True, slots=True)
class Value:
    """One value as text (a list where the file has one), and its place."""

    content: str | tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as written: values by the name of the column or key.

    `lenient`: columns that the register does not know are the office's own (tables); else they are slips (YAML, JSON).
    """

    values: Mapping[str, Value]
    place: Place
    lenient: bool = False
