"""`postlint check` with tables: positions, columns left empty, dates, registers beside the schedule."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

NOW = ("--now", "2026-04-01T09:00")
SHEET = '投稿日時,本文,承認者\r\n2026-04-15 10:00,"花の見ごろです。\r\nあの馬鹿どもが困る。",\r\n'


def report(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_findings_in_a_cell_stand_at_their_place(postlint: Run, write: Write) -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp932", "utf-16"):
        write("予定.csv", SHEET.encode(encoding))
        data = report(postlint("check", "予定.csv", "-m", "ube", "--format", "json", *NOW))
        assert data["summary"]["posts"] == 1
        (slander,) = [f for f in data["findings"] if f["category"] == "slander"]
        line, column = slander["location"]["line"], slander["location"]["column"]
        assert SHEET.splitlines()[line - 1][column - 1 :].startswith("馬鹿")
        (approval,) = [f for f in data["findings"] if f["category"] == "approval"]
        assert (approval["field"], approval["location"]["line"]) == ("approved_by", 3)


def test_a_date_of_unknown_order_gives_2_and_the_configuration_tells_it(postlint: Run, write: Write) -> None:
    write("a.csv", "投稿日時,本文\n04/05/2026 09:00,花の見ごろです。\n")
    result = postlint("check", "a.csv", "-m", "ube", *NOW)
    assert result.exit_code == 2
    assert "月と日のどちらが先か分かりません" in result.stdout
    write("postlint.yaml", 'date_format: "%m/%d/%Y %H:%M"\n')
    assert postlint("check", "a.csv", "-m", "ube", *NOW).exit_code == 0


def test_the_register_in_use_is_no_schedule(postlint: Run, write: Write) -> None:
    write("posts/a.txt", "花の見ごろです。")
    write("posts/解禁.csv", "id,件名,解禁日時\nR1,愛称の決定,2026-05-01 10:00\n")
    assert postlint("check", "posts", "-m", "ube", *NOW).exit_code == 2
    assert postlint("check", "posts", "-m", "ube", "--embargo", "posts/解禁.csv", *NOW).exit_code == 0
    write("posts/postlint.yaml", "embargo: 解禁.csv\n")
    assert postlint("check", "posts", "-m", "ube", *NOW).exit_code == 0
