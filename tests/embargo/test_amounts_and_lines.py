from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.embargo.amounts import amounts, days, editions, years
from postlint.embargo.lines import bare, form
from postlint.embargo.romaji import katakana
from postlint.model import Tokens
from postlint.text.fold import fold_term

Cut = Callable[[str], Tokens]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("総額は5億円", {"500000000円"}),
        ("総額は五億円", {"500000000円"}),
        ("総額は５００，０００，０００円", {"500000000円"}),
        ("3,500万円", {"35000000円"}),
        ("プレミアム率25％", {"25%"}),
        ("お買い物が4分の1お得", {"25%"}),
        ("3割お得", {"30%"}),
        ("先着20名様と30人", {"20人", "30人"}),
        ("第3回、午前10時、令和8年度", set()),
    ],
)
def test_amounts_have_one_spelling(text: str, keys: set[str], tokens: Cut) -> None:
    value = fold_term(text)
    assert keys == {amount.key for amount in amounts(value, tokens(value)) if amount.key[-1] in "円%人"}


def test_common_fees_and_numbers_of_places_are_small(tokens: Cut) -> None:
    value = "定員20人、材料費500円、総額5億円、4000発、25%"
    small = {amount.key: amount.small for amount in amounts(value, tokens(value))}
    assert small == {"20人": True, "500円": True, "500000000円": False, "4000発": False, "25%": False}


def test_days_years_and_editions() -> None:
    assert {day.key for day in days("8月29日、11/3(火)、13月1日")} == {"08-29", "11-03"}
    assert years("令和8年度と2027年、r9.4") == {2026, 2027}
    assert editions("第20回、第 3 期") == {20, 3}


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("tokimeki", "トキメキ"),
        ("hoshino", "ホシノ"),
        ("shinchan", "シンチャン"),
        ("kippu", "キップ"),
        ("matcha", "マッチャ"),
        ("tukumo", "ツクモ"),
        ("ryokan", "リョカン"),
    ],
)
def test_romaji(word: str, kana: str) -> None:
    syllables = katakana(word)
    assert syllables is not None
    assert "".join(part for _, _, part in syllables) == kana


@pytest.mark.parametrize("word", ["http", "festival", "sns", "x"])
def test_what_is_no_romaji(word: str) -> None:
    assert katakana(word) is None


@given(st.text(alphabet="aiueokstnhmyrwgzdbpcfj'", max_size=20))
def test_romaji_covers_the_whole_word_or_nothing(word: str) -> None:
    syllables = katakana(word)
    if syllables is not None:
        assert [start for start, _, _ in syllables] == [0, *(end for _, end, _ in syllables[:-1])]
        assert syllables[-1][1] == len(word)


@given(st.text(alphabet="あアみナ凪朝倉 ・「」tokime1％", max_size=30))
def test_every_letter_of_a_line_knows_where_it_stands(text: str) -> None:
    value = fold_term(text)
    line = bare(value)
    assert len(line.value) == len(line.starts) == len(line.ends)
    assert all(0 <= start < end <= len(value) for start, end in zip(line.starts, line.ends, strict=True))
    assert list(line.starts) == sorted(line.starts)


def test_writings_of_one_name_have_one_form() -> None:
    writings = (
        "ときめき商品券",
        "トキメキ商品券",
        "ときめき・商品券",
        "「ときめき」商品券",
        "Tokimeki商品券",
        "ﾄｷﾒｷ商品券",
    )
    assert {form(fold_term(name)) for name in writings} == {"トキメキ商品券"}
