"""Words around a find that tell an office from a home; shared by phones, mail, addresses and handles."""

from __future__ import annotations

import re

# 住宅, 在宅, 帰宅 and 宅配, 宅地 are no one's home.
HOME = re.compile(
    r"自宅|実家|(?<![住在帰社拙])宅(?![配地建急])|様方|さん方|在住の|お住まい|住まい[はの]|住んで|"
    r"住居|暮らす|暮らし[てのを]|"
    r"\d号室(?!で開|にて|で)|アパート|マンション"
)
PERSONAL = re.compile(
    r"個人(?!情報|番号)|本人(?!確認)|私用|私物|携帯|自宅|実家|(?<![住在帰社])宅(?![配地建急])|様方|の母|の父|保護者の"
)
OFFICE = re.compile(
    r"[課係室部局署館院所園校庁](?![長員])|センター|コールセンター|窓口|代表(?!者)|事務|問い?合わ?せ|"
    r"問合せ|協会|協議会|委員会|"
    r"役場|会社|\(株\)|\(有\)|法人|組合|銀行|ホテル|学校|クリニック|医院|薬局|店|ホール|プラザ|サロン|"
    r"ステーション|公民|"
    r"ダイヤル|フリー|公園|申し?込み?|申込|予約|受付|連絡先|fax|ファクス|ファックス|〒"
)
LABEL_BRACKET = re.compile(r"(?:【|\[)(?:電話|tel|携帯|fax|メール|eメール|e-mail|mail|電話・fax)(?:】|\]) ?$")
"""The bracketed heading of a notice's contact line (【電話】, 【メール】): what follows was given for publication."""
