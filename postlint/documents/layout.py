"""The pieces of a document or a sheet one after the other as one source, with a name for each place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from postlint.documents.source_map import whole
from postlint.model import Post, Source, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text of one kind and its place; `row` is the number of the table and the row where it is a cell."""

    kind: str
    place: str
    text: str
    row: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All pieces as one source, and where those of each kind stand in it."""

    source: Source
    spans: Mapping[str, Span]

    def text(self, kind: str) -> str:
        """The pieces of a kind: a line each, the cells of a row in one line, parted by tabs."""
        return self.spans[kind].cut(self.source.text)

    def post(
        self, name: str, kind: str, fields: Mapping[str, object] | None = None, at: Mapping[str, Span] | None = None
    ) -> Post:
        """The pieces of a kind as a post with these fields, which stand `at` these places."""
        span = self.spans[kind]
        return Post(name, self.text(kind), self.source, whole(span.start, span.end), fields or {}, at or {}, span)

    def part(self, name: str, kind: str) -> Post:
        """The pieces of a kind as a text that goes with a post."""
        return replace(self.post(name, kind), part=True)

    def span_of(self, place: str) -> Span:
        """The whole of a place; an empty span where there is none of that name."""
        cells = self.source.cells
        index = next((index for index, (_, name) in enumerate(cells) if name == place), None)
        if index is None:
            return Span(0, 0)
        end = cells[index + 1][0] - 1 if index + 1 < len(cells) else len(self.source.text) - 1
        return Span(cells[index][0], end)


@dataclass(slots=True)
class _Writer:
    pieces: list[str] = field(default_factory=list)
    cells: list[tuple[int, str]] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    at: int = 0

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)

    def open(self, place: str) -> None:
        """A place that comes again after another one (a cell around a table) gets a number."""
        self.used[place] = self.used.get(place, 0) + 1
        count = self.used[place]
        self.cells.append((self.at, place if count == 1 else f"{place}（{count}）"))


def laid_out(path: str, encoding: str, passages: Iterable[Passage]) -> Layout:
    """Write the passages of each kind one after the other, kinds in the order of their first passage."""
    kinds: dict[str, list[Passage]] = {}
    for passage in passages:
        kinds.setdefault(passage.kind, []).append(passage)
    writer = _Writer()
    spans: dict[str, Span] = {}
    for kind, found in kinds.items():
        start = writer.at
        _write(writer, found)
        spans[kind] = Span(start, writer.at)
        writer.write("\n")
    return Layout(Source(path, "".join(writer.pieces), encoding, tuple(writer.cells)), spans)


def _write(writer: _Writer, passages: Sequence[Passage]) -> None:
    row: tuple[int, int] | None = None
    for index, (place, group) in enumerate(groupby(passages, key=lambda passage: passage.place)):
        inside = list(group)
        if index:
            writer.write("\t" if row is not None and inside[0].row == row else "\n")
        writer.open(place)
        writer.write("\n".join(passage.text for passage in inside))
        row = inside[0].row
