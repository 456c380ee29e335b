"""`check` with several outputs, orders, statistics and the sentence on the exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

NOW = ("--now", "2026-04-01T09:00", "-m", "ube")
DRAFT = "お知らせ🎉\r\nあの馬鹿どもが困る。電話は090-0000-0000です。\r\n"


@pytest.fixture
def check(postlint: Run, write: Write) -> Run:
    write("draft.txt", DRAFT)
    return lambda *options: postlint("check", "draft.txt", *NOW, *options)


def read(path: Path) -> str:
    return path.read_bytes().decode()


def test_several_outputs_in_one_run(check: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    outputs = ("--output", "sarif:results.sarif", "--output", "csv:out/a.csv", "--output", "terminal:a.txt")
    result = check(*outputs)
    assert (result.exit_code, result.stdout) == (1, "")
    (run,) = json.loads(read(tmp_path / "results.sarif"))["runs"]
    assert run["results"]
    assert read(tmp_path / "out/a.csv").startswith("\ufeff種類")
    assert "\x1b" not in read(tmp_path / "a.txt")


def test_a_format_of_its_own_still_reaches_the_screen(check: Run, tmp_path: Path) -> None:
    result = check("--format", "github", "--output", "sarif:a.sarif")
    assert result.stdout.startswith("::error file=draft.txt,")
    assert (tmp_path / "a.sarif").exists()


def test_each_output_masks_by_its_own_format(check: Run, tmp_path: Path) -> None:
    check("--output", "terminal:a.txt", "--output", "markdown:a.md")
    assert "090-0000-0000" in read(tmp_path / "a.txt")
    assert "090" not in read(tmp_path / "a.md")
    check("--output", "terminal:a.txt", "--output", "markdown:a.md", "--no-redact")
    assert "0000" in read(tmp_path / "a.md")


def test_a_draft_is_never_overwritten(check: Run, tmp_path: Path) -> None:
    result = check("--output", "json:./draft.txt")
    assert result.exit_code == 2
    assert "下書きには保存できません" in result.stderr
    assert read(tmp_path / "draft.txt") == DRAFT


def test_one_file_for_two_outputs_is_refused(check: Run) -> None:
    result = check("--output", "json:a", "--output", "csv:a")
    assert result.exit_code == 2
    assert "二度" in result.stderr


def test_an_absolute_path_is_told_from_the_folder(postlint: Run, write: Write) -> None:
    path = write("月 1/draft.txt", DRAFT)
    out = postlint("check", str(path), *NOW, "--format", "sarif").stdout
    uris = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in json.loads(out)["runs"][0]["results"]
    }
    assert uris == {"%E6%9C%88%201/draft.txt"}
    assert "file=月 1/draft.txt" in postlint("check", str(path), *NOW, "--format", "github").stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "終了状態は 1 です。基準（重大）以上の指摘が2件あります。"),
        (("--fail-on", "never"), "終了状態は 0 です。すべて検査できました（指摘では 1 にしない設定です）。"),
        (("none.txt",), "終了状態は 2 です。検査できなかったものがあります。"),
    ],
)
def test_the_exit_status_in_one_sentence(check: Run, options: tuple[str, ...], sentence: str) -> None:
    result = check(*options)
    assert result.stdout.splitlines()[-1] == sentence
    assert result.exit_code == int(sentence[6])


def test_a_clean_draft_says_that_everything_was_checked(postlint: Run, write: Write) -> None:
    write("draft.txt", "市民プールは7月から開きます。\n")
    result = postlint("check", "draft.txt", *NOW)
    assert result.stdout.splitlines()[-1] == "終了状態は 0 です。すべて検査でき、基準（重大）以上の指摘はありません。"


def test_statistics(check: Run) -> None:
    for options in (("--statistics",), ("--statistics", "--format", "markdown")):
        out = check(*options).stdout.replace("\\", "")
        assert "誹謗中傷" in out and "宇部市 6(1)" in out and "宇部市 6(5)" in out
    assert "条項ごとの指摘:" in check("--statistics").stdout


def test_quiet_is_one_line_a_finding_and_still_says_how_it_ended(check: Run) -> None:
    lines = check("--quiet").stdout.splitlines()
    assert lines[0].startswith("[重大] draft.txt 2行3列: 「馬鹿ども」")
    assert not any("□" in line for line in lines)
    assert lines[-1].startswith("終了状態は 1 です。")
    assert any("目視確認" in line for line in lines)


def test_sort(check: Run) -> None:
    places = [
        [f["category"] for f in json.loads(check("--format", "json", "--sort", order).stdout)["findings"]]
        for order in ("place", "category")
    ]
    assert places == [["slander", "personal-data"], ["slander", "personal-data"]]
    assert check("--sort", "colour").exit_code == 2


def test_repeated_findings_are_said_once(postlint: Run, write: Write) -> None:
    write("draft.txt", "馬鹿どもが困る。\n" * 14)
    out = postlint("check", "draft.txt", *NOW).stdout
    assert out.count("[重大]") == 1
    text = out.replace("\n", "").replace(" ", "")
    assert "同じ指摘が13か所あります（2行1列、3行1列、" in text
    assert "ほか3か所" in text
    write("draft.txt", "馬鹿どもが困る。\n" * 2)
    assert postlint("check", "draft.txt", *NOW).stdout.count("[重大]") == 2
