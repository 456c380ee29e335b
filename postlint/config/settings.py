"""The keys of postlint.yaml (interface 3), as records; `files` reads them strictly."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from postlint.config.opening import Opening
from postlint.ruleset.shapes import record_of

Lowered = Literal["off", "info", "review", "warning"]
Threshold = Literal["error", "warning", "review", "never"]

BY_ENTRY = ("accounts", "rule_settings")
"""Tables that are merged entry by entry; of all other keys the value that is written later replaces the earlier."""


def _about(text: str) -> Mapping[str, str]:
    return {"about": text}


_TOWN = "自治体の名前か id（宇部市、ube）、または自分のガイドラインのファイル（./rules/our-town.yaml）。"
_OWN = "自分の自治体のサイト（ホスト名）。"
_ALLOWED = "リンクしてよいと決めたほかのサイト（ホスト名）。"
_CONTACTS = "役所の電話番号、住所、メール、アカウント。個人情報として扱いません。"
_HOURS = "投稿してよい時間。"
_FAIL = "この重さ以上の指摘で終了状態を 1 にします。"
_RULES = "規則の名前ごとに、下げた重さ（off で無効）と、その理由。"
_DATES = "順序の分からない日付の書式（%m/%d/%Y %H:%M など）。"


@dataclass(frozen=True, slots=True)
class Account:
    """A registered account; what it says goes before the whole configuration for posts of that account."""

    platform: str | None = field(default=None, metadata=_about("媒体（X、LINE など）。"))
    municipality: str | None = field(
        default=None, metadata=_about("このアカウントが別の自治体のものであるとき、その自治体。" + _TOWN)
    )
    operating_hours: Opening | None = field(default=None, metadata=_about("このアカウントの投稿してよい時間。"))
    own_hosts: tuple[str, ...] = field(default=(), metadata=_about("このアカウントの" + _OWN))
    allowed_hosts: tuple[str, ...] = field(default=(), metadata=_about(_ALLOWED))
    contacts: tuple[str, ...] = field(default=(), metadata=_about(_CONTACTS))


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """A rule lowered or switched off, with the reason."""

    severity: Lowered
    reason: str


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some files only; of several that apply to a file the last one wins."""

    paths: tuple[str, ...] = field(
        metadata=_about("この設定を使うファイル（.gitignore と同じ書き方。下書きに使う設定ファイルのフォルダーから）。")
    )
    municipality: str | None = field(default=None, metadata=_about(_TOWN))
    own_hosts: tuple[str, ...] = field(default=(), metadata=_about(_OWN))
    allowed_hosts: tuple[str, ...] = field(default=(), metadata=_about(_ALLOWED))
    contacts: tuple[str, ...] = field(default=(), metadata=_about(_CONTACTS))
    public_figures: tuple[str, ...] = field(default=(), metadata=_about("公人の氏名。"))
    operating_hours: Opening | None = field(default=None, metadata=_about(_HOURS))
    fail_on: Threshold = field(default="error", metadata=_about(_FAIL))
    rule_settings: Mapping[str, RuleSetting] = field(default_factory=dict, metadata=_about(_RULES))
    date_format: str | None = field(default=None, metadata=_about(_DATES))


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The configuration of a town hall (postlint.yaml)."""

    municipality: str | None = field(default=None, metadata=_about(_TOWN))
    extends: str | None = field(default=None, metadata=_about("受け継ぐ設定ファイル。"))
    rules: tuple[str, ...] = field(
        default=(), metadata=_about("自分の規則とガイドライン（.yaml）、語の一覧（.txt）、またはそのフォルダー。")
    )
    own_hosts: tuple[str, ...] = field(default=(), metadata=_about(_OWN))
    allowed_hosts: tuple[str, ...] = field(default=(), metadata=_about(_ALLOWED))
    contacts: tuple[str, ...] = field(default=(), metadata=_about(_CONTACTS))
    public_figures: tuple[str, ...] = field(default=(), metadata=_about("公人の氏名。個人情報として扱いません。"))
    accounts: Mapping[str, Account] = field(default_factory=dict, metadata=_about("登録したアカウント。"))
    embargo: str | None = field(default=None, metadata=_about("解禁登録簿（YAML、JSON、CSV、TSV、XLSX）。"))
    fail_on: Threshold = field(default="error", metadata=_about(_FAIL))
    ignore: tuple[str, ...] = field(
        default=(), metadata=_about("フォルダーを検査するときに除くファイル（.gitignore と同じ書き方）。")
    )
    operating_hours: Opening | None = field(default=None, metadata=_about(_HOURS))
    rule_settings: Mapping[str, RuleSetting] = field(default_factory=dict, metadata=_about(_RULES))
    date_format: str | None = field(default=None, metadata=_about(_DATES))
    max_file_mb: int = field(default=50, metadata=_about("これより大きいファイル（MB）は、読まずに名前を示します。"))
    overrides: tuple[Override, ...] = field(default=(), metadata=_about("一部のファイルだけの設定。"))


def config_of(plain: Mapping[str, object]) -> ConfigFile:
    """A configuration from plain data, as examples of rules write it. Raises ValueError or KeyError for a wrong one."""
    value: ConfigFile = record_of(ConfigFile).build(plain)
    return value


def laid_over(base: ConfigFile, over: Mapping[str, Any]) -> ConfigFile:
    """A configuration with some keys replaced, tables merged by entry."""
    merged: dict[str, Any] = {
        key: {**getattr(base, key), **value} if key in BY_ENTRY else value for key, value in over.items()
    }
    return dataclasses.replace(base, **merged)
