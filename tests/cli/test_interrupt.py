"""Long runs: a bar for whoever looks on, nothing when piped, and Ctrl-C that ends cleanly."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result

from postlint.cli import progress
from postlint.dates import JST
from postlint.session import Options, run
from postlint.watch import Watch

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]
NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=JST)


class Stopping(Watch):
    """Stops once so many posts were checked, or so many files read."""

    def __init__(self, posts: int = 10**9, files: int = 10**9) -> None:
        self.posts, self.files, self.told = posts, files, list[tuple[str, int]]()

    def stopped(self) -> bool:
        return self.posts <= 0 or self.files <= 0

    def reading(self, files: int) -> None:
        self.told.append(("reading", files))

    def read(self, posts: int) -> None:
        self.files -= 1

    def checking(self, posts: int) -> None:
        self.told.append(("checking", posts))

    def checked(self, posts: int) -> None:
        self.posts -= posts


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def options(cache: Path, jobs: int = 1) -> Options:
    return Options(NOW, "ube", jobs=jobs, cache=cache / "postlint")


def lines(count: int) -> str:
    posts = ({"text": f"第{number}回の市民講座を開きます。"} for number in range(count))
    return "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in posts)


def test_a_stopped_run_names_the_posts_it_did_not_come_to(write: Write, cache: Path) -> None:
    a, b = str(write("a.jsonl", lines(3))), str(write("b.jsonl", lines(2)))
    watch = Stopping(posts=2)
    outcome = run([a, b], None, options(cache), watch)
    assert watch.told == [("reading", 2), ("checking", 5)]
    assert len(outcome.report.posts) == 2
    assert [(each.path, each.reason) for each in outcome.report.unchecked] == [
        (a, "途中で止めたので、この3件のうち1件を検査していません。"),
        (b, "途中で止めたので、この2件を検査していません。"),
    ]


def test_a_stopped_run_names_the_files_it_did_not_read(write: Write, cache: Path) -> None:
    a, b, c = (str(write(f"{name}.txt", "晴れです。")) for name in "abc")
    outcome = run([a, b, c], None, options(cache), Stopping(files=1))
    assert {each.path for each in outcome.report.unchecked} == {a, b, c}
    assert outcome.report.posts == ()


def test_workers_stop_too(write: Write, cache: Path) -> None:
    path = str(write("a.jsonl", lines(400)))
    outcome = run([path], None, options(cache, jobs=2), Stopping(posts=1))
    done = len(outcome.report.posts)
    assert 0 < done < 400
    assert [each.reason for each in outcome.report.unchecked] == [
        f"途中で止めたので、この400件のうち{400 - done}件を検査していません。"
    ]


def test_no_bar_when_piped(postlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    write("a.jsonl", lines(3))
    result = postlint("check", "a.jsonl", "-m", "ube")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_at_a_terminal(write: Write, cache: Path, jobs: str) -> None:
    path = str(write("a.jsonl", lines(6000)))
    looker, screen = os.openpty()
    command = [sys.executable, "-m", "postlint", "check", path, "-m", "ube", "--format", "json", "--jobs", jobs]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "TERM": "xterm", "COLUMNS": "100", "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=screen, env=environment, start_new_session=True)
    os.close(screen)
    shown = os.read(looker, 4096)  # the bar: work has gone on for a second
    os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    with suppress(OSError):  # Linux ends a pseudo-terminal with an error, others with nothing
        while more := os.read(looker, 65536):
            shown += more
    os.close(looker)
    report = json.loads(out)
    assert process.returncode == 2
    assert "/6,000 件（毎秒" in shown.decode() and "中断しました" in shown.decode()
    assert "Traceback" not in shown.decode()
    (left,) = report["unchecked"]
    assert left["path"] == path and left["reason"].startswith("途中で止めたので")
    assert report["summary"]["posts"] < 6000
