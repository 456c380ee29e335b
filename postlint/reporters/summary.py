"""The closing sentences that all readable formats share. They never say that there is no problem."""

from __future__ import annotations

from collections import Counter

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Category, Report, Severity


def counts(report: Report) -> str:
    """How many posts and findings there are, in one sentence."""
    numbers = [(SEVERITY[severity], report.count(severity)) for severity in reversed(Severity)]
    found = "、".join(f"{word}{number}件" for word, number in numbers if number)
    start = f"{report.files}ファイル、{len(report.posts)}件の投稿を検査しました。"
    return start + (f"指摘は{found}です。" if found else "")


def closing(report: Report) -> str:
    """What is left to do: what was not checked, and what only people can check."""
    if report.unchecked:
        return f"検査できなかったものが{len(report.unchecked)}件あります。検査は完了していません。"
    if not report.findings:
        return f"自動検査では検出なし（目視確認 {len(report.checklist)} 件）"
    return f"自動検査の指摘は以上です（目視確認 {len(report.checklist)} 件）"


def exit_sentence(report: Report) -> str:
    """The exit status and what it means."""
    if report.status == 2:
        return "終了状態は 2 です。検査できなかったものがあります。"
    if report.threshold == "never":
        return "終了状態は 0 です。すべて検査できました（指摘では 1 にしない設定です）。"
    basis = f"基準（{SEVERITY[Severity(report.threshold)]}）" if report.threshold else "基準"
    if report.status == 1:
        return f"終了状態は 1 です。{basis}以上の指摘が{report.failing}件あります。"
    return f"終了状態は 0 です。すべて検査でき、{basis}以上の指摘はありません。"


def by_category(report: Report) -> list[tuple[str, int]]:
    """Number of findings of each category, most first."""
    return _most_first(Counter(CATEGORY[finding.category] for finding in report.findings), _ORDER)


def by_clause(report: Report) -> list[tuple[str, int]]:
    """Number of findings that cite each clause, most first; a finding may cite several, or none."""
    clauses = (c for finding in report.findings for c in (finding.clauses or (None,)))
    names = Counter(f"{c.municipality_name} {c.id}" if c else "条項なし" for c in clauses)
    return _most_first(names, list(names))


_ORDER = [CATEGORY[category] for category in Category]


def _most_first(counted: Counter[str], order: list[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], order.index(item[0])))
