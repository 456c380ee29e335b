"""Tables: CSV, TSV and workbooks, with one post a row."""

from __future__ import annotations

from postlint.documents.decode import decode
from postlint.documents.document import Document, ReadOptions, gather
from postlint.documents.tables.columns import known_headings
from postlint.documents.tables.rows import posts
from postlint.documents.tables.separated import read_grid

__all__ = ["read_separated"]


def read_separated(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a .csv or .tsv file: one post a row, `path#N` (from 1) where it has no id. Raises DocumentError."""
    source = decode(data, path)
    return gather(source, posts(read_grid(source, known_headings), options))
