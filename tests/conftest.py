"""What all tests share: small rule sets made of text, and a linter over them."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from postlint.dates import JST
from postlint.linter import Linter
from postlint.model import Context
from postlint.ruleset.loader import Ruleset, RuleSources, load
from postlint.text.morphology import Analyzer

_FOLDER = tempfile.TemporaryDirectory(prefix="postlint-tests-")
CACHE = Path(_FOLDER.name)
"""Compiled rules, made once for all tests of a process."""


NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=JST)

GUIDELINE = """
municipality: {id: hidamari, name: 陽だまり市, code: "000000"}
guideline: {title: 陽だまり市SNS運用ガイドライン, edition: "2024-04-01", source: hidamari.txt, sha256: ""}
body:
  - heading: ５ 禁止事項
  - id: "5"
    lead: 次の情報を発信してはならない。
    excused: 柱書です。
  - id: "5(1)"
    text: 他人をののしること。
    under: "5"
    enforces: {slander: error}
  - id: "5(2)"
    text: 検討の過程に関する情報（市が意見を募集する場合を除く。）
    under: "5"
    enforces: {decision-process: error}
    except: [consultation]
  - id: "5(3)"
    text: 噂に関すること。
    enforces: {rumour: warning}
    lower: {consultation: review}
  - id: "6"
    text: 職員として良識ある発信に努めること。
    asks: 職員として良識のある内容ですか。
"""

SETS = """
sets:
  - id: consultation
    about: 意見を募集する場合。
    any:
      - {within: post, terms: [意見募集]}
cases: []
"""

RULE = """
rules:
  - id: insult
    category: slander
    severity: error
    message: 「{match}」は人をののしる表現です。
    suggestion: 「{replacement}」に直してください。
    why: 人を傷つけるため。
    find: {terms: [馬鹿, バカ], not_pos: [副詞]}
    unless:
      - {within: match, terms: [バカ苗病]}
    examples:
      bad: ["[馬鹿]です。"]
      good: [バカ苗病を防ぐ]
  - id: draft-leak
    category: decision-process
    severity: error
    message: 「{stage}」は検討中の情報です。
    find: {sequence: [{terms: [素案, たたき台], as: stage}]}
    examples:
      bad: ["[素案]を作りました。"]
      good: [提案を作りました。]
  - id: hearsay
    category: rumour
    severity: error
    message: 噂です。
    find: {terms: [だそうだ, との噂]}
    examples:
      bad: ["閉店[との噂]です。"]
      good: [噂の名店です。]
"""


def sources(rules: str = RULE, guideline: str = GUIDELINE, sets: str = SETS, **lexicons: str) -> RuleSources:
    """Rule sources made of text; keyword arguments are lexicons by name."""
    return RuleSources(
        (("sets.yaml", sets.replace("cases: []\n", "").encode()), ("rules.yaml", rules.encode())),
        (("hidamari.yaml", guideline.encode()),),
        tuple((f"{name}.txt", text.encode()) for name, text in lexicons.items()),
    )


def linter_of(ruleset: Ruleset, **context: object) -> Linter:
    """A linter over a rule set, on a fixed day."""
    return Linter(ruleset, Context(tuple(ruleset.guidelines), NOW, **context))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """One tokenizer for all tests."""
    return Analyzer()


@pytest.fixture
def town() -> Callable[..., Linter]:
    """A linter of the fictional town; arguments as for `sources`."""

    def make(**parts: str) -> Linter:
        return linter_of(load(sources(**parts)))

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below the test's folder and return its path."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put
