"""YAML with positions: libyaml's events made into nodes, strings kept as they are written.

Drafts are untrusted: no constructor runs, and anchors, aliases and tags are refused (a few lines of aliases can
stand for gigabytes). Offsets are the marks' `index`, which counts code points in both of PyYAML's loaders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from postlint.documents.document import MOST_SHOWN, problem
from postlint.documents.nodes import DEEPEST, Key, Listing, Node, Parsed, Record, Scalar, Style, record, too_deep
from postlint.documents.yaml_faults import fault
from postlint.errors import DocumentError, Problem
from postlint.model import Source, Span

# The loader classes only parse here; Any because the stubs know no common base with `parse`.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS = ("", "~", "null", "Null", "NULL")
_BOOLEANS = {**dict.fromkeys(("true", "True", "TRUE"), True), **dict.fromkeys(("false", "False", "FALSE"), False)}
_STYLES = {"'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.BLOCK, ">": Style.BLOCK}


def parse(source: Source, span: Span) -> Parsed:
    """Parse the YAML document in `span` of the source; an empty one gives no node and no problem.

    Plain null, `~` and nothing are None, plain true and false are bool, everything else is str. After a syntax
    error or a refused construct there is no node; duplicate keys are problems, and their first value stands.
    """
    text = span.cut(source.text)
    if strange := tuple(_unprintable(source, text, span.start)):
        return Parsed(None, strange)
    builder = _Builder(source, span.start, yaml.parse(text, Loader=_LOADER))
    try:
        node = builder.document()
    except DocumentError as error:
        return Parsed(None, (*builder.problems, *error.problems))
    except yaml.YAMLError as error:
        return Parsed(None, (*builder.problems, fault(source, span, error)))
    return Parsed(None if builder.refused else node, (*builder.problems, *builder.refused))


def _unprintable(source: Source, text: str, base: int) -> Iterator[Problem]:
    for match in islice(_UNPRINTABLE.finditer(text), MOST_SHOWN):
        what = f"YAML に書けない制御文字（U+{ord(match.group()):04X}）があります"
        yield problem(source, base + match.start(), what, "この文字を消してください。")


@dataclass(frozen=True, slots=True)
class _Builder:
    source: Source
    base: int
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    def document(self) -> Node | None:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        node = self.node(next(self.events), 0)
        next(self.events)
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            mend = "「---」で区切らず、「- text: 本文」のように一つの並びにしてください。"
            at = self.base + following.start_mark.index
            self.refused.append(problem(self.source, at, "YAML の文書がいくつもあります", mend))
        return node

    def node(self, event: Any, depth: int) -> Node:
        start = self.base + event.start_mark.index
        if depth > DEEPEST:
            raise DocumentError([too_deep(self.source, start)])
        self.refuse(event, start)
        if isinstance(event, yaml.MappingStartEvent):
            return self.record(event, start, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.listing(event, start, depth)
        return self.scalar(event, start)

    def refuse(self, event: Any, start: int) -> None:
        # An alias has an anchor too: the name it refers to.
        if event.anchor is not None:
            what, mend = "YAML の「&」「*」による参照は使えません", "「&」や「*」で始まる値は引用符で囲んでください。"
            self.refused.append(problem(self.source, start, what, mend))
        if getattr(event, "tag", None) is not None and not isinstance(event, yaml.AliasEvent):
            what, mend = "YAML の「!」による型の指定は使えません", "「!」で始まる値は引用符で囲んでください。"
            self.refused.append(problem(self.source, start, what, mend))

    def scalar(self, event: Any, start: int) -> Scalar:
        end = self.base + event.end_mark.index
        value = getattr(event, "value", "")
        style = _STYLES.get(getattr(event, "style", None) or "", Style.PLAIN)
        if style is Style.PLAIN:
            known = None if value in _NULLS else _BOOLEANS.get(value, value)
            return Scalar(known, Span(start, end), style)
        if style is Style.BLOCK:
            # libyaml's end mark stands after the blank lines that follow the block.
            end = start + len(self.source.text[start:end].rstrip())
        return Scalar(value, Span(start, end), style)

    def listing(self, opening: Any, start: int, depth: int) -> Listing:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Listing(tuple(items), self.span(opening, event, start, items))

    def record(self, opening: Any, start: int, depth: int) -> Record:
        entries: list[tuple[Key, Node]] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            node = self.node(next(self.events), depth + 1)
            if isinstance(key, Scalar):
                entries.append((Key(str(getattr(event, "value", "")), key.span), node))
            else:
                what, mend = "項目の名前が並びや入れ子になっています", "名前は一つの語で書いてください。"
                self.problems.append(problem(self.source, key.span.start, what, mend))
        span = self.span(opening, event, start, [node for _, node in entries])
        result, problems = record(self.source, entries, span)
        self.problems.extend(problems)
        return result

    def span(self, opening: Any, closing: Any, start: int, inside: list[Node]) -> Span:
        """A block collection ends where its last value does: libyaml's own mark stands before the next token."""
        if opening.flow_style or not inside:
            return Span(start, max(start, self.base + closing.end_mark.index))
        return Span(start, max(start, inside[-1].span.end))
