"""JSON Lines: one post a line, blank lines skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.documents.decode import decode
from postlint.documents.document import Document, Outcome, gather
from postlint.documents.json_nodes import parse
from postlint.documents.structured import many
from postlint.model import Source, Span

# str.splitlines would also cut at U+2028 and U+0085, which may stand in a JSON string as they are.
_LINE = re.compile(r"[^\r\n]+")


def read(data: bytes, path: str) -> Document:
    """Read a .jsonl file; a faulty line does not hide the others. Raises DocumentError for bytes that are no text.

    A post without `id` is called `path#N`, N counting the lines that are not blank, from 1.
    """
    source = decode(data, path)
    return gather(source, _posts(source))


def _posts(source: Source) -> Iterator[Outcome]:
    lines = [match for match in _LINE.finditer(source.text) if match.group().strip()]
    for number, line in enumerate(lines, 1):
        parsed = parse(source, Span(*line.span()))
        yield from parsed.problems
        if parsed.node is not None:
            yield from many(source, (parsed.node,), first=number)
