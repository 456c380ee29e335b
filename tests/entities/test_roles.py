"""Who is public, who is private."""

from __future__ import annotations

import pytest

from tests.entities.conftest import See


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("田中花子さん（82）が転びました。", "age"),
        ("田中花子さんは七十歳です。", "age"),
        ("北小学校3年の田中花子さんが走りました。", "school"),
        ("桜町在住の田中花子さんです。", "residence"),
        ("田中花子さんの長男が入学しました。", "kinship"),
        ("田中花子さんは先月から入院しています。", "illness"),
        ("田中花子さんが万引きで捕まりました。", "offence"),
        ("田中花子さんは生活保護を受けています。", "welfare"),
        ("はなこちゃんが来ました。", "child"),
        ("申請者：田中花子様", "private-label"),
        ("田中花子さん（090-0000-0000）まで。", "contact"),
        ("田中花子さんは昭和45年3月2日生まれです。", "birth-date"),
    ],
)
def test_private(see: See, text: str, evidence: str) -> None:
    (seen,) = see(text, "person")
    assert seen.role == "private"
    assert evidence in seen.evidence


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("田中花子市長が出席しました。", "office"),
        ("教育長の田中花子が答えました。", "office"),
        ("田中花子選手を応援しましょう。", "office"),
        ("講師は栄養士の田中花子さんです。", "performer"),
        ("伊達政宗ゆかりの品を展示します。", "historical"),
        ("柳田為義公の墓所を訪ねます。", "historical"),
    ],
)
def test_public(see: See, text: str, evidence: str) -> None:
    (seen,) = see(text, "person")
    assert seen.role == "public"
    assert evidence in seen.evidence


def test_configured_public_figure(see: See) -> None:
    (seen,) = see("桜町在住の田中 花子さんです。", "person", public_figures=("田中花子",))
    assert (seen.role, "contact-list" in seen.evidence) == ("public", True)


def test_full_name_alone_is_unknown(see: See) -> None:
    (seen,) = see("入賞は田中花子さんでした。", "person")
    assert seen.role == "unknown"


def test_stated_consent_outweighs_age(see: See) -> None:
    text = "最優秀は田中花子さん（12）でした。お名前は同意を得て載せています。"
    assert [seen.role for seen in see(text, "person")] == ["unknown"]


def test_interview_outweighs_age_but_not_illness(see: See) -> None:
    assert [s.role for s in see("田中花子さん（40・桜町）は「楽しかった」と話します。", "person")] == ["unknown"]
    assert [s.role for s in see("認知症の田中花子さん（40）は「楽しかった」と話します。", "person")] == ["private"]


def test_illness_outweighs_office(see: See) -> None:
    (seen,) = see("会長の田中花子さんは入院中です。", "person")
    assert seen.role == "private"
