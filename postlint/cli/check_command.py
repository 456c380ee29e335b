"""`postlint check`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from click.core import ParameterSource

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import cache_folder, clock, config_option, municipality_option, now_option
from postlint.cli.output import emit, fail, save, style
from postlint.cli.progress import watching
from postlint.model import Report
from postlint.reporters import FORMATS, SHOWN_IN_FULL, renderer
from postlint.reporters.arrange import ORDERS, arranged
from postlint.reporters.style import Style
from postlint.session import Options, run

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
@click.option("--statistics", is_flag=True, help="区分ごと、条項ごとの件数も示します（画面と Markdown）。")
@click.option("--quiet", "-q", is_flag=True, help="画面では、指摘を一行ずつにし、目で確かめる項目を省きます。")
@click.option(
    "--sort",
    "order",
    type=click.Choice(ORDERS),
    default="place",
    help="指摘を並べる順（場所、重さ、区分、条項、規則）。",
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
    statistics: bool,
    quiet: bool,
    order: str,
    jobs: int,
) -> None:
    """Check and leave with 0, 1 or 2 (interface 5)."""
    if not paths:
        fail("検査するファイルがありません。「postlint check 下書き.txt」のように指定してください。")
    stdin = (stdin_filename, sys.stdin.buffer.read()) if "-" in paths else None
    names = [path for path in paths if path != "-"]
    targets = _targets(outputs, format_, names)
    masks = {name: name not in SHOWN_IN_FULL if redact is None else redact for name, _ in targets}
    # The register is confidential itself: its titles are named on the terminal only (interface 4).
    named = not any(masks.values()) and set(masks) == {"terminal"}
    options = Options(
        clock(now), municipality, config, embargo, fail_on, any(masks.values()), show_embargo or named, jobs,
        cache_folder(),
    )  # fmt: skip
    with watching() as screen:
        outcome = run(names, stdin, options, screen)
    if screen.stopped():
        click.echo(_STOPPED, err=True)
    report = arranged(outcome.report, order)
    for name, path in targets:
        _write(replace(report, redact=masks[name]), name, path, style(statistics=statistics, quiet=quiet))
    sys.exit(2 if screen.stopped() else report.status)


def _targets(outputs: Sequence[str], format_: str, inputs: Sequence[str]) -> list[tuple[str, Path | None]]:
    """Formats with where they go: None is the screen, which a format of its own (`--format`) still reaches."""
    targets: list[tuple[str, Path | None]] = [_target(value, format_) for value in outputs]
    drafts = {Path(name).resolve() for name in inputs}
    paths = [path.resolve() for _, path in targets if path is not None]
    for path in paths:
        if path in drafts:
            fail(f"{path}: 検査する下書きには保存できません。別の名前を指定してください。")
        if paths.count(path) > 1:
            fail(f"{path}: 保存先が二度指定されています。別の名前を指定してください。")
    source = click.get_current_context().get_parameter_source("format_")
    spare = source is not ParameterSource.DEFAULT and all(_known(value) for value in outputs)
    return [*targets, (format_, None)] if spare or not targets else targets


def _target(value: str, default: str) -> tuple[str, Path]:
    """A format and a path; split only at a known format before the first colon: a drive letter is part of a path."""
    name, _, rest = value.partition(":")
    return (name, Path(rest)) if _known(value) else (default, Path(value))


def _known(value: str) -> bool:
    return ":" in value and value.partition(":")[0] in FORMATS


def _write(report: Report, name: str, path: Path | None, style: Style) -> None:
    if path is None:
        emit(renderer(name)(report, style), name)
        return
    try:
        save(renderer(name)(report, replace(style, color=False)), path)
    except OSError as error:
        fail(f"{path}: 結果を保存できません（{error.strerror}）。保存先を確かめてください。")
