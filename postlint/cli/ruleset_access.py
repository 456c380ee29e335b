"""Loading rules for the commands that show or verify them: with examples, so never from the cache."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from postlint.cli.output import fail
from postlint.config import find_config, open_ruleset, read_config
from postlint.dates import JST
from postlint.errors import PostlintError
from postlint.linter import Linter
from postlint.model import Context

# Examples are judged on a fixed day: what a rule finds must not depend on when it is verified.
EXAMPLE_DAY = dt.datetime(2026, 4, 1, 9, 0, tzinfo=JST)


def open_linter(config: Path | None) -> Linter:
    """A linter with all rules and their examples; leaves with exit status 2 when something cannot be used."""
    try:
        found = config or find_config(Path.cwd())
        settings = read_config(found) if found is not None else None
        whole = open_ruleset(settings)
        return Linter(whole, Context((), EXAMPLE_DAY)).under(settings, whole)
    except PostlintError as error:
        fail(error)
