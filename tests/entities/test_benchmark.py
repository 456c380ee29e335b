"""The benchmark of names runs on the project's own sentences and on a file given to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "names.py"


def figures(*arguments: str) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return {line.split()[0]: line.split() for line in done.stdout.splitlines()}


def test_own_sentences() -> None:
    shown = figures()
    assert set(shown) == {"sentences", "exact", "overlap", "seconds"}
    assert float(shown["exact"][-1]) >= 0.9
    assert float(shown["overlap"][-1]) >= float(shown["exact"][-1])


def test_given_file_with_a_name_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "names.jsonl"
    file.write_text(
        '{"text": "田中花子さんと山に登る。", "entities": [["田中花子", "人名"], ["山に", "人名"]]}\n', encoding="utf-8"
    )
    assert figures(str(file))["exact"] == ["exact", "P", "1.000", "R", "0.500", "F1", "0.667"]
