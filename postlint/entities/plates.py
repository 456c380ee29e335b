"""Licence plates: place, class number, kana and serial number.

Form: 道路運送車両法施行規則 第1号様式; the kana お, し, へ and ん are not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postlint.entities.scene import Scene, entity
from postlint.entities.wordlists import alternatives
from postlint.model import Entity

_KANA = (
    "あいうえかきくけこさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるれろわを"
    "アイウエカキクケコサスセソタチツテトナニヌネノハヒフホマミムメモヤユヨラリルレロワヲ"
)
_SERIAL = (
    r"(?:[0-9]{2} ?[-‐−ー―ｰ] ?[0-9]{2}|[・.･]{1,3} ?[0-9]{1,3}(?:[-‐−ー―][0-9]{2})?|[0-9]{4}|"
    r"[・.･]? ?[0-9][-‐−ー―][0-9]{2})"
)
_HINT = re.compile(r"[0-9a-z] ?[ぁ-んァ-ヲ] ?[0-9・.･]")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"({alternatives('plate_places')})(?:ナンバー)? ?([0-9][0-9a-z]{{1,2}}) ?([{_KANA}]) ?({_SERIAL})(?![0-9])"
    )


def find(scene: Scene) -> Iterator[Entity]:
    """Plates with a place from the list of 運輸支局 and ご当地ナンバー; always private: it leads to one owner."""
    if not _HINT.search(scene.text):
        return
    for match in _pattern().finditer(scene.text):
        yield entity(
            "plate", match.start(), match.end(), "private", ("format",), f"{match[1]} {match[2]} {match[3]} {match[4]}"
        )
