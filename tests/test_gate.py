"""Approval, hours and authorship as the five guidelines want them, through the linter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.config import read_config
from postlint.linter import Linter
from postlint.model import Finding
from postlint.session import Options, run
from tests.conftest import CACHE, NOW

TOWNS = ("munakata", "kagamino", "hirakawa", "ube", "saku")
CONFIG = """
operating_hours: {time: "08:30-17:15", days: 月-金, closed: [祝日, 年末年始]}
accounts:
  "@hidamari": {platform: x}
"""
DEFAULT = Linter.assemble(None, NOW, cache=CACHE)
PUBLISH = dt.datetime(2026, 5, 12, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))
ZONES = st.integers(-12, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))


def gate(town: str, category: str = "approval", linter: Linter = DEFAULT, **fields: object) -> list[Finding]:
    """The findings of one category, infos apart."""
    post = {"text": "朝市がにぎわいました。", "municipality": town, **fields}
    return [f for f in linter.check(post) if f.category == category and f.severity != "info"]


def severities(category: str = "approval", **fields: object) -> dict[str, str]:
    """The weightiest severity in each town that has a finding."""
    found = {town: gate(town, category, **fields) for town in TOWNS}
    return {town: max(items, key=lambda f: f.severity.rank).severity.value for town, items in found.items() if items}


@pytest.fixture
def configured(tmp_path: Path) -> Linter:
    """A linter with opening hours and one registered account."""
    path = tmp_path / "postlint.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    return Linter.assemble(read_config(path), NOW, cache=CACHE)


ALL = {"munakata": "error", "kagamino": "error", "hirakawa": "error", "ube": "error", "saku": "review"}
HEADS = {town: severity for town, severity in ALL.items() if town != "munakata"}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"approved_by": ""}, ALL),
        ({"approved_by": None}, ALL),
        ({}, {}),
        ({"approved_by": "大野"}, {}),
        ({"approved_by": "総務課長"}, {}),
        ({"approved_by": "大野", "approver_role": "主任"}, ALL),
        ({"approved_by": "係長 井上"}, HEADS),
        ({"approved_by": "主査 井上"}, ALL | {"munakata": "review"}),
        ({"approved_by": "課長代理 井上"}, dict.fromkeys(HEADS, "review")),
        ({"author": "井上", "approved_by": "課長　井上"}, dict.fromkeys(ALL, "review") | {"munakata": "error"}),
    ],
)
def test_who_may_approve(fields: dict[str, object], wanted: dict[str, str]) -> None:
    assert severities(**fields) == wanted


@pytest.mark.parametrize(
    ("exception", "rest", "text", "excused"),
    [
        ("b", {"pre_approved_scope": True}, "朝市がにぎわいました。", "kagamino"),
        ("5(2)ア（ｂ）", {"pre_approved_scope": "true"}, "朝市がにぎわいました。", "kagamino"),
        ("b", {"pre_approved_scope": False}, "朝市がにぎわいました。", None),
        ("b", {"pre_approved_scope": True}, "朝市を開催します。", None),
        ("a", {"pre_approved_scope": True}, "休館日の案内です。", None),
        (
            "(a)",
            {"pre_approved_scope": True, "published_url": "https://www.example.jp/1"},
            "休館日の案内です。",
            "kagamino",
        ),
        ("c", {"pre_approved_scope": True}, "転入届は14日以内に届け出てください。", "kagamino"),
        ("c", {"pre_approved_scope": True}, "町独自の祝い金を配ります。", None),
        ("既成の事実", {}, "朝市がにぎわいました。", "hirakawa"),
        ("既成の事実", {}, "朝市がにぎわいました。次回の出店者を募集します。", None),
        ("既に周知した内容", {"published_url": "https://www.example.jp/1"}, "講座の受講者を募集します。", "hirakawa"),
        ("既公表", {"published_url": ""}, "講座の案内です。", None),
        ("意見募集", {}, "朝市がにぎわいました。", None),
        ("急ぎ", {}, "朝市がにぎわいました。", None),
    ],
)
def test_exceptions(exception: str, rest: dict[str, object], text: str, excused: str | None) -> None:
    found = severities(text=text, exception=exception, approved_by="", reported_at="2026-05-12", **rest)
    assert found == {town: severity for town, severity in ALL.items() if town != excused}


def test_a_claim_cites_its_own_part() -> None:
    (finding,) = gate("kagamino", exception="b", approved_by="", pre_approved_scope=True, text="朝市を開催します。")
    assert [clause.id for clause in finding.clauses] == ["5(2)", "5(2)ア", "5(2)ア(b)"]


def test_the_report_is_asked_for_only_where_a_clause_wants_it() -> None:
    fields = {"text": "朝市がにぎわいました。", "exception": "b", "approved_by": "", "pre_approved_scope": True}
    reminders = {
        town: [c.id for f in DEFAULT.check({**fields, "municipality": town}) if f.rule == "report-after-exception" for c in f.clauses]
        for town in TOWNS
    }  # fmt: skip
    assert reminders == {"munakata": [], "kagamino": ["5(3)"], "hirakawa": [], "ube": [], "saku": []}


@settings(max_examples=30, deadline=None)
@given(ZONES, ZONES, st.integers(-90, 90))
def test_late_approval_is_found_to_the_minute_in_every_time_zone(
    one: dt.tzinfo, other: dt.tzinfo, minutes: int
) -> None:
    approved = (PUBLISH + dt.timedelta(minutes=minutes)).astimezone(one).isoformat()
    found = gate("ube", approved_by="総務課長", approved_at=approved, publish_at=PUBLISH.astimezone(other).isoformat())
    assert bool(found) is (minutes > 0)
    found = gate("ube", approved_by="総務課長", approved_at=PUBLISH.astimezone(other).isoformat(), modified_at=approved)
    assert bool(found) is (minutes > 0)


@pytest.mark.parametrize(("clock", "late"), [("08:29", 1), ("08:30", 0), ("17:15", 0), ("17:16", 1)])
@pytest.mark.parametrize("zone", [-10, 0, 9])
def test_hours_to_the_minute_in_every_time_zone(configured: Linter, clock: str, late: int, zone: int) -> None:
    moment = dt.datetime.fromisoformat(f"2026-05-12T{clock}+09:00").astimezone(dt.timezone(dt.timedelta(hours=zone)))
    found = gate("kagamino", "hours", configured, publish_at=moment.isoformat())
    assert [f.severity.value for f in found] == ["warning"] * late
    assert len(gate("saku", "hours", configured, publish_at=moment.isoformat())) == late
    assert gate("ube", "hours", configured, publish_at=moment.isoformat()) == []


def test_an_emergency_is_at_most_a_review(configured: Linter) -> None:
    (finding,) = gate("kagamino", "hours", configured, publish_at="2026-05-12T02:00", emergency=True)
    assert (finding.severity, finding.rule) == ("review", "emergency-outside-operating-hours")


def test_missing_hours_are_named_once_a_run(tmp_path: Path) -> None:
    for name in ("a", "b"):
        rows = [f'{{"id": "{name}{i}", "text": "朝市です。", "publish_at": "2026-05-12T23:00"}}\n' for i in range(3)]
        (tmp_path / f"{name}.jsonl").write_text("".join(rows), encoding="utf-8")
    kagamino = run([str(tmp_path)], None, Options(NOW, municipality="kagamino")).report.findings
    found = [f for f in kagamino if f.category == "hours"]
    assert [(f.severity.value, [c.id for c in f.clauses]) for f in found] == [("info", ["4(4)オ"])]
    for town in ("munakata", "hirakawa", "ube", "saku"):
        report = run([str(tmp_path)], None, Options(NOW, municipality=town)).report
        assert [f for f in report.findings if f.category == "hours"] == []


def test_accounts(configured: Linter) -> None:
    cited = {
        town: [c.id for f in gate(town, "authorship", configured, account="@private") for c in f.clauses]
        for town in TOWNS
    }
    assert cited == {"munakata": ["6柱書"], "kagamino": [], "hirakawa": [], "ube": ["3(1)"], "saku": []}
    assert gate("ube", "authorship", configured, account="＠Hidamari") == []
    assert gate("ube", "authorship", account="@private") == []


@pytest.mark.parametrize(
    ("kind", "leave", "wanted"),
    [
        ("職員", False, {}),
        ("会計年度任用職員", "", {}),
        ("委託業者", False, {"ube": "error"}),
        ("指定管理者の職員", None, {"ube": "error"}),
        ("学生", True, {}),
        ("学生", "許可済み", {}),
    ],
)
def test_authors(kind: str, leave: object, wanted: dict[str, str]) -> None:
    assert severities("authorship", author_type=kind, head_permission=leave) == wanted
