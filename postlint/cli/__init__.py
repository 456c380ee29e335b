"""The command line. Only this package prints, exits and reads the clock."""

from __future__ import annotations

import gc
import sys
import traceback
from importlib import import_module

import click

from postlint._version import __version__
from postlint.cli.japanese import HELP_NAMES, JapaneseGroup
from postlint.names import nearest

_COMMANDS = {
    "check": "下書きを検査します。",
    "init": "設定ファイルと、解禁登録簿などの見本を作ります。",
    "config": "どの設定が使われ、どこに書かれているかを示します。",
    "explain": "規則や条項を説明します。",
    "rules": "規則の一覧を示します。",
    "coverage": "条項と区分の対応、検査しない条項とその理由を示します。",
    "verify": "規則を、規則自身の例で確かめます。",
    "new-guideline": "ガイドラインの文書から、ガイドラインのファイルの案を作ります。",
    "schema": "規則や設定の JSON Schema を書き出します。",
    "inspect": "下書きが文・形態素・固有表現にどう分かれるかを示します（規則を書く人向け）。",
}


class _Lazy(JapaneseGroup):
    """Commands whose modules are loaded when they are called: start-up time is a feature."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            ctx.fail(f"「{cmd_name}」というコマンドはありません。{nearest(cmd_name, _COMMANDS)}。")
        command: click.Command = import_module(f"postlint.cli.{cmd_name.replace('-', '_')}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("コマンド"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Lazy, subcommand_metavar="コマンド …", context_settings={"help_option_names": HELP_NAMES}, add_help_option=True
)
@click.version_option(__version__, "--version", prog_name="postlint", help="版を示します。")
def app() -> None:
    """自治体の SNS 投稿の下書きを、公開の前に、自分の町のガイドラインに照らして検査します。

    まず「postlint check 下書き.txt --municipality 宇部市」を試してください。通信は一切しません。
    """


def main() -> None:
    """Entry point of the console script. A defect of postlint itself is loud, and never looks like a finding."""
    from postlint.cli.output import prepare

    prepare()
    # Rules are many objects that live as long as the process: looking for cycles among them takes 0.1 s of start-up.
    gc.set_threshold(100_000, 20, 20)
    try:
        app(prog_name="postlint")
    except Exception:
        traceback.print_exc()
        click.echo("postlint 自身の不具合で、検査を終えられませんでした。上の記録を添えて知らせてください。", err=True)
        sys.exit(2)
