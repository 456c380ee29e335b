"""A YAML or JSON value that remembers where it stands; spans are code points of the whole source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from postlint.documents.document import problem, shown
from postlint.errors import Problem
from postlint.model import Source, Span

DEEPEST = 32
"""Nesting beyond this is refused: no schedule needs it, and it keeps every walk over a tree shallow."""


class Style(StrEnum):
    """How a scalar is written in the source; decides how its value is mapped back (see `source_map`)."""

    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    BLOCK = "block"
    JSON = "json"
    CELL = "cell"
    """A quoted cell of a table."""
    RAW = "raw"
    """As it stands."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; the span includes quotes or the block indicator."""

    value: str | int | float | bool | None
    span: Span
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with text keys, each key once, in the order of the file."""

    entries: tuple[tuple[Key, Node], ...]
    span: Span

    def get(self, name: str) -> Node | None:
        """The value under `name`, or None."""
        return next((node for key, node in self.entries if key.name == name), None)


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a field and where it stands."""

    name: str
    span: Span


Node = Scalar | Listing | Record


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a file or of a part of it; `node` is None when nothing stands there or it cannot be read."""

    node: Node | None
    problems: tuple[Problem, ...] = ()


def plain(node: Node) -> object:
    """The JSON-like value: dict, list, str, int, float, bool or None."""
    match node:
        case Scalar(value=value):
            return value
        case Listing(items=items):
            return [plain(item) for item in items]
        case Record(entries=entries):
            return {key.name: plain(value) for key, value in entries}


def record(source: Source, entries: list[tuple[Key, Node]], span: Span) -> tuple[Record, list[Problem]]:
    """Make a mapping of `entries`; a key that comes again is a problem, and its first value stands."""
    first: dict[str, tuple[Key, Node]] = {}
    problems: list[Problem] = []
    for key, node in entries:
        if key.name in first:
            line, column = source.position(first[key.name][0].span.start)
            what = f"同じ項目「{shown(key.name)}」が2回あります（1回目は {line}:{column}）"
            problems.append(problem(source, key.span.start, what, "どちらか一つを消してください。"))
        else:
            first[key.name] = (key, node)
    return Record(tuple(first.values()), span), problems


def too_deep(source: Source, offset: int) -> Problem:
    """The problem of a value nested deeper than `DEEPEST`."""
    return problem(source, offset, f"入れ子が深すぎます（{DEEPEST}段まで）", "項目と値だけの単純な形に直してください。")
