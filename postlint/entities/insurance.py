"""Health insurance (記号・番号) and long-term care insurance (介護保険 被保険者番号, ten digits).

Shapes: 国民健康保険法施行規則・健康保険法施行規則の被保険者証様式; 介護保険法施行規則様式第1号.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.labelled import Labelled, bare, digits
from postlint.entities.scene import Scene, entity
from postlint.model import Entity

_CONTEXT = re.compile(r"保険証|健康保険|被保険者|国保|社保|保険者番号|後期高齢|資格確認書|資格情報")
_SIGN = r"記号 ?[:は]? ?[0-9a-zぁ-んァ-ヶ一-鿿\-]{1,8}?"
_PAIR = re.compile(
    rf"{_SIGN}[ 、,・/]{{0,2}}番号? ?[:は]? ?[0-9]{{1,8}}(?:[ 、,(]{{0,2}}枝番 ?[:は]? ?[0-9]{{2}})?(?![0-9])"
)
_NUMBER = re.compile(
    r"(?:保険証|被保険者証?|資格確認書)(?:の?番号|番号)? ?[:はが]? ?(?:第)?([0-9][0-9 \-]{4,11}[0-9])(?![0-9])"
)
_CARE = Labelled(
    "care-insurance", re.compile(r"介護[^\n。]{0,10}?(?:被保険者|番号|保険証)"), re.compile(digits(10)), reach=14
)
_REACH = 30


def health(scene: Scene) -> Iterator[Entity]:
    """記号 with 番号 where insurance is spoken of, and numbers right after 被保険者証番号 and the like."""
    if not _CONTEXT.search(scene.text):
        return
    for match in _PAIR.finditer(scene.text):
        if _CONTEXT.search(scene.before(match.start(), _REACH)):
            yield entity("insurance", match.start(), match.end(), "private", ("label",), match.group())
    for match in _NUMBER.finditer(scene.text):
        if "介護" not in scene.before(match.start(), 12):
            yield entity("insurance", match.start(1), match.end(1), "private", ("label",), bare(match[1]))


def care(scene: Scene) -> Iterator[Entity]:
    """Ten digits after 介護…被保険者."""
    return (
        found
        for found in _CARE.find(scene)
        if not (found.value or "").startswith("0") or "被保険者" in scene.before(found.span.start, 12)
    )
