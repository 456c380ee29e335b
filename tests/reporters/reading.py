"""Reports for the tests, and the formats read back: each parser gives the findings and what was not checked."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

from postlint.linter import Linter
from postlint.model import Post, Report, Source, Span, Stretch, ToolInfo
from postlint.reporters import FORMATS

SHEETS = frozenset({"html", "record"})
"""What is signed and filed has tests of its own."""
LOGGED = tuple(name for name in FORMATS if name not in SHEETS)
TOOL = ToolInfo("0.0.0", "辞書 1", "sha256:0")
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)")


def report_of(linter: Linter, *posts: Post, redact: bool = False, **more: Any) -> Report:
    findings = tuple(finding for post in posts for finding in linter.lint(post))
    parts: dict[str, Any] = {"unchecked": (), "notes": (), **more}
    return Report(TOOL, len(posts), posts, findings, linter.questions(posts), redact=redact, **parts)


def post_in(text: str, path: str = "下書き.txt", encoding: str = "utf-8", cell: str = "") -> Post:
    """A post that is a whole file, or a whole cell."""
    source = Source(path, text, encoding, ((0, cell),) if cell else ())
    return Post(path, text, source, (Stretch(0, 0, len(text)),), {}, {}, Span(0, len(text)))


def sarif_run(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line]


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub reads: every line must be one command."""
    found = []
    for line in text.removesuffix("\n").split("\n"):
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {key: unquote(value) for key, value in pairs.items()}, unquote(match[3])))
    return found


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def xml(text: str) -> Xml.Element:
    return Xml.fromstring(text.encode())
