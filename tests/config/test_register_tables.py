"""The register as offices keep it: tables with titles above, hidden rows, serial dates, columns of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from postlint.config.register import read_register
from postlint.errors import ConfigError
from postlint.model import EmbargoEntry

HEADER = ("id", "件名", "解禁日時", "キーワード", "相手方", "担当者")


def _book(path: Path, *rows: tuple[object, ...], hidden: bool = False) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "説明"
    sheet.append(["この表の使い方"])
    listing = book.create_sheet("登録簿")
    for row in rows:
        listing.append(row)
    if hidden:
        listing.sheet_state = "hidden"
        listing.row_dimensions[2].hidden = True
    book.save(path)
    return path


def _releases(entries: tuple[EmbargoEntry, ...]) -> list[str]:
    return [entry.release_at.isoformat(timespec="minutes") for entry in entries]


def test_workbook_dates_serials_and_text(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "register.xlsx",
        ("解禁登録簿（取扱注意）",),
        HEADER,
        ("R8-1", "愛称", dt.datetime(2026, 5, 12, 10, 0), "ひだまり館；4,000発", "見本商事", "山本"),  # noqa: DTZ001
        ("R8-2", "結果", dt.date(2026, 5, 20), None, None, None),
        (None, None, None),
        (3, "協定", 46154.5625, None, None, None),
        ("R8-4", "受賞", 46154, None, None, None),
        ("R8-5", "開館", "令和8年5月12日（火）午前10時", None, None, None),
    )
    entries = read_register(path)
    assert _releases(entries) == [
        "2026-05-12T10:00+09:00",
        "2026-05-21T00:00+09:00",
        "2026-05-12T13:30+09:00",
        "2026-05-13T00:00+09:00",
        "2026-05-12T10:00+09:00",
    ]
    assert (entries[0].keywords, entries[0].parties) == (("ひだまり館", "4000発"), ("見本商事",))
    assert entries[2].id == "3"


def test_hidden_rows_and_sheets_are_read(tmp_path: Path) -> None:
    rows = (HEADER, ("R8-1", "愛称", "2026-05-12 10:00"), ("R8-2", "結果", "2026-05-20"))
    assert [entry.id for entry in read_register(_book(tmp_path / "r.xlsx", *rows, hidden=True))] == ["R8-1", "R8-2"]


def test_merged_cells_count_for_every_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ("a", "愛称", "2026-05-12 10:00"), ("b", "開館", None)):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "r.xlsx")
    assert _releases(read_register(tmp_path / "r.xlsx")) == ["2026-05-12T10:00+09:00"] * 2


def test_faults_of_a_workbook_name_the_cells(tmp_path: Path) -> None:
    path = _book(tmp_path / "r.xlsx", HEADER, ("a", None, "2026-05-12"), ("a", "題", "近日中"))
    with pytest.raises(ConfigError) as caught:
        read_register(path)
    text = str(caught.value)
    assert "登録簿!B2: 「title」が空です" in text
    assert "登録簿!C3: 解禁日時「近日中」を読めません" in text
    assert "登録簿!A3: id「a」が二度書かれています" in text


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04broken", "読めません"), (b"\xd0\xcf\x11\xe0", "パスワード"), (b"", "読めません")],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "r.xlsx").write_bytes(data)
    with pytest.raises(ConfigError, match=words):
        read_register(tmp_path / "r.xlsx")


def test_workbook_without_header(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="見出しがありません"):
        read_register(_book(tmp_path / "r.xlsx", ("a", "題", "2026-05-12")))


def test_tabs_and_day_and_time_apart(tmp_path: Path) -> None:
    path = tmp_path / "r.tsv"
    path.write_bytes("管理番号\t件名\t解禁日\t解禁時刻\t備考\r\n1\t愛称\tR8.5.12\t午前10時\tなし\r\n".encode("cp932"))
    assert _releases(read_register(path)) == ["2026-05-12T10:00+09:00"]


def test_a_slip_in_a_heading_is_named_once(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        "id,件名,解禁日時,キーワート,独自の列\na,題,2026-05-12,語,x\nb,題,2026-05-12,語,x\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        read_register(path)
    assert [problem.mend for problem in caught.value.problems] == ["「キーワード」のことですか"]


def test_rows_that_span_lines_keep_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('id,件名,解禁日時,キーワード\na,題,2026-05-12,"語\n句"\nb,,2026-05-12,\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_register(path)
    assert [problem.line for problem in caught.value.problems] == [4]


def test_json_faults_have_places(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text('[\n\t{"id": "a", "id": "b", "title": "題", "release_at": "2026-05-12"}\n]', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"r\.json:2:"):
        read_register(path)
    path.write_text('[\n {"id": "a", "title": "題",\n  "release_at": "いつか"}\n]', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"r\.json:3:17"):
        read_register(path)
