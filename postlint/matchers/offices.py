"""Offices of a town hall: how high the person stands whom a field of a post names.

The titles are those of 地方公共団体 as their 職制・事務決裁規程 use them. What differs from town to town (主査, 主幹,
参事, 次長) has a rank of its own, so that a rule can leave it to a person.
"""

from __future__ import annotations

import re
from enum import StrEnum

from postlint.text.fold import fold_term


class Rank(StrEnum):
    """How high an office stands, from low to high."""

    UNKNOWN = "unknown"
    """No title can be read."""
    JUNIOR = "junior"
    """Below 係長 everywhere: 主任, 主事, 技師, 係員, and everyone who is no staff."""
    SENIOR = "senior"
    """Below the head of a section, and as high as 係長 in some towns: 主査, 主幹, 班長, 係長代理."""
    CHIEF = "chief"
    """係長, 補佐 and 副館長: at least 係長, yet no head of a section."""
    DEPUTY = "deputy"
    """May stand for the head of a section: 次長, 参事, 課長代理, 課長級, 代決."""
    HEAD = "head"
    """Head of a section or higher: 課長, 室長, 所長, 館長, 園長, 校長, 局長, 部長, 市長."""


_ORDER = tuple(Rank)
_HEADS = (
    r"(?:副(?:市|町|村)長|副知事|(?:部|局|教育|消防)次長|[課室所館園校局部署場院属防育務市町村区]長|センター長|知事|"
    r"課等の長|会計管理者|(?:情報セキュリティ|アカウント)?管理者|(?:管理|統括|総括|政策|防災|企画|技術)監)"
)
_TITLES: tuple[tuple[Rank, str], ...] = (
    (Rank.DEPUTY, r"代決|代理決裁|職務代理"),
    (Rank.SENIOR, r"係長(?:補佐|代理|心得|級|相当|補)|副係長"),
    (Rank.DEPUTY, rf"{_HEADS}(?:職務)?(?:代理|代行|級|相当|待遇)"),
    (Rank.CHIEF, rf"{_HEADS}(?:補佐|心得|付き|付|補)|教頭|副参事"),
    (Rank.HEAD, r"副(?:市|町|村)長|副知事"),
    (Rank.CHIEF, r"副(?:[課室所館園校局部署場院]|センター)長"),
    (Rank.HEAD, _HEADS),
    (Rank.CHIEF, r"係長|補佐"),
    (Rank.DEPUTY, r"次長|参事|代理"),
    (
        Rank.SENIOR,
        r"(?:主任|統括|総括|上席)主査|主査|副?主幹|班長|(?:チーム|グループ)(?:長|リーダー)|リーダー|専門員|専門監",
    ),
    (
        Rank.JUNIOR,
        r"主任|主事|技師|技手|書記|[係課室局館所]員|職員|担当|スタッフ|司書|学芸員|保育士|教諭|保健師|栄養士|会計年度|臨時|"
        r"嘱託|非常勤|インターン|学生|生徒|実習生|アルバイト|パート|ボランティア|協力隊|委託|業者|社員|ライター|部外|外部",
    ),
)
_TITLE = re.compile("|".join(f"(?P<t{index}>{pattern})" for index, (_, pattern) in enumerate(_TITLES)))
_STANDING_IN = re.compile(r"代決|代理|代行")


def rank_of(text: str) -> Rank:
    """The highest office that a text names (課長, 係長 井上, 総務課長補佐); with 代理 or 代決 at most a deputy's."""
    plain = "".join(fold_term(text).split())
    found = [_TITLES[int((match.lastgroup or "t0")[1:])][0] for match in _TITLE.finditer(plain)]
    highest = max(found, key=_ORDER.index, default=Rank.UNKNOWN)
    return Rank.DEPUTY if highest is Rank.HEAD and _STANDING_IN.search(plain) else highest


_SPLIT = re.compile(r"[、,;/→＞>]+")
_PIECE = re.compile(r"[\s()\[\]【】・:]+")
_SECTION = re.compile(
    r"[^\s]*(?:課|係|室|局|センター|支所|事務所|委員会|図書館|公民館|博物館|美術館|担当|班|チーム|グループ|総務部|企画部|"
    r"市民部|福祉部|建設部|産業部|教育部|消防本部|市役所|町役場|村役場|役場|広報|広聴)"
)
_LEADING = re.compile(r"^[^\s]*(?:課|係|室|局|センター|役所|役場)(?=[^\s]{2})")
_HONORIFIC = re.compile(r"(?:さん|様|氏|殿)$")


def names_in(text: str) -> frozenset[str]:
    """The people whom a field names, without titles, sections and spaces: 「広報係長 井上　一郎」 -> {井上一郎}."""
    people = (_name(part) for part in _SPLIT.split(fold_term(text)))
    return frozenset(name for name in people if name)


def _name(text: str) -> str:
    kept = []
    for piece in _PIECE.split(text):
        bare = _TITLE.sub(" ", piece).split()
        # 総務課長 leaves 総務: what stood before a title in one word with it is the section, what follows is the name.
        words = bare[-1:] if _TITLE.search(piece) and not _TITLE.match(piece) and len(bare) > 1 else bare
        if len(bare) == 1 and _titled_section(piece, bare[0]):
            continue
        kept += [_HONORIFIC.sub("", _LEADING.sub("", word)) for word in words if not _SECTION.fullmatch(word)]
    return "".join(kept)


def _titled_section(piece: str, rest: str) -> bool:
    return piece.startswith(rest) and len(rest) >= 2 and rest.endswith(_SECTION_STEMS)


_SECTION_STEMS = (
    *("総務", "広報", "広聴", "企画", "財政", "税務", "住民", "市民", "町民", "福祉", "健康", "子育て", "環境"),
    *("産業", "観光", "商工", "農政", "農林", "建設", "土木", "水道", "教育", "学校", "生涯学習", "文化", "防災"),
    *("危機管理", "議会", "会計", "公園", "緑地", "都市", "交通", "まちづくり", "政策", "情報", "デジタル", "秘書"),
    *("人事", "管財", "保険", "スポーツ", "図書", "公民", "保健", "介護", "推進", "振興", "対策", "整備", "管理"),
    *("支援", "交流", "協働", "調整"),
)
