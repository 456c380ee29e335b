"""The sheet to sign through the command line: what it records, and what it masks when asked to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

NOW = ("--now", "2026-04-01T09:00")
TITLE = "マスコット「ひだもん」の決定について"
REGISTER = f"id,件名,解禁日時\r\nR8-9,{TITLE},令和8年5月12日（火）午前10時\r\n".encode("cp932")
POSTS = """- {id: told, text: 「ひだもん」に決まりました。, publish_at: 2026-05-12T09:59+09:00}
- {id: spaced, text: ひ だ も ん の会, publish_at: 2026-05-12T09:59+09:00, 備考: ひだもん}
- {id: private, text: 佐伯みどりさん（090-0000-0000）が説明を聞いてください。, author: 広報係 佐伯みどり}
"""


@pytest.fixture
def sheets(postlint: Run, write: Write, tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """The words of the HTML sheet and of the plain one, of one run."""
    write("register.csv", REGISTER)
    write("posts.yaml", POSTS)

    def run(*options: str) -> tuple[str, str]:
        files = ("--output", "html:sheet.html", "--output", "record:sheet.txt")
        result = postlint("check", "posts.yaml", "-m", "ube", "--embargo", "register.csv", *NOW, *files, *options)
        assert result.exit_code == 1
        html = (tmp_path / "sheet.html").read_text(encoding="utf-8")
        words = re.sub(r"<style>.*</style>|<[^>]+>", "", html, flags=re.DOTALL)
        return words, (tmp_path / "sheet.txt").read_text(encoding="utf-8")

    return run


def test_everything_is_shown_by_default(sheets: Callable[..., tuple[str, str]]) -> None:
    for text in sheets():
        assert "佐伯みどり" in text
        assert "090-0000-0000" in text
        assert "■■" not in text
    flat = re.sub(r"\s", "", text)
    assert hashlib.sha256(POSTS.encode()).hexdigest() in flat
    assert "令和8年4月1日（水）9時00分" in flat
    assert "「宇部市ソーシャルメディアの利用に関するガイドライン」（2025-04-01の版）、sha25680feae8c" in flat
    assert "sudachidict-core" in flat


def test_redact_masks_the_draft_and_everything_else(sheets: Callable[..., tuple[str, str]]) -> None:
    for text in sheets("--redact"):
        flat = re.sub(r"\s", "", text)
        for secret in ("ひだもん", TITLE, "佐伯みどり", "090-0000-0000"):
            assert secret not in flat
        assert "■■■■■さん" in re.sub(r"【:\d】|\d", "", flat)
        assert "してください" in flat  # what is masked in one post spoils no sentence of the sheet
        assert "く■さい" not in flat


def test_each_post_has_the_checklist_of_its_town(postlint: Run, write: Write) -> None:
    write(
        "posts.yaml",
        "- {id: a, text: 晴れです。, municipality: 宇部市}\n- {id: b, text: 晴れです。, municipality: 佐久市}\n",
    )
    _, first, second = postlint("check", "posts.yaml", *NOW, "--format", "record").stdout.split("\f")
    assert "（宇部市 3(3)）" in first
    assert "佐久市" not in first
    assert "宇部市" not in second


def test_a_sheet_names_entries_of_the_register_by_id_only(postlint: Run, write: Write) -> None:
    write("register.csv", REGISTER)
    write("posts.yaml", POSTS)
    for format_, shown in (("html", False), ("record", False), ("terminal", True)):
        arguments = ("check", "posts.yaml", "-m", "ube", "--embargo", "register.csv", "--format", format_)
        text = postlint(*arguments, *NOW).stdout
        assert "R8-9" in text
        assert (TITLE in re.sub(r"\s+", "", text)) is shown
        assert TITLE in re.sub(r"\s+", "", postlint(*arguments, "--show-embargo", *NOW).stdout)
