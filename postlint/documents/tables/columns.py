"""What the columns of a table hold: the alias table, and the header row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from postlint.documents.nodes import Scalar
from postlint.documents.tables.grid import Grid, text_of
from postlint.text.fold import fold_term

_NOISE = re.compile(r"[\s_\-*※・]|\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_BRACKETED = re.compile(r"\(([^()]+)\)")
# Sheets carry a title, a month and a note above their header, not more.
_HEADER_WITHIN = 20


@cache
def _aliases() -> Mapping[str, tuple[str, int]]:
    """Heading -> field and rank among the field's names; the field is empty for columns of the office's own."""
    import yaml

    text = resources.files(__package__).joinpath("columns.yaml").read_text(encoding="utf-8")
    table: Mapping[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return MappingProxyType(
        {_plain(name): (field, rank) for field, names in table.items() for rank, name in enumerate((field, *names))}
    )


def role_of(heading: str) -> tuple[str, int] | None:
    """The field that a heading means and the rank of that name, or None for a name that nobody knows."""
    name = _plain(heading)
    return _aliases().get(name) if name else None


def known_headings(row: Iterable[Scalar]) -> int:
    """How many cells of a row are names of columns."""
    return sum(role_of(text_of(cell)) is not None for cell in row)


def headings() -> tuple[str, ...]:
    """All names that a column may have, for advice."""
    return tuple(_aliases())


def platform_in(heading: str) -> str:
    """The platform that a heading names in brackets: 本文（Instagram）."""
    found = _BRACKETED.search(fold_term(heading))
    return found[1].strip() if found else ""


def header_of(grid: Grid) -> int | None:
    """The index of the header row, the first one that names the text; None where no row near the top does."""
    for index, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        if any((role := role_of(text_of(cell))) is not None and role[0] == "text" for cell in row):
            return index
    return None


def _plain(heading: str) -> str:
    return _NOISE.sub("", fold_term(heading))
