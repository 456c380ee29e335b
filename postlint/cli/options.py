"""Options that several commands share, and their types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from postlint.dates import JST, parse_moment

F = TypeVar("F", bound=Callable[..., Any])


class Moment(click.ParamType[dt.datetime]):
    """A date-time of the command line."""

    name = "DATETIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """An aware date-time; Japan's time without an offset."""
        if isinstance(value, dt.datetime):
            return value
        moment = parse_moment(str(value))
        if moment is None:
            self.fail(f"「{value}」を日時として読めません。「2026-04-15T10:00」の形で書いてください。", param, ctx)
        return moment


def now_option(function: F) -> F:
    """`--now`: the only clock that anything reads."""
    return click.option("--now", type=Moment(), default=None, help="この日時を現在とみなします（結果の再現用）。")(
        function
    )


def config_option(function: F) -> F:
    """`--config`."""
    kind = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.option("--config", type=kind, default=None, help="使う設定ファイル（postlint.yaml）。")(function)


def municipality_option(function: F) -> F:
    """`--municipality`."""
    return click.option(
        "--municipality", "-m", metavar="ID|NAME", default=None, help="自治体の名前か id（宇部市、ube など）。"
    )(function)


def clock(now: dt.datetime | None) -> dt.datetime:
    """The given moment, else the present one."""
    return now or dt.datetime.now(JST)


def cache_folder() -> Path:
    """Where compiled rules are kept (never drafts)."""
    import platformdirs

    return platformdirs.user_cache_path("postlint", appauthor=False)
