"""Bytes of a file -> `Source`: byte order mark, then strict UTF-8, then strict cp932, never a guess.

Code pages after the WHATWG label `shift_jis`, which is cp932; plain Shift_JIS lacks ①, ㈱ and 髙.
"""

from __future__ import annotations

import codecs
import re
from typing import NoReturn

from postlint.errors import DocumentError, Problem
from postlint.model import Source

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SAVE_AS = "メモ帳などで開き、「名前を付けて保存」で文字コードを UTF-8 にして保存し直してください。"
_COPY_TEXT = "本文を .txt に貼り付けて保存し、そのファイルを指定してください。"
_MAGIC = (
    (b"PK\x03\x04", "Word・Excel などの ZIP 形式のファイル"),
    (b"\xd0\xcf\x11\xe0", "古い形式の Word・Excel のファイル"),
    (b"%PDF-", "PDF ファイル"),
    (b"\x89PNG", "画像（PNG）"),
    (b"\xff\xd8\xff", "画像（JPEG）"),
    (b"GIF8", "画像（GIF）"),
    (b"\x1f\x8b", "圧縮ファイル（gzip）"),
)
# ISO-2022-JP is plain ASCII to a UTF-8 decoder: the draft would pass as gibberish without a word.
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]|\x1b\$\([A-Z]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A control character or two is a slip of copying; every twentieth character is a binary file.
_STRAY = 8
_HIRAGANA = re.compile("[ぁ-ん]")
_CJK = re.compile("[\u3000-\u9fff]")
# Python's cp932 passes the bytes 80, A0 and FD to FF, which no character has.
_UNASSIGNED = re.compile("[\x80\uf8f0-\uf8f3]")
_WIDE = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, path: str) -> Source:
    """Decode a draft; line breaks stay as they are, the byte order mark goes.

    `Source.encoding` is utf-8, utf-8-sig, utf-16 or cp932. Raises DocumentError for anything else, for binary
    files and for NUL characters, saying what the file is and how to mend it.
    """
    _refuse_foreign(data, path)
    text, encoding = _text(data, path)
    control = _CONTROL.findall(text)
    if "\x00" in control:
        before = text[: text.index("\x00")]
        what = "文字ではないデータ（NUL）が含まれています。BOM のない UTF-16 か、文章ではないファイルです"
        _refuse(path, what, _SAVE_AS, before)
    if len(control) > _STRAY and len(control) * 20 > len(text):
        _refuse(path, "制御文字が多く、文章のファイルとして読めません", _COPY_TEXT)
    return Source(path, text, encoding)


def _text(data: bytes, path: str) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data.removeprefix(codecs.BOM_UTF8), "utf-8", path), "utf-8-sig"
    for mark, name in _UTF16.items():
        if data.startswith(mark):
            return _strict(data.removeprefix(mark), name, path), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _cp932(data, path, error), "cp932"


def _cp932(data: bytes, path: str, as_utf8: UnicodeDecodeError) -> str:
    if _is_broken_utf8(data):
        before = data[: as_utf8.start].decode()
        _refuse(path, "UTF-8 の文章ですが、文字として読めないところがあります", _SAVE_AS, before)
    if _is_euc_jp(data):
        _refuse(path, "文字コードが EUC-JP のようです", _SAVE_AS)
    what = "文字コードが UTF-8 でも Shift_JIS（cp932）でもありません"
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError as error:
        _refuse(path, what, _SAVE_AS, data[: error.start].decode("cp932"))
    if unassigned := _UNASSIGNED.search(text):
        _refuse(path, what, _SAVE_AS, text[: unassigned.start()])
    return text


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = "UTF-8" if encoding == "utf-8" else "UTF-16"
        what = f"{name} の目印（BOM）で始まりますが、{name} として読めないところがあります"
        _refuse(path, what, _SAVE_AS, data[: error.start].decode(encoding, "replace"))


def _refuse_foreign(data: bytes, path: str) -> None:
    if data.startswith(_UTF32):
        _refuse(path, "文字コードが UTF-32 です", _SAVE_AS)
    for magic, name in _MAGIC:
        if data.startswith(magic):
            _refuse(path, f"中身は{name}で、文章として読めません", _COPY_TEXT)
    if _ISO_2022_JP.search(data):
        _refuse(path, "文字コードが JIS（ISO-2022-JP）です", _SAVE_AS)


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII reads as UTF-8: one lost byte must not turn a draft into 縺ゅ＞."""
    text = data.decode("utf-8", "replace")
    return len(_CJK.findall(text)) > text.count("\ufffd")


def _is_euc_jp(data: bytes) -> bool:
    """Hiragana in EUC-JP are half-width katakana in cp932, which would decode without a complaint."""
    try:
        wide = _WIDE.findall(data.decode("euc_jp"))
    except UnicodeDecodeError:
        return False
    return sum(_HIRAGANA.match(char) is not None for char in wide) * 5 > len(wide)


def _refuse(path: str, what: str, mend: str, before: str | None = None) -> NoReturn:
    """Raise for the place right after the text `before`, or for the whole file."""
    line = column = 0
    if before is not None:
        line, column = Source(path, before + "?").position(len(before))
    raise DocumentError([Problem(path, line, column, what, mend)])
