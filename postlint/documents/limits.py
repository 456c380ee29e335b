"""How large a file may be: reading takes several times its size in memory, and no schedule comes near the limit."""

from __future__ import annotations

from pathlib import Path

from postlint.documents.document import ReadOptions
from postlint.errors import DocumentError, Problem

_MB = 1_000_000


def load(path: Path, options: ReadOptions) -> bytes:
    """The bytes of a file. Raises DocumentError where it cannot be opened or is larger than the options allow."""
    try:
        with path.open("rb") as file:
            data = file.read(options.max_file_mb * _MB + 1)
            refuse_large(path.stat().st_size if len(data) > options.max_file_mb * _MB else 0, str(path), options)
    except OSError as error:
        what = f"読めません（{error.strerror}）"
        raise DocumentError([Problem(str(path), 0, 0, what, "パスとファイルの権限を確かめてください。")]) from None
    return data


def refuse_large(size: int, path: str, options: ReadOptions) -> None:
    """Raise DocumentError where a file of `size` bytes is larger than the options allow."""
    if size <= options.max_file_mb * _MB:
        return
    mega = -(-size // _MB)
    what = f"{mega} MB あり、上限の {options.max_file_mb} MB を超えるので検査していません"
    mend = f"ファイルを分けるか、設定（postlint.yaml）に「max_file_mb: {mega}」と書いて上限を上げてください。"
    raise DocumentError([Problem(path, 0, 0, what, mend)])
