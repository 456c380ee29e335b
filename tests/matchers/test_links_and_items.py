"""`link`, `each`, patterns on the original text, and rules that look at the other findings of a post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from postlint.linter import Linter
from postlint.model import Severity
from tests.conftest import GUIDELINE, RULE
from tests.matchers.test_matching import found, run

Town = Callable[..., Linter]

OUTSIDE = {"link": ["external"], "not_link": ["approved"], "as": "host"}


@pytest.mark.parametrize(
    ("find", "post", "expected"),
    [
        (OUTSIDE, "先は https://shop.example.jp/ です", ["https://shop.example.jp/"]),
        (OUTSIDE, "先は https://www.city.example.lg.jp/ です", []),
        (OUTSIDE, {"text": "先", "links": [{"url": "ｓｈｏｐ．example.jp"}]}, ["shop.example.jp"]),
        (OUTSIDE, {"text": "先", "links": ["https://shop.example.jp/a"]}, ["shop.example.jp/a"]),
        (OUTSIDE, {"text": "先", "links": [{"url": "https://shop.example.jp/", "allowlisted": "true"}]}, []),
        (
            OUTSIDE,
            {"text": "https://shop.example.jp/a", "links": [{"url": "http://shop.example.jp/a/", "allowlisted": True}]},
            [],
        ),
        (
            OUTSIDE,
            {"text": "https://shop.example.jp/b", "links": [{"url": "https://shop.example.jp/a", "allowlisted": True}]},
            ["https://shop.example.jp/b"],
        ),
        (OUTSIDE, {"text": "shop.example.jp", "links": ["https://shop.example.jp/"]}, ["shop.example.jp"]),
        ({"link": ["shortener"]}, "https://bit.ly/0 と https://example.jp/", ["https://bit.ly/0"]),
        (
            {"link": ["external"], "url": "名簿"},
            "https://example.jp/%E5%90%8D%E7%B0%BF",
            ["https://example.jp/%E5%90%8D%E7%B0%BF"],
        ),
        ({"link": ["external"]}, "https://www.example..jp/", []),
    ],
)
def test_links(town: Town, find: dict[str, Any], post: str | dict[str, object], expected: list[str]) -> None:
    assert found(town, find, post) == expected


BARE_PICTURE = {"each": "attachments", "where": {"kind": {"in": ["image"]}, "alt": {"is": "missing"}}}


@pytest.mark.parametrize(
    ("attachments", "expected"),
    [
        ([{"path": "a.jpg"}, {"path": "b.png", "alt": "桜"}, {"type": "画像", "alt": " "}], ["1: a.jpg", "3:"]),
        ([{"type": "video", "path": "a.jpg"}], []),
        (["folder\\a.WEBP?x=1"], ["1: a.WEBP"]),
        ([{"type": "image", "alt": "桜"}], []),
        (None, []),
    ],
)
def test_conditions_hold_for_one_item(town: Town, attachments: object, expected: list[str]) -> None:
    assert found(town, BARE_PICTURE, {"text": "桜", "attachments": attachments}) == expected


def test_value_expressions(town: Town) -> None:
    find = {"each": "links", "where": {"url": {"matches": r"\.xlsx$", "not_matches": "様式"}}}
    post = {"text": "表", "links": ["https://example.jp/Ａ．ＸＬＳＸ", "https://example.jp/様式.xlsx"]}
    assert [finding.field for finding in run(town, find, post)] == ["links"]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[Ⅰ-Ⅻ]", "第Ⅱ期とII期", ["Ⅱ"]),
        ("[ｦ-ﾟ]+", "ﾊﾞｽとバス", ["ﾊﾞｽ"]),
        ("[A-Z]{3}", "ABCとabc", ["ABC"]),
        ("\u200b", "あ\u200bい", []),
    ],
)
def test_patterns_on_the_original(town: Town, pattern: str, text: str, expected: list[str]) -> None:
    assert found(town, {"pattern": pattern, "text": "original"}, text) == expected


def test_once_reports_the_first_place_only(town: Town) -> None:
    assert found(town, {"terms": ["桜"]}, "桜と桜", once="post") == ["桜"]


BESIDE = """
  - id: link-beside
    category: links
    severity: error
    message: リンクです。
    beside: [slander, rumour]
    find: {link: [external]}
    examples: {bad: ["馬鹿です。[https://example.jp/]"], good: [馬鹿です。]}
"""
LINKS = '\n  - {id: "7", text: 関連するリンクも行わないこと。, enforces: {links: error}}\n'


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("https://example.jp/", None),
        ("馬鹿です。https://example.jp/", Severity.ERROR),
        ("閉店との噂です。https://example.jp/", Severity.WARNING),
        ("素案です。https://example.jp/", None),
    ],
)
def test_rule_beside_other_findings(town: Town, text: str, severity: Severity | None) -> None:
    linter = town(rules=RULE + BESIDE, guideline=GUIDELINE + LINKS)
    weights = [finding.severity for finding in linter.check(text) if finding.rule == "link-beside"]
    assert weights == ([severity] if severity else [])


def test_faulty_value_expression_is_named(town: Town) -> None:
    with pytest.raises(Exception, match="正規表現を解釈できません"):
        run(town, {"each": "links", "where": {"url": {"matches": "("}}}, "桜")
