"""What a file turns into: its posts, what could not be read, and what the reader has to say about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from postlint.errors import Problem
from postlint.model import Note, Post, Source, Span, Unchecked
from postlint.names import closest

# A hostile or wholly mistaken file could otherwise fill the screen with its faults.
MOST_SHOWN = 50
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: the posts that can be checked, the faults that prevent it, remarks that do not."""

    posts: tuple[Post, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field name that the interface does not have; `offset` is in code points of the source."""

    name: str
    offset: int
    known: tuple[str, ...]
    """The names that could have been meant."""
    source: Source | None = None
    """Where the offset counts, when that is not the source of the whole file (a sheet)."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What reading depends on besides the file.

    `date_format` (strptime) says how tables write their dates; without it the tables must tell themselves.
    `max_file_mb` (millions of bytes) is the size beyond which a file is named instead of read.
    """

    date_format: str | None = None
    max_file_mb: int = 50


Outcome = Post | Problem | UnknownField | Note
"""What reading can yield, one at a time; `gather` sorts them."""


def shown(name: str) -> str:
    """A name from an untrusted file, fit for a message: one short line without control characters."""
    clean = "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in name)
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 1] + "…"


def problem(source: Source, offset: int, what: str, mend: str = "") -> Problem:
    """A fault at a code-point offset of `source`; one in a cell is named by the cell."""
    _, cell = source.cell_at(offset)
    if cell is not None:
        return Problem(source.path, 0, 0, f"{cell}: {what}", mend)
    line, column = source.position(offset)
    return Problem(source.path, line, column, what, mend)


def faults(path: str, problems: Iterable[Problem]) -> tuple[Unchecked, ...]:
    """Every fault as an entry of its own, sorted by place, `line:column:` in front where it has one."""
    ordered = sorted(set(problems))
    entries = [Unchecked(path, _reason(each)) for each in ordered[:MOST_SHOWN]]
    if len(ordered) > MOST_SHOWN:
        entries.append(
            Unchecked(path, f"ほかに{len(ordered) - MOST_SHOWN}件の誤りがあります。上から順に直してください。")
        )
    return tuple(entries)


def gather(source: Source, outcomes: Iterable[Outcome]) -> Document:
    """Sort what a reader yields into a document; a file without post and without fault is a fault itself."""
    found = tuple(outcomes)
    posts = tuple(each for each in found if isinstance(each, Post))
    problems = [each for each in found if isinstance(each, Problem)]
    if all(post.part for post in posts) and not problems:
        what, mend = "投稿が見つかりません", "本文を書いて保存してから、もう一度確かめてください。"
        problems = [Problem(source.path, 0, 0, what, mend)]
    unknown = {each.name: each for each in reversed(found) if isinstance(each, UnknownField)}
    ordered = sorted(unknown.values(), key=lambda each: each.offset)[:MOST_SHOWN]
    notes = (*(each for each in found if isinstance(each, Note)), *(_note(source, each) for each in ordered))
    return Document(posts, faults(source.path, problems), notes)


def _reason(fault: Problem) -> str:
    place = f"{fault.line}:{fault.column}: " if fault.line else ""
    return f"{place}{fault.what}。{fault.mend}"


def _note(source: Source, unknown: UnknownField) -> Note:
    bare = unknown.name.rpartition(".")[2][:_LONGEST_NAME].lower()
    near = closest(bare, unknown.known)
    hint = f"「{near[0]}」の間違いではありませんか。" if near else "検査には使いません。"
    text = f"項目「{shown(unknown.name)}」は決められた項目ではありません。{hint}"
    span = Span(unknown.offset, unknown.offset + len(bare))
    return Note(source.path, text, "unknown-field", shown(unknown.name), (unknown.source or source).location(span))
