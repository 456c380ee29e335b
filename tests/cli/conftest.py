"""The command line in this process: quick, with the real exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from postlint.cli import app
from tests.conftest import CACHE

Run = Callable[..., Result]


@pytest.fixture
def postlint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `postlint …` in the test's folder; all tests share one cache of compiled rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(CACHE))

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, catch_exceptions=False)

    return run
