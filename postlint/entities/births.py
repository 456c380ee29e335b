"""Birth dates and ages. Eligibility (～生まれの方, 65歳以上) names a group, not a person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from postlint.dates.eras import western
from postlint.entities.scene import Scene, entity
from postlint.model import Entity, Span
from postlint.text.numerals import number

_BORN_AFTER = re.compile(
    r" ?\)?に?(?:生まれ|うまれ|出生|誕生(?!日)|生(?=[\s、。)(]|$))(?!(?:た|の|で)? ?(?:方|人|お子|"
    r"子ども|こども|児|者|女性|男性|世代|市民|町民|[幼乳]児|\)で(?!す)))"
)
_BORN_BEFORE = re.compile(r"(?:生年月日|誕生日|出生日|出生|生まれ)[ :は/()が、]{0,3}$")
_ELIGIBLE = re.compile(r"~|から|以降|以前|まで|対象|該当|世代")
_SINCE = re.compile(r"(?:~|から|[日0-9年] ?[?\-]) ?(?:[0-9]{2,4}年)?$")
_AGE = re.compile(
    r"(?<![0-9.~\-])(?:満|享年|当時)? ?([0-9]{1,3}) ?(?:歳|才|さい(?![一-鿿]))(?!児|~|以上|以下|未満|"
    r"から|まで|代|向け|用|時|の(?:時|とき|頃|ころ|春|夏|秋|冬)|の方|になる|になっ|の節目|を対象|\?|到達|・[0-9])"
)
# Forms that only a birth date takes: 昭45・3・2, S45 3 2.
_SHORT = re.compile(
    r"(?<![a-z0-9])(?P<era>昭和|平成|大正|令和|[昭平大令shtr]) ?(?P<y>[0-9]{1,2}|元)(?P<s>[・ ,.\-])"
    r"(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])"
)
_RANGE = re.compile(r"[~・、\-?] ?$")
_OLDEST_LIVING = 1905


def find(scene: Scene, dates: Iterable[Entity]) -> Iterator[Entity]:
    """Birth dates among the dates already found or in short forms of their own, and the ages of single persons."""
    dates = tuple(dates)
    known = {date.span.start for date in dates if date.type == "date"}
    for date in (*dates, *(short for short in _short_forms(scene) if short.span.start not in known)):
        if date.type == "date" and date.value and "/" not in date.value and _is_birth(scene, date.span):
            historic = int(date.value[:4]) < _OLDEST_LIVING
            evidence = ("label", "historical") if historic else ("label",)
            yield entity(
                "birth-date", date.span.start, date.span.end, "public" if historic else "private", evidence, date.value
            )
    for match in _AGE.finditer(scene.text):
        if not _RANGE.search(scene.before(match.start(), 2)) and int(match[1]) <= 120:
            yield entity("age", match.start(), match.end(), "unknown", (), match[1])


def _short_forms(scene: Scene) -> Iterator[Entity]:
    for match in _SHORT.finditer(scene.text):
        era, year = match["era"].replace("大正", "t").replace("大", "t"), number(match["y"])
        try:
            day = dt.date(western(era, year or 1), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        yield entity("date", match.start(), match.end(), value=day.isoformat())


def _is_birth(scene: Scene, span: Span) -> bool:
    before, after = scene.before(span.start, 10), scene.after(span.end, 14)
    if _BORN_BEFORE.search(before):
        return not _ELIGIBLE.match(after)
    return bool(_BORN_AFTER.match(after)) and not _SINCE.search(before)
