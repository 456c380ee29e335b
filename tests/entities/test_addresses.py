"""Postal addresses."""

from __future__ import annotations

import pytest

from tests.entities.conftest import See


@pytest.mark.parametrize(
    ("text", "address", "depth"),
    [
        ("桜町2-3-15にお住まいです", "桜町2-3-15", "house-number"),
        ("東京都千代田区千代田１丁目１－１", "東京都千代田区千代田１丁目１－１", "house-number"),
        ("佐久市中込三〇五六番地です", "佐久市中込三〇五六番地", "house-number"),
        ("東町字川端88番地の2です", "東町字川端88番地の2", "house-number"),
        ("中町三丁目二の十一です", "中町三丁目二の十一", "house-number"),
        ("松山市緑町五丁目の路上", "松山市緑町五丁目", "block"),
        ("桜町2-3-15-302号室です", "桜町2-3-15-302号室", "room"),
        ("市営住宅B棟203です", "市営住宅B棟203", "room"),
        ("住所：戸田1822", "戸田1822", "house-number"),
    ],
)
def test_addresses(see: See, text: str, address: str, depth: str) -> None:
    (seen,) = see(text, "address")
    assert (seen.text, seen.evidence[0]) == (address, depth)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("田中さん宅（緑ヶ丘3-2-1）", "private"),
        ("桜町2-3-15にお住まいの方", "private"),
        ("田中花子様（東町2-88）", "private"),
        ("自宅は桜町2-3-15です", "private"),
        ("会場：中央公民館（中央町1-1-1）", "public"),
        ("みどりクリニック（本町1-2-3）", "public"),
        ("物件：桜町2-3-15", "unknown"),
        ("桜町三丁目の集合住宅", "unknown"),
    ],
)
def test_roles(see: See, text: str, role: str) -> None:
    (seen,) = see(text, "address")
    assert seen.role == role


def test_own_address(see: See) -> None:
    (seen,) = see("自宅は桜町2-3-15です", "address", contacts=("桜町2-3-15",))
    assert seen.role == "public"


@pytest.mark.parametrize(
    "text",
    [
        "小学校4年2組の作文",
        "予算額3-5億円",
        "試合は3-2で勝ちました",
        "10-12時に開きます",
        "令和8年4月15日",
        "第1-2回の講座",
        "3町村の5市町村",
    ],
)
def test_no_address(see: See, text: str) -> None:
    assert see(text, "address") == []
