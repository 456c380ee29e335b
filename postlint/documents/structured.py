"""The three shapes of a structured file: one post, a list of posts, `posts:` with shared defaults."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.documents.document import Outcome, problem
from postlint.documents.fields import entries as fields_of
from postlint.documents.fields import interpret, misshapen, unknown
from postlint.documents.nodes import Listing, Node, Parsed, Record, Scalar
from postlint.model import Source


def outcomes(source: Source, parsed: Parsed) -> Iterator[Outcome]:
    """Yield the posts and faults of a parsed YAML or JSON file.

    A post without `id` is named after the file's path when it is the file itself, `path#N` (from 1) in a list.
    """
    yield from parsed.problems
    match parsed.node:
        case Listing(items=items):
            yield from many(source, items)
        case Record() as record if (posts := record.get("posts")) is not None:
            yield from _with_defaults(source, record, posts)
        case Record(entries=entries) as record if entries:
            yield from interpret(source, source.path, record)
        case Scalar(value=value, span=span) if value is not None:
            mend = "「text: 本文」のように、項目の名前と値で書いてください。"
            yield problem(source, span.start, "投稿の形になっていません", mend)


def many(source: Source, items: tuple[Node, ...], defaults: Record | None = None, first: int = 1) -> Iterator[Outcome]:
    """Yield the posts of a list, numbered from `first`; the others come through when one is at fault."""
    for number, item in enumerate(items, first):
        if isinstance(item, Record):
            yield from interpret(source, f"{source.path}#{number}", item, defaults)
        else:
            what = f"{number}番目の投稿が、項目の名前と値の形になっていません"
            yield problem(source, item.span.start, what, "「text: 本文」のように書いてください。")


def _with_defaults(source: Source, record: Record, posts: Node) -> Iterator[Outcome]:
    own = tuple(entry for entry in record.entries if entry[0].name in ("id", "text"))
    shared = tuple(entry for entry in record.entries if entry[0].name not in ("id", "text", "posts"))
    for key, _ in own:
        what = f"項目「{key.name}」は「posts」と並べて書けません"
        yield problem(source, key.span.start, what, "それぞれの投稿の中に書いてください。")
    defaults = Record(shared, record.span)
    yield from unknown(defaults)
    yield from misshapen(source, fields_of(defaults))
    if isinstance(posts, Listing):
        yield from many(source, posts.items, defaults)
    elif not (isinstance(posts, Scalar) and posts.value is None):
        mend = "「- text: 本文」のように、投稿を並べて書いてください。"
        yield problem(source, posts.span.start, "項目「posts」が投稿の並びではありません", mend)
