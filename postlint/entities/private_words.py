"""What is said of a person that makes the person a private one, told by the words beside the name.

The sensitive kinds follow 個人情報の保護に関する法律2条3項 and its 施行令2条 (要配慮個人情報): creed, social status,
illness and disability, offence, victims; welfare, money, family events and discipline are what an office knows besides.
"""

from __future__ import annotations

import re

# A topic, not a fact about the person: 認知症サポーター, 障害者支援, がん検診.
_TOPIC = (
    r"(?!(?:者|児|のある(?:方|人|子)|の(?:方|人))?(?:の|を|へ|への|に関する|について)?"
    r"(?:支援|支え|施設|福祉|サポーター?|カフェ|講座|講演|教室|予防|検診|健診|相談|窓口|団体|家族会|当事者会|理解|啓発|"
    r"対策|看護|介護|医療|研究|専門|学ぶ|考える|防止|防ぐ|月間|週間|基金|募金|スポーツ|競技|アート|作品|治療薬|ボランティア|ワクチン))"
)

BESIDE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "school",
        re.compile(
            r"(?:小|中|高校?|中学校?|小学校|幼稚園|保育園|こども園)[^、。\n]{0,8}?[0-9一二三四五六]年|"
            r"[0-9一二三四五六]年[0-9一二三四五六a-f]?組|[ァ-ヺぁ-ん一-鿿]{1,5}組の|[0-9]年生|園児|児童|"
            r"新生児|赤ちゃん"
        ),
    ),
    ("resident", re.compile(r"(?:[市町村県区]内|[市県府都]|近隣|近郊)(?:に|で)?(?:在住|お住まい|住んで|暮らす)")),
    (
        "residence",
        re.compile(
            r"(?<!内)(?<![市県府都隣郊])在住|(?<!内に)お住まい|(?<!内に)住んで|にお?住む|"
            r"(?<![住在帰社])宅(?![配地建])|様方|自宅"
        ),
    ),
    (
        "kinship",
        re.compile(
            r"お父さん|お母さん|父親|母親|長男|次男|三男|長女|次女|三女|息子|の妻|の夫|祖父|祖母|お孫|の孫|"
            r"の妹|の弟|の姉|の兄|遺族|ご家族|双子"
        ),
    ),
    (
        "illness",
        re.compile(
            r"入院|退院|闘病|病気で|持病|感染し|に感染|感染が|陽性|診断[をがさ]|うつ病|要介護|介護認定|介護度|要支援|療養中|発症|透析|"
            r"手術を|余命|車いす|車椅子|寝たきり|後遺症|けがを|重傷|軽傷|人工呼吸|搬送|"
            rf"インフルエンザで|コロナで|がんで|癌|流産|中絶|不妊|(?:認知症|障害|障がい|依存症|発達障害|難病|病気){_TOPIC}"
        ),
    ),
    ("death", re.compile(r"亡くな|死去|逝去|死亡|訃報")),
    (
        "offence",
        re.compile(
            r"逮捕|容疑|起訴|有罪|前科|前歴|被告|受刑|服役|出所|万引き[でをし]|詐欺で|書類送検|補導|執行猶予|飲酒運転で"
        ),
    ),
    (
        "victim",
        re.compile(
            r"被害に(?:遭|あ)|の被害者|だまされ|騙され|詐欺に(?:遭|あ)|いじめ(?:を受け|られ|に)|暴力(?:を(?:受け|振る)|に(?:悩|苦し|耐え)|から逃)|虐待(?:を受け|され)|"
            r"ストーカー|\bdv\b|性被害|暴行を受け|襲われ|刺され|行方不明|行方が分か|行方の分か|遭難|自殺|自死|迷子"
        ),
    ),
    (
        "welfare",
        re.compile(
            rf"保護費|(?:生活保護|不登校|ひきこもり|引きこもり|虐待|母子家庭|父子家庭|ひとり親|児童扶養手当|就学援助|里親){_TOPIC}"
        ),
    ),
    ("money", re.compile(r"滞納|借金|差し押さえ|差押|自己破産|年収|所得は|未納|督促|家賃が|多重債務|税額")),
    ("family-event", re.compile(r"離婚|再婚|別居|不倫|妊娠|婚約|縁談|家出|養子|戸籍")),
    (
        "status",
        re.compile(
            r"国籍|帰化|在日|部落|出自|同性愛|トランスジェンダー|性的指向|性自認|性同一性|カミングアウト|不法滞在"
        ),
    ),
    ("creed", re.compile(r"信者|入信|信仰|宗派|檀家|支持政党|党員|労働組合員|思想")),
    ("discipline", re.compile(r"懲戒|停職|免職|戒告|解雇|退学|停学|落第|留年|不合格|不採用|成績が|補習")),
)
"""Kinds of evidence with the words that stand within a few code points of a name, in the same sentence."""

