"""Where findings stand, for other programs: UTF-8 bytes, the text of a region, relative paths and URIs, cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from postlint.model import Finding, Location, Report, Source

_TEXT_ENCODINGS = ("utf", "cp932", "shift", "ascii")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a span begins and ends on its first and last line: 1-based, the end exclusive."""

    start: int
    end: int


def sources_of(report: Report) -> Mapping[str, Source]:
    """The files of a report by path."""
    return {post.source.path: post.source for post in report.posts}


def utf8(line: str, column: int) -> int:
    """The 1-based UTF-8 byte column of a 1-based code-point column."""
    before = line[: column - 1]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)


def byte_columns(place: Location, source: Source | None) -> Columns | None:
    """Byte columns in the file itself, or None where it is not UTF-8 or has no lines."""
    if source is None or place.cell or not source.encoding.lower().startswith("utf-8"):
        return None
    start, end = source.line(place.line), source.line(place.end_line)
    return Columns(utf8(start, place.column), utf8(end, place.end_column))


def is_text(source: Source | None) -> bool:
    """Whether lines and columns of the file mean something to other programs (not so in workbooks, documents)."""
    return source is not None and not source.cells and source.encoding.lower().startswith(_TEXT_ENCODINGS)


def region(source: Source, place: Location) -> str:
    """What stands at a place of a file, as it stands there."""
    if place.line == place.end_line:
        return source.line(place.line, place.cell)[place.column - 1 : place.end_column - 1]
    if place.cell:
        numbers = range(place.line + 1, place.end_line)
        middle = (source.line(number, place.cell) for number in numbers)
        first, last = source.line(place.line, place.cell), source.line(place.end_line, place.cell)
        return "\n".join((first[place.column - 1 :], *middle, last[: place.end_column - 1]))
    starts = source.line_starts
    return source.text[starts[place.line - 1] + place.column - 1 : starts[place.end_line - 1] + place.end_column - 1]


def relative(path: str, root: str) -> str:
    """A path as repositories write it: `/` between folders, relative to `root` where it lies below it."""
    pure = PurePath(path)
    return (pure.relative_to(root) if root and pure.is_relative_to(root) else pure).as_posix()


def uri(path: str, root: str) -> str:
    """A path as a URI reference (RFC 3986): relative where it can be, else with the scheme `file`."""
    name = relative(path, root)
    if PurePath(name).is_absolute():
        return "file://" + quote("/" + name.lstrip("/"), safe="/", errors="replace")
    return quote(name, safe="/", errors="replace")


def words(finding: Finding) -> str:
    """The place as people read it: cell, line and column, post and field."""
    place = finding.location
    text = f"{place.cell} " if place.cell else ""
    text += f"{place.line}行{place.column}列"
    text += f"（{finding.post}）" if finding.post != finding.path else ""
    return text + (f" 項目「{finding.field}」" if finding.field != "text" else "")
