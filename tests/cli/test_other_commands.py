"""explain, rules, coverage, verify, inspect, schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import Result

from postlint.model import Category

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]
ROOT = Path(__file__).resolve().parents[2]


def test_help_is_japanese_and_names_every_command(postlint: Run) -> None:
    result = postlint("--help")
    assert result.exit_code == 0
    for name in ("check", "explain", "rules", "coverage", "verify", "inspect", "schema"):
        assert f"  {name}" in result.stdout
        assert "。" in postlint(name, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chekc"], "「chekc」というコマンドはありません。「check」のことですか"),
        (["check", "--forma", "json"], "「--forma」というオプションはありません。「--format」のことですか"),
        (["check", "--format", "xml", "a"], "「--format」の値が使えません。使えるもの: terminal、json"),
        (["check", "--jobs", "x", "a"], "「--jobs」の値が使えません。整数"),
        (["check", "--embargo", "none.yaml", "a"], "「--embargo」の値が使えません"),
        (["explain"], "「RULE|CLAUSE」がありません"),
    ],
)
def test_wrong_use_gives_2_in_japanese(postlint: Run, arguments: list[str], words: str) -> None:
    result = postlint(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Usage" not in result.stderr


@pytest.mark.parametrize("name", ["宇部市 6(8)", "ube6(8)", "宇部市６（８）"])
def test_explain_clause(postlint: Run, name: str) -> None:
    result = postlint("explain", name)
    assert result.exit_code == 0
    assert (
        "「重要施策の意思形成過程の情報を発信すること。ただし、市が積極的に意見を求める場合を除く。」" in result.stdout
    )
    assert "禁止事項は、次のとおりとする。" in result.stdout


def test_explain_alias_shows_both_towns_and_the_slip(postlint: Run) -> None:
    text = postlint("explain", "5(1)エ").stdout
    assert "鏡野町 5(1)工" in text
    assert "佐久市 5(1)エ" in text
    assert "原文ママ" in text


def test_explain_every_rule(postlint: Run) -> None:
    rules = json.loads(postlint("rules", "--format", "json").stdout)["rules"]
    for rule in (rules[0], rules[-1]):
        text = postlint("explain", rule["id"]).stdout
        assert rule["id"] in text
        assert "指摘する例:" in text
        assert "根拠になる条項:" in text


def test_explain_unknown_gives_2_with_the_nearest(postlint: Run) -> None:
    first = json.loads(postlint("rules", "--format", "json").stdout)["rules"][0]["id"]
    result = postlint("explain", first[:-1])
    assert result.exit_code == 2
    assert first in result.stderr


def test_rules_lists_every_category_that_has_rules(postlint: Run) -> None:
    rules = json.loads(postlint("rules", "--format", "json").stdout)["rules"]
    assert {rule["category"] for rule in rules} <= {category.value for category in Category}
    text = postlint("rules", "--category", "slander").stdout
    assert "誹謗中傷（slander）" in text
    assert "差別" not in text.splitlines()[0]


def test_at_least_six_rules_in_each_category_of_the_text(postlint: Run) -> None:
    rules = json.loads(postlint("rules", "--format", "json").stdout)["rules"]
    for category in [
        "slander",
        "discrimination",
        "decision-process",
        "secrets",
        "personal-data",
        "embargo",
        "rights",
        "obscenity",
        "illegality",
        "rumour",
        "public-order",
        "staff-opinion",
    ]:
        assert sum(rule["category"] == category for rule in rules) >= 6, category


def test_coverage_formats(postlint: Run) -> None:
    text = postlint("coverage").stdout
    assert "検査しない条項とその理由" in text
    data = json.loads(postlint("coverage", "--format", "json").stdout)
    assert data["matrix"]["embargo"]["munakata"] == []
    assert [cell["clause"] for cell in data["matrix"]["embargo"]["ube"]] == ["6(10)"]
    assert all(row["enforces"] or row["asks"] or row["excused"] for row in data["clauses"])
    markdown = postlint("coverage", "--format", "markdown").stdout
    assert markdown.startswith("# 条項の対応表")
    assert "| 宇部市 |" in markdown


def test_verify_one_rule_and_unknown_rule(postlint: Run) -> None:
    first = json.loads(postlint("rules", "--format", "json").stdout)["rules"][0]["id"]
    result = postlint("verify", first)
    assert result.exit_code == 0
    assert "規則 1 件" in result.stdout
    assert postlint("verify", "no-such-rule").exit_code == 2


def test_verify_names_a_failure_and_gives_1(postlint: Run, write: Write) -> None:
    write(
        "ours.yaml",
        "rules:\n  - id: ours\n    category: accuracy\n    severity: warning\n    message: 旧名です。\n"
        "    find: {terms: [ひだまり号]}\n    examples: {bad: ['[陽だまり号]です。'], good: [ひだまり号です。]}\n",
    )
    write("postlint.yaml", "rules: [ours.yaml]\n")
    result = postlint("verify", "ours")
    assert result.exit_code == 1
    assert "Missing: ours" in result.stdout
    assert "Noisy: ours" in result.stdout
    data = json.loads(postlint("verify", "ours", "--format", "json").stdout)
    assert [failure["failure"] for failure in data["failures"]] == ["Missing", "Noisy"]


def test_inspect_json(postlint: Run, write: Write) -> None:
    write("draft.txt", "ﾊﾞｽが来た。\n🎉次の文")
    (post,) = json.loads(postlint("inspect", "draft.txt", "--format", "json").stdout)["posts"]
    assert post["folded"] == "バスが来た。\n🎉次の文"
    assert post["sentences"] == [[0, 7], [7, 8], [8, 12]] or post["sentences"][0][0] == 0
    first = post["tokens"][0]
    assert (first["span"], first["surface"], first["lemma"], first["reading"]) == ([0, 3], "ﾊﾞｽ", "バス", "バス")
    assert len(first["pos"]) == 6


def test_inspect_terminal_and_missing_file(postlint: Run, write: Write) -> None:
    write("draft.txt", "バスが来た。")
    assert "名詞" in postlint("inspect", "draft.txt").stdout
    assert postlint("inspect", "none.txt").exit_code == 2
    write("hostile.txt", "馬\x1b[31m\x07\u202e鹿")
    assert not set(postlint("inspect", "hostile.txt").stdout) & set("\x1b\x07\u202e")
    write("draft.bin", b"\x00")
    assert postlint("inspect", "draft.bin").exit_code == 2


def test_shipped_schemas_are_fresh_and_shipped_files_valid(postlint: Run, write: Write) -> None:
    folder = ROOT / "docs" / "schema"
    assert postlint("schema", str(folder), "--check").exit_code == 0
    for kind, pattern in (("rules", "rules/*.yaml"), ("guideline", "rules/guidelines/*.yaml")):
        schema = json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for path in ROOT.glob(pattern):
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
            assert [error.message for error in validator.iter_errors(data)] == [], path


def test_stale_schema_gives_1(postlint: Run, tmp_path: Path) -> None:
    assert postlint("schema", "out").exit_code == 0
    assert postlint("schema", "out", "--check").exit_code == 0
    (tmp_path / "out" / "rules.schema.json").write_text("{}", encoding="utf-8")
    assert postlint("schema", "out", "--check").exit_code == 1


def test_schema_refuses_what_the_loader_refuses() -> None:
    schema = json.loads((ROOT / "docs/schema/rules.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    rule = {
        "id": "a", "category": "slander", "severity": "error", "message": "m",
        "find": {"terms": ["x"]}, "examples": {"bad": ["[x]"], "good": ["y"]},
    }  # fmt: skip
    assert validator.is_valid({"rules": [rule]})
    for key, value in (("severity", "eror"), ("find", {"term": ["x"]}), ("find", {"terms": []}), ("extra", "1")):
        assert not validator.is_valid({"rules": [rule | {key: value}]}), key
