"""Folding keeps the way back to the original, whatever is folded."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.model import Folded, Span
from postlint.text.fold import fold, fold_term, squash

ANY = st.text(st.characters(exclude_categories=[]), max_size=80)
TRICKY = st.text(
    st.sampled_from("ﾊﾞｶｧﾟ　 バカばか死ね・.*ー〜～㍿Ⅹ髙𠮷👨‍👩‍👧\u200b\ufe0f\u3099\r\n!！ａＡİ①"), max_size=60
)


def in_order(folded: Folded, original: str) -> bool:
    """Both columns never go back, and every range lies inside the original."""
    pairs = list(zip(folded.starts, folded.ends, strict=True))
    return (
        len(pairs) == len(folded.value)
        and all(0 <= start < end <= len(original) for start, end in pairs)
        and all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(pairs))
    )


@given(ANY | TRICKY)
def test_map_is_monotone_and_in_range(text: str) -> None:
    assert in_order(fold(text), text)
    assert in_order(squash(fold(text)), text)


@given(ANY | TRICKY)
def test_idempotent(text: str) -> None:
    once = fold(text).value
    assert fold(once).value == once


@given(TRICKY, st.data())
def test_spans_cut_whole_clusters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.value:
        return
    start = data.draw(st.integers(0, len(folded.value) - 1))
    end = data.draw(st.integers(start + 1, len(folded.value)))
    origin = folded.origin(Span(start, end))
    assert folded.value[start:end] in fold(origin.cut(text)).value


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ﾊﾞｶ", "バカ"),
        ("ﾊ\u200bﾞｶ", "バカ"),
        ("か\u3099", "が"),
        ("ＡＢＣ１２３！", "abc123!"),
        ("髙﨑𠮷德", "高崎吉徳"),
        ("㍿Ⅹ①", "株式会社x1"),
        ("バ\ufe0fカ\u2060", "バカ"),
        ("10時〜17時", "10時~17時"),
        ("一\r\n二\r三\n", "一\r\n二\r三\n"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text).value == folded
    assert fold_term(text) == folded


def test_half_width_kana_with_marks_count_as_one_place() -> None:
    folded = fold("あﾊﾞｽ")
    assert folded.value == "あバス"
    assert folded.origin(Span(1, 2)) == Span(1, 3)


def test_ideograph_that_folds_to_several_maps_to_itself() -> None:
    folded = fold("㍿と")
    assert folded.origin(Span(0, 2)) == Span(0, 1)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("バ　カ", "バカ"),
        ("このバ カ野郎", "このバカ野郎"),
        ("死・ね", "死ね"),
        ("セ　ク　シ　ー", "セクシー"),
        ("全員ク・ズだ", "全員クズだ"),
        ("低・能な", "低能な"),
        ("た・き・台では", "たき台では"),
        ("庁 議で", "庁議で"),
        ("あの馬　鹿どもめ", "あの馬鹿どもめ"),
        ("ア.ホ", "アホ"),
        ("き*ち*が*い", "きちがい"),
        ("ばーーーか", "ばーか"),
        ("バ\u200bカ", "バカ"),
    ],
)
def test_squash_takes_marks_out(text: str, bare: str) -> None:
    assert squash(fold(text)).value == bare


@pytest.mark.parametrize(
    "text", ["東京 大阪", "日時 5月1日\n場所 公民館", "コーヒー、お茶", "https://www.example.jp/a-b_c"]
)
def test_squash_leaves_ordinary_text_alone(text: str) -> None:
    folded = fold(text)
    assert squash(folded) is folded


def test_category_m_never_starts_a_cluster_after_a_letter() -> None:
    assert unicodedata.category("\u3099") == "Mn"
    assert fold("ハ\u3099").starts == (0,)
