"""`postlint coverage`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import config_option
from postlint.cli.output import emit
from postlint.cli.ruleset_access import open_linter
from postlint.coverage import Fate, fates, matrix
from postlint.labels import CATEGORY
from postlint.ruleset.loader import Ruleset


@click.command("coverage", cls=JapaneseCommand, help="区分と条項の対応表と、検査しない条項とその理由を示します。")
@click.option(
    "--format", "format_", type=click.Choice(["terminal", "json", "markdown"]), default="terminal", help="出力の形式。"
)
@config_option
def command(format_: str, config: Path | None) -> None:
    """Print the matrix, then the clauses that no check enforces."""
    ruleset = open_linter(config).ruleset
    if format_ == "json":
        emit(json.dumps(_json(ruleset), ensure_ascii=False, indent=1) + "\n", "json")
    elif format_ == "markdown":
        emit(_markdown(ruleset), "markdown")
    else:
        _terminal(ruleset)


def _json(ruleset: Ruleset) -> dict[str, Any]:
    return {
        "matrix": {
            category.value: {
                town: [
                    {"clause": c.clause, "severity": c.severity.value, "case": c.case, "unless_case": c.unless_case}
                    for c in cells
                ]
                for town, cells in row.items()
            }
            for category, row in matrix(ruleset.guidelines).items()
        },
        "clauses": [
            {
                "municipality": fate.municipality,
                "clause": fate.clause,
                "enforces": [category.value for category in fate.enforces],
                "rules": fate.rules,
                "asks": fate.asks,
                "excused": fate.excused,
            }
            for fate in fates(ruleset)
        ],
    }


def _table(ruleset: Ruleset) -> list[list[str]]:
    towns = {town: guideline.municipality.name for town, guideline in ruleset.guidelines.items()}
    rows = [["区分", *towns.values()]]
    for category, row in matrix(ruleset.guidelines).items():
        cells = [", ".join(map(str, row[town])) or "–" for town in towns]
        rows.append([f"{CATEGORY[category]} {category.value}", *cells])
    return rows


def _without(ruleset: Ruleset) -> list[Fate]:
    return [fate for fate in fates(ruleset) if not fate.enforces]


def _markdown(ruleset: Ruleset) -> str:
    head, *rows = _table(ruleset)
    lines = ["# 条項の対応表", "", _row(head), _row(["-"] * len(head)), *map(_row, rows)]
    lines += ["", "# 検査しない条項", "", _row(["自治体", "条項", "条文", "扱い"]), _row(["-"] * 4)]
    for fate in _without(ruleset):
        name = ruleset.guidelines[fate.municipality].municipality.name
        lines.append(_row([name, fate.clause, fate.text, _reason(fate)]))
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"


def _reason(fate: Fate) -> str:
    return f"目視: {fate.asks}" if fate.asks else f"対象外: {fate.excused}"


def _terminal(ruleset: Ruleset) -> None:
    from rich.cells import cell_len

    rows = _table(ruleset)
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        click.echo(
            "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
    click.echo(
        "\nr = 要確認まで、info = 助言、[場面: 条項] = その場面だけで引用、– = 条項なし（助言として示し、引用しません）"
    )
    click.echo("\n検査しない条項とその理由:")
    for fate in _without(ruleset):
        name = ruleset.guidelines[fate.municipality].municipality.name
        click.echo(f"  {name} {fate.clause}: {_reason(fate)}")
    every = list(fates(ruleset))
    enforced = sum(bool(fate.enforces) for fate in every)
    click.echo(
        f"\n条項 {len(every)} 件: 検査 {enforced}、目視 {sum(bool(f.asks and not f.enforces) for f in every)}、"
        f"対象外 {sum(bool(f.excused) for f in every)}"
    )
