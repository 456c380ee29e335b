"""Which files are drafts when folders are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.documents.walk import walk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, text: str = "x") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def names(*paths: str, ignore: tuple[str, ...] = ()) -> list[str]:
    found, unchecked = walk(paths, ignore)
    assert unchecked == ()
    return [path.as_posix() for path in found]


def test_folders_give_supported_files_sorted_and_once(home: Path) -> None:
    put("d/b.TXT", "d/a.md", "d/c/z.yaml", "d/e.png", "d/.hidden.txt", "d/.git/x.txt", "d/.x/y.txt")
    put("d/postlint.yaml", "d/postlint-allow.yaml", "d/.pre-commit-config.yaml")
    assert names("d", "d/b.TXT", "./d/a.md", str(home / "d")) == ["d/a.md", "d/b.TXT", "d/c/z.yaml"]


def test_a_named_file_is_always_taken(home: Path) -> None:
    put("postlint.yaml", "a.docx", ".b.txt", "c.txt")
    put(".gitignore", text="*.txt\n")
    assert names("postlint.yaml", "a.docx", ".b.txt", "c.txt", ignore=("*",)) == [
        ".b.txt",
        "a.docx",
        "c.txt",
        "postlint.yaml",
    ]


def test_gitignore_files_nest_and_take_back(home: Path) -> None:
    put("d/a.txt", "d/old/b.txt", "d/s/a.txt", "d/s/keep.txt", "d/s/c.md")
    put("d/.gitignore", text="# 済\r\nold/\n/s/*.txt\n!a.md\n")
    put("d/s/.gitignore", text="!keep.txt\n*.md\n")
    assert names("d") == ["d/a.txt", "d/s/keep.txt"]


def test_gitignore_above_counts_within_the_repository_only(home: Path) -> None:
    put("d/s/a.txt", "d/s/b.txt")
    put(".gitignore", text="d/s/b.txt\n")
    assert names("d/s") == ["d/s/a.txt", "d/s/b.txt"]
    (home / ".git").mkdir()
    assert names("d/s") == ["d/s/a.txt"]


def test_ignore_patterns_start_from_the_working_directory(home: Path) -> None:
    put("d/a.txt", "d/old/a.txt", "e/old/a.txt")
    put("e/.gitignore", text="!old/\n")
    assert names("d", "e", ignore=("/d/old/",)) == ["d/a.txt", "e/old/a.txt"]
    assert names("d", "e", ignore=("/d/a.txt",)) == ["d/old/a.txt", "e/old/a.txt"]


def test_ignore_patterns_start_from_a_folder_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("d/a.txt", "d/b.txt", "other/c.txt")
    monkeypatch.chdir(home / "other")
    assert names("../d", ignore=("/a.txt",)) == ["../d/b.txt"]


def test_what_cannot_be_looked_at_is_named(home: Path) -> None:
    put("d/a.png", "e/a.txt")
    found, unchecked = walk(["no.txt", "d", "e", "no.txt", "a\x00b"], ["*.txt"])
    assert found == ()
    assert [each.path for each in unchecked] == ["no.txt", "d", "e", "a\x00b"]
    assert unchecked[0].reason.startswith("ファイルが見つかりません")
    assert "調べる下書き" in unchecked[1].reason


def test_links_neither_hang_nor_hide(home: Path) -> None:
    put("d/a.txt", "out/b.txt", "d/s/c.txt")
    Path("d/loop").symlink_to("../d", target_is_directory=True)
    Path("d/s/up").symlink_to("..", target_is_directory=True)
    Path("d/self").symlink_to("self")
    Path("d/alias.txt").symlink_to("a.txt")
    assert names("d") == ["d/a.txt", "d/s/c.txt"]
    Path("d/far").symlink_to("../out", target_is_directory=True)
    Path("d/gone.md").symlink_to("nowhere.md")
    found, unchecked = walk(["d"], [])
    assert [path.as_posix() for path in found] == ["d/a.txt", "d/s/c.txt"]
    assert sorted(each.path for each in unchecked) == ["d/far", "d/gone.md"]


def test_a_folder_that_may_not_be_read_does_not_hide_the_others(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("d/a.txt", "d/s/b.txt")
    listing = Path.iterdir

    def refuse(self: Path) -> object:
        if self.name == "s":
            raise PermissionError(13, "Permission denied")
        return listing(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    found, unchecked = walk(["d"], [])
    assert [path.as_posix() for path in found] == ["d/a.txt"]
    assert [(each.path, each.reason[:8]) for each in unchecked] == [("d/s", "読む権限がありま")]


def test_broken_ignore_rules_are_reported_and_nothing_is_left_out(home: Path) -> None:
    put("d/a.txt")
    put("d/.gitignore", text="!\n")
    found, unchecked = walk(["d"], ["!"])
    assert [path.as_posix() for path in found] == ["d/a.txt"]
    assert sorted(Path(each.path).name for each in unchecked) == [".gitignore", "ignore"]
