"""Date expressions in running text, resolved against the moment of publication (interface 7)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from postlint.dates import JST
from postlint.dates.clock import clock, reversed_times
from postlint.dates.days import WEEKDAY, weekday_of
from postlint.dates.fields import read_serial
from postlint.dates.moments import Moment, moment, with_time
from postlint.dates.periods import Period, period
from postlint.entities.scene import Scene, entity
from postlint.model import Entity
from postlint.text.holidays import is_public_holiday
from postlint.text.numerals import DIGIT

_START = re.compile(
    rf"(?:令和|平成|昭和|大正|明治)|[令平昭](?=[0-9元])|(?<![a-z0-9])[rhstm](?= ?[0-9元])|(?<![{DIGIT}十])[{DIGIT}十]|"
    r"一昨日|おととい|昨日|きのう|本日|今日|きょう|明後日|あさって|明日|あした|あす|先週|今週|来週|"
    r"再来週|先月|今月|来月|再来月|"
    r"昨年|今年|本年|来年|今年度|本年度|年度(?=末)|翌年度|前年度|gw|ゴールデンウ|大型連休|連休明|"
    r"お盆明|盆明|年明|夏休み明|冬休み明|春休み明|近日|数日|"
    r"来[春夏秋冬]|今[春夏秋冬]|午前|午後|夜(?=[0-9])|正午"
)
# Words that also begin longer ones: 明日香, あすなろ.
_WORD = re.compile(r"[ぁ-ん]+|明日|今日|昨日|本日")
_UNTIL = re.compile(r" ?[()]? ?(?:必着|まで|迄|締め?切り?|〆切|消印有効|当日消印)")
_FROM = re.compile(r" ?(?:から|より|以降|~)(?!の? ?[0-9]{1,3}(?:日|週|か月)間)")
_OPEN = re.compile(r"(?:^|[^0-9時分日)])[~] ?$")
_MORE = re.compile(
    rf" ?(?:[・、,と&]|及び|および) ?(?P<d>[0-9]{{1,2}})"
    rf"(?:日(?!間)|(?=(?:[・、,][0-9]{{1,2}}){{1,8}}日)){WEEKDAY.format(name='wd')}"
)
_HOLIDAY = re.compile(r"[(・、,/ ](?:祝|振休|振替)[^()]{0,3}\)")
_LENGTH = re.compile(r" ?(?:まで)?[、 ]?(?:の|\(|計)?(?P<n>[0-9]{1,3})日間")
# 25年1月25日: of 2025 or of an era, which the text does not say.
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{2} ?年 ?$")
# 「…ころ」 reports what happened, in a year that the text does not give; its weekday proves nothing.
_ABOUT = re.compile(r"ころ|頃")


def find(scene: Scene) -> Iterator[Entity]:
    """Dates, times with a day, and periods: one entity an expression; `problem` where a date cannot stand."""
    text = scene.text
    base = scene.known.base.astimezone(JST).date() if scene.known.base else None
    serial = read_serial(text.strip())
    if serial and serial.at:
        value = serial.at.strftime("%Y-%m-%dT%H:%M" if serial.timed else "%Y-%m-%d")
        yield entity("date", len(text) - len(text.lstrip()), len(text.rstrip()), "unknown", ("serial",), value)
        return
    cursor = 0
    for start in _START.finditer(text):
        if start.start() < cursor or (_WORD.fullmatch(start.group()) and not _on_boundary(scene, start)):
            continue
        found = _expression(scene, start.start(), base)
        if found:
            cursor = found.end
            yield _entity(text, start.start(), found, base)
            for more_start, more in _continued(text, found):
                cursor = more.end
                yield _entity(text, more_start, more, base)
            continue
        times = _times(text, start.start())
        if times:
            cursor = times.span.end
            yield from [times] if times.problem else []


def _expression(scene: Scene, at: int, base: dt.date | None) -> Period | None:
    first = moment(scene.text, at, base, alone=at == 0 and len(scene.text.strip()) < 24)
    if first is None:
        return None
    found = period(scene.text, first, base)
    undated = first.written is not None and first.written.year is None
    if undated and _SHORT_YEAR.search(scene.text, max(0, at - 4), at):
        return replace(found, value=None, problem="ambiguous", evidence=())
    if found.problem == "weekday-mismatch" and undated and _ABOUT.match(scene.text, found.end):
        found = replace(found, problem="ambiguous")
    elif _no_holiday(first, scene.text[at : first.end]):
        found = replace(found, problem="weekday-mismatch", evidence=(*found.evidence, "holiday"))
    return found


def _no_holiday(first: Moment, written: str) -> bool:
    """Whether a day that is marked as a public holiday (水・祝) is none; only where the year is not in doubt."""
    day = first.written
    certain = day is not None and first.problem is None and (day.year is not None or day.weekday is not None)
    if not certain or first.day is None or not _HOLIDAY.search(written):
        return False
    return not is_public_holiday(first.day)


def _on_boundary(scene: Scene, match: re.Match[str]) -> bool:
    starts = scene.tokens.starts
    first, beyond = scene.token_from(match.start()), scene.token_from(match.end())
    ends_one = beyond == len(starts) or starts[beyond] == match.end()
    return ends_one and first < len(starts) and starts[first] == match.start()


def _entity(text: str, start: int, found: Period, base: dt.date | None) -> Entity:
    value = found.value
    end = found.end
    if value and "/" not in value:
        until, since = _UNTIL.match(text, end), _FROM.match(text, end)
        if until or _OPEN.search(text, max(0, start - 3), start):
            value = "/" + value
        elif since and "T" not in value:
            value += "/"
    if _miscounted(text, found):
        found = replace(found, problem="inconsistent", evidence=(*found.evidence, "length"))
    last = (value or "").rpartition("/")[2]
    over = base is not None and last and last[:10] < base.isoformat()
    return entity("date", start, end, "unknown", (*found.evidence, *(("past",) if over else ())), value, found.problem)


def _miscounted(text: str, found: Period) -> bool:
    """Whether 4月15日から17日までの5日間 counts its days wrongly; of many days the first may be left out."""
    length = _LENGTH.match(text, found.end)
    first, _, last = (found.value or "").partition("/")
    if not length or found.problem or not first or not last:
        return False
    days = (dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(first[:10])).days + 1
    return abs(days - int(length["n"])) > (days > 10)


def _continued(text: str, found: Period) -> Iterator[tuple[int, Period]]:
    """The further days of 4月15日・16日(木) and 11月9・10日, which take month and year from the first."""
    last, end = found.last_day, found.end
    while last is not None and (match := _MORE.match(text, end)):
        weekday = weekday_of(match)
        try:
            day = last.replace(day=int(match["d"]))
        except ValueError:
            return
        wrong = weekday is not None and weekday != day.weekday() and found.problem != "weekday-mismatch"
        item = with_time(
            text, Moment(match.end(), day, problem="weekday-mismatch" if wrong else None, evidence=("continued",))
        )
        more = period(text, item, None)
        yield match.start("d"), more
        last, end = more.last_day or day, more.end


def _times(text: str, at: int) -> Entity | None:
    """午後13時 or a period of times that ends before it begins, without a day; also plain times, to step over them."""
    first = clock(text, at)
    if first is None:
        return None
    both = period(text, Moment(first.end, None, first), None)
    end = max(first.end, both.end)
    wrong = first.problem == "inconsistent" or (
        both.second and (both.second.problem == "inconsistent" or reversed_times(first, both.second))
    )
    reason = "clock" if "inconsistent" in (first.problem, both.second and both.second.problem) else "reversed-times"
    return entity("date", at, end, "unknown", ("time", reason), None, "inconsistent" if wrong else None)
