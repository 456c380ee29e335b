"""Configurations through the command line: overrides, accounts, own guidelines, reasons, located faults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.conftest import GUIDELINE

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

INSULT = "分別を守らない馬鹿どものせいで、収集が遅れています。\n"
OWN = GUIDELINE.replace("except: [consultation]", "except: [public-consultation]").replace(
    "lower: {consultation: review}", ""
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def check(postlint: Run, monkeypatch: pytest.MonkeyPatch, cache: str) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Run `postlint check … --format json`: exit status and report."""
    monkeypatch.setenv("XDG_CACHE_HOME", cache)

    def run(*arguments: str) -> tuple[int, dict[str, Any]]:
        result = postlint("check", *arguments, "--format", "json", "--now", "2026-04-01T09:00")
        return result.exit_code, json.loads(result.stdout)

    return run


def cited(report: dict[str, Any], path: str = "") -> set[str]:
    return {
        clause["municipality"]
        for finding in report["findings"]
        if finding["path"].endswith(path) and finding["category"] == "slander"
        for clause in finding["clauses"]
    }


def test_overrides_by_path(check: Any, write: Write) -> None:
    write(
        "postlint.yaml",
        "municipality: ube\noverrides:\n  - {paths: [suido/], municipality: 佐久市}\n"
        "  - {paths: ['*.md'], fail_on: never}\n",
    )
    for name in ("a.txt", "suido/b.txt"):
        write(name, INSULT)
    status, report = check("a.txt", "suido/b.txt")
    assert (status, cited(report, "a.txt"), cited(report, "b.txt")) == (1, {"ube"}, {"saku"})
    write("c.md", INSULT)
    status, report = check("c.md")
    assert (status, cited(report)) == (0, {"ube"})
    assert check("c.md", "--fail-on", "error")[0] == 1
    assert cited(check("suido/b.txt", "-m", "ube")[1]) == {"ube"}


def test_rules_lowered_for_some_files_only(check: Any, write: Write) -> None:
    setting = "{severity: 'off', reason: 教材なので}"
    rules = "insult-with-contempt-suffix", "insulting-word"
    off = ", ".join(f"{name}: {setting}" for name in rules)
    write("postlint.yaml", f"municipality: ube\noverrides:\n  - {{paths: [kyozai/], rule_settings: {{{off}}}}}\n")
    write("a.txt", INSULT)
    write("kyozai/b.txt", INSULT)
    _, report = check("a.txt", "kyozai/b.txt")
    assert {finding["path"] for finding in report["findings"] if finding["rule"] in rules} == {"a.txt"}


def test_an_account_of_another_municipality(check: Any, write: Write) -> None:
    write(
        "postlint.yaml", "municipality: ube\naccounts:\n  '@kankou': {municipality: 佐久市}\n  '@koho': {platform: X}\n"
    )
    write(
        "posts.yaml",
        f"- {{id: a, account: koho, text: {INSULT.strip()}}}\n- {{id: b, account: 'https://x.example.jp/Kankou', text: {INSULT.strip()}}}\n"
        f"- {{id: c, account: kankou, municipality: 平川市, text: {INSULT.strip()}}}\n",
    )
    _, report = check("posts.yaml")
    towns = {
        f["post"]: {c["municipality"] for c in f["clauses"]} for f in report["findings"] if f["category"] == "slander"
    }
    assert towns == {"a": {"ube"}, "b": {"saku"}, "c": {"hirakawa"}}
    assert {item["municipality"] for item in report["checklist"]} == {"ube", "saku", "hirakawa"}


def test_an_account_has_its_own_hosts_contacts_and_hours(check: Any, write: Write) -> None:
    write(
        "postlint.yaml",
        "municipality: 鏡野町\nown_hosts: [town.example.jp]\ncontacts: [0000-00-0000]\n"
        "operating_hours: {time: '08:30-17:15', days: 月-金}\n"
        "accounts:\n  water:\n    own_hosts: [water.example.jp]\n    operating_hours: {time: '00:00-24:00', days: 毎日}\n"
        "  koho: {platform: X}\n",
    )
    text = "text: 詳しくは https://water.example.jp/a をご覧ください。, publish_at: '2026-04-05T20:00'"
    write("posts.yaml", f"- {{id: a, account: koho, {text}}}\n- {{id: b, account: water, {text}}}\n")
    _, report = check("posts.yaml")
    found = {(f["post"], f["category"]) for f in report["findings"] if f["severity"] != "info"}
    assert ("a", "hours") in found and ("b", "hours") not in found
    assert ("a", "links") in found and ("b", "links") not in found


