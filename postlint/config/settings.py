"""The keys of postlint.yaml (interface 3), read strictly: every fault is named with its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from postlint.config.opening import Opening
from postlint.errors import ConfigError, Problem
from postlint.names import nearest
from postlint.ruleset.nodes import compose, place
from postlint.ruleset.shapes import Invalid, record_of, reporter

NAME = "postlint.yaml"


@dataclass(frozen=True, slots=True)
class Account:
    """A registered account."""

    platform: str | None = None
    municipality: str | None = None
    operating_hours: Opening | None = None


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """A rule lowered or switched off, with the reason."""

    severity: Literal["off", "info", "review", "warning"]
    reason: str


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The configuration of a town hall (postlint.yaml)."""

    municipality: str | None = None
    extends: str | None = None
    rules: tuple[str, ...] = ()
    own_hosts: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    public_figures: tuple[str, ...] = ()
    accounts: Mapping[str, Account] = field(default_factory=dict)
    embargo: str | None = None
    fail_on: Literal["error", "warning", "review", "never"] = "error"
    ignore: tuple[str, ...] = ()
    operating_hours: Opening | None = None
    rule_settings: Mapping[str, RuleSetting] = field(default_factory=dict)
    date_format: str | None = None
    max_file_mb: int = 50


@dataclass(frozen=True)
class Settings:
    """A configuration with its ancestors merged in; paths are relative to the file that wrote them."""

    values: ConfigFile
    path: Path
    rules: tuple[Path, ...]
    embargo: Path | None


def find_config(start: Path) -> Path | None:
    """The nearest postlint.yaml at or above a file or folder."""
    folder = start if start.is_dir() else start.parent
    return next((up / NAME for up in (folder, *folder.parents) if (up / NAME).is_file()), None)


def read_config(path: Path) -> Settings:
    """The settings of a file. Raises ConfigError with every problem of it and of what it extends."""
    return _read(path.resolve(), ())


def config_of(plain: Mapping[str, object]) -> ConfigFile:
    """A configuration from plain data, as examples of rules write it. Raises ValueError or KeyError for a wrong one."""
    value: ConfigFile = record_of(ConfigFile).build(plain)
    return value


def _read(path: Path, above: tuple[Path, ...]) -> Settings:
    if path in above:
        raise ConfigError(
            [Problem(str(path), 0, 0, "extends が輪になっています", "どれか一つの extends を消してください")]
        )
    values, given = _file(path)
    rules = tuple(path.parent / name for name in values.rules)
    embargo = path.parent / values.embargo if values.embargo else None
    if values.extends is None:
        return Settings(values, path, rules, embargo)
    base = _read((path.parent / values.extends).resolve(), (*above, path))
    merged = {key: getattr(values, key) for key in given}
    for key in ("accounts", "rule_settings"):
        if key in merged:
            merged[key] = {**getattr(base.values, key), **merged[key]}
    return Settings(
        dataclasses.replace(base.values, **merged),
        path,
        (*base.rules, *rules),
        embargo if "embargo" in given else base.embargo,
    )


def _file(path: Path) -> tuple[ConfigFile, tuple[str, ...]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            [Problem(str(path), 0, 0, f"設定を読めません({error.strerror})", "パスを確かめてください")]
        ) from None
    except UnicodeDecodeError:
        what = "設定が UTF-8 ではありません"
        raise ConfigError([Problem(str(path), 0, 0, what, "UTF-8 で保存してください")]) from None
    if not _has_content(text):
        return ConfigFile(), ()
    node, faults = compose(text, str(path))
    problems = list(faults)
    if node is not None and not problems:
        try:
            value: ConfigFile = record_of(ConfigFile).read(node, reporter(str(path), problems))
        except Invalid:
            pass
        else:
            return value, tuple(key.value for key, _ in node.value)
    raise ConfigError(problems)


def _has_content(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def key_place(settings: Settings, *names: str) -> tuple[int, int]:
    """Line and column of a key (a path of names) in the settings' own file; (1, 1) where it stands elsewhere."""
    node: Any = compose(settings.path.read_bytes().decode("utf-8-sig"), str(settings.path))[0]
    found = (1, 1)
    for name in names:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        pair = next(((key, value) for key, value in pairs if key.value == name), None)
        if pair is None:
            return found
        found, node = place(pair[0]), pair[1]
    return found


def unknown(settings: Settings, what: str, name: str, names: tuple[str, ...], *keys: str) -> Problem:
    """A problem with a name that the configuration uses and nothing knows."""
    return Problem(
        str(settings.path), *key_place(settings, *keys), f"{what}「{name}」はありません", nearest(name, names)
    )
