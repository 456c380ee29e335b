"""What every map from a post's text to its file must satisfy."""

from __future__ import annotations

from postlint.documents import Document, read
from postlint.model import Post, Span


def only(data: bytes, path: str) -> Post:
    """The single post of a file without fault."""
    document = read(data, path)
    assert document.unchecked == ()
    assert len(document.posts) == 1
    return document.posts[0]


def reasons(document: Document) -> list[str]:
    return [each.reason for each in document.unchecked]


def assert_traced(post: Post) -> None:
    """Stretches are in order, stand literally in the source, and leave no visible character out."""
    text, source = post.text, post.source.text
    covered: set[int] = set()
    last = (-1, -1)
    for stretch in post.stretches:
        start, at, length = stretch.start, stretch.at, stretch.length
        assert (start, at) > last and at >= last[1]
        assert text[start : start + length] == source[at : at + length]
        covered.update(range(start, start + max(length, 1)))
        last = (start + length - 1, at + length - 1)
    assert [char for index, char in enumerate(text) if index not in covered and not char.isspace()] == []


def places(post: Post, words: list[str]) -> list[tuple[int, int]]:
    """Line and column of the first occurrence of each word."""
    found = []
    for word in words:
        start = post.text.index(word)
        location = post.locate(Span(start, start + len(word)))
        found.append((location.line, location.column))
    return found
