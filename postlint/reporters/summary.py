"""The closing sentences that all readable formats share. They never say that there is no problem."""

from __future__ import annotations

from postlint.labels import SEVERITY
from postlint.model import Report, Severity


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
