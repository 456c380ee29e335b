"""Phone numbers; every one of these is a number that no subscriber can have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.conftest import See


@pytest.mark.parametrize(
    ("text", "written", "digits"),
    [
        ("電話０９０－００００－００００まで", "０９０－００００－００００", "09000000000"),
        ("090ー0000ー0000へ", "090ー0000ー0000", "09000000000"),
        ("〇九〇−〇〇〇〇−〇〇〇〇", "〇九〇−〇〇〇〇−〇〇〇〇", "09000000000"),
        ("電話0000・00・0000です", "0000・00・0000", "0000000000"),
        ("電話(0000)00-0000です", "(0000)00-0000", "0000000000"),
        ("電話0000(00)0000です", "0000(00)0000", "0000000000"),
        ("電話は0000の00の0000です", "0000の00の0000", "0000000000"),
        ("TEL09000000000", "09000000000", "09000000000"),
        ("+81-90-0000-0000", "+81-90-0000-0000", "09000000000"),
        ("ゼロ九ゼロの0000の0000です", "ゼロ九ゼロの0000の0000", "09000000000"),
        ("050.0000.0000まで", "050.0000.0000", "05000000000"),
        ("(電話 03-0000-0000)", "03-0000-0000", "0300000000"),
    ],
)
def test_spellings(see: See, text: str, written: str, digits: str) -> None:
    (seen,) = see(text, "phone")
    assert (seen.text, seen.entity.value, seen.entity.problem) == (written, digits, None)


@pytest.mark.parametrize(
    ("text", "role", "evidence"),
    [
        ("担当の携帯は090-0000-0000です", "private", "mobile"),
        ("080-0000-0000まで", "private", "mobile"),
        ("問合せ：田中【電話】090-0000-0000", "private", "notice"),
        ("0800-000-0000へ", "public", "toll-free"),
        ("0120-000-000へ", "public", "toll-free"),
        ("市民課（0000-00-0000）", "public", "office"),
        ("問合せ：みどり課\n【電話】0000-00-0000", "public", "office"),
        ("自宅 0000-00-0000", "private", "residence"),
        ("0000-00-0000", "unknown", "format"),
    ],
)
def test_roles(see: See, text: str, role: str, evidence: str) -> None:
    (seen,) = see(text, "phone")
    assert seen.role == role
    assert evidence in seen.evidence or role == "unknown"


def test_own_contact_is_public_in_full_and_without_area_code(see: See) -> None:
    contacts = ("0000-10-0000",)
    assert [s.role for s in see("自宅 0000-10-0000", "phone", contacts=contacts)] == ["public"]
    assert [s.evidence[0] for s in see("電話 10-0000", "phone", contacts=contacts)] == ["contact-list"]


@pytest.mark.parametrize(
    "text",
    [
        "予算額0300000000円",
        "第0300000000号",
        "予約番号 2026-0415-0032",
        "2026-04-15から",
        "ISBN 000-0-00-000000-0",
        "午前10時30分",
    ],
)
def test_no_phone(see: See, text: str) -> None:
    assert see(text, "phone") == []


def test_wrong_count_of_digits(see: See) -> None:
    (seen,) = see("市民課（電話 0000-00-00000）まで", "phone")
    assert seen.entity.problem == "invalid"


@given(
    prefix=st.sampled_from(["060", "070", "080", "090"]),
    separator=st.sampled_from(["-", "－", "ー", "‐", "−", "・", ".", " ", "の", ""]),
    tail=st.text("0123456789", min_size=4, max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_every_mobile_number_is_private(see: See, prefix: str, separator: str, tail: str) -> None:
    # 0800 without a separator begins a free number.
    number = f"{prefix}{separator}{'1000' if prefix == '080' else '0000'}{separator}{tail}"
    found = see(f"携帯：{number}です", "phone")
    assert [(seen.text, seen.role) for seen in found] == [(number, "private")]
