"""Sentence boundaries in a folded text: 。！？ and line breaks, but not inside brackets or addresses."""

from __future__ import annotations

import re
from bisect import bisect_right

from postlint.model import Span

_OPEN = {"「": "」", "『": "』", "(": ")", "【": "】", "〔": "〕", "《": "》", "〈": "〉", "[": "]"}
_END = re.compile(r"[。!?♪]+[」』)】\"']*|\r\n|\n|\r")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://[!-~]+|[a-z0-9._%+-]+@[a-z0-9.-]+")
# A bracket that does not close within this many code points is taken for a stray one.
_REACH = 300


def sentences(folded: str) -> tuple[Span, ...]:
    """Cut a folded text into sentences that cover it without gaps; spans are code points of the folded text.

    A line break ends a sentence unless the line ends with 、 or stands inside a bracket that closes soon.
    """
    closed = _protected(folded)
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(folded):
        if _inside(closed, match.start()) or (match.group()[0] in "\r\n" and folded.endswith("、", 0, match.start())):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
    if start < len(folded):
        spans.append(Span(start, len(folded)))
    return tuple(spans)


def _inside(closed: tuple[Span, ...], offset: int) -> bool:
    index = bisect_right(closed, Span(offset, offset)) - 1
    return index >= 0 and closed[index].start < offset < closed[index].end


def _protected(folded: str) -> tuple[Span, ...]:
    spans = [Span(match.start(), match.end()) for match in _URL.finditer(folded)]
    stack: list[tuple[str, int]] = []
    for index, char in enumerate(folded):
        if char in _OPEN:
            stack.append((_OPEN[char], index))
        elif stack and char == stack[-1][0]:
            _, start = stack.pop()
            if index - start <= _REACH:
                # Up to the bracket itself: a full stop right before it belongs inside, what follows does not.
                spans.append(Span(start, index + 1))
        elif stack and index - stack[-1][1] > _REACH:
            stack.pop()
    return _merged(sorted(spans))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = merged[-1].hull(span)
        else:
            merged.append(span)
    return tuple(merged)
