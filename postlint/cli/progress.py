"""What a person at a terminal sees of a long run, and Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from postlint.watch import Watch

if TYPE_CHECKING:  # loaded only when a run takes long and someone looks on
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds of work before a bar appears."""
_STEP = 0.1


class Screen(Watch):
    """A bar on stderr after a second of work; nothing where stderr is no terminal. Ctrl-C asks the run to stop.

    The bar is redrawn by hand: a thread of its own would live on in forked workers.
    """

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._begun = self._drawn = self._staged = time.monotonic()
        self._stop = False
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._about, self._total, self._done, self._unit = "読み込み", 0, 0, "ファイル"
        self._posts = 0

    def stopped(self) -> bool:
        """Whether Ctrl-C was pressed."""
        return self._stop

    def stop(self) -> None:
        """Ask the run to stop after the post in hand."""
        self._stop = True

    def reading(self, files: int) -> None:
        """The first half: files."""
        self._stage("読み込み", files, "ファイル")

    def read(self, posts: int) -> None:
        """One more file."""
        self._posts += posts
        self._advance(1)

    def checking(self, posts: int) -> None:
        """The second half: posts."""
        self._stage("検査", posts, "件")

    def checked(self, posts: int) -> None:
        """More posts."""
        self._advance(posts)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _stage(self, about: str, total: int, unit: str) -> None:
        self._about, self._total, self._done, self._unit = about, total, 0, unit
        self._staged = time.monotonic()
        self._task = None
        self._draw()

    def _advance(self, number: int) -> None:
        self._done += number
        if time.monotonic() - self._drawn >= _STEP:
            self._draw()

    def _draw(self) -> None:
        now = time.monotonic()
        if not self._shown or now - self._begun < PATIENCE:
            return
        self._drawn = now
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
        if self._task is None:
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            self._task = self._bar.add_task(self._about, total=self._total, told="")
        rate = self._done / max(now - self._staged, 0.001)
        told = f"{self._done:,}/{self._total:,} {self._unit}（毎秒 {rate:,.0f}）"
        if self._unit == "ファイル":
            told += f" 投稿 {self._posts:,} 件"
        self._bar.update(self._task, completed=self._done, told=told)
        self._bar.refresh()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}中"), BarColumn(bar_width=24), TextColumn("{task.fields[told]}"))
    return Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)


@contextmanager
def watching() -> Iterator[Screen]:
    """A screen while a run goes on. The first Ctrl-C ends the run cleanly, a second one at once."""
    screen = Screen(sys.stderr.isatty())
    if threading.current_thread() is not threading.main_thread():
        yield screen
        return

    def pressed(number: int, frame: FrameType | None) -> None:
        if screen.stopped():
            raise KeyboardInterrupt
        screen.stop()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield screen
    finally:
        screen.close()
        signal.signal(signal.SIGINT, before)
