"""`postlint explain`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import config_option
from postlint.cli.output import fail
from postlint.cli.ruleset_access import open_linter
from postlint.labels import CATEGORY, SEVERITY
from postlint.names import nearest
from postlint.ruleset.citations import lead_of
from postlint.ruleset.examples import unmark
from postlint.ruleset.language import Enforcement, Entry, Example, Guideline, Rule, Within
from postlint.ruleset.loader import Ruleset
from postlint.text.fold import fold_term

_WITHIN = {
    Within.MATCH: "指摘する語を含むとき",
    Within.OVERLAP: "指摘する語と重なるとき",
    Within.SENTENCE: "同じ文にあるとき",
    Within.AFTER: "同じ文の後ろにあるとき",
    Within.BEFORE: "同じ文の前にあるとき",
    Within.LINE: "同じ行にあるとき",
    Within.POST: "投稿のどこかにあるとき",
}


@click.command(
    "explain",
    cls=JapaneseCommand,
    help="規則（postlint rules で示す名前）か条項（6(1)、宇部市6(1) など）を、条文・例・例外とともに説明します。",
)
@click.argument("names", nargs=-1, required=True, metavar="RULE|CLAUSE")
@config_option
def command(names: tuple[str, ...], config: Path | None) -> None:
    """Explain a rule, a clause, or every clause of that number in all towns."""
    ruleset = open_linter(config).ruleset
    name = " ".join(names)
    lines = list(_rule(ruleset, name)) or list(_clauses(ruleset, name))
    if not lines:
        known = [rule.id for rule in ruleset.rules]
        advice = nearest(name, known) if "-" in name else "条項は「宇部市 6(1)」のように書きます。"
        fail(f"「{name}」という規則も条項もありません。{advice}")
    click.echo("\n".join(lines))
    sys.exit(0)


def _rule(ruleset: Ruleset, name: str) -> Iterator[str]:
    rule = next((rule for rule in ruleset.rules if rule.id == name), None)
    if rule is None:
        return
    yield f"規則 {rule.id}"
    yield f"区分: {CATEGORY[rule.category]}（重さは{SEVERITY[rule.severity]}まで）"
    yield f"内容: {_blank(rule.message)}"
    if rule.why:
        yield f"理由: {rule.why}"
    if rule.suggestion:
        yield f"案　: {_blank(rule.suggestion)}"
    yield from _exceptions(ruleset, rule)
    yield "指摘する例:"
    yield from (f"  × {_shown(example)}" for example in rule.examples.bad)
    yield "指摘しない例:"
    yield from (f"  ○ {_shown(example)}" for example in rule.examples.good)
    yield "根拠になる条項:"
    cited = [
        line
        for guideline in ruleset.guidelines.values()
        for entry in guideline.clauses
        if (enforcement := entry.enforces.get(rule.category)) is not None
        for line in _clause(guideline, entry, _condition(ruleset, enforcement))
    ]
    yield from cited or ["  （どのガイドラインにもありません。助言として示します）"]


def _exceptions(ruleset: Ruleset, rule: Rule) -> Iterator[str]:
    if rule.unless:
        yield "例外:"
    for index, excuse in enumerate(rule.unless, 1):
        written = f"規則に書かれた{index}番目の条件（{_WITHIN[excuse.within]}）"
        about = ruleset.sets[excuse.use].about if excuse.use else written
        yield f"  - {about}"


def _shown(example: Example) -> str:
    text, span = unmark(example.text)
    if span is not None:
        text = f"{text[: span.start]}【{span.cut(text)}】{text[span.end :]}"
    fields = "、".join(f"{key}: {value}" for key, value in example.with_.items())
    return " ".join(text.split()) + (f"（{fields}）" if fields else "")


def _clauses(ruleset: Ruleset, name: str) -> Iterator[str]:
    wanted = fold_term(name).replace(" ", "")
    for guideline in ruleset.guidelines.values():
        for entry in guideline.clauses:
            town = guideline.municipality
            forms = {fold_term(form) for form in (entry.id or "", *entry.alias)}
            if wanted in {prefix + form for prefix in ("", town.id, town.name) for form in forms}:
                yield from _clause(guideline, entry, "")
                yield from _fate(ruleset, entry)


def _clause(guideline: Guideline, entry: Entry, condition: str) -> Iterator[str]:
    edition = f"（{guideline.guideline.edition}）" if guideline.guideline.edition else ""
    yield f"  {guideline.municipality.name} {entry.id}{condition}　{guideline.guideline.title}{edition}"
    lead = lead_of(guideline, entry)
    if lead:
        yield f"    {lead}"
    yield f"    「{entry.text or entry.lead or ''}」"
    if entry.note:
        yield f"    ※ {entry.note}"


def _condition(ruleset: Ruleset, enforcement: Enforcement) -> str:
    if enforcement.case:
        return f"（{_case(ruleset, enforcement.case)}場合）"
    return f"（{_case(ruleset, enforcement.unless_case)}場合を除く）" if enforcement.unless_case else ""


def _case(ruleset: Ruleset, name: str) -> str:
    about = ruleset.cases.get(name) or ruleset.sets[name].about
    return f"「{about.rstrip('。')}」の"


def _blank(text: str) -> str:
    """A message with its placeholders shown as an ellipsis."""
    return re.sub(r"\{\w+\}", "…", text)


def _fate(ruleset: Ruleset, entry: Entry) -> Iterator[str]:
    for category, enforcement in entry.enforces.items():
        rules = [rule.id for rule in ruleset.rules if rule.category is category]
        ceiling = f"{SEVERITY[enforcement.severity]}まで"
        head = f"    検査: {CATEGORY[category]}（{ceiling}）{_condition(ruleset, enforcement)}"
        yield f"{head}　規則{len(rules)}件: {' '.join(rules)}"
    conditions: tuple[Entry | Enforcement, ...] = (entry, *entry.enforces.values())
    for set_name in dict.fromkeys(name for c in conditions for name in (*c.except_, *c.lower, *c.only)):
        yield f"    条件: {ruleset.sets[set_name].about}"
    if entry.asks:
        yield f"    目視: {entry.asks}"
    if entry.excused:
        yield f"    対象外: {entry.excused}"
