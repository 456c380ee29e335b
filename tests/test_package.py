"""The wheel carries rules and dictionaries, and lints from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    return target


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # -P keeps the current folder, PYTHONPATH puts the wheel before an editable install.
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "XDG_CACHE_HOME": str(site.parent / "cache"),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-P", "-m", "postlint", *arguments]
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)


def test_wheel_checks_the_example_from_the_root(site: Path) -> None:
    done = run(site, "check", str(ROOT / "examples/ube"), "--format", "json", "--now", "2026-04-01")
    assert done.returncode == 1, done.stderr
    data = json.loads(done.stdout)
    assert {c["municipality"] for f in data["findings"] for c in f["clauses"]} == {"ube"}
    assert (site / "postlint/data/rules/guidelines/ube.yaml").is_file()
    assert (site / "postlint/data/dictionaries/entities").is_dir()


def test_wheel_finds_nothing_in_the_clean_example(site: Path) -> None:
    done = run(site, "check", str(ROOT / "examples/clean"), "--now", "2026-04-01")
    assert done.returncode == 0, done.stdout
    assert "自動検査では検出なし" in done.stdout


def test_cp932_console_never_fails(site: Path, tmp_path: Path) -> None:
    draft = tmp_path / "下書き　全角 空白.txt"
    draft.write_text("🎉あの馬鹿どもが𠮷困る。", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "cp932", "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-m", "postlint", "check", str(draft), "-m", "ube", "--now", "2026-04-01"]
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "馬鹿ども" in done.stdout.decode("cp932")
