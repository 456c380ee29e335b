"""Whole documents of the project's own: what is proposed, against what a person made of it."""

import hashlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.proposals import Proposal, propose
from postlint.proposals.checking import check
from postlint.proposals.lines import squeezed
from postlint.proposals.writer import Town, scalar, written
from postlint.ruleset.checks import Loaded
from postlint.ruleset.checks import check as check_all
from postlint.ruleset.language import Entry, Guideline
from postlint.ruleset.nodes import compose
from postlint.ruleset.shapes import record_of, reporter

DATA = Path(__file__).parent / "data"
TOWNS = ("hidamari", "minamo", "tomoshibi", "kazemachi", "tsukikage", "hoshifuri")
TOWN = Town("hidamari", "陽だまり市", "999999")


def source(town: str) -> str:
    return (DATA / f"{town}.txt").read_text(encoding="utf-8")


@cache
def reviewed(town: str) -> Guideline:
    path = DATA / f"{town}.yaml"
    return check(path.read_text(encoding="utf-8"), path.name)


@cache
def proposed(town: str) -> tuple[Proposal, Guideline]:
    proposal = propose(source(town))
    return proposal, check(written(proposal, TOWN, f"{town}.txt"), "proposal.yaml")


def words(guideline: Guideline) -> list[tuple[str | None, str | None, str | None]]:
    return [(entry.id, entry.under, entry.text or entry.lead) for entry in guideline.body if entry.fates]


def agree(ours: Entry, theirs: Entry) -> bool:
    return set(ours.enforces) == set(theirs.enforces)


@pytest.mark.parametrize("town", TOWNS)
def test_the_document_is_split_as_a_person_would(town: str) -> None:
    assert words(proposed(town)[1]) == words(reviewed(town))


@pytest.mark.parametrize("town", TOWNS)
def test_title_and_town_are_read(town: str) -> None:
    assert proposed(town)[0].title == reviewed(town).guideline.title
    assert proposed(town)[0].edition == reviewed(town).guideline.edition


@pytest.mark.parametrize("town", TOWNS)
def test_nothing_of_the_document_is_lost(town: str) -> None:
    proposal, guideline = proposed(town)
    printed = "".join(p for entry in guideline.body for p in (entry.heading, entry.label, entry.lead, entry.text) if p)
    assert hashlib.sha256(squeezed(printed).encode()).hexdigest() == proposal.sha256 == reviewed(town).guideline.sha256
    left = source(town)
    for line in proposal.left_out:
        left = left.replace(line, "", 1)
    assert squeezed(printed) == squeezed(left)


def test_nine_of_ten_clauses_get_the_right_categories() -> None:
    pairs = [pair for town in TOWNS for pair in zip(proposed(town)[1].clauses, reviewed(town).clauses, strict=True)]
    wrong = [theirs.text for ours, theirs in pairs if not agree(ours, theirs)]
    assert len(pairs) >= 150
    assert len(wrong) <= len(pairs) * 0.1, wrong


def test_severities_and_exceptions_follow_the_words() -> None:
    clause = {entry.id: entry for entry in proposed("hidamari")[1].clauses}
    assert clause["第6条(1)"].enforces["slander"].severity == "error"
    assert clause["第5条(2)"].enforces["rights"].severity == "warning"
    assert clause["第6条(3)"].enforces["decision-process"].except_ == ("public-consultation-broad",)
    assert clause["第6条(10)"].enforces["staff-opinion"].except_ == ("work-necessity",)
    assert "made-known-before" in clause["第4条"].enforces["approval"].except_


def test_lists_for_residents_bind_no_staff() -> None:
    clause = {entry.id: entry for entry in proposed("hidamari")[1].clauses}
    assert all(clause[name].excused for name in ("第7条2", "第7条2(1)", "第7条2(2)"))


def test_every_clause_has_a_comment_for_the_reviewer() -> None:
    proposal = propose(source("minamo"))
    text = written(proposal, TOWN, "minamo.txt")
    fates = sum(entry.fate is not None for entry in proposal.entries)
    assert text.count("  # 確認: 見込み ") == fates
    assert "ほかの候補" in text


def test_an_exception_that_no_set_covers_is_said() -> None:
    text = written(
        propose("町ガイドライン\n１ 時間\n勤務時間内に投稿すること。ただし、町長が命じたときは、この限りでない。\n"),
        TOWN,
        "x.txt",
    )
    assert "見込み 低" in text
    assert "当たる条件の集まりを決められません" in text


def test_a_demand_without_a_cue_is_asked() -> None:
    (entry,) = (
        one for one in propose("町ガイドライン\n１ 心得\n毎朝、前日の投稿を声に出して読むこと。\n").entries if one.fate
    )
    assert entry.fate is not None
    assert entry.fate.asks == "「毎朝、前日の投稿を声に出して読むこと」の定めに反しないことを確かめましたか。"


@pytest.mark.parametrize(
    "value", ["no", "1", "(1)", "a: b", "x #y", "- z", "「あ」", "~", "", " 空白", "*a", "令和\\年", '"引用"']
)
def test_scalars_read_back(value: str) -> None:
    guideline = check(
        written(propose(f"町方針\n１ 心得\n{value}を守ること。\n"), Town("t", value or "町", "999999"), "x"), "x"
    )
    assert guideline.municipality.name == (value or "町")
    assert scalar("そのまま") == "そのまま"


LINES = st.lists(
    st.text("第一二１12条章()（）【】①⑴アイ・〇 　。、次のもの誹謗差別除く:#-'\"{}[]&*!|>%@`～A\t", max_size=30),
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_any_lines_make_a_file_that_loads(lines: list[str]) -> None:
    proposal = propose("\n".join(["町ガイドライン", "１ 心得", "誠実であること。", *lines]))
    node, faults = compose(written(proposal, TOWN, "x.txt"), "x.yaml")
    assert node is not None
    problems = list(faults)
    guideline = record_of(Guideline).read(node, reporter("x.yaml", problems))
    problems += check_all(Loaded((), (("x.yaml", guideline, node),), {}))
    # The shared sets are not read here: that would take most of the test's time.
    assert [str(one) for one in problems if not one.what.startswith(("条件の集まり", "場面"))] == []
    assert len(guideline.body) == len(proposal.entries)
