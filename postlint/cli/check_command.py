"""`postlint check`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import cache_folder, clock, config_option, municipality_option, now_option
from postlint.cli.output import emit, fail, save, style
from postlint.cli.progress import watching
from postlint.model import Report
from postlint.reporters import FORMATS, SHOWN_IN_FULL, renderer
from postlint.session import Options, Outcome, run

_THRESHOLDS = ("error", "warning", "review", "never")
_STOPPED = "中断しました。検査していないものは、結果に「検査できなかったもの」として示します。"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "check", cls=JapaneseCommand, help="下書きを検査します。PATH はファイルかフォルダー、「-」は標準入力です。"
)
@click.argument("paths", nargs=-1, metavar="[PATH|-]…")
@municipality_option
@click.option("--format", "format_", type=click.Choice(FORMATS), default="terminal", help="出力の形式。")
@click.option(
    "--output", "outputs", multiple=True, metavar="FILE", help="保存先。「形式:パス」の形で何度でも書けます。"
)
@config_option
@click.option("--embargo", type=_FILE, default=None, help="解禁登録簿（YAML・JSON・CSV・TSV・XLSX）。")
@now_option
@click.option(
    "--fail-on", type=click.Choice(_THRESHOLDS), default=None, help="この重さ以上の指摘で終了状態を 1 にします。"
)
@click.option("--redact/--no-redact", default=None, help="個人情報を伏せる／伏せない。")
@click.option("--show-embargo", is_flag=True, help="画面の外（JSON など）にも、解禁登録簿の件名を示します。")
@click.option(
    "--stdin-filename", default="-", metavar="NAME", help="標準入力の下書きの名前（種類は拡張子で決まります）。"
)
@click.option("--jobs", "-j", type=click.IntRange(min=0), metavar="N", default=0, help="同時に動かす数（0 は自動）。")
def command(
    paths: tuple[str, ...],
    municipality: str | None,
    format_: str,
    outputs: tuple[str, ...],
    config: Path | None,
    embargo: Path | None,
    now: dt.datetime | None,
    fail_on: str | None,
    redact: bool | None,
    show_embargo: bool,
    stdin_filename: str,
    jobs: int,
) -> None:
    """Check and leave with 0, 1 or 2 (interface 5)."""
    if not paths:
        fail("検査するファイルがありません。「postlint check 下書き.txt」のように指定してください。")
    stdin = (stdin_filename, sys.stdin.buffer.read()) if "-" in paths else None
    names = [path for path in paths if path != "-"]
    targets = [_target(value, format_) for value in outputs]
    shown = {format_} if not targets else {name for name, _ in targets}
    full = shown <= SHOWN_IN_FULL and not redact
    options = Options(
        clock(now), municipality, config, embargo, fail_on,
        redact if redact is not None else not full, show_embargo or full, jobs, cache_folder(),
    )  # fmt: skip
    with watching() as screen:
        outcome = run(names, stdin, options, screen)
    if screen.stopped():
        click.echo(_STOPPED, err=True)
    _write(outcome.report, format_, targets)
    sys.exit(2 if screen.stopped() else _status(outcome))


def _target(value: str, default: str) -> tuple[str, Path]:
    """A format and a path; split only at a known format before the first colon: a drive letter is part of a path."""
    name, colon, rest = value.partition(":")
    return (name, Path(rest)) if colon and name in FORMATS else (default, Path(value))


def _write(report: Report, format_: str, targets: list[tuple[str, Path]]) -> None:
    if not targets:
        emit(renderer(format_)(report, style()), format_)
    for name, path in targets:
        try:
            save(renderer(name)(report, style()), path)
        except OSError as error:
            fail(f"{path}: 結果を保存できません（{error.strerror}）。保存先を確かめてください。")


def _status(outcome: Outcome) -> int:
    if outcome.report.unchecked:
        return 2
    return 1 if outcome.failed else 0
