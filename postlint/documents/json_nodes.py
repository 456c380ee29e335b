"""JSON with positions (RFC 8259): like `json.loads`, but every value knows its place and no key may come twice."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import NoReturn

from postlint.documents.document import problem
from postlint.documents.nodes import DEEPEST, Key, Listing, Node, Parsed, Scalar, Style, record, too_deep
from postlint.errors import DocumentError, Problem
from postlint.model import Source, Span

_SPACE = re.compile(r"[ \t\r\n]*")
# Possessive: a long string without its closing quote must not be tried again from every length.
_BODY = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?(?![0-9A-Za-z.])")
_LITERALS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_LITERAL = re.compile(r"(?:true|false|null)(?![0-9A-Za-z])")
# Far above any count or id, and below the length at which int() refuses.
_LONGEST_NUMBER = 1000


def parse(source: Source, span: Span) -> Parsed:
    """Parse the JSON value in `span` of the source; nothing but white space gives no node and no problem.

    After a syntax error there is no node; duplicate keys are problems, and their first value stands.
    """
    parser = _Parser(source, span.end)
    start = parser.space(span.start)
    if start == span.end:
        return Parsed(None)
    try:
        node, at = parser.value(start, 0)
        at = parser.space(at)
        if at < span.end:
            parser.fail(at, "値のあとに余分な文字があります", "投稿がいくつもあるときは [ ] で囲んで並べてください。")
    except DocumentError as error:
        return Parsed(None, (*parser.problems, *error.problems))
    return Parsed(node, tuple(parser.problems))


@dataclass(frozen=True, slots=True)
class _Parser:
    source: Source
    end: int
    problems: list[Problem] = field(default_factory=list)

    def space(self, at: int) -> int:
        match = _SPACE.match(self.source.text, at, self.end)
        return match.end() if match else at

    def fail(self, at: int, what: str, mend: str) -> NoReturn:
        raise DocumentError([problem(self.source, min(at, self.end), what, mend)])

    def peek(self, at: int) -> str:
        return self.source.text[at] if at < self.end else ""

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > DEEPEST:
            raise DocumentError([too_deep(self.source, at)])
        char = self.peek(at)
        if char == "{":
            return self.record(at, depth)
        if char == "[":
            return self.listing(at, depth)
        if char == '"':
            value, stop = self.string(at)
            return Scalar(value, Span(at, stop), Style.JSON), stop
        return self.bare(at)

    def record(self, start: int, depth: int) -> tuple[Node, int]:
        entries: list[tuple[Key, Node]] = []
        at = self.space(start + 1)
        while self.peek(at) != "}" or entries:
            if self.peek(at) != '"':
                self.fail(
                    at, "項目の名前がありません", '名前を " で囲んでください。最後の項目のあとに「,」は要りません。'
                )
            name, stop = self.string(at)
            key = Key(name, Span(at, stop))
            at = self.space(stop)
            if self.peek(at) != ":":
                self.fail(at, "項目の名前のあとに「:」がありません", "「:」と値を書いてください。")
            node, at = self.value(self.space(at + 1), depth + 1)
            entries.append((key, node))
            at, last = self.separator(at, "}")
            if last:
                break
        node, problems = record(self.source, entries, Span(start, at + 1))
        self.problems.extend(problems)
        return node, at + 1

    def listing(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self.space(start + 1)
        while self.peek(at) != "]" or items:
            node, at = self.value(at, depth + 1)
            items.append(node)
            at, last = self.separator(at, "]")
            if last:
                break
        return Listing(tuple(items), Span(start, at + 1)), at + 1

    def separator(self, at: int, closing: str) -> tuple[int, bool]:
        """Where the next member begins, or the place of the closing bracket and True."""
        at = self.space(at)
        if self.peek(at) == closing:
            return at, True
        if self.peek(at) != ",":
            self.fail(
                at, f"「,」か「{closing}」がありません", "値と値のあいだに「,」を、終わりに閉じ括弧を書いてください。"
            )
        return self.space(at + 1), False

    def string(self, at: int) -> tuple[str, int]:
        match = _BODY.match(self.source.text, at, self.end)
        stop = match.end() if match else at
        if self.peek(stop) == "\\":
            self.fail(stop, "「\\」の使い方が違います", "「\\」そのものは「\\\\」、改行は「\\n」と書いてください。")
        if self.peek(stop) != '"':
            mend = '終わりに " を書いてください。途中の改行は「\\n」と書いてください。'
            self.fail(stop, '文字列が " で閉じていません', mend)
        return str(json.loads(self.source.text[at : stop + 1])), stop + 1

    def bare(self, at: int) -> tuple[Node, int]:
        if match := _LITERAL.match(self.source.text, at, self.end):
            return Scalar(_LITERALS[match.group()], Span(*match.span())), match.end()
        number = _NUMBER.match(self.source.text, at, self.end)
        if number is None:
            self.fail(at, "値がありません", '文字列は " で囲んでください。最後の値のあとに「,」は要りません。')
        value = _number(number)
        if value is None:
            self.fail(at, "数が大きすぎます", '文字列として " で囲んでください。')
        return Scalar(value, Span(*number.span())), number.end()


def _number(match: re.Match[str]) -> int | float | None:
    if len(match.group()) > _LONGEST_NUMBER:
        return None
    value = float(match.group()) if match.group(1) or match.group(2) else int(match.group())
    return None if value in (float("inf"), float("-inf")) else value
