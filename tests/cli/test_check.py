"""`postlint check` with real files: positions, exit status, honesty."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

DRAFT = "お知らせ🎉\n𠮷野家の前、👨‍👩‍👧とﾊﾞｽの、あの馬鹿どもが困る。\n以上です。\n"
NOW = ("--now", "2026-04-01T09:00")


def findings(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


def test_finding_cites_the_clause_and_fails(postlint: Run, write: Write) -> None:
    write("draft.txt", DRAFT)
    result = postlint("check", "draft.txt", "-m", "宇部市", *NOW)
    assert result.exit_code == 1
    assert "根拠: 宇部市 6(1)" in result.stdout
    assert "「誹謗中傷すること。」" in result.stdout


def test_clean_draft_gives_0(postlint: Run, write: Write) -> None:
    write("draft.txt", "市民プールは7月から開きます。\n")
    result = postlint("check", "draft.txt", "-m", "ube", *NOW)
    assert result.exit_code == 0
    assert "自動検査では検出なし（目視確認 " in result.stdout


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-16"),
    ],
)
def test_every_encoding_and_line_break_gives_the_same_place(
    postlint: Run, write: Write, encode: Callable[[str], bytes]
) -> None:
    write("draft.txt", encode(DRAFT))
    (finding,) = [
        f
        for f in findings(postlint("check", "draft.txt", "-m", "ube", "--format", "json", *NOW))
        if f["category"] == "slander"
    ]
    place = finding["location"]
    line = DRAFT.split("\n")[place["line"] - 1]
    assert place["line"] == place["end_line"] == 2
    assert line[place["column"] - 1 : place["end_column"] - 1] == finding["excerpt"] == "馬鹿ども"


def test_cp932_gives_the_same_place_as_utf8(postlint: Run, write: Write) -> None:
    draft = "お知らせ①\n髙﨑㈱の前、ﾊﾞｽの、あの馬鹿どもが困る。\n"
    write("a.txt", draft)
    write("b.txt", draft.replace("\n", "\r\n").encode("cp932"))
    a, b = (findings(postlint("check", name, "-m", "ube", "--format", "json", *NOW)) for name in ("a.txt", "b.txt"))
    assert a and [f["location"] for f in a] == [f["location"] for f in b]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("binary.txt", b"\x00\x01\xff\xfe\x81", "binary.txt"),
        ("broken.txt", b"\x81\xff\x81\xff", "broken.txt"),
        ("empty.yaml", b"", "投稿"),
        ("none.yaml", b"posts: []\n", "投稿"),
        ("bad.yaml", b"text: [", "bad.yaml"),
        ("bad.jsonl", b'{"text": "a"}\n{"text": \n', "bad.jsonl"),
        ("blank.txt", b" \n", "投稿"),
        ("town.jsonl", '{"text": "a", "municipality": "月あかり市"}\n'.encode(), "月あかり市"),
    ],
)
def test_what_cannot_be_checked_gives_2_and_is_named(
    postlint: Run, write: Write, name: str, content: bytes, words: str
) -> None:
    write(name, content)
    for format_ in ("terminal", "json"):
        result = postlint("check", name, "-m", "ube", "--format", format_, *NOW)
        assert result.exit_code == 2
        assert words in result.stdout
    assert json.loads(result.stdout)["summary"]["unchecked"] >= 1


def test_missing_path_gives_2_and_the_others_are_checked(postlint: Run, write: Write) -> None:
    write("draft.txt", DRAFT)
    result = postlint("check", "none.txt", "draft.txt", "-m", "ube", "--format", "json", *NOW)
    assert result.exit_code == 2
    data = json.loads(result.stdout)
    assert [item["path"] for item in data["unchecked"]] == ["none.txt"]
    assert data["summary"]["posts"] == 1 and data["findings"]


def test_no_path_gives_2(postlint: Run) -> None:
    result = postlint("check")
    assert result.exit_code == 2
    assert "ファイルがありません" in result.stderr


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("municpality: ube\n", "項目「municpality」はありません"),
        ("municipality: 月あかり市\n", "自治体「月あかり市」はありません"),
        ("rule_settings: {no-such-rule: {severity: 'off', reason: 試験}}\n", "規則「no-such-rule」"),
        ("rules: [none]\n", "none"),
        ("rules: [ours]\n", "項目「rulez」はありません"),
        ("embargo: none.yaml\n", "解禁登録簿を読めません"),
        ("extends: postlint.yaml\n", "輪"),
        ("fail_on: eror\n", "「error」"),
    ],
)
def test_broken_configuration_gives_2_and_is_named(postlint: Run, write: Write, config: str, words: str) -> None:
    write("draft.txt", DRAFT)
    write("postlint.yaml", config)
    write("ours/ours.yaml", "rulez: []\n")
    for format_ in ("terminal", "json"):
        result = postlint("check", "draft.txt", "--format", format_, *NOW)
        assert result.exit_code == 2
        assert words in result.stdout.replace("\n        ", "").replace("\n    ", "").replace("\n  ", "")
        assert "draft.txt" in result.stdout


def test_configuration_is_found_upward_and_overridden(postlint: Run, write: Write) -> None:
    write("postlint.yaml", "municipality: ube\n")
    write("sub/draft.txt", DRAFT)
    data = findings(postlint("check", "sub/draft.txt", "--format", "json", *NOW))
    assert {c["municipality"] for f in data for c in f["clauses"]} == {"ube"}
    data = findings(postlint("check", "sub/draft.txt", "--format", "json", "-m", "佐久市", *NOW))
    assert {c["municipality"] for f in data for c in f["clauses"]} == {"saku"}


OURS = (
    "rules:\n  - id: our-name\n    category: accuracy\n    severity: warning\n    message: 「{match}」は旧名です。\n"
    "    find: {in: [our-words]}\n    examples: {bad: ['[ひだまり号]が走ります。'], good: [陽だまり号が走ります。]}\n"
)
OUR_WORDS = "#: purpose: 試験\n#: source: 試験\n#: date: 2026-11-21\nひだまり号\n"


@pytest.mark.parametrize(("severity", "found"), [("review", ["review"]), ("off", []), ("warning", ["warning"])])
def test_extends_and_rule_settings(postlint: Run, write: Write, severity: str, found: list[str]) -> None:
    write("words/our-words.txt", OUR_WORDS)
    write("words/ours.yaml", OURS)
    write("base.yaml", "municipality: ube\nrules: [words]\n")
    write(
        "postlint.yaml", f"extends: base.yaml\nrule_settings: {{our-name: {{severity: '{severity}', reason: 試験}}}}\n"
    )
    write("draft.txt", "ひだまり号が走ります。")
    assert [f["severity"] for f in findings(postlint("check", "draft.txt", "--format", "json", *NOW))] == found


def test_own_rules(postlint: Run, write: Write) -> None:
    write("words/our-words.txt", OUR_WORDS)
    write("words/ours.yaml", OURS)
    write("postlint.yaml", "municipality: ube\nrules: [words]\n")
    write("draft.txt", "ひだまり号が走ります。")
    (finding,) = findings(postlint("check", "draft.txt", "--format", "json", *NOW))
    assert (finding["rule"], finding["clauses"][0]["id"]) == ("our-name", "3(6)")


def test_without_a_municipality_all_guidelines_are_cited(postlint: Run, write: Write) -> None:
    write("draft.txt", DRAFT)
    result = postlint("check", "draft.txt", "--format", "json", *NOW)
    data = json.loads(result.stdout)
    assert {c["municipality"] for f in data["findings"] for c in f["clauses"]} == {
        "munakata", "kagamino", "hirakawa", "ube", "saku",
    }  # fmt: skip
    assert "--municipality" in data["notes"][0]["text"]


def test_folder_is_walked_with_gitignore(postlint: Run, write: Write) -> None:
    write("drafts/.gitignore", "old/\n")
    write("drafts/a.txt", "晴れです。")
    write("drafts/old/b.txt", DRAFT)
    data = json.loads(postlint("check", "drafts", "-m", "ube", "--format", "json", *NOW).stdout)
    assert (data["summary"]["files"], data["findings"]) == (1, [])


def test_ignore_of_a_nested_configuration(postlint: Run, write: Write) -> None:
    write("all/postlint.yaml", "municipality: ube\n")
    write("all/a.txt", "晴れです。")
    write("all/section/postlint.yaml", "municipality: ube\nignore: ['old-*']\n")
    write("all/section/old-b.txt", DRAFT)
    write("all/section/c.txt", "晴れです。")
    assert json.loads(postlint("check", "all", "--format", "json", *NOW).stdout)["summary"]["files"] == 2
    named = postlint("check", "all/section/old-b.txt", "--format", "json", *NOW)
    assert json.loads(named.stdout)["summary"]["files"] == 1


def test_unknown_field_is_named_once_as_info(postlint: Run, write: Write) -> None:
    write("posts.jsonl", '{"text": "a", "autor": "b"}\n{"text": "c", "autor": "d"}\n')
    result = postlint("check", "posts.jsonl", "-m", "ube", "--format", "json", *NOW)
    assert result.exit_code == 0
    (finding,) = findings(result)
    assert (finding["rule"], finding["severity"], finding["field"], finding["clauses"]) == (
        "unknown-field",
        "info",
        "autor",
        [],
    )
    assert finding["location"]["column"] == 15
    assert "「author」" in finding["message"]


def test_stdin(postlint: Run) -> None:
    result = postlint("check", "-", "-m", "ube", "--format", "json", *NOW, stdin=DRAFT.encode("cp932", "replace"))
    assert result.exit_code == 1
    assert findings(result)[0]["path"] == "-"
    result = postlint(
        "check", "-", "--stdin-filename", "posts.jsonl", "-m", "ube", "--format", "json", *NOW,
        stdin=b'{"id": "a", "text": "sunny"}\n',
    )  # fmt: skip
    assert json.loads(result.stdout)["summary"]["posts"] == 1


def test_fail_on(postlint: Run, write: Write) -> None:
    write("draft.txt", DRAFT)
    assert postlint("check", "draft.txt", "-m", "ube", "--fail-on", "never", *NOW).exit_code == 0
    assert postlint("check", "draft.txt", "-m", "kagamino", *NOW).exit_code == 0
    assert postlint("check", "draft.txt", "-m", "kagamino", "--fail-on", "review", *NOW).exit_code == 1


def test_outputs(postlint: Run, write: Write, tmp_path: Path) -> None:
    write("draft.txt", DRAFT)
    result = postlint("check", "draft.txt", "-m", "ube", "--output", "json:a.json", "--output", "b.out", *NOW)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["findings"]
    assert "根拠: 宇部市" in (tmp_path / "b.out").read_text(encoding="utf-8")
    assert postlint("check", "draft.txt", "--output", "json:none/a.json", *NOW).exit_code == 2


def test_windows_path_is_no_format(postlint: Run, write: Write, tmp_path: Path) -> None:
    write("draft.txt", DRAFT)
    postlint("check", "draft.txt", "-m", "ube", "--output", "C:a.json", "--format", "json", *NOW)
    assert (tmp_path / "C:a.json").exists()


def test_two_runs_give_the_same_bytes_and_jobs_change_nothing(postlint: Run, write: Write) -> None:
    lines = [json.dumps({"id": str(i), "text": f"{i}番。あの馬鹿どもが困る。"}, ensure_ascii=False) for i in range(450)]
    write("posts.jsonl", "\n".join(lines))
    one = postlint("check", "posts.jsonl", "-m", "ube", "--format", "json", "--jobs", "1", *NOW)
    two = postlint("check", "posts.jsonl", "-m", "ube", "--format", "json", "--jobs", "2", *NOW)
    assert one.stdout == two.stdout
    assert len(findings(one)) == 450


def test_bad_now_is_refused(postlint: Run, write: Write) -> None:
    write("draft.txt", DRAFT)
    result = postlint("check", "draft.txt", "--now", "近日中")
    assert result.exit_code == 2
    assert "日時として読めません" in result.stderr


def test_yaml_positions_point_into_the_file(postlint: Run, write: Write) -> None:
    source = "posts:\n  - id: a\n    municipality: ube\n    text: |\n      一行目\n      あの馬鹿どもが困る。\n"
    write("posts.yaml", source)
    (finding,) = findings(postlint("check", "posts.yaml", "--format", "json", *NOW))
    place = finding["location"]
    assert source.split("\n")[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == "馬鹿ども"
    assert finding["post"] == "a"
