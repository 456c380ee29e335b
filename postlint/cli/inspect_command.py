"""`postlint inspect`: what the text layer sees, for writers of rules."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import clock, config_option, now_option
from postlint.cli.output import emit, fail
from postlint.config import find_config, read_config
from postlint.config.context import surroundings
from postlint.documents import read
from postlint.errors import ConfigError
from postlint.linter import Linter
from postlint.model import Entity, Post, Span, Text
from postlint.reporters.style import harmless
from postlint.ruleset.loader import Ruleset


@click.command(
    "inspect",
    cls=JapaneseCommand,
    help="下書きがどう読まれるかを示します（規則を書く人向け）。個人情報も伏せずに出すので、結果の扱いに注意してください。",
)
@click.argument("file", metavar="FILE|-")
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal", help="出力の形式。")
@config_option
@now_option
def command(file: str, format_: str, config: Path | None, now: dt.datetime | None) -> None:
    """Print sentences, morphemes, folded text and entities of every post."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        fail(f"{file}: 読めません（{error.strerror}）。パスを確かめてください。")
    try:
        found = config or find_config(Path(file).resolve())
        settings = read_config(found).at(Path(file)) if found is not None else None
    except ConfigError as error:
        fail(error)
    # No rules: whoever mends a broken rule file needs this command.
    linter = Linter(Ruleset.empty(), surroundings(settings, clock(now)))
    document = read(data, file)
    posts = [_post(linter, post) for post in document.posts]
    unchecked = document.unchecked
    if format_ == "json":
        missed = [{"path": item.path, "reason": item.reason} for item in unchecked]
        emit(json.dumps({"posts": posts, "unchecked": missed}, ensure_ascii=False, indent=1) + "\n", "json")
    else:
        _print(posts)
    for item in unchecked:
        click.echo(harmless(f"{item.path}: {item.reason}"), err=True)
    sys.exit(2 if unchecked else 0)


def _post(linter: Linter, post: Post) -> dict[str, Any]:
    text = linter.texts(post)[0]
    return {
        "post": post.id,
        "sentences": [_span(text, span.start, span.end) for span in text.sentences],
        "tokens": list(_tokens(text)),
        "folded": text.folded.value,
        "entities": [_entity(text, entity) for entity in text.entities],
    }


def _tokens(text: Text) -> list[dict[str, Any]]:
    tokens = text.tokens
    rows = []
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        span = _span(text, start, end)
        rows.append(
            {
                "span": span,
                "surface": text.original[span[0] : span[1]],
                "lemma": word.lemma,
                "norm": word.norm,
                "reading": word.reading,
                "pos": list(word.pos),
            }
        )
    return rows


def _entity(text: Text, entity: Entity) -> dict[str, Any]:
    span = _span(text, entity.span.start, entity.span.end)
    row: dict[str, Any] = {
        "type": entity.type,
        "span": span,
        "text": text.original[span[0] : span[1]],
        "role": entity.role,
        "value": entity.value,
        "evidence": list(entity.evidence),
    }
    if entity.problem:
        row["problem"] = entity.problem
    return row


def _span(text: Text, start: int, end: int) -> list[int]:
    span = text.folded.origin(Span(start, end))
    return [span.start, span.end]


def _print(posts: list[dict[str, Any]]) -> None:
    for post in posts:
        click.echo(f"■ {harmless(post['post'])}")
        for token in post["tokens"]:
            pos = "-".join(part for part in token["pos"] if part != "*")
            columns = (token["surface"], pos, token["lemma"], token["norm"], token["reading"])
            click.echo("  " + "\t".join(map(harmless, columns)))
        for entity in post["entities"]:
            extra = " ".join(filter(None, (entity["value"], entity.get("problem"), ",".join(entity["evidence"]))))
            click.echo(f"  ＠ {entity['type']} 「{harmless(entity['text'])}」 {entity['role']} {harmless(extra)}")
