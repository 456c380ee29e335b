"""Formats: snapshots, harmless output, right marks under wide characters."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from postlint.linter import Linter, make_post
from postlint.model import Category, Note, Post, Report, Severity, ToolInfo, Unchecked
from postlint.reporters import FORMATS, renderer
from postlint.reporters.style import Style, harmless
from postlint.reporters.wrap import wrap
from tests.conftest import RULE

Town = Callable[..., Linter]
TOOL = ToolInfo("0.0.0", "辞書 1", "sha256:0")
HOSTILE = "馬鹿\x1b[31m\u202e[bold]::error::]]>\x07"


def report_of(linter: Linter, *posts: Post, redact: bool = False, **more: object) -> Report:
    findings = tuple(finding for post in posts for finding in linter.lint(post))
    parts: dict[str, object] = {"unchecked": (), "notes": (), **more}
    return Report(TOOL, len(posts), posts, findings, linter.questions(posts), redact=redact, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMATS)
def test_snapshot(town: Town, name: str, snapshot: SnapshotAssertion) -> None:
    linter = town()
    post = make_post("お知らせ🎉\nあのﾊﾞｶどもが、素案を見ました。", "下書き.txt")
    unchecked = (Unchecked("壊れた.txt", "文字コードを読めません。"),)
    report = report_of(linter, post, unchecked=unchecked, notes=(Note("", "お知らせです。"),))
    assert renderer(name)(report, Style(80)) == snapshot


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(town: Town, name: str, snapshot: SnapshotAssertion) -> None:
    assert renderer(name)(report_of(town(), make_post("晴れです。", "下書き.txt")), Style(80)) == snapshot


def test_terminal_never_says_that_all_is_well(town: Town) -> None:
    text = renderer("terminal")(report_of(town(), make_post("晴れです。")), Style(80))
    assert "自動検査では検出なし（目視確認 1 件）" in text
    assert "問題なし" not in text
    assert "問題ありません" not in text


def test_terminal_names_what_was_not_checked(town: Town) -> None:
    report = report_of(town(), unchecked=(Unchecked("a.txt", "読めません。"),))
    text = renderer("terminal")(report, Style(80))
    assert "a.txt: 読めません。" in text
    assert "検査は完了していません" in text
    assert "検出なし" not in text


def test_marks_stand_under_the_span(town: Town) -> None:
    text = renderer("terminal")(report_of(town(), make_post("𠮷野家と👨と全角ﾊﾝｶｸの馬鹿です")), Style(80))
    lines = text.splitlines()
    index = next(i for i, line in enumerate(lines) if set(line.strip()) == {"^"})
    before = lines[index - 1].split("馬鹿")[0]
    assert cell_len(before) == len(lines[index]) - len(lines[index].lstrip())
    assert lines[index].strip() == "^" * 4


@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal_lines_fit(town: Town, width: int) -> None:
    post = make_post("長い文の後ろの方に、" * 12 + "馬鹿と書き、" + "そのあとも続く文です。" * 9, "下書き.txt")
    for line in renderer("terminal")(report_of(town(), post), Style(width)).splitlines():
        assert cell_len(line) <= width + 2  # a closing mark may hang


def test_colour_adds_escapes_and_nothing_else(town: Town) -> None:
    import re

    report = report_of(town(), make_post("馬鹿です"))
    plain = renderer("terminal")(report, Style(80))
    coloured = renderer("terminal")(report, Style(80, color=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_hostile_draft_is_harmless_on_the_terminal(town: Town) -> None:
    text = renderer("terminal")(report_of(town(), make_post(HOSTILE, "下書き\x1b[31m.txt")), Style(80))
    assert not set(text) & set("\x1b\x07\u202e")
    assert "[bold]" in text


def test_hostile_draft_is_valid_json(town: Town) -> None:
    data = json.loads(renderer("json")(report_of(town(), make_post("\ud800" + HOSTILE)), Style()))
    assert data["findings"][0]["span"] == [1, 3]


def test_json_has_the_keys_of_the_contract(town: Town) -> None:
    data = json.loads(renderer("json")(report_of(town(), make_post("馬鹿です")), Style()))
    assert set(data) >= {"schema", "tool", "summary", "findings", "checklist", "unchecked"}
    assert data["schema"] == "postlint/1"
    keys = "files posts error warning review info suppressed unchecked"
    assert list(data["summary"]) == keys.split()
    (finding,) = data["findings"]
    keys = "rule category severity message suggestion clauses path post field location span excerpt fingerprint"
    assert list(finding) == keys.split()
    assert list(finding["clauses"][0]) == ["municipality", "id", "text", "guideline", "severity", "note"]
    assert list(finding["location"]) == ["line", "column", "end_line", "end_column", "cell"]


def test_redaction_masks_excerpt_and_message(town: Town) -> None:
    linter = town(rules=RULE.replace("category: slander", "category: personal-data", 1))
    report = report_of(linter, make_post("馬鹿です"), redact=True)
    assert report.findings[0].category is Category.PERSONAL_DATA
    for name in FORMATS:
        text = renderer(name)(report, Style())
        assert "馬鹿" not in text
        assert "■■" in text
    shown = report_of(linter, make_post("馬鹿です"), redact=False)
    assert "馬鹿" in renderer("json")(shown, Style())


def test_summary_counts(town: Town) -> None:
    report = report_of(town(), make_post("馬鹿です。素案です。閉店との噂です。"))
    assert [report.count(severity) for severity in Severity] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("あいうえお", 6, ["あいうえ", "お"]),
        ("あいうえ。お", 8, ["あいうえ。", "お"]),
        ("あいう「えお」", 8, ["あいう", "「えお」"]),
        ("abc defghi", 8, ["abc", "defghi"]),
        ("", 8, [""]),
        ("\u00a0あ", 8, [" あ"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_harmless_keeps_the_length() -> None:
    text = "a\x1b\u202e\t\ud800あ"
    assert len(harmless(text)) == len(text)
    assert harmless("普通の文。👨‍👩‍👧") == "普通の文。👨‍👩‍👧"
