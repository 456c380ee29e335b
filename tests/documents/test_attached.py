"""Attachments that lie beside a schedule: their texts, their names, and what is not followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from postlint.documents import Document, ReadOptions, read
from postlint.documents.attached import attached, superseded
from postlint.model import Span
from tests.documents.office import docx, paragraph, run
from tests.documents.test_workbook import saved
from tests.documents.tracing import assert_traced, reasons


def along(folder: Path, *names: str, fields: str = "") -> Document:
    """What goes along with a schedule of one post for each name."""
    schedule = folder / "schedule.yaml"
    text = "".join(f"- text: 案内です。\n{fields}  attachments: [{{path: '{name}'}}]\n" for name in names)
    document = read(text.encode(), str(schedule))
    assert len(document.posts) == len(names) and document.unchecked == ()
    return attached(document.posts, schedule, ReadOptions()).document


def book() -> Workbook:
    found = Workbook()
    sheet = found.worksheets[0]
    sheet.title = "参加者"
    for row in (["氏名", None, "備考"], ["陽野丘子", "会員", "二行\nの欄"]):
        sheet.append(row)
    sheet["A2"].comment = Comment("未納", "係")
    hidden = found.create_sheet("裏")
    hidden.append(["隠した一覧"])
    hidden.sheet_state = "hidden"
    found.create_sheet("空")
    return found


def test_every_sheet_of_a_workbook_is_a_text_with_its_cells(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(saved(book()))
    document = along(tmp_path, "list.xlsx", fields="  municipality: ube\n")
    name = f"{tmp_path / 'schedule.yaml'}#1 → list.xlsx"
    first, second = document.posts
    assert (first.id, second.id) == (f"{name}（参加者）", f"{name}（裏）")
    assert first.text == "氏名\t備考\n陽野丘子\t会員\t二行\nの欄\n未納"
    assert (first.part, first.fields["municipality"], first.source.path) == (True, "ube", str(tmp_path / "list.xlsx"))
    start = first.text.index("の欄")
    location = first.locate(Span(start, start + 2))
    assert (location.line, location.column, location.cell) == (2, 1, "参加者!C2")
    assert first.locate(Span(len(first.text) - 1, len(first.text))).cell == "参加者!A2のコメント"
    assert [note.rule for note in document.notes] == ["hidden-cells"] and "裏" in document.notes[0].text
    assert_traced(first)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("name", ["名簿.csv", "名簿.TSV", "sub/案内.txt"])
def test_texts_and_tables_are_read_as_they_stand(tmp_path: Path, name: str, encoding: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / name).write_bytes("氏名,電話\r\n陽野,0000".encode(encoding))
    (post,) = along(tmp_path, name.replace("/", "\\")).posts
    assert post.text == "氏名,電話\r\n陽野,0000"
    assert post.locate(Span(7, 9)).line == 2


def test_a_word_document_brings_what_would_leak(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(paragraph("公開", run("隠す", "<w:vanish/>"))))
    document = along(tmp_path, "a.docx")
    assert [(post.id.partition(" → ")[2], post.text) for post in document.posts] == [
        ("a.docx", "公開"),
        ("a.docx（隠し文字）", "隠す"),
    ]
    assert [note.rule for note in document.notes] == ["leftover-text"]


def test_a_file_is_checked_again_only_for_another_town_or_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("案内", encoding="utf-8")
    assert len(along(tmp_path, "a.txt", "a.txt").posts) == 1
    schedule = tmp_path / "s.yaml"
    text = "".join(f"- {{text: あ, municipality: {town}, attachments: a.txt}}\n" for town in ("ube", "saku", "ube"))
    found = attached(read(text.encode(), str(schedule)).posts, schedule, ReadOptions())
    assert [post.id for post in found.document.posts] == [f"{schedule}#1 → a.txt", f"{schedule}#2 → a.txt"]
    assert found.files == {(tmp_path / "a.txt").resolve()}


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    for name, data in {"a.xlsx": b"PK\x03\x04", "b.docm": b"x", "c.txt": b"\x1b$B", "d.csv": b"a" * 1_000_001}.items():
        (tmp_path / name).write_bytes(data)
    schedule = tmp_path / "s.yaml"
    text = "text: あ\nattachments: [a.xlsx, b.docm, c.txt, d.csv]\n"
    found = attached(read(text.encode(), str(schedule)).posts, schedule, ReadOptions(max_file_mb=1)).document
    assert found.posts == ()
    assert [Path(each.path).name for each in found.unchecked] == ["a.xlsx", "b.docm", "c.txt", "d.csv"]
    assert "壊れている" in reasons(found)[0] and "マクロ" in reasons(found)[1] and "max_file_mb" in reasons(found)[3]


def test_nothing_outside_the_folder_is_opened(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("外", encoding="utf-8")
    (inner / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inner / "folder.txt").mkdir()
    (inner / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    names = ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt", "folder.txt", "photo.jpg", "gone.txt")
    strange = ("https://example.jp/a.txt", "C:/a.txt", ".", "sub/../../secret.txt")
    assert along(inner, *names, *strange) == Document()


def test_the_schedule_itself_is_no_attachment_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "schedule.yaml").write_text("- text: あ\n", encoding="utf-8")
    assert along(tmp_path, "schedule.yaml") == Document()


def test_an_attachment_is_no_draft_but_a_schedule_stays_one(tmp_path: Path) -> None:
    posts = read("text: あ\n".encode(), "a.yaml").posts
    files = {(tmp_path / name).resolve() for name in ("a.txt", "a.csv")}
    assert superseded(str(tmp_path / "a.txt"), posts, files)
    assert superseded(str(tmp_path / "a.csv"), (), files)
    assert not superseded(str(tmp_path / "a.csv"), posts, files)
    assert not superseded(str(tmp_path / "b.txt"), posts, files)
