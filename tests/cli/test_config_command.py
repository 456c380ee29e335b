"""`postlint config`: the configuration in force and where each value was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def config(postlint: Run, monkeypatch: pytest.MonkeyPatch, cache: str) -> Run:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    return lambda *arguments: postlint("config", *arguments)


def put(write: Write) -> None:
    write("base.yaml", "municipality: ube\nown_hosts: [city.example.jp]\naccounts:\n  koho: {platform: X}\n")
    write(
        "sns/postlint.yaml",
        "extends: ../base.yaml\nfail_on: review\noperating_hours: {time: '8:30-17:15', days: 月-金, closed: [祝日, 2026-06-01]}\n"
        "accounts:\n  kankou: {municipality: 佐久市}\noverrides:\n  - paths: [suido/]\n    fail_on: never\n",
    )


def test_every_value_tells_where_it_was_written(config: Run, write: Write) -> None:
    put(write)
    result = config("sns/suido/a.txt", "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert [Path(path).name for path in data["configs"]] == ["postlint.yaml", "base.yaml"]
    rows: dict[str, Any] = {row["key"]: row for row in data["values"]}

    def told(key: str) -> tuple[Any, str, str, int]:
        source = rows[key]["source"]
        return rows[key]["value"], source["kind"], Path(source["path"] or "").name, source["line"]

    assert told("municipality") == ("ube", "file", "base.yaml", 1)
    assert told("own_hosts") == (["city.example.jp"], "file", "base.yaml", 2)
    assert told("accounts.koho") == ({"platform": "X"}, "file", "base.yaml", 4)
    assert told("accounts.kankou") == ({"municipality": "佐久市"}, "file", "postlint.yaml", 5)
    assert told("fail_on") == ("never", "override", "postlint.yaml", 8)
    assert told("contacts") == ([], "default", "", None)
    assert rows["operating_hours"]["value"] == {
        "time": "08:30-17:15", "days": "月火水木金", "closed": ["祝日", "2026-06-01"],
    }  # fmt: skip


def test_as_text(config: Run, write: Write) -> None:
    put(write)
    lines = config("sns/a.txt").stdout.splitlines()
    assert "municipality: ube　← base.yaml:1:1" in lines
    assert "fail_on: review　← postlint.yaml:2:1" in lines
    assert "fail_on: never　← postlint.yaml:8:5 の overrides" in config("sns/suido/a.txt").stdout.splitlines()


def test_without_a_configuration(config: Run) -> None:
    result = config()
    assert result.exit_code == 0
    assert "postlint.yaml はありません" in result.stdout
    assert "municipality: （収録した全自治体）　← 既定" in result.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("municipality: 宇倍市\n", "postlint.yaml:1:1: "),
        ("embargo: r.csv\n", "r.csv"),
        ("own_host: [a]\n", "「own_hosts」"),
    ],
)
def test_a_configuration_that_cannot_be_used_gives_2(config: Run, write: Write, text: str, words: str) -> None:
    write("postlint.yaml", text)
    write("r.csv", "")
    result = config("a.txt")
    assert result.exit_code == 2
    assert words in result.stderr
