"""What is too large or too deep is named within bounds of time and memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from postlint.documents import ReadOptions, load, read
from postlint.errors import DocumentError
from tests.documents.tracing import reasons

SMALL = ReadOptions(max_file_mb=1)


def test_a_file_beyond_the_limit_is_named_with_the_limit_and_the_key(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 1_000_001)
    with pytest.raises(DocumentError) as error:
        load(tmp_path / "a.txt", SMALL)
    assert "2 MB あり、上限の 1 MB" in str(error.value) and "max_file_mb: 2" in str(error.value)
    assert "上限の 1 MB" in reasons(read(b"a" * 1_000_001, "a.txt", SMALL))[0]


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 1_000_000)
    assert len(load(tmp_path / "a.txt", SMALL)) == 1_000_000


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="読めません"):
        load(tmp_path / "a.txt", SMALL)


def bomb(name: str, content: bytes, times: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        for _ in range(times):
            part.write(content)
    return out.getvalue()


LAUGHS = "a: &a [ハ]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
BILLION = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("a.yaml", lambda: LAUGHS.encode()),
        ("a.yaml", lambda: b"[" * 500_000),
        ("a.json", lambda: b"[" * 500_000),
        ("a.json", lambda: b'{"text":' * 100_000),
        ("a.jsonl", lambda: b"[" * 500_000),
        ("a.csv", lambda: b'"' * 500_001),
        ("a.md", lambda: b"---\n" + b"{" * 500_000 + b"\n---\n"),
        ("a.xlsx", lambda: bomb("xl/worksheets/sheet1.xml", b"<c/>" * 100_000, 61)),
        ("a.docx", lambda: bomb("word/document.xml", b"<p/>" * 100_000, 61)),
        ("a.docx", lambda: bomb("word/media/image1.png", bytes(1_000_000), 201)),
        ("a.docx", lambda: bomb("word/document.xml", BILLION.encode(), 1)),
    ],
    ids=[
        "laughs",
        "deep-yaml",
        "deep-json",
        "deep-record",
        "deep-line",
        "quotes",
        "front",
        "cells",
        "tags",
        "zip",
        "xml",
    ],
)
def test_bombs_are_refused_in_time_and_memory(path: str, make: Callable[[], bytes]) -> None:
    data = make()
    tracemalloc.start()
    began = time.process_time()
    document = read(data, path)
    took, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert document.posts == () and document.unchecked
    assert took < 10
    assert peak < 300_000_000
