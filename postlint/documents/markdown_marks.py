"""Marks inside Markdown text that readers do not see as they stand: comments, pictures, links.

After CommonMark 0.31, 6.3, 6.4 and 6.6, in their plain forms; whatever is written otherwise stays part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postlint.documents.nodes import Key, Listing, Node, Record, Scalar, Style
from postlint.documents.source_map import joined
from postlint.model import Span, Stretch

# Bounded repetitions: a draft is untrusted, and no real mark is longer.
_MARK = re.compile(
    r"(?P<picture>!)?\[(?P<label>[^\[\]\n]{0,500})\]"
    r"\([ \t]{0,9}<?(?P<target>[^()\s<>]{1,2000})>?"
    r"""(?:[ \t]{1,9}"[^"\n]{0,500}"|[ \t]{1,9}'[^'\n]{0,500}')?[ \t]{0,9}\)"""
)
_OPEN, _CLOSE = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class Marked:
    """Markdown taken apart: spans of the source that readers see, comments, and the targets of pictures and links."""

    visible: tuple[Span, ...]
    comments: tuple[Span, ...]
    attachments: tuple[Record, ...]
    links: tuple[Record, ...]


def marked(text: str, start: int) -> Marked:
    """Take the source apart from `start` on: a link leaves its label, a picture nothing, a comment nothing."""
    visible: list[Span] = []
    comments: list[Span] = []
    attachments: list[Record] = []
    links: list[Record] = []
    at = start
    for opens, closes in (*_comments(text, start), (len(text), len(text))):
        for match in _MARK.finditer(text, at, opens):
            visible.append(Span(at, match.start()))
            label, target = Span(*match.span("label")), Span(*match.span("target"))
            if match["picture"]:
                attachments.append(_picture(text, label, target))
            else:
                links.append(_record(("url", _raw(text, target))))
                visible.append(label)
            at = match.end()
        visible.append(Span(at, opens))
        if closes > opens:
            comments.append(Span(opens + len(_OPEN), closes - len(_CLOSE)))
        at = closes
    return Marked(tuple(visible), tuple(comments), tuple(attachments), tuple(links))


def pieced(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Stretch, ...]]:
    """The text of some spans of the source one after the other, and the map of it."""
    stretches: list[Stretch] = []
    offset = 0
    for span in spans:
        if span.end > span.start:
            stretches.append(Stretch(offset, span.start, span.end - span.start))
            offset += span.end - span.start
    return "".join(span.cut(text) for span in spans), joined(stretches)


def extended(node: Node | None, items: tuple[Record, ...], name: str) -> Listing:
    """A listing with these items behind its own; an item whose `name` is there already is left out."""
    own = node.items if isinstance(node, Listing) else (node,) if node is not None and not _is_null(node) else ()
    known = {_value(item, name) for item in own}
    every = (*own, *(item for item in items if _value(item, name) not in known))
    span = every[0].span
    for item in every:
        span = span.hull(item.span)
    return Listing(every, span)


def _comments(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where comments begin and end; one that does not close is text."""
    at = start
    while (opens := text.find(_OPEN, at)) >= 0:
        closes = text.find(_CLOSE, opens + len(_OPEN))
        if closes < 0:
            return
        at = closes + len(_CLOSE)
        yield opens, at


def _picture(text: str, label: Span, target: Span) -> Record:
    kind = Scalar("image", target, Style.RAW)
    return _record(("path", _raw(text, target)), ("type", kind), ("alt", _raw(text, label)))


def _record(*entries: tuple[str, Scalar]) -> Record:
    spans = [node.span for _, node in entries]
    return Record(tuple((Key(name, node.span), node) for name, node in entries), min(spans).hull(max(spans)))


def _raw(text: str, span: Span) -> Scalar:
    return Scalar(span.cut(text), span, Style.RAW)


def _value(node: Node, name: str) -> object:
    found = node.get(name) if isinstance(node, Record) else node
    return found.value if isinstance(found, Scalar) else None


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
