"""Reports as strings. Every reporter is a pure function of a report and a style; the table names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from postlint.model import Report
from postlint.reporters.style import Style

Render = Callable[[Report, Style], str]

# Format -> module with a function `render`; loaded on use, because rich and others cost start-up time.
_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "terminal": "postlint.reporters.terminal",
        "json": "postlint.reporters.json_report",
        "jsonl": "postlint.reporters.jsonl",
        "sarif": "postlint.reporters.sarif",
        "github": "postlint.reporters.github",
        "gitlab": "postlint.reporters.gitlab",
        "rdjsonl": "postlint.reporters.rdjsonl",
        "checkstyle": "postlint.reporters.checkstyle",
        "junit": "postlint.reporters.junit",
        "csv": "postlint.reporters.csv_report",
        "markdown": "postlint.reporters.markdown",
        "html": "postlint.reporters.html_report",
        "record": "postlint.reporters.record",
    }
)
FORMATS = tuple(_MODULES)
SHOWN_IN_FULL = frozenset({"terminal", "html", "record"})
"""Formats that show personal data unless told otherwise; all others mask it."""


def renderer(name: str) -> Render:
    """The render function of a format. Raises KeyError for an unknown one."""
    module = import_module(_MODULES[name])
    render: Render = module.render
    return render
