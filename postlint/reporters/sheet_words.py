"""The fixed sentences of the sheet to sign, and dates as offices write them. None of them says that all is well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from postlint.dates import JST
from postlint.labels import SEVERITY
from postlint.model import Finding, Severity

RETURN = "差戻し"
DECIDE = "要確認"
NOTHING = "検出なし"
INCOMPLETE = "検査未了"

MEANING: Mapping[str, str] = MappingProxyType(
    {
        RETURN: "このままでは公開できません。指摘を直し、もう一度検査してください。",
        DECIDE: "指摘を一つずつ確かめ、直すかどうかを決めてください。",
        NOTHING: "自動検査では検出がありません。目視確認をすべて終えてから決裁してください。",
        INCOMPLETE: "検査できなかったものがあります。検査は完了していません。",
    }
)
"""What each verdict asks of the reader."""

SIGNERS = ("起案", "係長", "課長")
LIMITS = (
    "この検査は、本文と記入された項目だけを調べます。画像・動画・音声の中身、リンク先のページ、書かれた事実の正しさ、"
    "規則にない言い回しは調べていません。"
)
ADVICE = "条項によらない助言"
_ERA_BEGINS = dt.date(2019, 5, 1)
_DAYS = "月火水木金土日"


def verdict(findings: Iterable[Finding], fail_on: str = "error") -> str:
    """The verdict on a post: returned for errors and for whatever the office's threshold fails."""
    ranks = [finding.severity.rank for finding in findings]
    worst = max(ranks, default=0)
    limit = Severity.ERROR if fail_on == "never" else Severity(fail_on)
    if worst >= limit.rank:
        return RETURN
    return DECIDE if worst >= Severity.REVIEW.rank else NOTHING


def counted(counts: Mapping[Severity, int], questions: int) -> str:
    """How many findings of each weight, and how many questions are left to people."""
    found = "、".join(f"{SEVERITY[severity]} {number}件" for severity, number in counts.items() if number)
    return f"自動検査の指摘: {found or 'なし'}。目視確認: {questions}件。"


def when(moment: dt.datetime | None) -> str:
    """令和8年4月1日（水）9時00分, in Japan's time; a blank line to fill in where the run tells no time."""
    if moment is None:
        return "　　　年　　月　　日"
    local = moment.astimezone(JST)
    day = local.date()
    year = f"令和{day.year - 2018}年" if day >= _ERA_BEGINS else f"{day.year}年"
    year = year.replace("令和1年", "令和元年") if day.year == _ERA_BEGINS.year else year
    return f"{year}{day.month}月{day.day}日（{_DAYS[day.weekday()]}）{local.hour}時{local.minute:02d}分"
