"""Bank accounts: 普通・当座 with seven digits, and ゆうちょ 記号・番号 or 振替口座.

Shapes: 全国銀行協会の口座番号 7桁; ゆうちょ銀行「記号・番号」5桁-8桁以内、振替口座 5桁-1桁-6桁以内.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.scene import Scene, entity
from postlint.model import Entity

_ACCOUNT = re.compile(
    r"(?:普通|当座|貯蓄|口座(?:番号)?)(?:預金|口座|預金口座)?(?:番号)?"
    r"(?:\([普当]\))? ?[:はがNo.]{0,3} ?([0-9]{6,7})(?![0-9円])(?! ?円)"
)
_POST = re.compile(r"記号 ?[:は]? ?1[0-9]{4}[ 、,\-・/]{0,3}(?:番号? ?[:は]? ?)?[0-9]{1,8}(?![0-9])")
_TRANSFER = re.compile(r"(?<![0-9\-])0[0-9]{4}[ \-‐−ー―][0-9][ \-‐−ー―][0-9]{1,6}(?![0-9])")
_MONEY = re.compile(r"口座|振込|振り込|振替|銀行|ゆうちょ|郵便局|信用金庫|信金|農協|jaバンク|引き落とし|支店|通帳")
_PUBLIC = re.compile(
    r"義援金|義えん金|支援金|募金|会計管理者|寄附|寄付|ふるさと納税|納付|市役所|町役場|村役場|市長|"
    r"町長|村長|実行委員会|社会福祉協議会|赤十字|共同募金"
)
_REACH = 60


def find(scene: Scene) -> Iterator[Entity]:
    """Account numbers; those of a public appeal for money (義援金, 会計管理者) have the role public."""
    if not (_MONEY.search(scene.text) or _ACCOUNT.search(scene.text)):
        return
    end = -1
    for pattern, group in ((_ACCOUNT, 1), (_POST, 0), (_TRANSFER, 0)):
        for match in pattern.finditer(scene.text):
            span = match.span(group)
            context = scene.before(match.start(), _REACH) + match.group() + scene.after(match.end(), _REACH)
            if span[0] < end or (pattern is not _ACCOUNT and not _MONEY.search(context)):
                continue
            role = "public" if _PUBLIC.search(context) else "private"
            yield entity(
                "bank-account", *span, role, ("label",) if role == "private" else ("public-appeal",), match.group(group)
            )
            end = span[1]
