"""The lines of a document as its PDF or its typist broke them, and whether a line is the end of a sentence's line.

Widths are counted in half-width columns: two for every wide character (Unicode East Asian Width W, F and A).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from postlint.proposals.labels import labels

_SPACES = re.compile(r"[\s　]+")
_CJK = r"[\u2460-\u24ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
# Typesetting puts a thin space between Japanese and Latin; text extraction makes a real one of it.
_THIN = re.compile(rf"(?<={_CJK})[ \t]+(?=[!-~])|(?<=[!-~])[ \t]+(?={_CJK})")
_PAGE = re.compile(
    r"[-–—－−ー][ 　]*[0-9０-９]{1,3}[ 　]*[-–—－−ー]|[0-9]{1,3}[ 　]*[/／][ 　]*[0-9]{1,3}|[Pp]\.?[ ]?[0-9]{1,3}"
)
_MARKDOWN = re.compile(r"(?:#{1,6}[ 　]+|>[ ]+)")
_LIST_MARK = re.compile(r"[-*+][ ]+(?=[（(⑴-⒇①-⑳〇○・※0-9０-９]|[ア-ン][ 　])")
_NARROWEST, _WIDEST = 40, 130
_FULL = 0.8
_WRAPPED_SHARE = 0.08
_LEAST = 3
_LONG = 60
# A list without marks: its items end like this, and no sentence is broken there.
_END = re.compile(r"(?:[。：:]|こと|もの|情報|行為|投稿)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer spaces; `indented` tells whether it had some in front."""

    text: str
    indented: bool

    @property
    def width(self) -> int:
        """Half-width columns."""
        return width(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a document with the width at which it was wrapped (0: it was not), and what was left out."""

    lines: tuple[Line, ...]
    wrap: int
    left_out: tuple[str, ...]

    def open_ended(self, line: str) -> bool:
        """Whether a sentence goes on after this line."""
        if line.endswith(("、", "，", "・")):
            return True
        if line.endswith(("。", "：", ":")):
            return False
        if self.wrap:
            return width(line) >= self.wrap * _FULL
        return width(line) >= _LONG and not line.endswith(("）", ")")) and not _END.search(line)


def width(text: str) -> int:
    """Half-width columns of a text."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def read_lines(text: str) -> Page:
    """The lines of a guideline without empty ones, page numbers (they go to `left_out`) and Markdown marks."""
    kept, left_out = [], []
    for chunk in text.replace("\f", "\n").splitlines():
        bare = chunk.strip().strip("　").strip()
        if not bare:
            continue
        if _PAGE.fullmatch(bare):
            left_out.append(bare)
            continue
        kept.append(Line(_clean(bare), chunk[:1] in (" ", "　", "\t")))
    lines = tuple(line for line in kept if line.text)
    return Page(lines, _wrap(lines), tuple(left_out))


def joined(first: str, second: str) -> str:
    """Two parts of a broken sentence as one."""
    words = all(end.isascii() and end.isalnum() for end in (first[-1:], second[:1]))
    return f"{first} {second}" if words else first + second


def squeezed(text: str) -> str:
    """A text without any white space: what its checksum is made of."""
    return _SPACES.sub("", text)


def _clean(line: str) -> str:
    line = _MARKDOWN.sub("", line, count=1) if _MARKDOWN.match(line) else line
    line = _LIST_MARK.sub("", line, count=1) if _LIST_MARK.match(line) else line
    line = line.replace("**", "")
    words = line.split()
    if len(words) >= 6 and all(len(word) <= 2 for word in words):
        return squeezed(line)  # 令 和 ７ 年: spaced to fill the line
    return _THIN.sub(_kept_after_label, line)


def _kept_after_label(match: re.Match[str]) -> str:
    """No space, except behind the number that a line begins with."""
    return match[0] if re.fullmatch(r"[-0-9０-９.．ア-ン()（）]{1,5}", match.string[: match.start()]) else ""


def _wrap(lines: tuple[Line, ...]) -> int:
    """The usual width of a line that goes on in the next one, 0 where lines are whole paragraphs."""
    pairs = pairwise(lines)
    going_on = sorted(line.width for line, after in pairs if not _END.search(line.text) and not labels(after.text))
    if len(going_on) < _LEAST:
        return 0
    usual = going_on[int(len(going_on) * 0.95)]
    near = sum(usual * _FULL <= size for size in going_on)
    return usual if _NARROWEST <= usual <= _WIDEST and near >= max(_LEAST, len(lines) * _WRAPPED_SHARE) else 0
