"""`postlint init`: what it writes works at once, is never written over, and is asked for at a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from postlint.cli import app, init_command
from postlint.config import read_config
from postlint.config.register import read_register

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]
FILES = (
    "postlint.yaml",
    "drafts/見本.txt",
    "解禁登録簿.csv",
    ".pre-commit-config.yaml",
    ".github/workflows/postlint.yml",
)


@pytest.fixture(autouse=True, scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def init(postlint: Run, monkeypatch: pytest.MonkeyPatch, cache: str) -> Run:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    return postlint


def test_what_is_written_works_at_once(init: Run) -> None:
    result = init("init", "-m", "宇部市", "--own-host", "https://www.city.example.jp/a", "--contact", "0000-00-0000",
                  "--account", '@a"b', "--hours", "8:30-17:15", "--days", "平日")  # fmt: skip
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith("作りました")] == [
        f"作りました: {Path(name)}" for name in FILES
    ]
    values = read_config(Path("postlint.yaml")).values
    assert (values.municipality, values.own_hosts, values.contacts) == (
        "宇部市",
        ("www.city.example.jp",),
        ("0000-00-0000",),
    )
    assert list(values.accounts) == ['@a"b']
    assert values.operating_hours is not None and values.operating_hours.hours.opens == 8 * 60 + 30
    assert [entry.id for entry in read_register(Path("解禁登録簿.csv"))] == ["見本"]
    checked = init("check", "drafts", "--now", "2026-04-01T09:00")
    assert checked.exit_code == 0, checked.stdout


def test_every_commented_example_can_be_taken_in(init: Run) -> None:
    init("init", "-y", "--no-register", "--no-ci", "--no-pre-commit")
    assert not Path("解禁登録簿.csv").exists() and not Path(".github").exists()
    path = Path("postlint.yaml")
    key = re.compile(r"^# (?=[a-z_]+:|  )", re.MULTILINE)
    text = key.sub("", path.read_text(encoding="utf-8")).replace("municipality: ./rules/our-town.yaml\n", "")
    path.write_text(text, encoding="utf-8")
    values = read_config(path).values
    assert (values.municipality, values.own_hosts) == ("宇部市", ("www.city.example.jp",))
    assert values.rule_settings["insulting-word"].severity == "review"
    assert values.overrides[0].paths == ("drafts/suido/",) and values.overrides[0].operating_hours is not None


def test_pre_commit_and_workflow(init: Run) -> None:
    init("init", "town", "-y", "--drafts", "sns/下書き+")
    (hook,) = yaml.safe_load(Path("town/.pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert re.search(hook["files"], "sns/下書き+/a/b.xlsx") and not re.search(hook["files"], "sns/下書き+/a.png")
    steps = yaml.safe_load(Path("town/.github/workflows/postlint.yml").read_text(encoding="utf-8"))["jobs"]["postlint"][
        "steps"
    ]
    assert steps[-1]["run"] == "postlint check 'sns/下書き+'"
    assert init("check", "town", "-m", "ube", "--now", "2026-04-01T09:00").exit_code == 0


def test_nothing_is_written_over(init: Run, write: Write) -> None:
    for name in FILES:
        write(name, "mine")
    result = init("init", "-y", "-m", "ube")
    assert result.exit_code == 0
    assert {Path(name).read_text(encoding="utf-8") for name in FILES} == {"mine"}
    assert result.stdout.count("書き換えていません") == len(FILES)
    assert "書き足してください" in result.stdout and "entry: postlint check" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-m", "宇倍市"), "「宇部市」のことですか"),
        (("-m", "rules/none.yaml"), "「rules/none.yaml」がありません"),
        (("--hours", "25時"), "時間として読めません"),
        (("--days", "金金金-"), "曜日として読めません"),
        (("--drafts", "../x"), "下書きのフォルダーにできません"),
    ],
)
def test_wrong_answers_write_nothing(init: Run, arguments: tuple[str, ...], words: str) -> None:
    result = init("init", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not Path("postlint.yaml").exists()


def test_a_folder_that_cannot_be_made(init: Run, write: Write) -> None:
    write("drafts", "a file")
    result = init("init", "-y")
    assert result.exit_code == 2
    assert "書けません" in result.stderr


def test_a_person_is_asked_until_the_answer_is_right(init: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        stdin = type("Stdin", (), {"isatty": staticmethod(lambda: True)})

    monkeypatch.setattr(init_command, "sys", Terminal)
    answers = "宇倍市\n佐久市\nwww.city.example.jp、a.example.jp\n朝から\n09:00-17:00\n\n"
    result = CliRunner().invoke(app, ["init"], input=answers, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "「宇倍市」はありません" in result.stderr and "時間として読めません" in result.stderr
    values = read_config(Path("postlint.yaml")).values
    assert (values.municipality, values.own_hosts) == ("佐久市", ("www.city.example.jp", "a.example.jp"))
    assert values.operating_hours is not None and values.accounts == {}
