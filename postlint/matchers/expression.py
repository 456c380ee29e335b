"""Regular expressions of rule files: RE2, linear in time, compiled when they are first used."""

from __future__ import annotations

from typing import Any

from postlint.text.fold import fold_term


class PatternError(ValueError):
    """A regular expression that RE2 refuses."""


def compiled(pattern: str) -> Any:  # google-re2 ships no types
    """The compiled expression. Raises PatternError with RE2's reason."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0]
        raise PatternError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


def found_in(expression: Any, value: str) -> bool:
    """Whether a compiled expression matches somewhere in a value, folded like the text of a post."""
    return expression.search(fold_term(value).encode("utf-8", "replace")) is not None
