"""What holds for every text."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.entities import DETECTORS, Known, detect
from postlint.entities.wordlists import alternatives, words
from postlint.resources import path
from postlint.text.fold import fold
from postlint.text.morphology import Analyzer
from postlint.text.sentences import sentences
from tests.entities.conftest import BASE, See

ROLES = {"private", "public", "unknown"}
PIECES = st.sampled_from(
    [
        "0", "9", "090", "-", "－", "（", "）", "さん", "ちゃん", "様", "田中", "一郎", "@", "[at]", "example.jp", "令和", "8年",
        "4月", "31日", "（金）", "〜", "から", "午後", "13時", "丁目", "番地", "号室", "桜町", "・", "ジョン", "氏名：", "\n", "　",
        "マイナンバー", "普通", "1234567", "https://", "。", "、", "歳", "🎉", "𠮷", "ﾊﾞ", "生まれ", "@a_b",
    ]
)  # fmt: skip


def check(analyzer: Analyzer, text: str) -> None:
    folded = fold(text).value
    cut = sentences(folded)
    found = detect(folded, analyzer.tokens(folded, cut), cut, Known(lookup=analyzer.lookup, base=BASE))
    spans = [item.span for item in found]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(folded) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(item.role in ROLES and len(set(item.evidence)) == len(item.evidence) for item in found)


@given(text=st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_arbitrary_text(analyzer: Analyzer, text: str) -> None:
    check(analyzer, text)


@given(text=st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=250, deadline=None)
def test_text_made_of_what_detectors_look_for(analyzer: Analyzer, text: str) -> None:
    check(analyzer, text)


def test_long_runs_take_linear_time(analyzer: Analyzer) -> None:
    for unit in ("0", "0-", "090-", "あ", "漢", "a", "a.", "1丁目", "4月1日~", "さん", "田中", "・", "(", "@a", "〇"):
        started = time.perf_counter()
        check(analyzer, unit * (20_000 // len(unit)))
        assert time.perf_counter() - started < 5, unit


def test_empty_text(see: See) -> None:
    assert see("") == []


def test_every_word_list_has_a_reason_and_no_repetition() -> None:
    for file in sorted((path("dictionaries") / "entities").glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        entries = [line for line in lines if line and not line.startswith("#")]
        assert lines[0].startswith("# ") and any("出典" in line for line in lines[:4]), file.name
        assert len(entries) == len(set(entries)) == len(words(file.stem)), file.name
        assert alternatives(file.stem).startswith("(?:")


def test_one_table_of_detectors() -> None:
    assert len(set(DETECTORS)) == len(DETECTORS)
