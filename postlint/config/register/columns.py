"""The fields of a register, and the names by which offices head their columns."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from postlint.text.fold import fold_term

FIELDS = ("id", "title", "release_at", "section", "kind", "keywords", "parties", "url", "body")
REQUIRED = ("id", "title", "release_at")
TIME = "release_time"
"""A column of its own for the time of day, as sheets that keep day and time apart have it."""

# Spellings after `_plain`. Sources: interface 4, domain 4.2, and the usual headings of such lists.
_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("番号", "no", "no.", "№", "登録番号", "管理番号", "整理番号", "識別番号", "通番"),
        "title": ("件名", "題名", "タイトル", "発表件名", "案件", "案件名", "標題", "表題"),
        "release_at": (
            *("解禁日時", "解禁日", "解禁", "解禁予定", "解禁予定日時", "解禁予定日", "公表日時", "公表日"),
            *("公表予定日時", "公表予定日", "発表日時", "発表日", "発表予定日時", "発表予定日", "公開日時", "公開日"),
        ),
        TIME: ("解禁時刻", "解禁時間", "公表時刻", "発表時刻", "公開時刻", "時刻", "時間"),
        "section": ("担当課", "担当部署", "担当", "所管", "所管課", "主管課", "部署"),
        "kind": ("区分", "種別", "種類"),
        "keywords": ("キーワード", "別名", "キーワード・別名", "キーワードと別名", "関連語", "検索語"),
        "parties": ("相手方", "関係者", "関係者・相手方", "相手先", "協定先", "締結先", "受賞者"),
        "url": ("公表url", "url", "公表url・公表済み", "掲載先", "掲載url"),
        "body": ("本文", "概要", "内容", "要旨", "発表内容", "説明"),
    }
)
_NAMES: Mapping[str, str] = MappingProxyType(
    {**{field: field for field in FIELDS}, **{name: field for field, names in _ALIASES.items() for name in names}}
)
_NOISE = re.compile(r"\s+|[*※]|\((?:必須|任意)\)")
# A slip of one letter in キーワード must not lose the keywords; 担当係 beside 担当課 is a column of its own.
_SLIP = 0.8
_LONG = 4


def field_of(heading: str) -> str | None:
    """The field that a heading or key means; None where it means none."""
    return _NAMES.get(_plain(heading))


def slip_of(heading: str) -> str | None:
    """The known heading that an unknown one is a slip of; None where it is a column of the office's own."""
    long = [name for name in _NAMES if len(name) >= _LONG]
    close = difflib.get_close_matches(_plain(heading), long, 1, _SLIP)
    return close[0] if close else None


def names() -> tuple[str, ...]:
    """All names that a key may have, for advice."""
    return (*FIELDS, *(aliases[0] for aliases in _ALIASES.values()))


def is_header(cells: Iterable[str]) -> bool:
    """Whether a row of a table is its header: it names a title and a release, whatever stands above it."""
    found = {field_of(cell) for cell in cells}
    return {"title", "release_at"} <= found or ("id" in found and bool(found & {"title", "release_at"}))


def _plain(heading: str) -> str:
    return _NOISE.sub("", fold_term(heading).strip())
