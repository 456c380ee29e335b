"""Plain text: the whole file is one post."""

from __future__ import annotations

from postlint.documents.decode import decode
from postlint.documents.document import Document, Outcome, gather
from postlint.documents.source_map import whole
from postlint.model import Post, Source, Span


def read(data: bytes, path: str) -> Document:
    """Read a .txt file: one post, its id the path, every line as it stands. Raises DocumentError."""
    source = decode(data, path)
    return gather(source, _posts(source))


def _posts(source: Source) -> tuple[Outcome, ...]:
    if not source.text.strip():
        return ()
    end = len(source.text)
    return (Post(source.path, source.text, source, whole(0, end), span=Span(0, end)),)
