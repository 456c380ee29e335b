"""Excel workbooks: sheets, hidden cells, merged cells, dates, and what is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from postlint.documents import Document, loose, read
from postlint.model import Location, Span
from tests.documents.tracing import assert_traced, reasons

DAY = dt.datetime(2026, 4, 15)  # noqa: DTZ001 — workbooks know no time zone
HEADER = ["No", "投稿日時", "本文", "承認者", "画像", "代替テキスト"]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*rows: list[object], title: str = "投稿") -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def notes(document: Document) -> list[str]:
    return [note.rule for note in document.notes]


def test_cells_and_places() -> None:
    book = book_of(HEADER, [1, DAY.replace(hour=10), "園庭です🎉\n𠮷野の丘", None, "a.jpg", "丘"])
    document = read(saved(book), "a.xlsx")
    (post,) = document.posts
    assert document.unchecked == () and document.notes == ()
    assert (post.id, post.text, post.fields["publish_at"]) == ("1", "園庭です🎉\n𠮷野の丘", "2026-04-15T10:00")
    assert post.fields["approved_by"] == ""
    assert post.fields["attachments"] == [{"path": "a.jpg", "type": "image", "alt": "丘"}]
    start = post.text.index("野")
    assert post.locate(Span(start, start + 1)) == Location(2, 2, 2, 3, "投稿!C2")
    assert post.locate_field("approved_by").cell == "投稿!D2"
    assert_traced(post)


def test_days_serial_numbers_and_japanese_dates() -> None:
    rows: list[list[object]] = [
        ["投稿日時", "本文"],
        [46127.5, "あ"],
        ["R8.4.15 10:00", "い"],
        [DAY, "う"],
    ]
    book = book_of(*rows)
    book.worksheets[0]["A4"].number_format = "yyyy/m/d"
    moments = [post.fields["publish_at"] for post in read(saved(book), "a.xlsx").posts]
    assert moments == ["46127.5", "R8.4.15 10:00", "2026-04-15"]


def test_hidden_rows_columns_and_sheets_are_read_and_named() -> None:
    book = book_of(HEADER, [1, None, "あ"], [2, None, "い"])
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("裏")
    other.append(["本文"])
    other.append(["う"])
    other.sheet_state = "veryHidden"
    document = read(saved(book), "a.xlsx")
    assert [post.text for post in document.posts] == ["あ", "い", "う"]
    assert document.posts[2].id == "a.xlsx#3"
    assert notes(document) == ["hidden-cells", "hidden-cells"]


def test_a_merged_column_shares_its_value() -> None:
    book = book_of(["媒体", "本文"], ["X", "あ"], ["Facebook", None])
    book.worksheets[0].merge_cells("B2:B3")
    document = read(saved(book), "a.xlsx")
    assert [(post.fields["platform"], post.text) for post in document.posts] == [("X", "あ"), ("Facebook", "あ")]
    assert document.posts[1].locate(Span(0, 1)).cell == "投稿!B2"


def test_sheets_that_are_no_schedule_are_named() -> None:
    book = book_of(["本文"], ["あ"])
    book.create_sheet("説明").append(["記入のしかた", "見本"])
    book.create_sheet("空")
    document = read(saved(book), "a.xlsx")
    assert notes(document) == ["sheet-without-posts"]
    assert "説明" in document.notes[0].text


def test_an_unknown_column_is_named_with_its_cell() -> None:
    (note,) = read(saved(book_of(["本文", "本分"], ["あ", "い"])), "a.xlsx").notes
    assert (note.rule, note.location.cell) == ("unknown-field", "投稿!B1")


def test_a_fault_is_named_by_its_cell() -> None:
    assert reasons(read(saved(book_of(HEADER, [1, "04/05/2026", "あ"])), "a.xlsx"))[0].startswith(
        "投稿!B2: 日付「04/05/2026」"
    )


def test_a_formula_without_result_cannot_be_checked() -> None:
    assert reasons(read(saved(book_of(["本文"], ['="あ"&"い"'])), "a.xlsx"))[0].startswith(
        "投稿!A2: 数式の結果が保存されていない"
    )


def with_part(name: str, content: bytes) -> bytes:
    out = io.BytesIO(saved(book_of(["本文"], ["あ"])))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 210_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "パスワード"),
        (lambda: b"PK\x03\x04broken", "壊れている"),
        (lambda: b"", "壊れている"),
        (lambda: saved(book_of(["本文"], ["あ"]))[:-30], "壊れている"),
        (lambda: with_part("xl/vbaProject.bin", b"x"), "マクロ"),
        (lambda: with_part("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        (
            lambda: with_part("xl/x.xml", '\ufeff<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16-le")),
            "DOCTYPE",
        ),
        (bomb, "大きすぎる"),
    ],
)
def test_dangerous_or_unreadable_files_are_refused(make: Callable[[], bytes], words: str) -> None:
    document = read(make(), "a.xlsx")
    assert document.posts == ()
    assert words in reasons(document)[0]


CELL = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "So", "Zs"]), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip()) and not text.startswith("=")
)


@settings(max_examples=30)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    book = book_of(["本文", "起案者"])
    for line, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = book.worksheets[0].cell(line, column)
            cell.value = value
            cell.data_type = "s"
    document = read(saved(book), "a.xlsx")
    assert [(post.text, post.fields["author"]) for post in document.posts] == [(a, b.strip()) for a, b in rows]


@given(st.binary(max_size=200))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    assert read(data, "a.xlsx").unchecked


def test_comments_of_cells_are_a_text_of_their_own() -> None:
    book = book_of(["本文"], ["あ"])
    book.worksheets[0]["A2"].comment = Comment("まだ内緒です", "係")
    document = read(saved(book), "a.xlsx")
    assert [(post.id, post.text, post.part) for post in document.posts] == [
        ("a.xlsx#1", "あ", False),
        ("a.xlsx（コメント）", "まだ内緒です", True),
    ]
    assert document.posts[1].locate(Span(0, 2)).cell == "投稿!A2のコメント"
    assert notes(document) == ["leftover-text"]


def test_text_in_shapes_is_read() -> None:
    shape = '<x xmlns:a="urn:a"><a:p><a:r><a:t>箱の中の𠮷野</a:t></a:r></a:p><a:p/></x>'
    document = read(with_part("xl/drawings/drawing7.xml", shape.encode()), "a.xlsx")
    assert [(post.id, post.text) for post in document.posts] == [("a.xlsx#1", "あ"), ("a.xlsx（図形）", "箱の中の𠮷野")]
    assert document.posts[1].locate(Span(4, 5)) == Location(1, 5, 1, 6, "図形1")
    assert notes(document) == ["leftover-text"]
    assert loose.workbook(with_part("xl/charts/chart1.xml", shape.encode()), "a.xlsx").posts[-1].id == "（図形）"
    assert reasons(read(with_part("xl/drawings/drawing7.xml", b"<x>"), "a.xlsx"))[0].startswith(
        "Word や Excel の文書として読めません"
    )
