"""Numbers with and without check digits, in every spelling; none of the examples was given to anybody."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postlint.entities.cards import luhn
from postlint.entities.my_number import is_valid
from tests.entities.conftest import See


def check_digit(first: str) -> int:
    """The formula of 平成26年総務省令第85号 第5条, written anew: 11 - (sum of Pn x Qn mod 11), 0 for 10 and 11."""
    total = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(first), 1))
    return 0 if total % 11 <= 1 else 11 - total % 11


ELEVEN = st.text("0123456789", min_size=11, max_size=11)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def spelled(number: str, spelling: str) -> str:
    """Twelve or sixteen digits as people write them."""
    groups = [number[index : index + 4] for index in range(0, len(number), 4)]
    forms = {"plain": number, "spaces": " ".join(groups), "hyphens": "-".join(groups), "letters": " ".join(number)}
    return forms.get(spelling, number.translate(WIDE))


@given(first=ELEVEN, spelling=st.sampled_from(["plain", "spaces", "hyphens", "letters", "wide"]))
@settings(max_examples=60, deadline=None)
def test_valid_my_number_in_every_spelling(see: See, first: str, spelling: str) -> None:
    assume(len(set(first)) > 1)
    number = first + str(check_digit(first))
    assert is_valid(number)
    (seen,) = see(f"個人番号は{spelled(number, spelling)}です", "my-number")
    assert (seen.entity.value, seen.role, seen.evidence) == (number, "private", ("label", "check-digit"))


@given(first=ELEVEN, wrong=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_wrong_check_digit(see: See, first: str, wrong: int) -> None:
    number = first + str((check_digit(first) + wrong) % 10)
    assert not is_valid(number)
    assert see(f"{spelled(number, 'spaces')}をお持ちください", "my-number") == []
    assert [seen.evidence for seen in see(f"マイナンバー{number}", "my-number")] == [("label",)]


def test_check_digit_of_a_published_example() -> None:
    assert is_valid("123456789018")
    assert not is_valid("000000000000")


def test_grouped_number_without_label_is_unknown(see: See) -> None:
    (seen,) = see("控えは 1234 5678 9018 です", "my-number")
    assert seen.role == "unknown"
    assert see("受付番号 1234 5678 9018", "my-number") == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("免許証番号 000000000000", "licence", "000000000000"),
        ("運転免許証(第000000000000号)", "licence", "000000000000"),
        ("基礎年金番号は0000-000000です", "pension", "0000000000"),
        ("年金番号:0000 000000", "pension", "0000000000"),
        ("住民票コードは00000000000です", "resident-code", "00000000000"),
        ("保険証の記号00 番号0000000", "insurance", "記号00 番号0000000"),
        ("被保険者証番号:00000000", "insurance", "00000000"),
        ("介護保険の被保険者番号は0000000000", "care-insurance", "0000000000"),
        ("パスポートはTK0000000です", "passport", "tk0000000"),
        ("在留カード AB00000000CD", "residence-card", "ab00000000cd"),
        ("振込は普通0000000です", "bank-account", "0000000"),
        ("口座番号：0000000", "bank-account", "0000000"),
        ("ゆうちょ銀行 記号10000 番号00000001", "bank-account", "記号10000 番号00000001"),
        ("品川 500 さ 00-00の車", "plate", "品川 500 さ 00-00"),
        ("ナンバーは大阪300あ・・・1です", "plate", "大阪 300 あ ・・・1"),
    ],
)
def test_labelled_numbers(see: See, text: str, kind: str, value: str) -> None:
    found = [(seen.type, seen.entity.value, seen.role) for seen in see(text) if seen.type != "person"]
    assert found == [(kind, value, "private")]


@pytest.mark.parametrize(
    "text",
    [
        "運転免許証をお持ちください。",
        "年金の相談は0000-00-0000へ。",
        "記号で答えてください。番号は1番です。",
        "普通の教室で1234567人が参加しました。",
        "奈良の500さの1234",
        "お品番AB00000000CDE",
    ],
)
def test_labels_without_a_value(see: See, text: str) -> None:
    assert [seen for seen in see(text) if seen.type not in ("phone", "person", "date")] == []


def test_public_appeal(see: See) -> None:
    (seen,) = see("義援金の振込先 ゆうちょ銀行 00000-0-000000 会計管理者", "bank-account")
    assert seen.role == "public"


def with_luhn(first: str) -> str:
    return next(first + digit for digit in "0123456789" if luhn(first + digit))


@given(
    tail=st.text("0123456789", min_size=14, max_size=14),
    spelling=st.sampled_from(["plain", "spaces", "hyphens", "wide"]),
)
@settings(max_examples=60, deadline=None)
def test_cards_with_a_right_luhn_digit(see: See, tail: str, spelling: str) -> None:
    number = with_luhn("4" + tail)
    (seen,) = see(f"クレジットカードは{spelled(number, spelling)}です", "card")
    assert (seen.entity.value, seen.role) == (number, "private")
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert see(f"クレジットカードは{wrong}です", "card") == []


@pytest.mark.parametrize(
    ("text", "kind", "role", "value"),
    [
        ("生年月日：昭和45年3月2日", "birth-date", "private", "1970-03-02"),
        ("S45.3.2生", "birth-date", "private", "1970-03-02"),
        ("1970年3月2日生まれの女性", "date", "unknown", "1970-03-02"),
        ("2019年4月2日～2020年4月1日生まれの方", "date", "unknown", "2019-04-02/2020-04-01"),
        ("嘉納は1860年12月10日に生まれた。", "birth-date", "public", "1860-12-10"),
        ("年齢は47歳です", "age", "unknown", "47"),
    ],
)
def test_births_and_ages(see: See, text: str, kind: str, role: str, value: str) -> None:
    found = [(s.type, s.role, s.entity.value) for s in see(text) if s.type in ("birth-date", "date", "age")]
    assert found == [(kind, role, value)]


@pytest.mark.parametrize("text", ["65歳以上の方", "3～5歳児", "20歳代の参加者", "対象は18歳から"])
def test_eligible_ages_are_no_ones(see: See, text: str) -> None:
    assert see(text, "age") == []
