"""Examples of rules: texts in which `[` and `]` mark the span that must be reported."""

from __future__ import annotations

from postlint.model import Span


class MarkError(ValueError):
    """Marks that do not pair up."""


def unmark(marked: str) -> tuple[str, Span | None]:
    r"""The text without its marks, and the marked span; `\[` and `\]` stand for the brackets themselves.

    Raises MarkError when there is more than one pair or a mark without its partner.
    """
    text: list[str] = []
    opened: int | None = None
    closed: int | None = None
    index = 0
    while index < len(marked):
        char = marked[index]
        if char == "\\" and marked[index + 1 : index + 2] in ("[", "]"):
            text.append(marked[index + 1])
            index += 2
            continue
        if char == "[":
            if opened is not None:
                raise MarkError("印 [ が二つあります")
            opened = len(text)
        elif char == "]":
            if opened is None or closed is not None:
                raise MarkError("印 ] に対応する [ がありません")
            closed = len(text)
        else:
            text.append(char)
        index += 1
    if opened is not None and closed is None:
        raise MarkError("印 [ に対応する ] がありません")
    return "".join(text), None if opened is None or closed is None else Span(opened, closed)
