"""Numbers on official papers, told by their labels: licence, pension, resident code, passport, residence card.

Shapes: 運転免許証の番号 12桁 (道路交通法施行規則 別記様式第14); 基礎年金番号 4桁-6桁 (国民年金法施行規則);
住民票コード 11桁 (住民基本台帳法施行規則1条); 旅券番号 英字2・数字7; 在留カード番号 英字2・数字8・英字2
(出入国管理及び難民認定法施行規則19条の6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.labelled import GAP, Labelled, digits
from postlint.entities.scene import Scene, entity
from postlint.model import Entity

_LICENCE = Labelled("licence", re.compile(r"免許"), re.compile(digits(12)))
_PENSION = Labelled(
    "pension",
    re.compile(r"年金(?:番号|手帳|証書|コード)?"),
    re.compile(rf"(?<![0-9])[0-9]{{4}}{GAP}[0-9]{{6}}(?![0-9])"),
    reach=12,
)
_RESIDENT_CODE = Labelled("resident-code", re.compile(r"住民票 ?コード"), re.compile(digits(11)))
_CARD = re.compile(r"(?<![a-z0-9])[a-z]{2} ?[0-9]{8} ?[a-z]{2}(?![a-z0-9])")
_PASSPORT = re.compile(r"(?<![a-z0-9])[a-z]{2} ?[0-9]{7}(?![a-z0-9])")
_CARD_LABEL = re.compile(r"在留|特別永住者")
_PASSPORT_LABEL = re.compile(r"旅券|パスポート|passport")
# Phone numbers stand beside 年金 far more often than pension numbers.
_ELEVEN_PHONE = re.compile(r"0[5-9]0")
_REACH = 24


def licence(scene: Scene) -> Iterator[Entity]:
    """Twelve digits after 免許; no official check digit is published, so none is asked for."""
    return _LICENCE.find(scene)


def pension(scene: Scene) -> Iterator[Entity]:
    """Four and six digits after 年金; a leading 0 and three groups would be a phone number."""
    return (found for found in _PENSION.find(scene) if not _dialled(scene, found))


def resident_code(scene: Scene) -> Iterator[Entity]:
    """Eleven digits after 住民票コード, unless they are a mobile phone number."""
    return (found for found in _RESIDENT_CODE.find(scene) if not _ELEVEN_PHONE.match(found.value or ""))


def passport(scene: Scene) -> Iterator[Entity]:
    """Two letters and seven digits after 旅券 or パスポート."""
    for match in _PASSPORT.finditer(scene.text):
        if _PASSPORT_LABEL.search(scene.before(match.start(), _REACH)):
            yield entity("passport", match.start(), match.end(), "private", ("label",), match.group().replace(" ", ""))


def residence_card(scene: Scene) -> Iterator[Entity]:
    """Two letters, eight digits, two letters: private after 在留 or 特別永住者, else unknown."""
    for match in _CARD.finditer(scene.text):
        known = bool(_CARD_LABEL.search(scene.before(match.start(), _REACH)))
        role, evidence = ("private", ("label",)) if known else ("unknown", ())
        yield entity("residence-card", match.start(), match.end(), role, evidence, match.group().replace(" ", ""))


def _dialled(scene: Scene, found: Entity) -> bool:
    between = scene.before(found.span.start, 12)
    return (found.value or "").startswith("0") and any(word in between for word in ("電話", "tel", "☎", "fax"))
