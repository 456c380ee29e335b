"""What matchers that look at a post's fields have in common."""

from __future__ import annotations

from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Post, Span


class OnFields:
    """No terms, no lexicons, no quick test; fields are read once, in the reading without disguises undone."""

    def possible(self, scan: Scan) -> bool:
        """Only the plain reading is asked: fields have no second one."""
        return not scan.text.disguised

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def captures(self) -> frozenset[str]:
        """None."""
        return frozenset()


def on_field(name: str, **captures: str) -> Match:
    """A match of a field, without a place in the text."""
    return Match(Span(0, 0), captures, name)


def text_of(post: Post, name: str) -> str:
    """A field as one string: a list is joined by 「、」, null and an absent field are empty."""
    value = post.fields.get(name)
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    return "" if value is None else str(value).strip()
