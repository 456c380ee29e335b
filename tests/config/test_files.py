"""postlint.yaml on disk: chains, overrides, where values come from, every fault with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from postlint.cli.init_files import Answers, files_of
from postlint.config import read_config
from postlint.config.settings import ConfigFile
from postlint.errors import ConfigError
from postlint.ruleset.json_schema import schema_of

Write = Callable[[str, str | bytes], Path]


def problems(path: Path) -> list[tuple[str, int, int, str]]:
    with pytest.raises(ConfigError) as error:
        read_config(path)
    return [(Path(p.path).name, p.line, p.column, p.what) for p in error.value.problems]


def test_overrides_hold_for_their_paths_and_the_last_one_wins(write: Write) -> None:
    path = write(
        "postlint.yaml",
        "fail_on: error\nown_hosts: [town.example.jp]\noverrides:\n"
        "  - {paths: [suido/], fail_on: review, own_hosts: water.example.jp}\n"
        "  - {paths: ['*.csv', '!suido/old.csv'], fail_on: never}\n",
    )
    settings = read_config(path)
    seen = {
        name: (settings.at(path.parent / name).values.fail_on, settings.at(path.parent / name).values.own_hosts[0])
        for name in ("a.txt", "suido/a.txt", "suido/a.csv", "suido/old.csv")
    }
    assert seen == {
        "a.txt": ("error", "town.example.jp"),
        "suido/a.txt": ("review", "water.example.jp"),
        "suido/a.csv": ("never", "water.example.jp"),
        "suido/old.csv": ("review", "water.example.jp"),
    }
    assert settings.at(Path("/elsewhere/suido/a.txt")) is settings


def test_overrides_of_an_ancestor_stay_and_go_before_its_own_values(write: Write) -> None:
    write("base.yaml", "fail_on: warning\noverrides:\n  - {paths: [a/], fail_on: never, date_format: '%d/%m/%Y'}\n")
    path = write("postlint.yaml", "extends: base.yaml\noverrides:\n  - {paths: [a/b/], fail_on: error}\n")
    settings = read_config(path)
    values = settings.at(path.parent / "a/b/x.csv").values
    assert (values.fail_on, values.date_format) == ("error", "%d/%m/%Y")
    assert settings.at(path.parent / "a/x.csv").values.fail_on == "never"


def test_patterns_start_at_the_folder_of_the_configuration_that_was_found(write: Write) -> None:
    write("shared/base.yaml", "overrides:\n  - {paths: [a/], fail_on: never}\n")
    settings = read_config(write("sns/postlint.yaml", "extends: ../shared/base.yaml\n"))
    folder = settings.path.parent
    assert settings.at(folder / "a/x.txt").values.fail_on == "never"
    assert settings.at(folder.parent / "shared/a/x.txt").values.fail_on == "error"


def test_rule_settings_and_accounts_are_merged_by_entry(write: Write) -> None:
    write(
        "base.yaml",
        "accounts: {a: {platform: X}, b: {platform: X}}\nrule_settings: {r: {severity: info, reason: 一}}\n",
    )
    path = write(
        "postlint.yaml",
        "extends: base.yaml\naccounts: {b: {platform: LINE}}\n"
        "overrides:\n  - {paths: [x/], rule_settings: {s: {severity: 'off', reason: 二}}}\n",
    )
    values = read_config(path).at(path.parent / "x/a.txt").values
    assert {name: account.platform for name, account in values.accounts.items()} == {"a": "X", "b": "LINE"}
    assert {name: setting.reason for name, setting in values.rule_settings.items()} == {"r": "一", "s": "二"}


def test_origins(write: Write) -> None:
    write("base.yaml", "municipality: ube\nfail_on: error\n")
    path = write(
        "postlint.yaml", "extends: base.yaml\nfail_on: review\noverrides:\n  - paths: [x/]\n    fail_on: never\n"
    )
    settings = read_config(path)

    def origin(key: str, name: str) -> tuple[str, int, int] | None:
        place = settings.at(path.parent / name).origin(key)
        return (place.path.name, place.line, place.column) if place else None

    assert origin("municipality", "a.txt") == ("base.yaml", 1, 1)
    assert origin("fail_on", "a.txt") == ("postlint.yaml", 2, 1)
    assert origin("fail_on", "x/a.txt") == ("postlint.yaml", 5, 5)
    assert origin("date_format", "a.txt") is None


def test_all_faults_of_all_files_at_once_with_the_nearest_key(write: Write) -> None:
    write("base.yaml", "own_host: [a.example.jp]\n")
    path = write(
        "postlint.yaml",
        "extends: base.yaml\nfail_on: eror\nignore: ['!']\noverrides:\n  - {fail_on: never}\n  - {paths: [a], colour: red}\n"
        "rule_settings: {x: {severity: error, reason: a}, y: {severity: info}}\n",
    )
    found = problems(path)
    assert [each[:3] for each in found] == [
        ("base.yaml", 1, 1),
        ("postlint.yaml", 2, 10),
        ("postlint.yaml", 5, 5),
        ("postlint.yaml", 6, 18),
        ("postlint.yaml", 7, 31),
        ("postlint.yaml", 7, 53),
    ]
    with pytest.raises(ConfigError, match="「own_hosts」のことですか"):
        read_config(path)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("extends: postlint.yaml\n", (1, 1), "輪"),
        ("a: 1\nextends: none.yaml\n", (2, 1), "「none.yaml」がありません"),
        ("ignore:\n  - ok\n  - '!'\n", (3, 5), "ファイルの指定として読めません"),
        ("overrides:\n  - paths: ['/']\n    fail_on: eror\n", (3, 14), "使えない値"),
        ("overrides: []\n", (1, 12), "リストが空"),
        ("overrides:\n  - paths: []\n", (2, 12), "リストが空"),
    ],
)
def test_faults_have_a_place(write: Write, text: str, place: tuple[int, int], words: str) -> None:
    found = problems(write("postlint.yaml", text))
    assert [each[1:3] for each in found if words in each[3]] == [place]


ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/postlint.yaml")), ids=lambda path: path.parent.name)
def test_the_json_schema_takes_the_examples(path: Path) -> None:
    jsonschema.validate(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), schema_of(ConfigFile, "test"))
    assert read_config(path).path == path


def test_the_json_schema_takes_what_init_writes_and_refuses_an_unknown_key() -> None:
    answers = Answers("宇部市", ["a.example.jp"], [], ["@a"], "8:30-17:15", "月-金", "drafts", True, True, True)
    text = dict(files_of(answers))["postlint.yaml"].decode()
    schema = schema_of(ConfigFile, "test")
    jsonschema.validate(yaml.load(text, yaml.BaseLoader), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"overrides": [{"paths": ["a"], "colour": "red"}]}, schema)
