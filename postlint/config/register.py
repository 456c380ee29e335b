"""The embargo register (interface 4): YAML, JSON or CSV -> entries."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from postlint.dates import read_moment
from postlint.documents.decode import decode
from postlint.errors import ConfigError, DocumentError, Problem
from postlint.model import EmbargoEntry
from postlint.names import nearest
from postlint.ruleset.nodes import compose, place
from postlint.ruleset.shapes import plain

_ALIASES = {
    "番号": "id", "件名": "title", "解禁日時": "release_at", "公表日時": "release_at", "区分": "kind",
    "担当課": "section", "キーワード": "keywords", "相手方": "parties", "公表URL": "url", "本文": "body",
}  # fmt: skip
_FIELDS = ("id", "title", "release_at", "section", "kind", "keywords", "parties", "url", "body")
# Columns of the office's own sheet that say nothing about the release itself.
_KNOWN_EXTRA = ("担当者", "内線", "発表方法", "備考")
_LIST = re.compile(r"[;、,\n]")

Row = tuple[int, int, Mapping[str, object]]
"""Line, column, fields."""


def read_register(path: Path) -> tuple[EmbargoEntry, ...]:
    """The entries of a register. Raises ConfigError with every problem; an empty register is a problem too."""
    try:
        source = decode(path.read_bytes(), str(path))
    except OSError as error:
        what = f"解禁登録簿を読めません({error.strerror})"
        raise ConfigError([Problem(str(path), 0, 0, what, "パスを確かめてください")]) from None
    except DocumentError as error:
        raise ConfigError(error.problems) from None
    suffix = path.suffix.lower()
    problems: list[Problem] = []
    if suffix in (".yaml", ".yml", ".json"):
        rows = _structured(source.text, str(path), problems)
    elif suffix == ".csv":
        rows = _table(source.text, str(path), problems)
    else:
        what = f"解禁登録簿の種類「{suffix}」は読めません"
        raise ConfigError([Problem(str(path), 0, 0, what, "YAML、JSON、CSV のどれかで保存してください")])
    entries = [entry for row in rows if (entry := _entry(row, str(path), problems)) is not None]
    if not entries and not problems:
        problems.append(
            Problem(str(path), 0, 0, "解禁登録簿に登録がありません", "一件以上書くか、指定を外してください")
        )
    if problems:
        raise ConfigError(problems)
    return tuple(entries)


def entries_of(rows: list[dict[str, object]], path: str) -> tuple[EmbargoEntry, ...]:
    """Entries from plain data, as examples of rules write them. Raises ConfigError with every problem."""
    problems: list[Problem] = []
    entries = [_entry((1, 1, row), path, problems) for row in rows]
    if problems:
        raise ConfigError(problems)
    return tuple(entry for entry in entries if entry is not None)


def _structured(text: str, path: str, problems: list[Problem]) -> list[Row]:
    node, faults = compose(text, path)
    problems += faults
    if node is None or faults:
        return []
    if not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(path, 1, 1, "解禁登録簿がリストではありません", "「- id: …」の並びで書いてください"))
        return []
    rows: list[Row] = []
    for child in node.value:
        value = plain(child)
        if isinstance(value, dict):
            rows.append((*place(child), value))
        else:
            problems.append(
                Problem(path, *place(child), "登録が項目の並びではありません", "id、title、release_at を書いてください")
            )
    return rows


def _table(text: str, path: str, problems: list[Problem]) -> list[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        for row in reader:
            rows.append((reader.line_num, 1, {key: value for key, value in row.items() if key is not None}))
    except csv.Error as error:
        problems.append(Problem(path, reader.line_num, 1, f"CSV として読めません({error})", "引用符を確かめてください"))
    return rows


def _entry(row: Row, path: str, problems: list[Problem]) -> EmbargoEntry | None:
    line, column, raw = row
    fields = {_ALIASES.get(key.strip(), key.strip()): value for key, value in raw.items()}
    faults = [
        Problem(path, line, column, f"項目「{key}」はありません", nearest(key, (*_FIELDS, *_ALIASES)))
        for key in fields
        if key not in _FIELDS and key not in _KNOWN_EXTRA
    ]
    for key in ("id", "title", "release_at"):
        if not str(fields.get(key) or "").strip():
            faults.append(Problem(path, line, column, f"「{key}」が空です", "必ず書いてください"))
    moment = _release(str(fields.get("release_at") or ""))
    if moment is None and not faults:
        what = f"解禁日時「{fields['release_at']}」を読めません"
        faults.append(Problem(path, line, column, what, "「2026-05-12T10:00」の形で書いてください"))
    problems += faults
    if faults or moment is None:
        return None
    word = {key: str(fields.get(key) or "").strip() for key in _FIELDS}
    return EmbargoEntry(
        word["id"], word["title"], moment, _words(fields.get("keywords")), _words(fields.get("parties")),
        word["kind"], word["section"], word["body"], word["url"],
    )  # fmt: skip


def _release(value: str) -> dt.datetime | None:
    """A release without a time of day means the end of that day."""
    reading = read_moment(value)
    if reading is None or reading.at is None or reading.timed:
        return reading.at if reading else None
    return reading.at + dt.timedelta(days=1)


def _words(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else _LIST.split(str(value or ""))
    return tuple(word for item in items if (word := str(item).strip()))
