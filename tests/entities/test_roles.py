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


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("田中花子さんは市税を滞納しています。", "money"),
        ("田中花子さんは先月離婚しました。", "family-event"),
        ("田中花子さんは帰化しました。", "status"),
        ("田中花子さんは信者です。", "creed"),
        ("田中花子さんは停職になりました。", "discipline"),
        ("田中花子さんが詐欺に遭いました。", "victim"),
        ("田中花子さんが亡くなられました。", "death"),
        ("市内在住の田中花子さんです。", "resident"),
    ],
)
def test_sensitive_kinds(see: See, text: str, evidence: str) -> None:
    (seen,) = see(text, "person")
    assert seen.role == "private"
    assert evidence in seen.evidence
    assert "combined" not in seen.evidence


@pytest.mark.parametrize(
    ("text", "combined"),
    [
        ("要介護3の田中花子さん（88歳）です。", True),
        ("ぜんそくで入院した、緑小1年2組の田中花子ちゃんです。", True),
        ("緑小4年の田中花子さん（10歳）です。", False),
        ("田中花子さん（88歳）です。", False),
    ],
)
def test_two_things_told_of_one_person(see: See, text: str, combined: bool) -> None:
    (seen,) = see(text, "person")
    assert ("combined" in seen.evidence) is combined


@pytest.mark.parametrize(
    "text",
    [
        "障害者支援に取り組む田中花子さんです。",
        "「認知症とともに暮らす」を書いた田中花子さんです。",
        "ひきこもり支援の会の田中花子さんです。",
    ],
)
def test_a_topic_is_no_fact_about_the_person(see: See, text: str) -> None:
    (seen,) = see(text, "person")
    assert not set(seen.evidence) & {"illness", "welfare"}


@pytest.mark.parametrize(
    "text",
    [
        "緑小4年の田中花子さんの絵です。同意は後で取ります。",
        "緑小4年の田中花子さんの絵です。保護者の同意は得ていません。",
        "緑小4年の田中花子さんの絵です。同意の上お申し込みください。",
    ],
)
def test_no_consent(see: See, text: str) -> None:
    (seen,) = see(text, "person")
    assert seen.role == "private"
    assert "consent" not in seen.evidence


def test_reported_speech_makes_an_article_of_the_whole_text(see: See) -> None:
    text = "夫の田中太郎さん（45）も手伝います。店は「楽しい」と笑顔で話す人でいっぱいです。"
    (seen,) = see(text, "person")
    assert (seen.role, "interview" in seen.evidence) == ("unknown", True)


def test_a_pupil_who_speaks_is_still_a_pupil(see: See) -> None:
    (seen,) = see("緑小4年の田中花子さんは「楽しかった」と話しました。", "person")
    assert seen.role == "private"


def test_formal_address_is_no_private_life(see: See) -> None:
    assert [seen.role for seen in see("田中花子氏の死去により、山本一郎氏が後任となりました。", "person")] == [
        "unknown"
    ] * 2


def test_own_number_behind_a_bracketed_label(see: See) -> None:
    (seen,) = see("問合せ：田中さんの自宅【電話】090-0000-0000", "phone")
    assert "notice" not in seen.evidence
