"""Identifiers generated in every spelling: the right shape is found exactly, a wrong shape or count is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.conftest import See

WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
SEPARATORS = st.sampled_from(["-", " ", "－", "‐", "−", "ー", "・", ""])
# Numbers of the tests begin with zeros, so that they are nobody's.
MANY = settings(max_examples=40, deadline=None)


def digits(count: int) -> st.SearchStrategy[str]:
    """So many digits, the first three of them zeros."""
    return st.text("0123456789", min_size=count - 3, max_size=count - 3).map(lambda tail: "000" + tail)


def found(see: See, text: str, kind: str) -> list[tuple[str, str]]:
    return [(seen.text, seen.role) for seen in see(text, kind)]


@given(number=digits(12), wide=st.booleans(), label=st.sampled_from(["免許証番号", "運転免許証の番号は", "免許証（第"]))
@MANY
def test_licence(see: See, number: str, wide: bool, label: str) -> None:
    written = number.translate(WIDE) if wide else number
    assert found(see, f"{label} {written} です", "licence") == [(written, "private")]
    assert found(see, f"{label} {written[:-1]} です", "licence") == []
    assert found(see, f"商品の番号は{written}です", "licence") == []


@given(first=digits(4), last=digits(6), separator=SEPARATORS, wide=st.booleans())
@MANY
def test_pension(see: See, first: str, last: str, separator: str, wide: bool) -> None:
    number = first + separator + last
    written = number.translate(WIDE) if wide else number
    assert found(see, f"基礎年金番号は{written}です", "pension") == [(written, "private")]
    assert found(see, f"基礎年金番号は{written[:-1]}です", "pension") == []


@given(number=digits(11), wide=st.booleans())
@MANY
def test_resident_code(see: See, number: str, wide: bool) -> None:
    written = number.translate(WIDE) if wide else number
    assert found(see, f"住民票コード：{written}", "resident-code") == [(written, "private")]
    assert found(see, f"住民票コード：{written}1", "resident-code") == []


@given(
    number=digits(10), wide=st.booleans(), label=st.sampled_from(["介護保険の被保険者番号", "介護保険被保険者証 番号"])
)
@MANY
def test_care_insurance(see: See, number: str, wide: bool, label: str) -> None:
    written = number.translate(WIDE) if wide else number
    assert found(see, f"{label}は{written}", "care-insurance") == [(written, "private")]
    assert found(see, f"{label}は{written[:-1]}", "care-insurance") == []


@given(
    sign=digits(4),
    number=digits(7),
    gap=st.sampled_from([" ", "、", "・", ""]),
    branch=st.sampled_from(["", " 枝番01"]),
)
@MANY
def test_health_insurance(see: See, sign: str, number: str, gap: str, branch: str) -> None:
    written = f"記号{sign}{gap}番号{number}{branch}"
    assert found(see, f"健康保険の{written}です", "insurance") == [(written, "private")]
    assert found(see, f"問題の{written}です", "insurance") == []


@given(letters=st.text("ABCDEFGHJKLMNPRSTUVWXYZ", min_size=2, max_size=2), number=digits(7), wide=st.booleans())
@MANY
def test_passport(see: See, letters: str, number: str, wide: bool) -> None:
    written = letters + (number.translate(WIDE) if wide else number)
    assert found(see, f"旅券番号は{written}です", "passport") == [(written, "private")]
    assert found(see, f"旅券番号は{written}0です", "passport") == []
    assert found(see, f"品番は{written}です", "passport") == []


@given(
    head=st.text("ABCDEFGH", min_size=2, max_size=2),
    number=digits(8),
    tail=st.text("ABCDEFGH", min_size=2, max_size=2),
)
@MANY
def test_residence_card(see: See, head: str, number: str, tail: str) -> None:
    written = head + number + tail
    assert found(see, f"在留カードの番号は{written}です", "residence-card") == [(written, "private")]
    assert found(see, f"番号は{written}です", "residence-card") == [(written, "unknown")]
    assert found(see, f"番号は{written}Xです", "residence-card") == []


@given(number=digits(7), kind=st.sampled_from(["普通", "当座", "口座番号：", "普通預金 "]), wide=st.booleans())
@MANY
def test_bank_account(see: See, number: str, kind: str, wide: bool) -> None:
    written = number.translate(WIDE) if wide else number
    assert found(see, f"緑銀行本店 {kind}{written} 名義は本人", "bank-account") == [(written, "private")]
    assert found(see, f"義援金は緑銀行本店 {kind}{written}へ", "bank-account") == [(written, "public")]
    assert found(see, f"緑銀行の売上は{written}0円です", "bank-account") == []


@given(
    place=st.sampled_from(["品川", "大阪", "なにわ", "富士山"]),
    class_number=st.sampled_from(["300", "50", "33A"]),
    kana=st.sampled_from("あかさたなまやらわ"),
    serial=st.sampled_from(["00-01", "・・・1", "・・01", "0001"]),
    gap=st.sampled_from(["", " ", "　"]),
)
@MANY
def test_licence_plate(see: See, place: str, class_number: str, kana: str, serial: str, gap: str) -> None:
    written = gap.join((place, class_number, kana, serial))
    assert found(see, f"黒い車（{written}）です", "plate") == [(written, "private")]
    wrong = gap.join((place, class_number, "ん", serial))
    assert found(see, f"黒い車（{wrong}）です", "plate") == []


@given(
    year=st.integers(30, 63),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    form=st.sampled_from(
        ["昭和{y}年{m}月{d}日", "昭和{ky}年{km}月{kd}日", "S{y}.{m}.{d}", "昭{y}・{m}・{d}", "{ad}/{m:02}/{d:02}"]
    ),
)
@MANY
def test_birth_date_in_every_era_form(see: See, year: int, month: int, day: int, form: str) -> None:
    kanji = {"ky": _kanji(year), "km": _kanji(month), "kd": _kanji(day)}
    written = form.format(y=year, m=month, d=day, ad=1925 + year, **kanji)
    (seen,) = see(f"生年月日：{written}", "birth-date")
    assert (seen.text, seen.role, seen.entity.value) == (written, "private", f"{1925 + year}-{month:02}-{day:02}")
    assert see(f"開館日：{written}", "birth-date") == []


def _kanji(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else "〇一二三四五六七八九"[tens] + "十"
    return head + ("〇一二三四五六七八九"[ones] if ones else "")


@given(
    area=st.sampled_from(["090", "080", "070", "060"]),
    separator=st.sampled_from(["-", "－", "・", "の", " "]),
    tail=st.text("0123456789", min_size=4, max_size=4),
)
@MANY
def test_mobile_in_kanji_digits(see: See, area: str, separator: str, tail: str) -> None:
    written = separator.join((area, "0000", tail)).translate(KANJI)
    assert found(see, f"携帯は{written}です", "phone") == [(written, "private")]
    assert found(see, f"携帯は{written[:-2]}です", "phone") != [(written[:-2], "private")]


@given(
    name=st.text("abcdefghij", min_size=3, max_size=10),
    at=st.sampled_from(["@", "＠", "[at]", "(at)", "★", "☆", "（あっと）", "アットマーク"]),
)
@MANY
def test_mail_with_every_disguise(see: See, name: str, at: str) -> None:
    (seen,) = see(f"個人の{name}{at}mail.example.jp です", "email")
    assert (seen.text, seen.entity.value) == (f"{name}{at}mail.example.jp", f"{name}@mail.example.jp")
    assert (seen.role == "private") is (at not in "@＠")


@pytest.mark.parametrize("place", ["緑町", "字緑が丘", "陽だまり市緑町"])
@given(numbers=st.lists(st.integers(1, 99), min_size=2, max_size=3), wide=st.booleans())
@MANY
def test_address_needs_a_resident(see: See, place: str, numbers: list[int], wide: bool) -> None:
    tail = "-".join(map(str, numbers))
    written = place + (tail.translate(WIDE) if wide else tail)
    assert [seen.role for seen in see(f"日向さん宅（{written}）", "address")] == ["private"]
    assert "private" not in [seen.role for seen in see(f"会場：中央公民館（{written}）", "address")]
