"""From a file or stdin to posts: decoded, taken apart, every code point's place in the file known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from postlint.documents import json_posts, jsonl_posts, markdown, text, yaml_posts
from postlint.documents.document import Document, faults
from postlint.errors import DocumentError
from postlint.model import Unchecked

__all__ = ["READERS", "Document", "Reader", "read"]

Reader = Callable[[bytes, str], Document]

READERS: Mapping[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".yaml": yaml_posts.read,
    ".yml": yaml_posts.read,
    ".json": json_posts.read,
    ".jsonl": jsonl_posts.read,
}
"""What reads a file, by its suffix in lower case; a new format is one module and one line here."""

_STDIN = "-"


def read(data: bytes, path: str) -> Document:
    """Read the posts of a file, chosen by the suffix of `path`; `-` (stdin without a name) is plain text.

    Never raises for bad input: every fault is an Unchecked whose reason begins with `line:column: ` where it has
    a place, in code points from 1.
    """
    suffix = ".txt" if path == _STDIN else PurePath(path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        return Document(unchecked=(Unchecked(path, _unsupported(suffix)),))
    try:
        return reader(data, path)
    except DocumentError as error:
        return Document(unchecked=faults(path, error.problems))


def _unsupported(suffix: str) -> str:
    kind = f"{suffix} のファイル" if suffix else "拡張子のないファイル"
    return (
        f"{kind}には対応していません。読めるのは {' '.join(READERS)} です。"
        "本文を .txt に貼り付けて保存し、そのファイルを指定してください。"
    )
