"""From a file or stdin to posts: decoded, taken apart, every code point's place in the file known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath

from postlint.documents import json_posts, jsonl_posts, text, yaml_posts
from postlint.documents.document import Document, ReadOptions, faults
from postlint.documents.limits import load, refuse_large
from postlint.errors import DocumentError
from postlint.model import Unchecked

__all__ = ["READERS", "REFUSED", "Document", "ReadOptions", "Reader", "load", "read"]

Reader = Callable[[bytes, str, ReadOptions], Document]


def _as_it_stands(reader: Callable[[bytes, str], Document]) -> Reader:
    """A reader of a format that no option concerns."""
    return lambda data, path, _options: reader(data, path)


def _later(module: str, name: str = "read") -> Callable[..., Document]:
    """A reader whose module is loaded when such a file is met: other drafts need not wait for it."""

    def read(*arguments: object) -> Document:
        document: Document = getattr(import_module(f"{__name__}.{module}"), name)(*arguments)
        return document

    return read


READERS: Mapping[str, Reader] = {
    ".txt": _as_it_stands(text.read),
    ".md": _as_it_stands(_later("markdown")),
    ".yaml": _as_it_stands(yaml_posts.read),
    ".yml": _as_it_stands(yaml_posts.read),
    ".json": _as_it_stands(json_posts.read),
    ".jsonl": _as_it_stands(jsonl_posts.read),
    ".csv": _later("tables", "read_separated"),
    ".tsv": _later("tables", "read_separated"),
    ".xlsx": _later("tables", "read_workbook"),
    ".docx": _as_it_stands(_later("word")),
}
"""What reads a file, by its suffix in lower case; a new format is one module and one line here."""

_MACRO = "マクロを含むことのできる形式なので読みません。マクロのない形式（{}）で保存し直してください。"
_OLD = "古い形式なので読めません。新しい形式（{}）で保存し直してください。"
REFUSED: Mapping[str, str] = {
    ".docm": _MACRO.format(".docx"),
    ".xlsm": _MACRO.format(".xlsx"),
    ".doc": _OLD.format(".docx"),
    ".xls": _OLD.format(".xlsx"),
}
"""Drafts that are named, also in folders, because nothing reads them."""

_STDIN = "-"


def read(data: bytes, path: str, options: ReadOptions = ReadOptions()) -> Document:  # noqa: B008 — frozen
    """Read the posts of a file, chosen by the suffix of `path`; `-` (stdin without a name) is plain text.

    Never raises for bad input: every fault is an Unchecked whose reason begins with `line:column: ` where it has
    a place, in code points from 1.
    """
    suffix = ".txt" if path == _STDIN else PurePath(path).suffix.lower()
    reader = READERS.get(suffix)
    if suffix in REFUSED:
        return Document(unchecked=(Unchecked(path, REFUSED[suffix]),))
    if reader is None:
        return Document(unchecked=(Unchecked(path, _unsupported(suffix)),))
    try:
        refuse_large(len(data), path, options)
        return reader(data, path, options)
    except DocumentError as error:
        return Document(unchecked=faults(path, error.problems))


def _unsupported(suffix: str) -> str:
    kind = f"{suffix} のファイル" if suffix else "拡張子のないファイル"
    return (
        f"{kind}には対応していません。読めるのは {' '.join(READERS)} です。"
        "本文を .txt に貼り付けて保存し、そのファイルを指定してください。"
    )