def test_a_guideline_of_ones_own_by_file(check: Any, write: Write) -> None:
    write("rules/our-town.yaml", OWN)
    write("a.txt", INSULT)
    write("postlint.yaml", "municipality: ./rules/our-town.yaml\n")
    status, report = check("a.txt")
    assert (status, cited(report)) == (1, {"hidamari"})
    clause = next(f for f in report["findings"] if f["category"] == "slander")["clauses"][0]
    assert (clause["id"], clause["text"]) == ("5(1)", "他人をののしること。")
    (Path("postlint.yaml")).unlink()
    assert cited(check("a.txt", "-m", "rules/our-town.yaml")[1]) == {"hidamari"}


def test_a_guideline_beside_own_rules_and_once_only(check: Any, write: Write) -> None:
    write("rules/our-town.yaml", OWN)
    write("posts.yaml", f"- {{text: {INSULT.strip()}, account: koho}}\n")
    write("postlint.yaml", "rules: [./rules]\nmunicipality: 陽だまり市\n")
    assert cited(check("posts.yaml")[1]) == {"hidamari"}
    write(
        "postlint.yaml", "rules: [./rules]\nmunicipality: ube\naccounts: {koho: {municipality: rules/our-town.yaml}}\n"
    )
    assert cited(check("posts.yaml")[1]) == {"hidamari"}


def test_own_rules_and_guidelines_are_no_drafts(check: Any, write: Write) -> None:
    write("rules/own.yaml", OWN)
    write("towns/ube.yaml", OWN.replace("id: hidamari, name: 陽だまり市", "id: ube, name: 宇部市"))
    write("a.txt", "晴れです。")
    write("postlint.yaml", "rules: [./rules]\nmunicipality: ube\naccounts: {koho: {municipality: towns/ube.yaml}}\n")
    status, report = check(".")
    assert (status, report["summary"]["files"]) == (0, 1)
    assert check("rules/own.yaml")[0] == 2


def test_a_folder_of_which_nothing_is_left_is_named(check: Any, write: Write) -> None:
    write("all/a.txt", INSULT)
    write("b.txt", "晴れです。")
    write("postlint.yaml", "municipality: ube\nignore: ['all/']\n")
    status, report = check("all", "b.txt")
    assert (status, [item["path"] for item in report["unchecked"]]) == (2, ["all"])
    assert "すべて除かれています" in report["unchecked"][0]["reason"]


def test_an_own_guideline_takes_the_place_of_the_shipped_one(check: Any, write: Write) -> None:
    write("ube-2027.yaml", OWN.replace("id: hidamari, name: 陽だまり市", "id: ube, name: 宇部市"))
    write("a.txt", INSULT)
    write("postlint.yaml", "municipality: ube-2027.yaml\n")
    texts = {c["text"] for f in check("a.txt")[1]["findings"] for c in f["clauses"]}
    assert texts == {"他人をののしること。"}


def test_two_own_guidelines_of_one_town_are_refused(check: Any, write: Write) -> None:
    write("rules/a.yaml", OWN)
    write("rules/b.yaml", OWN)
    write("a.txt", INSULT)
    write("postlint.yaml", "rules: [rules]\nmunicipality: hidamari\n")
    status, report = check("a.txt")
    assert status == 2
    assert any("二つあります" in item["reason"] for item in report["unchecked"])


def test_every_wrong_name_is_located(check: Any, write: Write) -> None:
    write("a.txt", INSULT)
    write(
        "postlint.yaml",
        "municipality: 宇倍市\nrules: [none]\nembargo: none.csv\naccounts: {a: {municipality: 佐久し}}\n"
        "rule_settings:\n  insulting-wort: {severity: info, reason: 試験}\n  insulting-word: {severity: info, reason: ' '}\n"
        "overrides:\n  - {paths: [x], municipality: none.yaml, rule_settings: {insulting-word: {severity: info, reason: ''}}}\n",
    )
    status, report = check("a.txt")
    reasons = [item["reason"] for item in report["unchecked"] if item["path"].endswith("postlint.yaml")]
    assert status == 2
    assert [reason.split(": ")[0] for reason in reasons] == ["1:1", "2:9", "3:1", "4:16", "6:3", "7:36", "9:18", "9:92"]
    assert "「宇部市」のことですか" in reasons[0]
    assert "「insulting-word」のことですか" in reasons[4]
    assert "理由が空" in reasons[5] and "理由が空" in reasons[7]


@pytest.mark.parametrize("setting", ["{severity: 'off'}", "{severity: error, reason: 試験}", "'off'"])
def test_a_rule_is_never_changed_without_a_reason_nor_raised(check: Any, write: Write, setting: str) -> None:
    write("a.txt", INSULT)
    write("postlint.yaml", f"municipality: ube\nrule_settings:\n  insulting-word: {setting}\n")
    status, report = check("a.txt")
    assert status == 2
    assert any(item["reason"].startswith("3:") for item in report["unchecked"])
