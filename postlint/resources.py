"""Where the shipped data lies: inside the installed package, or beside it in an editable install or a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def path(kind: str) -> Path:
    """The folder of shipped data called `kind` (`rules` or `dictionaries`).

    The wheel carries the folders as `postlint/data/…`; an editable install ignores hatchling's force-include,
    so the checkout's own folders serve there. Raises FileNotFoundError when the installation is damaged.
    """
    for candidate in (_PACKAGE / "data" / kind, _PACKAGE.parent / kind):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"postlint の付属データ「{kind}」が見つかりません。postlint を入れ直してください。")
