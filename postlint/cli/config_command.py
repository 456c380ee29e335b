"""`postlint config`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import cache_folder, config_option
from postlint.cli.output import emit, fail
from postlint.config import Settings, find_config, open_ruleset, read_config
from postlint.config.files import Place
from postlint.config.opening import Opening
from postlint.config.register import read_register
from postlint.config.settings import BY_ENTRY, ConfigFile
from postlint.errors import PostlintError
from postlint.reporters.style import harmless

_NO_VALUE: Mapping[str, str] = {"municipality": "（収録した全自治体）", "fail_on": "error"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value in force: its key (a table's entry is `accounts.@name`), and where it was written (None: nowhere)."""

    key: str
    value: Any
    place: Place | None
    override: bool


@click.command(
    "config",
    cls=JapaneseCommand,
    help="FILE を検査するときに使う設定と、その値がどこに書かれているかを示します。"
    "FILE がなければ、今のフォルダーの設定です。",
)
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal", help="出力の形式。")
@config_option
def command(file: Path | None, format_: str, config: Path | None) -> None:
    """Print the configuration in force; exit status 2 when it cannot be used."""
    found = config or find_config((file or Path.cwd()).resolve())
    settings = None
    if found is not None:
        try:
            settings = read_config(found)
            open_ruleset(settings, None, cache_folder())
            if settings.embargo is not None:
                read_register(settings.embargo)
        except PostlintError as error:
            fail(error)
        settings = settings.at(file) if file is not None else settings
    values = list(_values(settings))
    if format_ == "json":
        emit(json.dumps(_json(file, settings, values), ensure_ascii=False, indent=1) + "\n", "json")
    else:
        click.echo("\n".join(map(harmless, _lines(file, settings, values))))


def _values(settings: Settings | None) -> Iterator[Value]:
    in_force = settings.values if settings else ConfigFile()
    for key in (field.name for field in dataclasses.fields(ConfigFile)):
        value = getattr(in_force, key)
        if key in ("extends", "overrides"):
            continue
        if key in BY_ENTRY and value:
            for name, entry in value.items():
                yield _value(settings, f"{key}.{name}", _plain(entry), key, name)
        elif key == "rules" and settings:
            yield _value(settings, key, [str(path) for path in settings.rules], key)
        elif key == "embargo" and settings:
            yield _value(settings, key, str(settings.embargo) if settings.embargo else None, key)
        else:
            yield _value(settings, key, _plain(value), key)


def _value(settings: Settings | None, name: str, value: Any, *keys: str) -> Value:
    place = settings.origin(*keys) if settings else None
    own = settings is not None and any(
        each.layer.place("overrides", each.index, *keys) is not None for each in settings.active
    )
    return Value(name, value, place, own)


def _plain(value: Any) -> Any:
    """A value as it would be written: hours as a mapping, records without what they do not set."""
    if isinstance(value, Opening):
        return _hours(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, _plain(getattr(value, field.name))) for field in dataclasses.fields(value))
        return {name: each for name, each in pairs if each not in (None, [], {})}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, Mapping) else value


def _hours(opening: Opening) -> dict[str, Any]:
    time, closed = opening.time, opening.closed
    days = "月火水木金土日"
    shut = [
        *(["祝日"] if closed.holidays else []),
        *(["年末年始"] if closed.year_end else []),
        *(days[day] for day in sorted(closed.weekdays)),
        *(day.isoformat() for day in sorted(closed.dates)),
    ]
    span = f"{time.opens // 60:02}:{time.opens % 60:02}-{time.closes // 60:02}:{time.closes % 60:02}"
    return {"time": span, "days": "".join(days[day] for day in sorted(opening.days.weekdays)), "closed": shut}


def _json(file: Path | None, settings: Settings | None, values: list[Value]) -> dict[str, Any]:
    rows = [{"key": each.key, "value": each.value, "source": _source(each)} for each in values]
    return {
        "schema": "postlint-config/1",
        "file": str(file) if file else None,
        "configs": [str(layer.path) for layer in reversed(settings.layers)] if settings else [],
        "values": rows,
    }


def _source(value: Value) -> dict[str, Any]:
    place = value.place
    if place is None:
        return {"kind": "default", "path": None, "line": None, "column": None}
    kind = "override" if value.override else "file"
    return {"kind": kind, "path": str(place.path), "line": place.line, "column": place.column}


def _lines(file: Path | None, settings: Settings | None, values: list[Value]) -> Iterator[str]:
    yield f"{file or '今のフォルダー'} の検査に使う設定:"
    if settings is None:
        yield "  postlint.yaml はありません。すべて既定の値です。「postlint init」で作れます。"
    for layer in reversed(settings.layers) if settings else ():
        yield f"  {layer.path}"
    yield ""
    for each in values:
        place = each.place
        where = f"{place.path.name}:{place.line}:{place.column}" if place else "既定"
        if each.override:
            where += " の overrides"
        yield f"{each.key}: {_shown(each)}　← {where}"
    yield ""
    yield "コマンドの --municipality、--embargo、--fail-on と、投稿自身の municipality は、設定より優先されます。"


def _shown(value: Value) -> str:
    if value.value == {} and value.place is not None:
        return "（登録済み）"
    if value.value in (None, [], {}):
        return _NO_VALUE.get(value.key, "（なし）")
    return value.value if isinstance(value.value, str) else json.dumps(value.value, ensure_ascii=False)
