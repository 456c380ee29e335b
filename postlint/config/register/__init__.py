"""The embargo register (interface 4): YAML, JSON, CSV, TSV or XLSX -> entries, or every fault of the file at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from postlint.config.register.entries import entries_of, read_rows
from postlint.config.register.rows import Row
from postlint.config.register.structured import json_rows, quick_json_rows, yaml_rows
from postlint.config.register.table import csv_rows
from postlint.config.register.workbook import workbook_rows
from postlint.errors import ConfigError, DocumentError, PostlintError, Problem
from postlint.model import EmbargoEntry

__all__ = ["entries_of", "read_register"]

Read = Callable[[bytes, str], Sequence[Row]]

# The last reader of each kind knows the place of every fault; a quicker one may serve files without any.
_READERS: Mapping[str, tuple[Read, ...]] = MappingProxyType(
    {
        ".yaml": (yaml_rows,),
        ".yml": (yaml_rows,),
        ".json": (quick_json_rows, json_rows),
        ".csv": (csv_rows,),
        ".tsv": (csv_rows,),
        ".xlsx": (workbook_rows,),
        ".xlsm": (workbook_rows,),
    }
)
_KINDS = "YAML、JSON、CSV、TSV、XLSX のどれかで保存してください"


def read_register(path: Path) -> tuple[EmbargoEntry, ...]:
    """The entries of a register. Raises ConfigError with every problem; an empty register is a problem too."""
    readers = _READERS.get(path.suffix.lower())
    if readers is None:
        raise ConfigError([Problem(str(path), 0, 0, f"解禁登録簿の種類「{path.suffix}」は読めません", _KINDS)])
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"解禁登録簿を読めません({error.strerror})"
        raise ConfigError([Problem(str(path), 0, 0, what, "パスを確かめてください")]) from None
    *quick, last = readers
    for reader in quick:
        with suppress(PostlintError):
            return _entries(reader, data, str(path))
    try:
        return _entries(last, data, str(path))
    except DocumentError as error:
        raise ConfigError(error.problems) from None


def _entries(reader: Read, data: bytes, path: str) -> tuple[EmbargoEntry, ...]:
    rows = reader(data, path)
    if not rows:
        what = "解禁登録簿に登録がありません"
        raise ConfigError([Problem(path, 0, 0, what, "一件以上書くか、指定を外してください")])
    return read_rows(rows, path)
