"""Many posts at once: one process, or several where that pays."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from postlint.findings import Reviewed
from postlint.linter import Linter
from postlint.model import Post

# Below this many posts a second process costs more than it saves (start-up 0.2 s, 1,000 posts or more a second).
WORTHWHILE = 600
_CHUNK = 50

_Start = tuple[Linter, Sequence[Post]]
_inherited: list[_Start] = []
"""What forked workers see; empty in the parent except while a pool is being made."""


def lint_parts(linter: Linter, posts: Sequence[Post], jobs: int) -> Generator[tuple[int, list[Reviewed]], None, None]:
    """How many posts were done next, in their order, and a review of each; close it to leave the rest undone.

    Workers are forked, so that rules and dictionary are shared and drafts never leave memory; where the system
    cannot fork (Windows), everything runs in this process.
    """
    count = jobs or ((os.cpu_count() or 1) if len(posts) >= WORTHWHILE else 1)
    if count <= 1 or len(posts) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from ((1, [linter.review(post)]) for post in posts)
        return
    linter.lint(posts[0])  # loads dictionary and automata before the fork, once for all
    _inherited.append((linter, posts))
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork"), initializer=_deaf)
    try:
        bounds = list(_chunks(len(posts)))
        for (start, end), found in zip(bounds, pool.map(_review, bounds), strict=True):
            yield end - start, found
    finally:
        pool.shutdown(cancel_futures=True)
        _inherited.pop()


def _deaf() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one decides what becomes of the run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(count: int) -> Iterator[tuple[int, int]]:
    for start in range(0, count, _CHUNK):
        yield start, min(start + _CHUNK, count)


def _review(bounds: tuple[int, int]) -> list[Reviewed]:
    linter, posts = _inherited[-1]
    return [linter.review(post) for post in posts[slice(*bounds)]]
