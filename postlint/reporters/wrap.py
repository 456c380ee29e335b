"""Folding Japanese text at a width in display cells, with a hanging indent and no forbidden line starts."""

from __future__ import annotations

from rich.cells import cell_len

# 行頭禁則 (JIS X 4051, the common part): these never begin a line.
_NO_START = "、。，．・：；？！ー」』）］｝】〉》〕…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}"
NO_BREAK = "\u00a0"
# 行末禁則: these never end a line.
_NO_END = "「『（［｛【〈《〔([{"


def wrap(text: str, width: int, indent: str = "", hanging: str = "") -> list[str]:
    """Lines of at most `width` cells; the first begins with `indent`, the others with `hanging`.

    ASCII words, and what no-break spaces join, are kept whole where they fit on a line.
    At least eight cells of text stand on each line.
    """
    lines: list[str] = []
    current, used = indent, cell_len(indent)
    room = max(width, cell_len(hanging) + 8)
    for piece in _pieces(text):
        size = cell_len(piece)
        if used + size > room and current.strip() and piece[0] not in _NO_START:
            lines.append(current.rstrip())
            current, used = hanging, cell_len(hanging)
            piece = piece.lstrip(" ")
            size = cell_len(piece)
        for char in piece if used + size > room else (piece,):
            if used + cell_len(char) > room and char not in _NO_START:
                lines.append(current.rstrip())
                current, used = hanging, cell_len(hanging)
            current += char
            used += cell_len(char)
    return [line.replace(NO_BREAK, " ") for line in (*lines, current.rstrip())]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        ascii_word = char.isascii() and not char.isspace()
        last = pieces[-1][-1] if pieces else " "
        joined = char == NO_BREAK or last in (*_NO_END, NO_BREAK)
        if pieces and (joined or (ascii_word and last.isascii() and not last.isspace())):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
