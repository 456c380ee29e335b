"""Every form in which the tests print a day or a time; what the parser must read back."""

from __future__ import annotations

import datetime as dt

from postlint.dates.eras import holds, western

WEEKDAYS = "月火水木金土日"
_DIGITS = "〇一二三四五六七八九"


def kanji(number: int) -> str:
    """Kanji number below 100: 二十一."""
    tens, ones = divmod(number, 10)
    high = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return high + (_DIGITS[ones] if ones or not tens else "")


def wide(text: str) -> str:
    """ASCII as full-width characters."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def era_year(day: dt.date) -> tuple[str, int]:
    """Era and year of a day from 1926-12-25 on."""
    era = next(era for era in ("令和", "平成", "昭和") if holds(era, day))
    return era, next(count for count in range(1, 100) if western(era, count) == day.year)


def days(day: dt.date) -> list[str]:
    """A day in every form that names its year."""
    era, year = era_year(day)
    letter, short = {"令和": ("R", "令"), "平成": ("H", "平"), "昭和": ("S", "昭")}[era]
    name = WEEKDAYS[day.weekday()]
    first = "元" if year == 1 else str(year)
    plain = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日（{name}）",
        f"{day.year}年 {day.month}月 {day.day}日 {name}曜日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}({name})",
        f"{day.year}.{day.month}.{day.day}",
        day.isoformat(),
        f"{era}{first}年{day.month}月{day.day}日({name}曜日)",
        f"{era}{first}年{day.month}月{day.day}日【{name}】",
        f"{letter}{year}.{day.month}.{day.day}",
        f"{letter}{year:02}.{day.month:02}.{day.day:02}（{name}）",
        f"{letter}{year}/{day.month}/{day.day}",
        f"{letter}{year}年{day.month}月{day.day}日",
        f"{short}{year}.{day.month}.{day.day}",
        f"{era}{first}年({day.year}年){day.month}月{day.day}日",
        f"{era}{first}({day.year})年{day.month}月{day.day}日",
        f"{day.year}({era}{first})年{day.month}月{day.day}日",
        f"{day.year}年（{era}{first}年）{day.month}月{day.day}日",
    ]
    forms = [*plain, *map(wide, plain)]
    forms.append(f"{era}{'元' if year == 1 else kanji(year)}年{kanji(day.month)}月{kanji(day.day)}日")
    forms.append(f"{''.join(_DIGITS[int(c)] for c in str(day.year))}年{kanji(day.month)}月{kanji(day.day)}日")
    if day.year >= 1990:
        forms.append(str((day - dt.date(1899, 12, 30)).days))
    if day.year >= 2000:
        forms.append(f"{day:%Y%m%d}")
    if era == "令和":
        forms.append(f"㋿{first}年{day.month}月{day.day}日")
    return forms


def times(minutes: int) -> list[str]:
    """A time of day, in minutes from 00:00, in every form that goes after a day."""
    hour, minute = divmod(minutes, 60)
    half, short = ("午前", hour) if hour < 12 else ("午後", hour - 12)
    tail = f"{minute}分" if minute else ""
    plain = [f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", f"{hour}時{tail}", f"{half}{short}時{tail}"]
    if minute == 30:
        plain += [f"{hour}時半", f"{half}{short}時半"]
    forms = [*plain, *map(wide, plain), f"{half}{kanji(short)}時{kanji(minute) + '分' if minute else ''}"]
    if minutes == 12 * 60:
        forms.append("正午")
    return forms
