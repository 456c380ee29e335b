"""How a report is to look, and how untrusted text is made harmless for a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

# C0, DEL, C1, line and paragraph separators, and bidirectional controls: none may reach a terminal.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# `##[error]`, `##vso[…]`: build servers obey these wherever they stand in a line of a log.
_LOG_COMMANDS = re.compile(r"#(?=#\w*\[)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a report looks."""

    width: int = 80
    """In terminal cells."""
    color: bool = False
    root: str = ""
    """The folder that paths are told from."""
    statistics: bool = False
    """Whether people's formats count findings by category and by clause."""
    quiet: bool = False
    """Whether the terminal shows a finding on one line, and neither remarks nor checklist."""


def harmless(text: str) -> str:
    """Text with every control character, bidi control and lone surrogate replaced by one visible stand-in, and the
    first sign of a build server's logging command likewise.

    The length in code points stays, so that offsets into the text remain right.
    """
    text = _CONTROLS.sub(lambda match: " " if match.group() == "\t" else "\ufffd", text)
    return _LOG_COMMANDS.sub("\ufffd", text)
