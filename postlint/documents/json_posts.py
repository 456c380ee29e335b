"""JSON files: one post, a list of posts, or `posts` with shared defaults."""

from __future__ import annotations

from postlint.documents.decode import decode
from postlint.documents.document import Document, gather
from postlint.documents.json_nodes import parse
from postlint.documents.structured import outcomes
from postlint.model import Span


def read(data: bytes, path: str) -> Document:
    """Read a .json file. Raises DocumentError for bytes that are no text; other faults are in the result."""
    source = decode(data, path)
    return gather(source, outcomes(source, parse(source, Span(0, len(source.text)))))
