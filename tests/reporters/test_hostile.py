"""Hostile drafts: whatever they hold stays text, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from postlint.linter import Linter
from postlint.model import Note, Unchecked
from postlint.reporters import renderer
from postlint.reporters.csv_report import cell
from postlint.reporters.markdown import escape
from postlint.reporters.style import Style
from tests.reporters.reading import LOGGED, commands, json_lines, post_in, report_of, rows, sarif_run, xml

Town = Callable[..., Linter]
RULE = (
    "rules:\n  - {id: any, category: slander, severity: error, message: '{match}', suggestion: '{match}', why: 試験,"
    " find: {pattern: '(?s).+'}, examples: {bad: ['[晴れ]'], good: ['']}}\n"
)
HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "]]><![CDATA[x]]>&amp;&#x41;<!--",
    "::error file=a.txt::だまされた\n::set-output name=a::b",
    "##[error]だまされた\n##vso[task.complete]",
    "%0A::warning::x%25",
    '=cmd|"/C calc"!A0',
    "＝1+1",
    "@SUM(1+1)\t+1\r-1",
    "\x1b[31m赤\x1b]0;題\x07\x9b2J",
    "\u202e逆さ\u2066まま\u061c",
    "[bold]太字[/bold] [link=http://example.jp]x[/link]",
    "![x](http://example.jp/a.png) [y](javascript:alert(1)) `a` **b** | c |\n# 見出し\n- [x] 済",
    "http://example.jp www.example.jp a@example.jp @name #123",
    "\x00\x01\ufffe\uffff\ud800x\u2028y\u0085z",
    '","a"\n"=1"',
    "{0} {match} {} %s \\u0041",
]
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
OBEYED = re.compile(r"(?m)^\s*::|##\w*\[")


def every(town: Town, text: str, name: str) -> str:
    parts = {"unchecked": (Unchecked(f"{text}.txt", text),), "notes": (Note("", text),)}
    return renderer(name)(report_of(town(rules=RULE), post_in(text, f"下書き{text}.txt"), **parts), Style(80))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", LOGGED)
def test_no_control_character_and_no_command_gets_through(town: Town, name: str, text: str) -> None:
    out = every(town, text, name)
    assert FORBIDDEN.search(out) is None
    assert OBEYED.search(out if name != "github" else re.sub(r"(?m)^::", "", out)) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_every_format_can_still_be_read(town: Town, text: str) -> None:
    assert json.loads(every(town, text, "json"))["unchecked"][0]["reason"] == text
    assert json.loads(every(town, text, "gitlab"))
    assert len(json_lines(every(town, text, "rdjsonl"))) == 3
    assert json_lines(every(town, text, "jsonl"))[-1]["type"] == "summary"
    assert len(sarif_run(every(town, text, "sarif"))["results"]) == 1
    assert [name for name, _, _ in commands(every(town, text, "github"))] == ["error", "error", "notice", "error"]
    assert {element.tag for element in xml(every(town, text, "checkstyle")).iter()} == {"checkstyle", "file", "error"}
    tags = {"testsuites", "testsuite", "testcase", "failure", "error", "system-out"}
    assert {element.tag for element in xml(every(town, text, "junit")).iter()} == tags
    assert len(rows(every(town, text, "csv"))) == 5


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(town: Town, text: str) -> None:
    for row in rows(every(town, text, "csv")):
        assert not any(value.startswith(tuple("=+-@\t\r＝＋－＠")) for value in row.values())


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_has_no_markup_of_the_draft(town: Town, text: str) -> None:
    shown = escape(text)
    assert "<" not in shown and "\n" not in shown
    assert re.search(r"(?<!\\)[`*_\[\]()!|#@]", shown.replace("&#", "")) is None
    assert len(re.findall(r"(?m)^#+ ", every(town, text, "markdown"))) == 4


def test_formulas_become_text() -> None:
    assert cell('=cmd|"/C calc"!A0').startswith("'=")
    assert cell("　＝1") == "'＝1"
    assert cell("普通の文") == "普通の文"


def test_a_line_of_the_terminal_is_no_command(town: Town) -> None:
    text = every(town, "::error::x", "terminal")
    assert "\ufffd:error::x" in text
