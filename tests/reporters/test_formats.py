"""Formats for machines: their structure, their units, and that none hides what was not checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from postlint.linter import Linter
from postlint.model import Note, Report, Unchecked
from postlint.reporters import renderer
from postlint.reporters.arrange import arranged
from postlint.reporters.markdown import MOST_BYTES
from postlint.reporters.places import uri, utf8
from postlint.reporters.style import Style
from tests.reporters.reading import LOGGED, commands, json_lines, post_in, report_of, rows, sarif_run, xml

Town = Callable[..., Linter]
SCHEMA = Path(__file__).parents[1] / "data/sarif/sarif-2.1.0-rtm.5.json"
# Emoji, a family joined by ZWJ, half-width kana with a voiced mark, a decomposed が, a letter beyond the BMP, CRLF and CR.
TRICKY = "お知らせ🎉日本語\r\n👨‍👩‍👧と𠮷野とか\u3099とﾊﾞｽで、あの馬鹿です。\r素案🎉の素案です。\n"
LINES = ["お知らせ🎉日本語", "👨‍👩‍👧と𠮷野とか\u3099とﾊﾞｽで、あの馬鹿です。", "素案🎉の素案です。"]


def pattern_rule(pattern: str, message: str = "「{match}」です。") -> str:
    parts = f"find: {{pattern: '{pattern}'}}, examples: {{bad: ['[馬鹿]'], good: [晴れ]}}"
    return f"rules:\n  - {{id: any, category: slander, severity: error, message: '{message}', why: 試験, {parts}}}\n"


def rendered(report: Report, name: str, root: str = "") -> str:
    return renderer(name)(report, Style(80, root=root))


@pytest.fixture
def tricky(town: Town) -> Report:
    return report_of(town(), post_in(TRICKY))


def test_the_probe_of_the_units() -> None:
    line = 'x = "🎉日本語"; import os'
    column = line.index(" os") + 2
    assert (column, utf8(line, column)) == (20, 29)


def test_sarif_is_valid(tricky: Report) -> None:
    data = json.loads(rendered(tricky, "sarif"))
    Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert "他人をののしること。" in run["tool"]["driver"]["rules"][0]["help"]["text"]


def test_sarif_json_and_bytes_point_to_the_same_characters(tricky: Report) -> None:
    run = sarif_run(rendered(tricky, "sarif"))
    findings = json.loads(rendered(tricky, "json"))["findings"]
    bytes_ = [line for line in json_lines(rendered(tricky, "rdjsonl")) if "range" in line["location"]]
    assert [f["excerpt"] for f in findings] == ["馬鹿", "素案", "素案"]
    for finding, result, line in zip(findings, run["results"], bytes_, strict=True):
        area = result["locations"][0]["physicalLocation"]["region"]
        text = LINES[area["startLine"] - 1]
        assert text[area["startColumn"] - 1 : area["endColumn"] - 1] == finding["excerpt"] == area["snippet"]["text"]
        place = finding["location"]
        assert LINES[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == finding["excerpt"]
        start, end = line["location"]["range"]["start"], line["location"]["range"]["end"]
        cut = LINES[start["line"] - 1].encode()[start["column"] - 1 : end["column"] - 1]
        assert cut.decode() == finding["excerpt"]


@pytest.mark.parametrize("encoding", ["cp932", "utf-16"])
def test_rdjsonl_gives_lines_only_where_bytes_differ(town: Town, encoding: str) -> None:
    report = report_of(town(), post_in("晴れ。\nあの馬鹿です。", encoding=encoding))
    (line,) = json_lines(rendered(report, "rdjsonl"))
    assert line["location"]["range"] == {"start": {"line": 2}, "end": {"line": 2}}


def test_cells_are_named_where_a_format_has_only_lines(town: Town) -> None:
    report = report_of(town(), post_in("あの馬鹿です。", "予定.xlsx", "xlsx", "投稿!B7"))
    for name in LOGGED:
        assert "投稿!B7" in rendered(report, name).replace("\\!", "!")
    (result,) = sarif_run(rendered(report, "sarif"))["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "投稿!B7"
    (line,) = json_lines(rendered(report, "rdjsonl"))
    assert line["location"] == {"path": "予定.xlsx"}
    assert "line" not in commands(rendered(report, "github"))[0][1]


@pytest.mark.parametrize("name", LOGGED)
def test_what_was_not_checked_is_named(town: Town, name: str) -> None:
    unchecked = (Unchecked("壊れた.txt", "文字コードを読めません。"),)
    text = rendered(report_of(town(), post_in("晴れです。"), unchecked=unchecked), name)
    assert "壊れた" in text and "文字コードを読めません。" in text
    assert "検出なし" not in text


@pytest.mark.parametrize("name", LOGGED)
def test_remarks_are_kept(town: Town, name: str) -> None:
    text = rendered(report_of(town(), post_in("晴れです。"), notes=(Note("", "お知らせがあります。"),)), name)
    assert "お知らせがあります。" in text


def test_sarif_says_that_the_run_failed(town: Town) -> None:
    unchecked = (Unchecked("月/壊 れた.txt", "読めません。"),)
    run = sarif_run(rendered(report_of(town(), unchecked=unchecked), "sarif"))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert (
        notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "%E6%9C%88/%E5%A3%8A%20%E3%82%8C%E3%81%9F.txt"
    )


def test_sarif_shows_no_placeholders_and_no_links(town: Town) -> None:
    report = report_of(town(rules=pattern_rule("馬鹿.*")), post_in("馬鹿{0}[見る](http://example.jp)"))
    (result,) = sarif_run(rendered(report, "sarif"))["results"]
    assert "{{0}}" in result["message"]["text"]
    assert "](" not in result["message"]["text"]


def test_github_gives_columns_on_one_line_only(town: Town) -> None:
    report = report_of(town(rules=pattern_rule(r"馬\s*鹿", "困ります。")), post_in("馬鹿。\n馬\n鹿。"))
    (_, one, _), (_, two, text), closing = commands(rendered(report, "github"))
    assert (one["line"], one["col"], one["endColumn"]) == ("1", "1", "3")
    assert (two["line"], two["endLine"]) == ("2", "3")
    assert "col" not in two and "endColumn" not in two
    assert "「馬 鹿」: 困ります。" in text
    assert closing[1]["title"] == "postlint"


def test_gitlab_has_its_fields_and_unique_fingerprints(town: Town) -> None:
    posts = (post_in("馬鹿です。馬鹿です。"), post_in("馬鹿です。", "b.txt"), post_in("馬鹿です。", "b.txt"))
    issues = json.loads(rendered(report_of(town(), *posts, unchecked=(Unchecked("c", "だめ"),) * 2), "gitlab"))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints) == 7
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert set(issue["location"]) in ({"path", "positions"}, {"path", "lines"})
    assert [issue["severity"] for issue in issues[-3:]] == ["blocker"] * 3


def test_checkstyle(tricky: Report) -> None:
    root = xml(rendered(tricky, "checkstyle"))
    (file,) = root
    assert (root.tag, file.get("name")) == ("checkstyle", "下書き.txt")
    places = [(e.get("line"), e.get("column"), e.get("severity")) for e in file]
    column = str(LINES[1].index("馬鹿") + 1)
    assert places == [("2", column, "error"), ("3", "1", "error"), ("3", "5", "error")]


def test_junit_counts_what_it_holds(town: Town) -> None:
    posts = (post_in("馬鹿です。閉店との噂です。"), post_in("晴れです。", "b.txt"))
    root = xml(rendered(report_of(town(), *posts, unchecked=(Unchecked("c", "だめ"),)), "junit"))
    assert root.attrib == {"name": "postlint", "tests": "5", "failures": "2", "errors": "1"}
    assert [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in root] == [
        ("下書き.txt", "2", "2", "0"),
        ("b.txt", "1", "0", "0"),
        ("c", "1", "0", "1"),
        ("postlint", "1", "0", "0"),
    ]
    assert "検査は完了していません" in (root.findtext("testsuite/system-out") or "")


def test_csv_opens_in_excel(tricky: Report) -> None:
    text = rendered(tricky, "csv")
    assert text.startswith("\ufeff種類,")
    assert text.count("\r\n") == text.count("\n") == len(rows(text)) + 1
    assert [row["箇所"] for row in rows(text)][:3] == ["馬鹿", "素案", "素案"]
    assert rows(text)[-1]["種類"] == "まとめ"


def test_jsonl_has_one_object_a_line_and_the_findings_of_json(tricky: Report) -> None:
    lines = json_lines(rendered(tricky, "jsonl"))
    assert [line["type"] for line in lines] == ["run", *["finding"] * 3, "checklist", "summary"]
    findings = [{key: value for key, value in line.items() if key != "type"} for line in lines[1:4]]
    assert findings == json.loads(rendered(tricky, "json"))["findings"]


def test_markdown_stays_below_the_limit_and_says_what_it_left_out(town: Town) -> None:
    report = report_of(town(), post_in("馬鹿です。" * 8000))
    text = rendered(report, "markdown")
    assert len(text.encode()) <= MOST_BYTES + 200
    assert "件の指摘があります。ほかの形式で" in text
    assert "- [ ] 職員として良識のある内容ですか。" in text


def test_paths_are_relative_to_the_root() -> None:
    assert uri("/repo/月 別/a#1.txt", "/repo") == "%E6%9C%88%20%E5%88%A5/a%231.txt"
    assert uri("/other/a.txt", "/repo") == "file:///other/a.txt"
    assert uri("./a/../b.txt", "") == "a/../b.txt"


@pytest.mark.parametrize(
    ("order", "rules"),
    [
        ("place", ["hearsay", "draft-leak", "insult"]),
        ("severity", ["draft-leak", "insult", "hearsay"]),
        ("category", ["insult", "draft-leak", "hearsay"]),
        ("rule", ["draft-leak", "hearsay", "insult"]),
        ("clause", ["insult", "draft-leak", "hearsay"]),
    ],
)
def test_sort(town: Town, order: str, rules: list[str]) -> None:
    report = report_of(town(), post_in("閉店との噂です。素案です。馬鹿です。"))
    assert [finding.rule for finding in arranged(report, order).findings] == rules


def test_every_format_gives_the_same_bytes_twice(tricky: Report) -> None:
    for name in LOGGED:
        assert rendered(tricky, name) == rendered(tricky, name)
