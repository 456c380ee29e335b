"""The embargo register: forms, faults, and the matcher that uses it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from postlint.config.register import read_register
from postlint.errors import ConfigError
from postlint.linter import Linter
from postlint.ruleset.loader import load
from tests.conftest import linter_of, sources

Write = Callable[[str, str | bytes], Path]

CSV = (
    "id,件名,解禁日時,区分,担当課,担当者,内線,キーワード,相手方,発表方法,公表URL\r\n"
    "R8-1,陽だまり図書館の愛称について,令和8年5月12日（火）午前10時,報道発表,図書館,山本,1,愛称;命名権,見本商事,会見,\r\n"
    "R8-2,農園の抽選結果,2026/5/20 14:00,公平配信,農政課,髙橋,2,抽選,,HP,\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_csv(write: Write, encoding: str) -> None:
    first, second = read_register(write("register.csv", CSV.encode(encoding)))
    assert (first.id, first.release_at.isoformat()) == ("R8-1", "2026-05-12T10:00:00+09:00")
    assert (first.keywords, first.parties) == (("愛称", "命名権"), ("見本商事",))
    assert second.kind == "公平配信"


def test_yaml_and_json(write: Write) -> None:
    yaml = "- id: a\n  title: 題\n  release_at: 2026-05-12\n  keywords: [語, 句]\n"
    (entry,) = read_register(write("register.yaml", yaml))
    assert entry.release_at.isoformat() == "2026-05-13T00:00:00+09:00"
    json = '[{"id": "a", "title": "題", "release_at": "2026-05-12T10:00:00Z"}]'
    assert read_register(write("register.json", json))[0].release_at.isoformat() == "2026-05-12T19:00:00+09:00"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("r.yaml", "- id: a\n  titel: 題\n  release_at: 2026-05-12\n", "「title」"),
        ("r.yaml", "- id: a\n  title: 題\n  release_at: 近日中\n", "解禁日時「近日中」を読めません"),
        ("r.yaml", "id: a\n", "リストではありません"),
        ("r.yaml", "- a\n", "項目の並びではありません"),
        ("r.yaml", "", "中身がありません"),
        ("r.csv", "id,件名,解禁日時\r\n", "登録がありません"),
        ("r.csv", 'id,件名,解禁日時\r\n"a', "CSV として読めません"),
        ("r.xlsx", "PK", "読めません"),
        ("r.csv", b"\x81\xff", "r.csv"),
    ],
)
def test_faults(write: Write, name: str, content: str | bytes, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_register(write(name, content))
    assert words in str(caught.value)


RULES = """
rules:
  - id: unreleased
    category: decision-process
    severity: error
    message: 登録「{entry}」の解禁前です。
    find: {embargo: certain}
    examples: {bad: [{text: 見本, with: {publish_at: "2026-05-01"}}], good: [見本]}
"""


@pytest.fixture
def linter(write: Write) -> Linter:
    entries = read_register(write("register.csv", CSV))
    return linter_of(load(sources(rules=RULES)), embargo=entries)


@pytest.mark.parametrize(
    ("publish_at", "found"),
    [
        ("2026-05-12T09:59:00+09:00", True),
        ("2026-05-12T10:00:00+09:00", False),
        ("2026-05-12T00:59:00Z", True),
        ("2026-05-12T01:00:00Z", False),
    ],
)
def test_release_is_exact_to_the_minute(linter: Linter, publish_at: str, found: bool) -> None:
    post = {"text": "見本商事が命名権を得ます。", "publish_at": publish_at}
    assert [finding.message for finding in linter.check(post)] == (["登録「R8-1」の解禁前です。"] if found else [])


def test_words_that_overlap_are_one_word(write: Write) -> None:
    text = "- {id: a, title: 販売について, release_at: 2026-05-12, keywords: [商品券, ひだまり商品券]}\n"
    linter = linter_of(load(sources(rules=RULES)), embargo=read_register(write("r.yaml", text)))
    assert linter.check({"text": "ひだまり商品券です。", "publish_at": "2026-05-01T09:00"}) == ()


def test_one_word_is_not_certain(linter: Linter) -> None:
    assert linter.check({"text": "愛称を付けました。", "publish_at": "2026-05-01T09:00"}) == ()
