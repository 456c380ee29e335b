"""`postlint schema`: JSON Schemas for editors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.output import save
from postlint.config.settings import ConfigFile
from postlint.ruleset.json_schema import schema_of, written
from postlint.ruleset.language import Guideline, RuleFile

_FILES: dict[str, tuple[type, str]] = {
    "rules.schema.json": (RuleFile, "postlint の規則"),
    "guideline.schema.json": (Guideline, "postlint のガイドライン"),
    "config.schema.json": (ConfigFile, "postlint.yaml"),
}


@click.command(
    "schema",
    cls=JapaneseCommand,
    help="規則・ガイドライン・設定の JSON Schema を FOLDER に書き出します（入力を助ける編集ソフト用）。",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="書き出さずに、今あるものが最新かどうかを確かめます。")
def command(folder: Path, check: bool) -> None:
    """Write the schemas, or leave with 1 when those that exist are stale."""
    texts = {folder / name: written(schema_of(cls, title)) for name, (cls, title) in _FILES.items()}
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            save(text, path)
        click.echo(f"{len(texts)}個の JSON Schema を {folder} に書き出しました。")
        return
    stale = [path for path, text in texts.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        click.echo(f"{path} が古くなっています。「postlint schema {folder}」で書き直してください。")
    sys.exit(1 if stale else 0)
