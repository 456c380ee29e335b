"""A table as read: rows of cells that know where they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass

from postlint.documents.nodes import Scalar
from postlint.model import Source

Row = tuple[Scalar, ...]
"""The cells of a row, left to right; every value is a string, blank cells included."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rows from the top, without those that are wholly blank."""

    source: Source
    rows: tuple[Row, ...]


def text_of(cell: Scalar) -> str:
    """The cell's value without white space around it."""
    return str(cell.value).strip()


def is_blank(cell: Scalar) -> bool:
    """Whether nothing stands in a cell."""
    return not text_of(cell)