PRESSING = frozenset({"illness", "offence", "victim", "welfare"})
"""Kinds so sensitive that they outweigh an office or a stated consent."""

SENSITIVE = PRESSING | {"death", "money", "family-event", "status", "creed", "discipline"}

TITLE_IN_QUOTES = re.compile(r"「[^「」\n]{6,60}」|『[^『』\n]{3,60}』")
"""Titles of talks and works, and words that someone spoke, tell nothing of whoever is named beside them."""

HISTORIC = re.compile(
    r"没後|生誕|ゆかり|藩主|城主|武将|戦国|江戸時代|幕末|明治時代|句碑|歌碑|墓所|居城|史跡|遺跡|銅像|"
    r"偉人|初代|\([0-9]{3,4}年? ?[~\-] ?(?:[0-9]{3,4}年?)?[)、]|公の"
)
NOBLE = re.compile(r"公(?![立営開認式])|卿|翁")
PERFORMER = re.compile(
    r"(?:講師|出演者?|指揮|司会|ゲスト|監修|演奏|ピアノ|バイオリン|フルート|ソプラノ|朗読|講話|"
    r"講演者?|作家|指導|解説|ナビゲーター|パネリスト|奏者|写真家|画家|書家|俳優|歌手|アーティスト|ランナー)[^、。\n]{0,14}$"
)
ACHIEVEMENT = re.compile(
    r"優勝|受賞|入賞|入選|最優秀|優秀賞|金賞|銀賞|銅賞|大賞|佳作|特選|表彰|感謝状|叙勲|褒章|代表に|代表として|出場|活躍|"
    r"大会で|記録を|メダル|快挙|任命|委嘱|就任|選出|百歳|100歳|長寿|金婚|成人|合格し|考案|採用され|初優勝|初代"
)
"""What a town likes to report of its people: prizes, honours, offices, a hundredth birthday."""

AGE_AFTER = re.compile(
    r"^[^、。\n]{0,6}\( ?[0-9]{1,3} ?(?:歳|才|さい|\)|・|、)|^(?:さん|様|くん|ちゃん)?、? ?[0-9]{1,3} ?歳"
)
AGE_BEFORE = re.compile(r"(?:[0-9]{1,3}|[一-十百]{1,3}) ?歳の?[^、。\n]{0,6}$")
LONG_AGE = re.compile(r"^[^。\n]{0,16}[百九八七][十]?[一二三四五六七八九]?歳")
PROFILE = re.compile(r"^ ?(?:さん|氏|様)? ?\( ?[0-9]{1,3}(?:・[^()\n、]{1,10})?\)")
"""The bulletin's way to introduce someone: さん(34・桜町), without 歳."""

# A person whom the town's paper interviewed: a quotation follows, or the name heads a profile of its own.
QUOTED = re.compile(r"^[^。\n]{0,24}?(?:は|が|も|に)?[、 ]?[「『]|^(?:さん|氏|様)? ?\([^()\n]{1,20}\) ?(?:\n|$)")
SPOKEN = re.compile(r"」(?:と|。)[^。\n]{0,20}$|話す[のは]{1,2}[^。\n]{0,20}$")
FEATURE = re.compile(r"[」』]と(?:[^。\n「]{0,8})(?:話|語|振り返|意気込|笑顔|喜び|喜ぶ|喜ん|ほほ笑|目を細め|期待を)")
"""Someone's words are reported: the text is an article made with the people it names."""

CONSENT = re.compile(
    r"(?:本人|保護者|家族|掲載|公表|公開|撮影|氏名|名前|写真|作品)[^。\n]{0,20}(?:同意|承諾|了承|了解|許可)(?:済み|"
    r"(?:を|も)?(?:得|頂|いただ|の上|のうえ|受け))|(?:同意|承諾|了承|了解|許可)を(?:得|頂|いただ|受け)[^。\n]{0,14}(?:掲載|公表|紹介|載せ|撮影|投稿|写真)"
)
NO_CONSENT = re.compile(
    r"(?:同意|承諾|了承|了解|許可)(?:は|を|も|が)?[^。\n]{0,8}(?:ません|ないまま|ていない|てない|なし|ずに|後で|あとで|これから|まだ|未)"
)
LABELLED_PRIVATE = re.compile(
    r"(?:申請者|申込者|届出人|請求者|当選者|被保険者|世帯主|行方不明者|被害者|加害者|患者|滞納者|"
    r"保護者|氏名)[:は ]{0,2}$"
)
