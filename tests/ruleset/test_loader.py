"""Rule files: every fault named at once, with its place and how to mend it; what is right loads, also from the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.errors import RuleError
from postlint.model import Severity
from postlint.ruleset.loader import load, shipped_sources
from postlint.ruleset.own_files import with_files
from tests.conftest import GUIDELINE, RULE, SETS, linter_of, sources


def faults(**parts: str) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load(sources(**parts))
    return [str(problem) for problem in caught.value.problems]


def broken(old: str, new: str, text: str = RULE) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        (
            "severity: error",
            "severty: error",
            "rules.yaml:5:5",
            ("項目「severty」はありません", "「severity」のことですか"),
        ),
        ("severity: error", "severity: eror", "rules.yaml:5:15", ("「eror」は使えない値です", "「error」")),
        ("category: slander", "category: sländer", "rules.yaml:4:15", ("使えない値", "「slander」")),
        ("    severity: error\n", "", "rules.yaml:3:5", ("項目「severity」がありません", "書き足して")),
        ("id: insult", "id: insult\n    id: again", "rules.yaml:4:5", ("二度書かれています", "3行")),
        (
            "{terms: [馬鹿, バカ], not_pos: [副詞]}",
            "{term: [馬鹿]}",
            "rules.yaml:9:11",
            ("探し方がありません", "「terms」"),
        ),
        ("{terms: [馬鹿, バカ], not_pos: [副詞]}", "{terms: []}", "rules.yaml:9:19", ("リストが空です", "")),
        (
            "{terms: [馬鹿, バカ], not_pos: [副詞]}",
            "{in: [insalts]}",
            "rules.yaml:9:17",
            ("辞書「insalts」はありません", "「insults」"),
        ),
        ("{terms: [馬鹿, バカ], not_pos: [副詞]}", "{pattern: 'a(?=b)'}", "rules.yaml:9:21", ("正規表現", "RE2")),
        (
            "{terms: [馬鹿, バカ], not_pos: [副詞]}",
            "{terms: [馬鹿], in: x, pattern: y}",
            "rules.yaml:9:11",
            ("いくつも", ""),
        ),
        (
            "「{replacement}」に直して",
            "「{replacemnt}」に直して",
            "rules.yaml:7:17",
            ("{replacemnt}", "「replacement」"),
        ),
        ("「{match}」は人", "「{match」は人", "rules.yaml:6:14", ("波かっこ", "{{ }}")),
        ("within: match", "within: mach", "rules.yaml:11:18", ("「mach」は使えない値です", "「match」")),
        (
            "{within: match, terms: [バカ苗病]}",
            "consultatoin",
            "rules.yaml:11:9",
            ("条件の集まり「consultatoin」", "「consultation」"),
        ),
        ('"[馬鹿]です。"', '"馬鹿です。"', "rules.yaml:13:13", ("[ ] の印がありません", "囲んで")),
        ('"[馬鹿]です。"', '"[馬鹿です。"', "rules.yaml:13:13", ("[ に対応する ] がありません", "")),
        ("good: [バカ苗病を防ぐ]", "good: *x", "rules.yaml:14:13", ("YAML として読めません", "")),
        ("id: draft-leak", "id: insult", "rules.yaml:15:9", ("「insult」が二つあります", "rules.yaml")),
        ("id: draft-leak", "id: Draft Leak", "rules.yaml:15:9", ("使えない文字", "英小文字")),
    ],
)
def test_rule_faults(old: str, new: str, place: str, words: tuple[str, str]) -> None:
    lexicon = "#: purpose: 試験\n#: source: 試験\n#: date: 2026-11-21\n語\n"
    (problem,) = faults(rules=broken(old, new), insults=lexicon)
    assert problem.startswith(place + ": ")
    assert all(word in problem for word in words)
    assert " — " in problem


def test_all_faults_of_all_files_at_once() -> None:
    rules = broken("severity: error", "severity: eror").replace("message: 噂です。", "mesage: 噂です。")
    guideline = GUIDELINE.replace("asks:", "ask:")
    problems = faults(rules=rules, guideline=guideline, words="語\n")
    assert len(problems) == 6
    assert {problem.split(":")[0] for problem in problems} == {"rules.yaml", "hidamari.yaml", "words.txt"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    asks: 職員として良識のある内容ですか。\n", "", "扱いが決まっていません"),
        (
            "asks: 職員として良識のある内容ですか。",
            "asks: 良識がありますか。\n    excused: 理由",
            "扱いが二通りあります",
        ),
        ("except: [consultation]", "except: [consultatoin]", "「consultation」のことですか"),
        ("{decision-process: error}", "{decison-process: error}", "「decision-process」のことですか"),
        ("{rumour: warning}", "{rumour: {severity: warning, case: replay}}", "場面「replay」はありません"),
        ('id: "5(2)"', 'id: "5(1)"', "条項「5(1)」が二つあります"),
        ('under: "5"', 'under: "9"', "under の「9」がありません"),
    ],
)
def test_guideline_faults(old: str, new: str, words: str) -> None:
    problems = faults(guideline=broken(old, new, GUIDELINE))
    assert any(words in problem and problem.startswith("hidamari.yaml:") for problem in problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#: purpose: a\n#: source: b\n#: date: c\n", "語が一つもありません"),
        ("#: purpose: a\n#: source: b\n語\n", "#: date:"),
        ("#: purpose: a\n#: source: b\n#: date: c\n#: mach: lemma\n語\n", "「match」のことですか"),
        ("#: purpose: a\n#: source: b\n#: date: c\n#: match: lema\n語\n", "「lemma」のことですか"),
        ("#: purpose: a\n#: source: b\n#: date: c\n語\nＡ\na\n", "5行と同じ語です"),
        ("#: purpose: a\n#: source: b\n#: date: c\n語\t1\t2\t3\n", "列が多すぎます"),
    ],
)
def test_lexicon_faults(text: str, words: str) -> None:
    (problem,) = faults(words=text)
    assert words in problem
    assert problem.startswith("words.txt:")


def test_values_are_strings() -> None:
    rules = RULE.replace("[馬鹿, バカ]", "[no, 010, 5.1, 馬鹿, バカ]")
    ruleset = load(sources(rules=rules))
    texts = {term.text for group in ruleset.rules[0].find.groups() for term in group.terms}
    assert texts == {"no", "010", "5.1", "馬鹿", "バカ"}


def test_cache_gives_the_same_findings(tmp_path: Path) -> None:
    first = linter_of(load(sources(), tmp_path))
    (stored,) = tmp_path.glob("rules-*.json")
    assert "馬鹿です" not in stored.read_text(encoding="utf-8")
    second = linter_of(load(sources(), tmp_path))
    text = "馬鹿です。素案です。バカ苗病。"
    assert first.check(text) == second.check(text)
    assert second.check(text)


def test_damaged_cache_is_not_used(tmp_path: Path) -> None:
    load(sources(), tmp_path)
    (stored,) = tmp_path.glob("rules-*.json")
    stored.write_text("{", encoding="utf-8")
    assert linter_of(load(sources(), tmp_path)).check("馬鹿です。")


def test_unwritable_cache_is_no_obstacle(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load(sources(), blocked / "cache").rules


def test_own_rules_beside_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(RULE.replace("id: insult", "id: our-insult"), encoding="utf-8")
    added = with_files(sources(), [tmp_path / "ours.yaml"])
    with pytest.raises(RuleError) as caught:
        load(added)
    assert [problem.what for problem in caught.value.problems] == [
        "「draft-leak」が二つあります",
        "「hearsay」が二つあります",
    ]
    with pytest.raises(RuleError, match="規則を読めません"):
        with_files(sources(), [tmp_path / "none.yaml"])


def test_digest_depends_on_contents_only() -> None:
    assert sources().digest == sources().digest
    assert sources().digest != sources(sets=SETS.replace("意見を募集", "ご意見を募集")).digest


def test_shipped_rules_load() -> None:
    ruleset = load(shipped_sources())
    assert set(ruleset.guidelines) == {"munakata", "kagamino", "hirakawa", "ube", "saku"}
    assert all(isinstance(rule.severity, Severity) for rule in ruleset.rules)
