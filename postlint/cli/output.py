"""Writing to screens and files whatever the console can show."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import click

from postlint.errors import PostlintError
from postlint.reporters.style import Style, harmless


def prepare() -> None:
    """Make stdout and stderr replace what their encoding (cp932 …) cannot hold, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def style(*, statistics: bool = False, quiet: bool = False) -> Style:
    """Width and colour of this terminal; no colour when piped or where NO_COLOR is set."""
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((80, 24)).columns, 160)
    return Style(width, color, str(Path.cwd()), statistics, quiet)


def emit(text: str, name: str) -> None:
    """Print a rendered report; machine formats are UTF-8 whatever the console's encoding is."""
    if name == "terminal" or (name == "record" and sys.stdout.isatty()):
        sys.stdout.write(text)
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def save(text: str, path: Path) -> None:
    """Write a rendered report to a file as UTF-8."""
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


def fail(error: PostlintError | str) -> NoReturn:
    """Name what cannot be used, and leave with exit status 2."""
    lines = [error] if isinstance(error, str) else [str(problem) for problem in error.problems]
    for line in lines:
        click.echo(harmless(line), err=True)
    sys.exit(2)
