"""`postlint init`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import click

from postlint.cli.init_files import PRE_COMMIT, Answers, files_of, pre_commit
from postlint.cli.japanese import JapaneseCommand
from postlint.cli.options import cache_folder
from postlint.cli.output import fail
from postlint.config import open_ruleset
from postlint.config.context import town_id
from postlint.config.files import is_file_name
from postlint.config.opening import days, times
from postlint.names import nearest
from postlint.reporters.style import harmless


@click.command(
    "init",
    cls=JapaneseCommand,
    help="FOLDER（省けば今のフォルダー）に、postlint.yaml、解禁登録簿の見本、pre-commit と CI の設定を作ります。"
    "画面からの操作では自治体などを尋ねます。今あるファイルは書き換えません。",
)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path), metavar="[FOLDER]")
@click.option(
    "--municipality", "-m", metavar="ID|NAME|FILE", default=None, help="自治体、またはガイドラインのファイル。"
)
@click.option("--own-host", "own_hosts", multiple=True, metavar="HOST", help="自分の自治体のサイト（何度でも）。")
@click.option("--contact", "contacts", multiple=True, metavar="TEXT", help="役所の電話番号など（何度でも）。")
@click.option("--account", "accounts", multiple=True, metavar="NAME", help="登録したアカウント（何度でも）。")
@click.option("--hours", default=None, metavar="TIME", help="投稿してよい時間（08:30-17:15 の形）。")
@click.option("--days", "weekdays", default="月-金", metavar="DAYS", help="投稿してよい曜日（初めの値は 月-金）。")
@click.option("--drafts", default="drafts", metavar="NAME", help="下書きを置くフォルダー（初めの値は drafts）。")
@click.option("--register/--no-register", default=True, help="解禁登録簿の見本を作る／作らない。")
@click.option("--pre-commit/--no-pre-commit", "hook", default=True, help="pre-commit の設定を作る／作らない。")
@click.option("--ci/--no-ci", "workflow", default=True, help="GitHub Actions の設定を作る／作らない。")
@click.option("--yes", "-y", is_flag=True, help="何も尋ねません。")
def command(
    folder: Path | None,
    municipality: str | None,
    own_hosts: tuple[str, ...],
    contacts: tuple[str, ...],
    accounts: tuple[str, ...],
    hours: str | None,
    weekdays: str,
    drafts: str,
    register: bool,
    hook: bool,
    workflow: bool,
    yes: bool,
) -> None:
    """Ask, write what is not there yet, and say what was written."""
    target = folder or Path()
    asks = not yes and sys.stdin.isatty()
    town = _one(municipality, "自治体の名前か id", lambda value: _town(value, target), asks)
    hosts = own_hosts or _several("自治体のサイト（例: www.city.example.jp）", asks)
    opening = _one(hours, "投稿してよい時間（例: 08:30-17:15）", _time, asks)
    fault = _fault(days, weekdays, "曜日") or _bad_folder(drafts)
    if fault:
        fail(fault)
    answers = Answers(
        town, [_host(name) for name in hosts], contacts, accounts or _several("アカウント（例: @hidamari_city）", asks),
        opening, weekdays, PurePosixPath(drafts).as_posix(), register, hook, workflow,
    )  # fmt: skip
    _write(target, answers)


def _one(given: str | None, about: str, check: Callable[[str], str], asks: bool) -> str | None:
    """A value that was given, or asked for until it is right; None for none. `check` tells what is wrong."""
    if given is not None:
        fault = check(given)
        if fault:
            fail(fault)
    while given is None and asks:
        value = click.prompt(f"{about}（なければそのまま Enter）", default="", show_default=False).strip()
        fault = check(value) if value else ""
        if not fault:
            return value or None
        click.echo(harmless(fault), err=True)
    return given


def _several(about: str, asks: bool) -> tuple[str, ...]:
    if not asks:
        return ()
    value = click.prompt(
        f"{about}（いくつもあれば空白で区切る。なければそのまま Enter）", default="", show_default=False
    )
    return tuple(value.replace("、", " ").replace(",", " ").split())


def _town(value: str, folder: Path) -> str:
    if is_file_name(value):
        return "" if (folder / value).is_file() else f"ガイドライン「{value}」がありません。パスを確かめてください。"
    ruleset = open_ruleset(None, None, cache_folder())
    if town_id(ruleset, value) is not None:
        return ""
    names = [word for g in ruleset.guidelines.values() for word in (g.municipality.name, g.municipality.id)]
    return (
        f"自治体「{value}」はありません。{nearest(value, names)}。"
        "収録されていない自治体は、ガイドラインのファイル（.yaml）を指定してください。"
    )


def _time(value: str) -> str:
    return _fault(times, value, "時間")


def _fault(parse: Callable[[str], object], value: str, what: str) -> str:
    try:
        parse(value)
    except ValueError:
        return f"「{value}」は{what}として読めません。「08:30-17:15」「月-金」のように書いてください。"
    return ""


def _bad_folder(name: str) -> str:
    path = PurePosixPath(name)
    if not name.strip() or path.is_absolute() or ".." in path.parts or ":" in name or "\\" in name:
        return f"「{name}」は下書きのフォルダーにできません。FOLDER の中の名前（drafts など）を書いてください。"
    return ""


def _host(text: str) -> str:
    """The host of an address that was pasted whole."""
    return (urlsplit(text).hostname or text) if "://" in text else text.partition("/")[0]


def _write(folder: Path, answers: Answers) -> None:
    kept = []
    for name, data in files_of(answers):
        path = folder / name
        try:
            if _written(path, data):
                click.echo(harmless(f"作りました: {path}"))
            else:
                kept.append(name)
                click.echo(harmless(f"そのまま: {path}（すでにあるので、書き換えていません）"))
        except OSError as error:
            fail(f"{path}: 書けません（{error.strerror}）。フォルダーの名前と権限を確かめてください。")
    if PRE_COMMIT in kept:
        entry = "\n".join(pre_commit(answers).splitlines()[2:])
        click.echo(f"\n{PRE_COMMIT} の repos: の下に、次を書き足してください。\n{entry}")
    click.echo("\n" + harmless(f"次は「postlint check {folder / answers.drafts}」を試してください。"))


def _written(path: Path, data: bytes) -> bool:
    """Write a new file; False where there is one already. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        return False
    return True
