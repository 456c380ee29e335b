"""Loading rules for the commands that show or verify them: with examples, so never from the cache."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from postlint.cli.output import fail
from postlint.config import context_of, find_config, read_config, sources_of
from postlint.config.context import adjusted
from postlint.dates import JST
from postlint.errors import PostlintError
from postlint.linter import Linter
from postlint.ruleset.loader import load

# Examples are judged on a fixed day: what a rule finds must not depend on when it is verified.
EXAMPLE_DAY = dt.datetime(2026, 4, 1, 9, 0, tzinfo=JST)


def open_linter(config: Path | None) -> Linter:
    """A linter with all rules and their examples; leaves with exit status 2 when something cannot be used."""
    try:
        found = config or find_config(Path.cwd())
        settings = read_config(found) if found is not None else None
        ruleset = adjusted(load(sources_of(settings)), settings)
        return Linter(ruleset, context_of(settings, ruleset, None, EXAMPLE_DAY, ()))
    except PostlintError as error:
        fail(error)
