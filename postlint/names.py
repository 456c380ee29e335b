"""The nearest name: advice for whoever mistyped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def closest(name: str, names: Iterable[str]) -> list[str]:
    """The most similar of some names, as a list of one or none (similarity of at least 0.6)."""
    return difflib.get_close_matches(name, list(names), 1, 0.6)


def nearest(name: str, names: Iterable[str]) -> str:
    """Advice that names the nearest of the names that exist, else all of them."""
    known = list(names)
    close = closest(name, known)
    return f"「{close[0]}」のことですか" if close else f"使えるもの: {' '.join(known)}"
