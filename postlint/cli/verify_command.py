"""`postlint verify`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import config_option
from postlint.cli.output import emit, fail
from postlint.cli.ruleset_access import open_linter
from postlint.names import nearest
from postlint.verify import Failure, Verdict, verify

_MEANING = {
    Failure.MISSING: "悪い例を見つけていません",
    Failure.NOISY: "よい例を指摘しています",
    Failure.WRONG_SPAN: "指摘する範囲が印と違います",
    Failure.DEAD_EXCEPTION: "どのよい例にも要らない例外です",
}


@click.command(
    "verify", cls=JapaneseCommand, help="規則を、規則自身の例で確かめます。RULE を書けばその規則だけを確かめます。"
)
@click.argument("names", nargs=-1, metavar="[RULE]…")
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal", help="出力の形式。")
@config_option
def command(names: tuple[str, ...], format_: str, config: Path | None) -> None:
    """Run the examples; exit status 1 when a rule and its examples disagree."""
    linter = open_linter(config)
    known = {rule.id: rule for rule in linter.ruleset.rules}
    for name in names:
        if name not in known:
            fail(f"規則「{name}」はありません。{nearest(name, known)}")
    rules = tuple(known[name] for name in names) if names else linter.ruleset.rules
    failures = list(verify(linter, rules))
    examples = sum(len(rule.examples.bad) + len(rule.examples.good) for rule in rules)
    if format_ == "json":
        emit(_json(len(rules), examples, failures), "json")
    else:
        for failure in failures:
            click.echo(f"{failure.failure}: {failure.rule} — {_MEANING[failure.failure]}。{failure.detail}")
            click.echo(f"    例: {failure.example}")
        click.echo(f"規則 {len(rules)} 件、例 {examples} 件を確かめました。食い違いは {len(failures)} 件です。")
    sys.exit(1 if failures else 0)


def _json(rules: int, examples: int, failures: list[Verdict]) -> str:
    rows = [{"rule": f.rule, "failure": f.failure.value, "example": f.example, "detail": f.detail} for f in failures]
    return json.dumps({"rules": rules, "examples": examples, "failures": rows}, ensure_ascii=False, indent=1) + "\n"
