"""What resembles an entry and what does not, by mechanism (domain 4.3)."""

from __future__ import annotations

import pytest

from tests.embargo.conftest import Levels

HALL = {"title": "中央公民館の愛称「つどいの森」の決定について", "keywords": ["つどいの森", "愛称"]}
TRUCKS = {"title": "見本物流株式会社との物資輸送に関する協定の締結について", "parties": ["見本物流株式会社"]}
GRANT = {
    "title": "令和8年度 子育て応援給付金（1人当たり3万円）の支給について",
    "keywords": ["子育て応援給付金", "3万円"],
}
SINGER = {"title": "ふるさと大使への歌手・青井みなもさんの就任について", "keywords": ["青井みなも", "ふるさと大使"]}
BIKES = {"title": "市営駐輪場の定期利用者の抽選結果", "keywords": ["抽選結果"]}
RACE = {"title": "第20回ひだまりマラソンの開催（11月15日）について", "keywords": ["ひだまりマラソン", "11月15日"]}
LUNCH = {"title": "学校給食費の無償化について"}
CLUB = {"title": "プロサッカークラブ「グラン陽だまりFC」のキャンプ誘致決定について", "keywords": ["グラン陽だまりFC"]}
HERO = {"title": "市民栄誉賞の授与（柔道 朝日凪選手）について", "keywords": ["朝日凪", "市民栄誉賞"]}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("中央公民館の新しい名前は「つどいの森」です！", HALL),
        ("見本物流さんとタッグを組みます。災害の時も物資が届きます。", TRUCKS),
        ("ﾐﾎﾝﾌﾞﾂﾘｭｳと協定を締結", TRUCKS),
        ("みほんぶつりゅうさんと手を組みました。", TRUCKS),
        ("子育て応援給付金は、ひとり３００００円です", GRANT),
        ("青井みなもさんが、ふるさと大使に就任します。", SINGER),
        ("11月15日は、第20回ひだまりマラソン！", RACE),
        ("グラン陽だまりＦＣが、キャンプにやってきます⚽", CLUB),
        ("朝日\u200b凪選手の市民栄誉賞が決まりました", HERO),
        ("あ さ ひ な ぎ 選手、受賞が決まりました！", HERO),
    ],
)
def test_certain(text: str, entry: dict[str, object], levels: Levels) -> None:
    assert levels(text, entry) == {"R0": "certain"}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("つ・ど・い・の・森、どうぞよろしく♪", HALL),
        ("#つどいの森", HALL),
        ("公民館の呼び名が決まりました。ヒントは森です", HALL),
        ("トラックの会社と、物資輸送の協定を結びました。", TRUCKS),
        ("こそだておうえん給付金、始まります！", GRANT),
        ("Aoi Minamoさん、ふるさと大使へ！", SINGER),
        ("ふるさと大使に、あの歌手が決まりました。誰かはお楽しみ。", SINGER),
        ("駐輪場の定期利用の抽選、当選者は次のとおりです。", BIKES),
        ("学校給食費を無償化します。", LUNCH),
        ("柔道のあの方に、市から賞を贈る日が近づいています。", HERO),
    ],
)
def test_resembles(text: str, entry: dict[str, object], levels: Levels) -> None:
    assert levels(text, entry)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("中央公民館は、毎週月曜日が休館日です。", HALL),
        ("愛称を募集した図書館バスが、駅前に来ます。", HALL),
        ("市は、さまざまな会社と災害協定を結んでいます。一覧はホームページをご覧ください。", TRUCKS),
        ("令和6年度の子育て応援給付金の申請は終わりました。", GRANT),
        ("児童手当の支給日は、6月15日です。", GRANT),
        ("ふるさと大使の制度をご紹介します。", SINGER),
        ("駐輪場の定期利用の抽選は6月14日、結果は16日午前9時に公表します。", BIKES),
        ("第19回ひだまりマラソンの記録証を、ホームページに載せました。", RACE),
        ("昨年のひだまりマラソンの動画です。", RACE),
        ("給食費の口座振替日は、25日です。", LUNCH),
        ("サッカー教室の参加者を募集します。", CLUB),
        ("歴代の市民栄誉賞の受賞者は、ホームページでご覧いただけます。", HERO),
        ("6月12日の市長会見は、午前10時から配信します。", HERO),
    ],
)
def test_silent(text: str, entry: dict[str, object], levels: Levels) -> None:
    assert levels(text, entry) == {}


def test_a_name_of_kana_is_no_piece_of_an_ordinary_word(levels: Levels) -> None:
    entry = {"title": "図書館の愛称「ほんのわ」について", "keywords": ["ほんのわ"]}
    assert levels("残りは、ほんのわずかです。", entry) == {}
    assert levels("図書館の名前は「本の輪」に決まりました。", entry) == {"R0": "certain"}


def test_common_partners_say_little(levels: Levels) -> None:
    entry = {"title": "創業支援の拠点について", "parties": ["商工会議所"]}
    assert levels("商工会議所で、簿記の検定が始まります。", entry) == {}


def test_a_release_pasted_into_the_register_is_recognised(levels: Levels) -> None:
    entry = {
        "title": "新しい取組について",
        "body": "市は「ひだまりん」を使った観光の案内を始めます。費用は4,800万円です。",
    }
    assert levels("「ひだまりん」が案内します。費用は4800万円。", entry)


def test_each_entry_stands_for_itself(levels: Levels) -> None:
    assert levels("青井みなもさんが、ふるさと大使に就任します。", HALL, SINGER, RACE) == {"R1": "certain"}
