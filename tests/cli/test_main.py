"""The entry point: a defect of the program is no finding."""

from __future__ import annotations

import sys

import pytest

import postlint.cli
from postlint.cli import main


def test_defect_gives_2_and_is_loud(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(postlint.cli, "app", broken)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["postlint", "--help"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 0
    assert "公開の前に" in capsys.readouterr().out
