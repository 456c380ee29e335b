"""The text in shapes and charts of a workbook, which openpyxl does not read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from postlint.documents.layout import Passage
from postlint.documents.word.package import Package, feed
from postlint.documents.word.story import Story

_FOLDERS = ("xl/drawings/", "xl/charts/")


def drawn(data: bytes, path: str) -> Iterator[Passage]:
    """Passages of the kind `図形` in the places `図形1`, `図形2`… of a workbook that `open_archive` has let through."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = Package(archive, path)
        names = (name for name in package.names() if name.startswith(_FOLDERS) and name.endswith(".xml"))
        for number, name in enumerate(sorted(names), 1):
            story = Story(path, "図形", f"図形{number}")
            feed(package, name, story)
            yield from (passage for passage in story.passages if passage.text.strip())
