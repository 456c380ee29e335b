"""Markdown: an optional YAML front matter between lines of `---`, then the text of one post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.documents.decode import decode
from postlint.documents.document import Document, Outcome, gather, problem
from postlint.documents.fields import assemble, entries, identity, misshapen, unknown
from postlint.documents.nodes import Parsed, Record, Scalar
from postlint.documents.source_map import whole
from postlint.model import Source, Span

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")


def read(data: bytes, path: str) -> Document:
    """Read a .md file: one post, its text all that follows the front matter. Raises DocumentError."""
    source = decode(data, path)
    return gather(source, _posts(source))


def _posts(source: Source) -> Iterator[Outcome]:
    text = source.text
    opening = _OPENING.match(text)
    if opening is None:
        yield from _body(source, Record((), Span(0, 0)), 0)
        return
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        mend = "項目の終わりの行に「---」を書いてください。区切り線なら、その前に本文を書いてください。"
        yield problem(source, 0, "先頭の「---」に対応する終わりの「---」がありません", mend)
        return
    parsed = _front_matter(source, Span(opening.end(), closing.start()))
    yield from parsed.problems
    match parsed.node:
        case Record() as record:
            yield from _body(source, record, closing.end())
        case None | Scalar(value=None):
            yield from _body(source, Record((), Span(0, 0)), closing.end())
        case node:
            mend = "「項目: 値」の形で書いてください。"
            yield problem(source, node.span.start, "「---」のあいだが項目の形になっていません", mend)


def _front_matter(source: Source, span: Span) -> Parsed:
    # Imported on use: PyYAML costs 18 ms, and a file without front matter needs none of it.
    from postlint.documents.yaml_nodes import parse

    return parse(source, span)


def _body(source: Source, record: Record, start: int) -> Iterator[Outcome]:
    yield from unknown(record)
    fields = entries(record)
    yield from misshapen(source, fields)
    if "text" in fields:
        what = "「---」のあいだに本文（text）があります"
        yield problem(source, fields["text"][0].span.start, what, "本文は下の「---」のあとに書いてください。")
        return
    end = len(source.text)
    if source.text[start:].strip():
        name = identity(fields, source.path)
        yield assemble(source, name, (source.text[start:], whole(start, end)), fields, Span(0, end))
