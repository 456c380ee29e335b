"""Office files are ZIP archives of XML: what must hold before any of it is read.

Bounds on number and size of the parts (ZIP bombs), no document type (entity attacks, billion laughs), no macros, no
password.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from postlint.errors import DocumentError, Problem

_OLE = b"\xd0\xcf\x11\xe0"
_MOST_PARTS = 4_000
_MOST_BYTES = 200_000_000
"""Of all parts together, unpacked; a sheet of 5,000 posts has about 10 MB."""

_MOST_TAGS = 6_000_000
"""Of all XML parts together; a sheet of 5,000 posts has about 300,000, and each may cost a program a hundred bytes."""

_XML = (".xml", ".rels", ".vml")
_MACROS = "vbaproject.bin"
_TYPES = ("<!DOCTYPE", "<!ENTITY")
_DAMAGED = "壊れているか、Word や Excel のファイルではないので読めません"
_TOO_LARGE = "展開すると大きすぎるファイルです"
_DIVIDE = "ファイルを分けるか、要らないシートや画像を消してください。"
_SAVE_AGAIN = "Word や Excel で開き、新しい名前で保存し直してください。"


def open_archive(data: bytes, path: str) -> zipfile.ZipFile:
    """The archive of an Office file whose parts are safe to read. Raises DocumentError, saying why one is not."""
    if data.startswith(_OLE):
        what = "パスワードの付いたファイルか、古い形式（.xls、.doc）のファイルなので読めません"
        _refuse(path, what, "パスワードを外し、新しい形式（.xlsx、.docx）で保存してください。")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check(archive, path)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        _refuse(path, _DAMAGED, _SAVE_AGAIN)
    return archive


def _check(archive: zipfile.ZipFile, path: str) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        _refuse(path, "パスワードの付いたファイルなので読めません", "パスワードを外して保存してください。")
    if any(part.filename.lower().endswith(_MACROS) for part in parts):
        _refuse(path, "マクロを含むファイルは読みません", "マクロのない形式（.xlsx、.docx）で保存し直してください。")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        _refuse(path, _TOO_LARGE, _DIVIDE)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        _refuse(path, _DAMAGED, _SAVE_AGAIN)
    tags = 0
    for part in parts:
        if part.filename.lower().endswith(_XML):
            tags += _plain_xml(archive, part, path)
            if tags > _MOST_TAGS:
                _refuse(path, _TOO_LARGE, _DIVIDE)


def _plain_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: str) -> int:
    """The number of tags of a part."""
    with archive.open(part) as stream:  # reads no more than the declared size, which is within bounds
        data = stream.read(part.file_size + 1)
    if len(data) > part.file_size:
        _refuse(path, _DAMAGED, _SAVE_AGAIN)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]
    text = data.decode("utf-16", "replace") if wide else data.decode("latin-1")
    if any(word in text for word in _TYPES):
        _refuse(path, "ふつうの Word・Excel のファイルにはない宣言（DOCTYPE）を含むので読みません", _SAVE_AGAIN)
    return text.count("<")


def _refuse(path: str, what: str, mend: str) -> None:
    raise DocumentError([Problem(path, 0, 0, what, mend)])
