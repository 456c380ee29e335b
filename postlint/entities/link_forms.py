"""Where links stand in a folded text, in every spelling, and their plain form.

Spellings: full addresses (also hxxp, ttp, h**p), bare hosts, [.] and ドット and ★ for the dot, letters apart by
spaces, and hosts in Japanese letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postlint.entities.wordlists import alternatives
from postlint.model import Span

_FULL = re.compile(r"(?:h(?:tt|xx|\*\*|__)ps?|(?<![a-z])ttps?|ftp):?//?[!#-;=?-_a-z~\[\]]{3,2000}")
_BRACKETED = r"[\[({<【] ?(?:\.|dot|ドット|どっと) ?[\])}>】]"
_DOT = rf"(?:\.|{_BRACKETED})"
_WORDED = rf"(?:\.| ?{_BRACKETED} ?| ?(?:ドット|どっと) ?| (?:dot|点|\.) |[★☆●◎■▲。])"
_LABEL = r"[a-z0-9](?:[a-z0-9\-]{0,62})"
_TAIL = r"(?::[0-9]{2,5})?(?:[/?#][!#-;=?-_a-z~]{0,2000})?"
_COMMON = r"(?:com|co|ne|or|ac|net|org|jp|info|biz|site|xyz|online|shop|コム|ネット|ジェーピー|ジェイピー)"
_COMMON_END = re.compile(r"(?:com|net|org|jp|info|biz|site|xyz|online|shop|コム|ネット|ピー)(?![a-z0-9])")
_SPOKEN = {"コム": "com", "ネット": "net", "ジェーピー": "jp", "ジェイピー": "jp"}
_SPACED_SCHEME = re.compile(rf"h ?t ?t ?p ?(?:s ?)?: ?/ ?/ ?{_LABEL}(?:\.{_LABEL}){{1,6}}{_TAIL}")
_SPACED = re.compile(r"(?<![!-~])(?:[!-~] ){7,300}[!-~](?![!-~])")
_OTHER = re.compile(rf"(?:h(?:tt|xx)|tt)ps?://(?:[\w\-]{{1,30}}\.){{1,5}}(?:[a-z]{{2,12}}|みんな|コム|企業){_TAIL}")
_OTHER_BARE = re.compile(rf"[一-鿿ァ-ヺー]{{2,15}}\.(?:jp|com|net)(?![a-z0-9\-@]){_TAIL}")
_ODD = re.compile(rf" ?{_BRACKETED} ?| ?(?:ドット|どっと) ?| (?:dot|点|\.) |[★☆●◎■▲。]")
_TRAILING = ".,;:!?'\")]}>"


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z0-9@._%+\-/])(?<![ps]:)(?:{_LABEL}(?:{_DOT}{_LABEL}){{0,5}}{_DOT}{alternatives('top_level_domains')}"
        rf"|{alternatives('url_shorteners')}|{alternatives('social_hosts')})(?![a-z0-9\-@]){_TAIL}"
    )


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z0-9@._%+\-/])(?<![ps]:){_LABEL}(?:{_WORDED}{_LABEL}){{0,5}}{_WORDED}{_COMMON}(?![a-z0-9\-@]){_TAIL}"
    )


def find(text: str) -> Iterator[tuple[Span, str]]:
    """Where links stand, and their plain form; of spellings that overlap the first one counts."""
    for match in _SPACED_SCHEME.finditer(text):
        span = Span(match.start(), _end(text, match.start(), match.end()))
        if " " in span.cut(text):
            yield span, span.cut(text).replace(" ", "")
    for match in (*_FULL.finditer(text), *_bare().finditer(text)):
        span = Span(match.start(), _end(text, match.start(), match.end()))
        yield span, plain(span.cut(text))
    if not text.isascii():
        for match in (*_OTHER.finditer(text), *_OTHER_BARE.finditer(text)):
            if not match.group().isascii():
                span = Span(match.start(), _end(text, match.start(), match.end()))
                yield span, span.cut(text)
    yield from _torn(text)


def _torn(text: str) -> Iterator[tuple[Span, str]]:
    for match in _SPACED.finditer(text):
        joined = match.group().replace(" ", "")
        if _FULL.fullmatch(joined) or _bare().fullmatch(joined):
            yield Span(*match.span()), plain(joined)
    if _COMMON_END.search(text):
        for match in _worded().finditer(text):
            if _ODD.search(match.group()):
                yield Span(*match.span()), plain(match.group())


def plain(written: str) -> str:
    """The plain form of a folded link: dots in place of what stands for them, no spaces."""
    dotted = _ODD.sub(".", written)
    head, dot, tail = dotted.rpartition(".")
    return f"{head}{dot}{_SPOKEN.get(tail, tail)}".replace(" ", "")


def _end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAILING:
        piece = text[start:end]
        if piece[-1] in ")]" and piece.count("(["["()[]".index(piece[-1]) // 3]) >= piece.count(piece[-1]):
            break
        end -= 1
    return end
