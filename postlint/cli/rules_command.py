"""`postlint rules`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import config_option
from postlint.cli.output import emit
from postlint.cli.ruleset_access import open_linter
from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Category
from postlint.ruleset.language import Rule


@click.command("rules", cls=JapaneseCommand, help="規則の一覧を、区分ごとに示します。")
@click.option("--category", type=click.Choice([c.value for c in Category]), default=None, help="この区分だけ。")
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal", help="出力の形式。")
@config_option
def command(category: str | None, format_: str, config: Path | None) -> None:
    """List the rules."""
    rules = [rule for rule in open_linter(config).ruleset.rules if category in (None, rule.category.value)]
    if format_ == "json":
        rows = [
            {"id": r.id, "category": r.category.value, "severity": r.severity.value, "message": r.message, "why": r.why}
            for r in rules
        ]
        emit(json.dumps({"rules": rows}, ensure_ascii=False, indent=1) + "\n", "json")
        return
    for each in Category:
        _section(each, (rule for rule in rules if rule.category is each))
    click.echo(f"規則は {len(rules)} 件です。詳しくは「postlint explain 規則の名前」で示します。")


def _section(category: Category, rules: Iterable[Rule]) -> None:
    lines = [f"  {rule.id}（{SEVERITY[rule.severity]}まで） {rule.why or rule.message}" for rule in rules]
    if lines:
        click.echo(f"{CATEGORY[category]}（{category.value}）")
        for line in lines:
            click.echo(line)
