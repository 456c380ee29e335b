"""The register through the command line: what is shown where, what could not be compared, exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

NOW = ("--now", "2026-04-01T09:00")
TITLE = "マスコット「ひだもん」の決定について"
REGISTER = f"id,件名,解禁日時\r\nR8-9,{TITLE},令和8年5月12日（火）午前10時\r\n".encode("cp932")
TOLD = "- {id: told, text: 「ひだもん」に決まりました。, publish_at: 2026-05-12T09:59+09:00}\n"
PLAIN = "- {id: plain, text: 市民プールは7月から開きます。}\n"


@pytest.fixture
def check(postlint: Run, write: Write) -> Run:
    write("register.csv", REGISTER)

    def run(posts: str, *options: str, town: str = "ube") -> Result:
        write("posts.yaml", posts)
        return postlint("check", "posts.yaml", "-m", town, "--embargo", "register.csv", *NOW, *options)

    return run


def _embargo(result: Result) -> list[dict[str, Any]]:
    return [item for item in json.loads(result.stdout)["findings"] if item["category"] == "embargo"]


def test_outside_the_terminal_only_the_id_is_named(check: Run) -> None:
    result = check(TOLD, "--format", "json")
    (finding,) = _embargo(result)
    assert (result.exit_code, finding["severity"], finding["rule"]) == (1, "error", "unreleased-entry")
    assert "R8-9" in finding["message"]
    assert (TITLE in result.stdout, "ひだもん" in result.stdout) == (False, False)
    assert finding["excerpt"] == "■■■■"


def test_show_embargo_names_the_title_everywhere(check: Run) -> None:
    (finding,) = _embargo(check(TOLD, "--format", "json", "--show-embargo"))
    assert TITLE in finding["message"]
    assert finding["excerpt"] == "ひだもん"


def test_no_redact_does_not_tell_the_title(check: Run) -> None:
    assert TITLE not in check(TOLD, "--format", "json", "--no-redact").stdout


def test_the_terminal_names_the_title_unless_redacted(check: Run) -> None:
    assert TITLE in check(TOLD).stdout.replace("\n", "").replace(" ", "")
    assert "ひだもん" not in check(TOLD, "--redact").stdout


def test_the_fingerprint_does_not_depend_on_what_is_shown(check: Run) -> None:
    prints = {_embargo(check(TOLD, "--format", "json", *more))[0]["fingerprint"] for more in ((), ("--show-embargo",))}
    assert len(prints) == 1


def test_elsewhere_it_is_only_info(check: Run) -> None:
    result = check(TOLD, "--format", "json", town="saku")
    assert [(item["severity"], item["clauses"]) for item in _embargo(result)] == [("info", [])]


def test_posts_without_a_time_are_counted_once(check: Run) -> None:
    (finding,) = _embargo(
        check(TOLD.replace("09:59", "10:00") + PLAIN + PLAIN.replace("plain", "b"), "--format", "json")
    )
    assert (finding["rule"], finding["severity"]) == ("register-not-applied", "info")
    assert "2件" in finding["message"]


def test_a_post_without_a_time_that_resembles_an_entry_is_for_review(check: Run) -> None:
    (finding,) = _embargo(check("- {id: a, text: 「ひだもん」に決まりました。}\n", "--format", "json"))
    assert (finding["rule"], finding["severity"]) == ("unreleased-entry-without-time", "review")


def test_without_a_register_nothing_is_said(postlint: Run, write: Write) -> None:
    write("posts.yaml", PLAIN)
    assert _embargo(postlint("check", "posts.yaml", "-m", "ube", *NOW, "--format", "json")) == []


def test_the_posts_own_release(postlint: Run, write: Write) -> None:
    own = "- {text: 花火を上げます。, publish_at: 2026-05-12T09:59, release_at: 令和8年5月12日午前10時}\n"
    write("posts.yaml", own)
    for town, severity in (("ube", "error"), ("munakata", "info")):
        (finding,) = _embargo(postlint("check", "posts.yaml", "-m", town, *NOW, "--format", "json"))
        assert (finding["rule"], finding["severity"], finding["field"]) == (
            "own-release-not-reached",
            severity,
            "release_at",
        )


def test_a_broken_register_is_exit_2_and_names_every_fault(check: Run, write: Write) -> None:
    write("register.csv", "id,件名,解禁日時\na,,近日中\n,題,2026-05-12\n")
    result = check(TOLD, "--format", "json")
    assert result.exit_code == 2
    reasons = " ".join(item["reason"] for item in json.loads(result.stdout)["unchecked"])
    assert all(words in reasons for words in ("「title」が空です", "近日中", "「id」が空です"))
