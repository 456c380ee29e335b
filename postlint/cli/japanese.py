"""click in Japanese: usage, options and errors as staff read them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from postlint.reporters.style import harmless

HELP_NAMES = ["-h", "--help"]


class JapaneseCommand(click.Command):
    """A command whose help is in Japanese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != self.options_metavar]
        formatter.write_usage(ctx.command_path, " ".join(("[オプション]", *pieces)), "使い方: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("オプション"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` with a Japanese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "この説明を示します。"
        return option


class JapaneseGroup(JapaneseCommand, click.Group):
    """A group whose errors are in Japanese; every wrong use ends with exit status 2."""

    command_class = JapaneseCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options, then that of commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run, and leave with the exit status."""
        extra["standalone_mode"] = False
        try:
            status = super().main(args, *rest, **extra)
        except click.ClickException as error:
            click.echo(harmless(sentence(error)), err=True)
            context = getattr(error, "ctx", None)
            if context is not None:
                click.echo(f"使い方は「{context.command_path} --help」で示します。", err=True)
            sys.exit(2)
        except click.Abort:
            click.echo("中断しました。検査は終わっていません。", err=True)
            sys.exit(2)
        sys.exit(status if isinstance(status, int) else 0)


def sentence(error: click.ClickException) -> str:
    """What is wrong, and what can be given instead."""
    if isinstance(error, click.NoSuchOption):
        near = f"「{error.possibilities[0]}」のことですか。" if error.possibilities else ""
        return f"「{error.option_name}」というオプションはありません。{near}"
    if isinstance(error, click.MissingParameter):
        return f"「{_name(error.param)}」がありません。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"「{_name(error.param)}」の値が使えません。{_expected(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"「{error.option_name}」の書き方が違います。値は一つ要ります。"
    if isinstance(error, click.UsageError) and not error.message.isascii():
        return error.message
    return f"指定に誤りがあります（{error.format_message()}）。"


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name if param is not None else ""


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"使えるもの: {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path):
        return "ファイルがあるか、パスを確かめてください。"
    if isinstance(kind, click.types.IntParamType):
        return "整数を書いてください。"
    return error.message
