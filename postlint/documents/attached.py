"""Files that lie beside a schedule and go out with its posts: all text in them, that of hidden sheets too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from postlint.documents import READERS, REFUSED
from postlint.documents.document import Document, ReadOptions, faults, shown
from postlint.documents.limits import load
from postlint.errors import DocumentError
from postlint.model import Post, Unchecked

_WHERE_IT_MATTERS = ("municipality", "publish_at", "release_at")
"""The same file with other posts is checked again only where one of these differs."""

_ONE_POST = (".txt", ".md", ".docx")


@dataclass(frozen=True, slots=True)
class Attached:
    """The texts that go along with some posts, and the files (resolved) that were read for them."""

    document: Document = field(default_factory=Document)
    files: frozenset[Path] = frozenset()


def superseded(path: str, posts: Sequence[Post], along: Collection[Path]) -> bool:
    """Whether a file is checked as an attachment (one of `along`) instead of a draft; a schedule stays one."""
    schedule = bool(posts) and PurePosixPath(path).suffix.lower() not in _ONE_POST
    return not schedule and Path(path).resolve() in along


def attached(posts: Iterable[Post], schedule: Path, options: ReadOptions) -> Attached:
    """Read the attachments of posts that lie in the folder of their schedule or below, by relative path.

    A file's texts are parts called `schedule.yaml#1 → list.xlsx` with the fields of the post. What cannot be read
    is named; what does not lie there, or is neither text, table nor Word document, is passed over.
    """
    reader = _Reader(options)
    for post in posts:
        for name in _paths(post):
            path = _beside(schedule, name)
            if path is not None:
                reader.take(post, path, name)
    documents = reader.read.values()
    return Attached(
        Document(
            tuple(reader.parts),
            tuple(each for document in documents for each in document.unchecked),
            tuple(each for document in documents for each in document.notes),
        ),
        frozenset(path.resolve() for path in reader.read),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    options: ReadOptions
    parts: list[Post] = field(default_factory=list)
    read: dict[Path, Document] = field(default_factory=dict)
    seen: set[tuple[object, ...]] = field(default_factory=set)

    def take(self, post: Post, path: Path, name: str) -> None:
        if path not in self.read:
            self.read[path] = _loose(path, self.options)
        key = (path, *(str(post.fields.get(field)) for field in _WHERE_IT_MATTERS))
        if key in self.seen:
            return
        self.seen.add(key)
        title = f"{post.id} → {shown(name)}"
        self.parts.extend(
            replace(each, id=f"{title}{each.id}", fields=post.fields, field_spans={}, part=True)
            for each in self.read[path].posts
        )


def _paths(post: Post) -> Iterator[str]:
    items = post.fields.get("attachments")
    for item in items if isinstance(items, list) else ():
        path = item.get("path") if isinstance(item, Mapping) else None
        if isinstance(path, str) and path.strip():
            yield path.strip()


def _beside(schedule: Path, name: str) -> Path | None:
    """The file that an attachment names, None unless it can be read and lies in the schedule's folder or below."""
    relative = PurePosixPath(name.replace("\\", "/"))
    suffix = relative.suffix.lower()
    if relative.is_absolute() or ".." in relative.parts or ":" in name or not (suffix in _LOOSE or suffix in REFUSED):
        return None
    try:
        path = schedule.parent / relative
        real = path.resolve()
        inside = real.is_relative_to(schedule.parent.resolve()) and real != schedule.resolve()
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        return None


def _loose(path: Path, options: ReadOptions) -> Document:
    """The texts of a file that is no schedule; their ids are what follows the file's name."""
    suffix = path.suffix.lower()
    if suffix in REFUSED:
        return Document(unchecked=(Unchecked(str(path), REFUSED[suffix]),))
    try:
        return _LOOSE[suffix](load(path, options), str(path))
    except DocumentError as error:
        return Document(unchecked=faults(str(path), error.problems))


def _document(data: bytes, path: str) -> Document:
    document = READERS[".docx"](data, path, ReadOptions())
    return replace(document, posts=tuple(replace(post, id=post.id.removeprefix(path)) for post in document.posts))


def _text(data: bytes, path: str) -> Document:
    from postlint.documents import loose  # with tables, which posts without attachments need not wait for

    return loose.text(data, path)


def _workbook(data: bytes, path: str) -> Document:
    from postlint.documents import loose

    return loose.workbook(data, path)


_LOOSE: Mapping[str, Callable[[bytes, str], Document]] = {
    **dict.fromkeys((".txt", ".md", ".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml"), _text),
    ".xlsx": _workbook,
    ".docx": _document,
}
