"""Sentences: full stops and line breaks, brackets and addresses respected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.model import Span
from postlint.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("晴れです。雨です。", ["晴れです。", "雨です。"]),
        ("市長は「晴れ。雨。」と述べた。終わり", ["市長は「晴れ。雨。」と述べた。", "終わり"]),
        ("中止(雨。風。)です。次", ["中止(雨。風。)です。", "次"]),
        ("一行目\r\n二行目\r三行目\n", ["一行目\r\n", "二行目\r", "三行目\n"]),
        ("持ち物は、\n筆記用具です。", ["持ち物は、\n筆記用具です。"]),
        ("見て!https://www.example.jp/?a=1!次", ["見て!", "https://www.example.jp/?a=1!次"]),
        ("閉じない「括弧。次", ["閉じない「括弧。", "次"]),
        ("本当!?はい", ["本当!?", "はい"]),
        ("", []),
    ],
)
def test_cuts(text: str, cut: list[str]) -> None:
    assert [span.cut(text) for span in sentences(text)] == cut


@given(st.text(st.sampled_from("あ。!「」()\r\n、https:/.jp "), max_size=80))
def test_sentences_cover_the_text(text: str) -> None:
    assert "".join(span.cut(text) for span in sentences(text)) == text


def test_long_text_is_cut_in_linear_time() -> None:
    text = "「あ。」い。(う\n)え、\n" * 20_000
    assert sentences(text)[-1].end == len(text)


def test_stray_bracket_does_not_swallow_the_rest() -> None:
    text = "「" + "あ。" * 400 + "」"
    assert sentences(text)[0] == Span(0, 3)
