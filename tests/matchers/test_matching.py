"""Each kind of condition on real morphemes, through small rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from postlint.linter import Linter
from postlint.model import Finding

Town = Callable[..., Linter]

WORDS = """#: purpose: 試験
#: source: 書き下ろし
#: date: 2026-11-21
#: match: surface, lemma
外国人\t海外から来た方\t一律に扱わない
高齢者
"""


HIDDEN = """#: purpose: 試験
#: source: 書き下ろし
#: date: 2026-11-21
#: disguise: yes
飲酒運転
駐車違反
賭博
民営化
内部資料
障害者差別
部外秘
役立たず
二級市民
"""


def run(town: Town, find: dict[str, Any], post: str | dict[str, object], **more: Any) -> tuple[Finding, ...]:
    rule = {
        "id": "r",
        "category": "slander",
        "severity": "error",
        "message": "{match}",
        "find": find,
        "examples": {"bad": ["[例]"], "good": ["例"]},
        **more,
    }
    lexicons = {"groups": WORDS, "hidden": HIDDEN}
    return town(rules=yaml.safe_dump({"rules": [rule]}, allow_unicode=True), **lexicons).check(post)


def found(town: Town, find: dict[str, Any], post: str | dict[str, object], **more: Any) -> list[str]:
    return [finding.excerpt for finding in run(town, find, post, **more)]


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        ({"terms": ["めくら"]}, "ページをめくらないで", []),
        ({"terms": ["カス"]}, "鰹節の削りカス", []),
        ({"terms": ["外国"]}, "外国人", []),
        ({"terms": ["外国"], "boundary": "short"}, "外国人", ["外国"]),
        ({"terms": ["りカ"], "boundary": "none"}, "削りカス", ["りカ"]),
        ({"terms": ["頭が悪い"]}, "頭が悪かった", ["頭が悪かっ"]),
        ({"terms": ["バカ"], "by": ["reading"]}, "馬鹿とばかとバカ", ["馬鹿", "ばか", "バカ"]),
        ({"terms": ["障害"], "by": ["norm"]}, "障がい", ["障がい"]),
        ({"terms": ["とても"], "not_pos": ["副詞"]}, "とても長い列", []),
        ({"in": ["groups"]}, "外国人と高齢者", ["外国人", "高齢者"]),
        (
            {"sequence": [{"in": ["groups"]}, {"gap": 2}, {"terms": ["お断り"]}]},
            "外国人はお断りです",
            ["外国人はお断り"],
        ),
        ({"sequence": [{"in": ["groups"]}, {"gap": 1}, {"terms": ["お断り"]}]}, "外国人は当店ではお断り", []),
        ({"sequence": [{"lemma": ["走る"]}, {"at": "end"}]}, "早く走れ。", ["走れ"]),
        ({"sequence": [{"lemma": ["走る"]}, {"at": "end"}]}, "走れない。", []),
        ({"sequence": [{"at": "start"}, {"terms": ["本日"]}]}, "今日です。本日です。", ["本日"]),
        ({"sequence": [{"lemma": ["来る"], "form": ["命令"]}]}, "来い。来ます。", ["来い"]),
        ({"sequence": [{"pos": ["名詞-固有名詞-人名-姓"]}, {"surface": ["さん"]}]}, "山田さんと公園", ["山田さん"]),
        ({"sequence": [{"terms": ["馬鹿"]}, {"not": {"surface": ["貝"]}}]}, "馬鹿な話", ["馬鹿な"]),
        (
            {"sequence": [{"lemma": ["とても"], "repeat": 3}, {"lemma": ["長い"]}]},
            "とてもとても長い",
            ["とてもとても長い"],
        ),
        ({"sequence": [{"lemma": ["とても"], "optional": True}, {"lemma": ["長い"]}]}, "長い", ["長い"]),
        (
            {"sequence": [{"terms": ["市長"]}, {"surface": ["の"]}, {"lemma": ["失敗"], "mark": True}]},
            "市長の失敗",
            ["失敗"],
        ),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}]}, "洪水は楽しい。", ["洪水"]),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}]}, "洪水です。楽しい。", []),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}], "scope": "line"}, "洪水です。楽しい。", ["洪水"]),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}], "scope": "post"}, "洪水です。\n楽しい。", ["洪水"]),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}], "span": "all"}, "楽しい洪水", ["楽しい洪水"]),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}], "ordered": True}, "楽しい洪水", []),
        ({"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}], "tokens": 2}, "洪水を見て歩くのは楽しい", []),
        (
            {"near": [{"terms": ["洪水"]}, {"terms": ["楽しい"]}], "tokens": 2, "scope": "post"},
            "洪水。楽しい",
            ["洪水"],
        ),
        ({"near": [{"terms": ["外国"], "boundary": "short"}, {"terms": ["外国人"]}]}, "外国人の方", []),
        (
            {"near": [{"terms": ["外国"], "boundary": "short"}, {"terms": ["外国人"]}], "overlap": True},
            "外国人の方",
            ["外国"],
        ),
        (
            {"sequence": [{"terms": ["外国"], "boundary": "none"}, {"terms": ["人"], "boundary": "none"}]},
            "外国人",
            ["外国人"],
        ),
        (
            {"sequence": [{"terms": ["外国人"]}, {"gap": 3, "not": {"lemma": ["歓迎"]}}, {"terms": ["お断り"]}]},
            "外国人は歓迎、勧誘はお断り。外国人は今日はお断り",
            ["外国人は今日はお断り"],
        ),
        ({"any": [{"terms": ["洪水"]}, {"terms": ["津波"]}]}, "津波と洪水", ["津波", "洪水"]),
        ({"pattern": "第(?P<hit>[0-9]+)号"}, "第１２号です", ["１２"]),
        ({"pattern": "禁止"}, "🎉ここは禁止です", ["禁止"]),
    ],
)
def test_finds(town: Town, find: dict[str, Any], text: str, expected: list[str]) -> None:
    assert found(town, find, text) == expected


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [("バ　カ", "バ カ"), ("ﾊﾞｶ", "ﾊﾞｶ"), ("バ\u200bカ", "バ\u200bカ"), ("ば.か", "ば.か"), ("ＢＡＫＡ", "ＢＡＫＡ")],
)
def test_finds_disguised_words(town: Town, text: str, excerpt: str) -> None:
    assert found(town, {"terms": ["バカ", "ばか", "baka"]}, f"会長は{text}だ") == [excerpt]


@pytest.mark.parametrize(("text", "excerpt"), [("ばカ", "ばカ"), ("バか", "バか"), ("きモい", "きモい")])
def test_finds_mixed_kana(town: Town, text: str, excerpt: str) -> None:
    assert found(town, {"terms": ["バカ", "きもい"]}, f"会長は{text}だ") == [excerpt]


@pytest.mark.parametrize("text", ["ばか", "クソ"])
def test_kana_of_one_script_is_not_mixed(town: Town, text: str) -> None:
    assert found(town, {"terms": ["バカ", "くそ"]}, f"会長は{text}だ") == []


@pytest.mark.parametrize("text", ["はじめクラブ", "学校がイジメの調査", "あすケベック州へ"])
def test_mixed_kana_stop_where_a_script_goes_on(town: Town, text: str) -> None:
    assert found(town, {"terms": ["めくら", "ガイジ", "すけべ"]}, text) == []


@pytest.mark.parametrize("text", ["サバ カレー", "そば かき揚げ", "東京 カスミ", "バカ苗病"])
def test_plain_words_that_merely_look_alike_stay_silent(town: Town, text: str) -> None:
    unless = [{"within": "match", "terms": ["バカ苗病"]}]
    assert found(town, {"terms": ["バカ", "ばか", "カス"]}, text, unless=unless) == []


def test_captures_reach_the_message(town: Town) -> None:
    find = {"sequence": [{"in": ["groups"], "as": "group"}, {"gap": 3}, {"terms": ["お断り"]}]}
    (finding,) = run(town, find, "外国人はお断り", message="「{group}」は{replacement}、{note}", suggestion="{group}")
    assert finding.message == "「外国人」は海外から来た方、一律に扱わない"
    assert finding.suggestion == "外国人"


def test_metadata_points_at_the_field(town: Town) -> None:
    (finding,) = run(town, {"metadata": {"approved_by": {"is": "empty"}}}, {"text": "本文", "approved_by": " "})
    assert (finding.field, finding.span) == ("approved_by", None)


@pytest.mark.parametrize(
    ("condition", "post", "holds"),
    [
        ({"is": "absent"}, {}, True),
        ({"is": "absent"}, {"action": "公開"}, False),
        ({"is": "present"}, {"action": None}, True),
        ({"is": "empty"}, {"action": None}, True),
        ({"is": "empty"}, {}, False),
        ({"is": "filled"}, {"action": "　"}, False),
        ({"is": "true"}, {"action": True}, True),
        ({"is": "true"}, {"action": "はい"}, True),
        ({"is": "false"}, {"action": False}, True),
        ({"in": ["公開", "修正"]}, {"action": "修正"}, True),
        ({"in": ["公開", "修正"]}, {"action": "削除"}, False),
        ({"not_in": ["削除"]}, {"action": "公開"}, True),
        ({"not_in": ["削除"]}, {}, False),
    ],
)
def test_when(town: Town, condition: dict[str, Any], post: dict[str, object], holds: bool) -> None:
    text = {"text": "馬鹿", **post}
    assert bool(found(town, {"terms": ["馬鹿"]}, text, when={"action": condition})) is holds


def test_attachment_fields(town: Town) -> None:
    find = {"metadata": {"attachments.alt": {"is": "empty"}}}
    assert found(town, find, {"text": "a", "attachments": [{"type": "image", "alt": "花"}, {"alt": ""}]})
    assert not found(town, find, {"text": "a", "attachments": [{"type": "image"}]})


@pytest.mark.parametrize(
    ("within", "text", "excused"),
    [
        ("match", "バカ苗病", True),
        ("overlap", "バカ苗病", True),
        ("sentence", "バカ。バカ苗病", False),
        ("after", "バカはバカ苗病と違う", True),
        ("before", "バカはバカ苗病と違う", False),
        ("next", "バカ。バカ苗病", True),
        ("next", "バカ。公園。バカ苗病", False),
        ("next", "バカとバカ苗病", False),
        ("line", "バカ。バカ苗病", True),
        ("line", "バカ。\nバカ苗病", False),
        ("post", "バカ。\nバカ苗病", True),
    ],
)
def test_unless(town: Town, within: str, text: str, excused: bool) -> None:
    unless = [{"within": within, "terms": ["バカ苗病"]}]
    spans = [finding.span.start for finding in run(town, {"terms": ["バカ"]}, text, unless=unless) if finding.span]
    assert (0 not in spans) is excused


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("駐○違○は雪の間", "駐○違○"),
        ("ト○ク好き", "ト○ク"),
        ("飲*運転なんて", "飲*運転"),
        ("飲🍺運転なんて", "飲🍺運転"),
        ("これは●外秘です", "●外秘"),
        ("あの役立〇ずが", "役立〇ず"),
        ("いんしゅ うんてんも", "いんしゅ うんてん"),
        ("い・ん・しゅ・う・ん・て・ん", "い・ん・しゅ・う・ん・て・ん"),
        ("と・ば・く好き", "と・ば・く"),
        ("飲⭕運転なんて", "飲⭕運転"),
        ("保育所の民エイカ", "民エイカ"),
        ("ﾅｲﾌﾞ資料だと", "ﾅｲﾌﾞ資料"),
        ("役立タズが", "役立タズ"),
    ],
)
def test_finds_disguised_spellings_of_a_lexicon_that_asks_for_them(town: Town, text: str, excerpt: str) -> None:
    assert found(town, {"in": ["hidden"]}, text) == [excerpt]


@pytest.mark.parametrize(
    "text",
    [
        "○○市民の皆さん",  # a gap to be filled in
        "第○回の運転",
        "〇〇違〇〇",
        "陰種運転",  # other kanji of the same reading
        "とばくは三文字",  # too short to be sure of
        "内部の資料",
        "飲酒。運転",
        "電車🚃運転",
        "■外秘",  # a bullet
        "男から「○○外秘知らん？」と聞かれた",
        "タローと🐶外秘の話",  # an ornament
    ],
)
def test_disguise_needs_letters_enough(town: Town, text: str) -> None:
    assert found(town, {"in": ["hidden"]}, text) == []


def test_disguise_is_asked_for(town: Town) -> None:
    assert found(town, {"in": ["groups"]}, "外○人と高れいしゃ") == []
