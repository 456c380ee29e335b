"""postlint: a pre-publication linter for Japanese municipalities' social-media posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint._version import __version__

__all__ = ["Finding", "Linter", "__version__"]

if TYPE_CHECKING:
    from postlint.linter import Linter
    from postlint.model import Finding


def __getattr__(name: str) -> Any:
    """Load the public names on first use: `postlint --help` needs neither Sudachi nor the rules."""
    if name == "Linter":
        from postlint.linter import Linter

        return Linter
    if name == "Finding":
        from postlint.model import Finding

        return Finding
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
