"""From the value of a quoted, folded or block scalar back to its source.

A stretch of length 0 gives the place of one code point that is written differently in the file: an escape, a
folded line break, CRLF. Sources: RFC 8259 section 7; RFC 4180 section 2; YAML 1.1 sections 5.4, 5.6, 8 and 9 as
libyaml reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from postlint.documents.nodes import Scalar, Style
from postlint.model import Stretch

_BREAK = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAKS = re.compile(_BREAK)
_LINE = re.compile(rf"([^\r\n\x85\u2028\u2029]*)({_BREAK}|\Z)")
_KEPT_BREAKS = "\n\u2028\u2029"
_FOLD = rf"(?P<fold>[ \t]*{_BREAK}[ \t\r\n\x85\u2028\u2029]*)"
_RUN = r"(?P<run>[ \t]+|[^\\' \t\r\n\x85\u2028\u2029]+|[\\'])"
_YAML_ESCAPE = r"(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))"
_FLOW = {
    Style.PLAIN: re.compile(rf"{_FOLD}|{_RUN}"),
    Style.SINGLE: re.compile(rf"{_FOLD}|(?P<escape>'')|{_RUN}"),
    Style.DOUBLE: re.compile(rf"(?P<joined>\\{_BREAK}[ \t\r\n\x85\u2028\u2029]*)|{_FOLD}|{_YAML_ESCAPE}|{_RUN}"),
    Style.JSON: re.compile(
        r"(?P<escape>\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.)|(?P<run>[^\\]+)"
    ),
    Style.CELL: re.compile(r'(?P<escape>"")|(?P<run>[^"]+)'),
}


def whole(start: int, end: int) -> tuple[Stretch, ...]:
    """The map of a text that stands in the source as it is, from `start` to `end`."""
    return (Stretch(0, start, end - start),) if end > start else ()


def stretches(text: str, scalar: Scalar) -> tuple[Stretch, ...]:
    """Map the value of a text scalar of the source `text`; empty when the value is not text."""
    value = scalar.value
    if not isinstance(value, str):
        return ()
    return joined(_ALIGN[scalar.style](text, scalar, value))


def joined(pieces: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Join pieces that touch both in the text and in the source; pieces come in order."""
    merged: list[Stretch] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and piece.length and _touch(last, piece):
            merged[-1] = Stretch(last.start, last.at, last.length + piece.length)
        else:
            merged.append(piece)
    return tuple(merged)


def _touch(last: Stretch, piece: Stretch) -> bool:
    return (last.start + last.length, last.at + last.length) == (piece.start, piece.at)


def _flow(text: str, scalar: Scalar, value: str) -> Iterator[Stretch]:
    quoted = scalar.style is not Style.PLAIN
    at, stop = scalar.span.start + quoted, scalar.span.end - quoted
    offset = 0
    for token in _FLOW[scalar.style].finditer(text, at, stop):
        length = _length(token)
        if offset + length > len(value):
            break
        if length:
            yield Stretch(offset, token.start(), length if token.lastgroup == "run" else 0)
        offset += length


def _length(token: re.Match[str]) -> int:
    """How many code points of the value a token of the source stands for."""
    if token.lastgroup == "run":
        return token.end() - token.start()
    if token.lastgroup == "escape":
        return 1
    breaks = _BREAKS.findall(token.group())
    if token.lastgroup == "joined":
        return len(breaks) - 1
    # One break folds to a space; of several the first goes, unless it is U+2028 or U+2029, which stay.
    return max(len(breaks) - (breaks[0] not in _KEPT_BREAKS[1:]), 1)


def _raw(text: str, scalar: Scalar, value: str) -> Iterator[Stretch]:
    start = text.find(value, scalar.span.start, scalar.span.end)
    yield from whole(start, start + len(value)) if start >= 0 else ()


def _block(text: str, scalar: Scalar, value: str) -> Iterator[Stretch]:
    header = _LINE.match(text, scalar.span.start)
    body = header.end() if header else scalar.span.end
    indent = _indent(text, body, value)
    offset = 0
    for line in _LINE.finditer(text, body):
        content = line.group(1)
        cut = min(indent, len(content) - len(content.lstrip(" ")))
        if segment := content[cut:]:
            offset = _skip(value, offset, _KEPT_BREAKS if segment[0] in " \t" else _KEPT_BREAKS + " ")
            if not value.startswith(segment, offset):
                return
            yield Stretch(offset, line.start() + cut, len(segment))
            offset += len(segment)
        if offset >= len(value):
            return
        if value[offset] in _KEPT_BREAKS + " ":
            yield Stretch(offset, line.end(1), int(line.group(2) == value[offset]))
            offset += 1


def _indent(text: str, body: int, value: str) -> int:
    """Columns cut from every line: how much deeper the first line with content stands in the source."""
    inner = next((line.group(1) for line in _LINE.finditer(value) if line.group(1).strip(" ")), None)
    outer = next((line.group(1) for line in _LINE.finditer(text, body) if line.group(1).strip(" ")), "")
    if inner is None:
        return len(text)
    return len(outer) - len(outer.lstrip(" ")) - len(inner) + len(inner.lstrip(" "))


def _skip(value: str, offset: int, chars: str) -> int:
    while offset < len(value) and value[offset] in chars:
        offset += 1
    return offset


_ALIGN: Mapping[Style, Callable[[str, Scalar, str], Iterator[Stretch]]] = {
    Style.PLAIN: _flow,
    Style.SINGLE: _flow,
    Style.DOUBLE: _flow,
    Style.JSON: _flow,
    Style.BLOCK: _block,
    Style.CELL: _flow,
    Style.RAW: _raw,
}
