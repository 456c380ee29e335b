"""個人番号（マイナンバー）: twelve digits, the last a check digit.

Check digit: 行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び
個人番号カード並びに情報提供ネットワークシステムによる特定個人情報の提供等に関する省令
(平成26年総務省令第85号) 第5条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.labelled import bare, digits
from postlint.entities.scene import Scene, entity
from postlint.model import Entity

# Sixteen digits in groups are a card, not a number and a rest.
_TWELVE = re.compile(rf"(?<![0-9][ \-]){digits(12)}(?![ \-]?[0-9]{{4}}(?![0-9]))")
_LABEL = re.compile(r"マイナンバー|まいなんばー|個人番号(?!カード)|my ?number")
_OTHER = re.compile(
    r"免許|予約|受付|注文|整理|伝票|管理番号|問い?合わ?せ番号|追跡|口座|カード番号|会員|会議|"
    r"ミーティング|zoom|id|jan|isbn|例[)）:：]"
)
_GROUPED = re.compile(r"[0-9]{4}[ \-‐−ー][0-9]{4}[ \-‐−ー][0-9]{4}")
_AMOUNT = re.compile(r" ?(?:円|人|件|個|票|枚)")
_REACH = 40


def is_valid(number: str) -> bool:
    """Whether twelve digits carry the right check digit; one digit twelve times is nobody's number."""
    from stdnum.jp import in_  # only where twelve digits stand in a draft

    return len(set(number)) > 1 and in_.is_valid(number)


def find(scene: Scene) -> Iterator[Entity]:
    """Twelve digits beside a label, or grouped by four with the right check digit (10% of random digits pass)."""
    for match in _TWELVE.finditer(scene.text):
        number = bare(match.group())
        before = scene.before(match.start(), _REACH)
        labels = list(_LABEL.finditer(before))
        others = list(_OTHER.finditer(before))
        valid = is_valid(number)
        if labels and (not others or others[-1].start() < labels[-1].start()):
            evidence = ("label", "check-digit") if valid else ("label",)
            yield entity("my-number", match.start(), match.end(), "private", evidence, number)
        elif (
            valid
            and not others
            and _GROUPED.fullmatch(match.group())
            and not _AMOUNT.match(scene.after(match.end(), 4))
        ):
            yield entity("my-number", match.start(), match.end(), "unknown", ("check-digit",), number)
