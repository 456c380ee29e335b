"""YAML files: one post, a list of posts, or `posts:` with shared defaults."""

from __future__ import annotations

from postlint.documents.decode import decode
from postlint.documents.document import Document, gather
from postlint.documents.structured import outcomes
from postlint.model import Span


def read(data: bytes, path: str) -> Document:
    """Read a .yaml or .yml file. Raises DocumentError for bytes that are no text; other faults are in the result."""
    # Imported on use: PyYAML costs 18 ms, and a plain text file needs none of it.
    from postlint.documents.yaml_nodes import parse

    source = decode(data, path)
    return gather(source, outcomes(source, parse(source, Span(0, len(source.text)))))
