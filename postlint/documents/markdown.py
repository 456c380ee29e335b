"""Markdown: an optional YAML front matter between lines of `---`, then the text of one post, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from postlint.documents.decode import decode
from postlint.documents.document import Document, Outcome, gather, problem
from postlint.documents.fields import Entries, assemble, entries, identity, misshapen, unknown
from postlint.documents.markdown_marks import extended, marked, pieced
from postlint.documents.nodes import Key, Parsed, Record, Scalar
from postlint.documents.source_map import whole
from postlint.model import Note, Source, Span

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")


def read(data: bytes, path: str) -> Document:
    """Read a .md file: one post, its text all that follows the front matter. Raises DocumentError.

    Links leave their label in the text and their target in the field `links`; pictures go to `attachments`;
    comments become texts of their own.
    """
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
    parts = marked(source.text, start)
    for name, first, items in (("attachments", "path", parts.attachments), ("links", "url", parts.links)):
        if items:
            key, node = fields.get(name, (Key(name, items[0].span), None))
            fields[name] = (key, extended(node, items, first))
    end = len(source.text)
    body = pieced(source.text, parts.visible)
    name = identity(fields, source.path)
    if body[0].strip() or parts.attachments:
        yield assemble(source, name, body, fields, Span(0, end))
    yield from _comments(source, name, fields, parts.comments)


def _comments(source: Source, name: str, fields: Entries, spans: tuple[Span, ...]) -> Iterator[Outcome]:
    """Comments are no part of what is published, but leak with the file: a post of their own, and a remark."""
    filled = tuple(span for span in spans if span.cut(source.text).strip())
    for number, span in enumerate(filled, 1):
        which = str(number) if len(filled) > 1 else ""
        body = (span.cut(source.text), whole(span.start, span.end))
        yield replace(assemble(source, f"{name}（HTMLコメント{which}）", body, fields, span), part=True)
    if filled:
        text = "HTML のコメントがあります。公開はされなくても、ファイルを渡すと見られるので、これも検査しました。"
        yield Note(source.path, text, "leftover-text", "text", source.location(filled[0]))
