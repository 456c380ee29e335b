"""Persons: where a name begins and ends, and what is no name."""

from __future__ import annotations

import pytest

from tests.entities.conftest import See


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本日、田中一郎さんが講演しました。", "田中一郎"),
        ("髙橋　美咲さんの作品です。", "髙橋　美咲"),
        ("齋藤陽翔くんが走りました。", "齋藤陽翔"),
        ("佐々木希空ちゃんの写真です。", "佐々木希空"),
        ("すずき はなこさんから届きました。", "すずき はなこ"),
        ("届出人：スズキ ハナコ様", "スズキ ハナコ"),
        ("講演はHANAKO SUZUKIさんです。", "HANAKO SUZUKI"),
        ("『みゆちゃん』の写真が届きました。", "みゆ"),
        ("佐久さん宅の庭がきれいです。", "佐久"),
        ("宗像さんが来庁しました。", "宗像"),
        ("中村様方で火災がありました。", "中村"),
        ("アンナ・M・シュミットさんの演奏です。", "アンナ・M・シュミット"),
        ("窓口には鈴木が参ります。", "鈴木"),
        ("氏名：高田 実", "高田 実"),
    ],
)
def test_name_is_found_exactly(see: See, text: str, name: str) -> None:
    assert [seen.text for seen in see(text, "person")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "佐久市と宗像市と平川市が協定を結びました。",
        "皆さん、お子さんと一緒にお越しください。",
        "お客様の声をお聞かせください。",
        "赤ちゃんのための教室です。",
        "森さんぽの参加者を募集します。",
        "山田内科クリニックは休診です。",
        "田中農園でいちご狩りができます。",
        "松本さくら祭りを開きます。",
        "村上文庫を公開しています。",
        "ひなちゃん体操の講座です。",
        "センター・フィールド・ハウスで待ち合わせます。",
        "業者さんに頼みました。",
        "同様の様式で、仕様と模様を選びます。",
    ],
)
def test_no_name(see: See, text: str) -> None:
    assert see(text, "person") == []


def test_initial_with_honorific(see: See) -> None:
    (seen,) = see("桜町にお住まいのKさんです。", "person")
    assert (seen.text, seen.role) == ("K", "private")
    assert "initial" in seen.evidence


def test_without_a_dictionary_of_other_readings(see: See) -> None:
    (seen,) = see("田中一郎さんです。", "person", lookup=None)
    assert seen.text == "田中一郎"
