"""CSV and TSV: columns, schedulers' shapes, dates of unknown order, and the place of every character."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.documents import Document, ReadOptions, read
from postlint.model import Location, Span
from tests.documents.tracing import assert_traced, only, reasons

OFFICE = (
    "令和8年度 投稿管理表\r\n"
    "No,投稿日,時刻,媒体,アカウント,本文,画像,代替テキスト,URL,担当課,起案者,承認者,承認者職,承認日時,解禁日時,備考\r\n"
    '1,R8.4.15,10:00,X,@hidamari,"園庭を開放します。\r\n「遊び場」は①です🎉",a.jpg;b.jpg,砂場;ぶらんこ,'
    "https://example.jp/a/,子ども課,山本,課長 﨑山,課長,R8.4.14 16:30,,初回\r\n"
    "2,46127,午後2時,X,@hidamari,講座の受講者を募集します。,,,,学習課,山本,,,,令和8年5月1日（金）午前9時,\r\n"
    "3,,,,,,,,,,,,,,,\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_the_sheet_of_an_office(encoding: str) -> None:
    text = OFFICE if encoding != "cp932" else OFFICE.replace("🎉", "")
    document = read(text.encode(encoding), "表.csv")
    assert document.unchecked == ()
    first, second = document.posts
    assert first.text.startswith("園庭を開放します。\r\n「遊び場」は①です")
    assert first.fields["publish_at"] == "R8.4.15 10:00"
    assert first.fields["attachments"] == [
        {"path": "a.jpg", "type": "image", "alt": "砂場"},
        {"path": "b.jpg", "type": "image", "alt": "ぶらんこ"},
    ]
    assert first.fields["links"] == [{"url": "https://example.jp/a/"}]
    assert (first.fields["approved_by"], first.fields["approver_role"]) == ("課長 﨑山", "課長")
    assert (second.id, second.fields["publish_at"], second.fields["approved_by"]) == ("2", "2026-04-15 午後2時", "")
    assert second.fields["release_at"] == "令和8年5月1日（金）午前9時"
    assert "attachments" not in second.fields and "links" not in second.fields
    place = first.locate(Span(first.text.index("遊び場"), first.text.index("遊び場") + 3))
    assert (place.line, place.column) == (4, 2)
    assert [note.rule for note in document.notes] == ["rows-above-header"]


def test_quotes_inside_a_cell_keep_their_places() -> None:
    data = 'text,id\n"「""あ""」と\nい",1\n'
    post = only(data.encode(), "a.csv")
    assert post.text == '「"あ"」と\nい'
    assert_traced(post)
    assert post.locate(Span(2, 3)) == Location(2, 5, 2, 6)


SCHEDULERS = [
    ('04/15/2026 10:00,"花",https://example.jp/\n05/01/2026 09:00,い,\n', "花", "2026-04-15 10:00"),  # Hootsuite
    ("04/15/26 10:00,花,https://example.jp/a.jpg\n", "花", "2026-04-15 10:00"),  # Statusbrew
    ("post,platforms,mediaUrls,scheduleDate\n花,twitter,,2026-04-15T01:00:00Z\n", "花", "2026-04-15T01:00:00Z"),
    ("Date,Message,Link,Media URL(s)\n2026/04/15 10:00,花,,\n", "花", "2026/04/15 10:00"),  # Publer
    (
        "scheduled_at,account_id,content,media_urls\n2026-04-15T10:00:00+09:00,a,花,\n",
        "花",
        "2026-04-15T10:00:00+09:00",
    ),
    ("postAtSpecificTime,content,imageUrls\n2026-04-15 10:00:00,花,\n", "花", "2026-04-15 10:00:00"),  # GoHighLevel
    ("本文,年,月,日,時,分\n花,2026,4,15,9,5\n", "花", "2026-04-15 09:05"),  # Postcron
    ("Text;Posting Time\n花;2026-04-15 10:00\n", "花", "2026-04-15 10:00"),
    ("sep=;\nText;Posting Time\n花;2026-04-15 2:05 PM\n", "花", "2026-04-15 14:05"),
    ("本文\t投稿日時\n花\t2026-04-15\n", "花", "2026-04-15"),
]


@pytest.mark.parametrize(("data", "text", "moment"), SCHEDULERS)
def test_schedulers(data: str, text: str, moment: str) -> None:
    document = read(data.encode(), "a.csv")
    assert document.unchecked == ()
    assert (document.posts[0].text, document.posts[0].fields["publish_at"]) == (text, moment)
    assert document.posts[0].id == "a.csv#1"


def test_the_third_column_without_header_is_a_link_or_a_picture() -> None:
    assert only(b"2026-04-15 10:00,a,https://example.jp/a.jpg\n", "a.csv").fields["attachments"] == [
        {"path": "https://example.jp/a.jpg", "type": "image"}
    ]
    assert only(b"2026-04-15 10:00,a,https://example.jp/\n", "a.csv").fields["links"] == [
        {"url": "https://example.jp/"}
    ]


def notes(document: Document) -> list[str]:
    return [note.rule for note in document.notes]


def test_the_order_of_day_and_month_is_told_by_the_other_rows() -> None:
    document = read("投稿日時,本文\n04/05/2026 09:00,あ\n15/04/2026 9:00,い\n".encode(), "a.csv")
    assert [post.fields["publish_at"] for post in document.posts] == ["2026-05-04 09:00", "2026-04-15 9:00"]
    assert (notes(document), document.unchecked) == (["date-order"], ())


@pytest.mark.parametrize(
    "rows", ["04/05/2026,あ", "04/05/2026,あ\n05/06/2026,い", "13/05/2026,あ\n05/13/2026,い\n04/05/2026,う"]
)
def test_an_order_that_nothing_tells_is_named(rows: str) -> None:
    document = read(f"投稿日,本文\n{rows}\n".encode(), "a.csv")
    assert all("月と日のどちらが先か" in reason for reason in reasons(document))
    assert document.unchecked and notes(document) == []
    assert len(document.posts) == rows.count("\n") + 1  # their texts are still checked
    assert "publish_at" not in document.posts[-1].fields


def test_the_same_day_and_month_need_no_order() -> None:
    assert only(b"date,text\n05/05/2026,a\n", "a.csv").fields["publish_at"] == "2026-05-05"


@pytest.mark.parametrize(
    ("form", "expected"), [("%m/%d/%Y %H:%M", "2026-04-05T09:00"), ("%d/%m/%Y %H:%M", "2026-05-04T09:00")]
)
def test_the_configuration_may_tell_the_order(form: str, expected: str) -> None:
    document = read("投稿日時,本文\n04/05/2026 09:00,あ\n".encode(), "a.csv", ReadOptions(date_format=form))
    assert (document.posts[0].fields["publish_at"], document.unchecked) == (expected, ())


def test_a_format_that_does_not_fit_leaves_plain_forms_alone() -> None:
    options = ReadOptions(date_format="%m/%d/%Y")
    document = read("投稿日,本文\nR8.4.5,あ\n15/04/2026,い\n".encode(), "a.csv", options)
    assert document.posts[0].fields["publish_at"] == "R8.4.5"
    assert reasons(document)[0].startswith("3:1: 日付「15/04/2026」")


def test_several_texts_of_a_row_are_posts_of_their_own() -> None:
    document = read("番号,本文（X）,本文（Instagram）\n7,あ,い\n8,う,\n".encode(), "a.csv")
    assert [(post.id, post.text) for post in document.posts] == [
        ("7（x）", "あ"),
        ("7（instagram）", "い"),
        ("8", "う"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("題名,内訳\nあ,い\n", "1:1: 見出しの行がないため、どの列が本文か分かりません"),
        ("本文,投稿日\n,2026-04-15\n", "2:1: 投稿「a.csv#1」の本文（text）が空です"),
        ('本文,投稿日\n"あ,2026-04-15\n', "2:1: 引用符が閉じていません"),
        ('本文,投稿日\n"あ"い,2026-04-15\n', "2:4: 閉じた引用符の後に文字があります"),
        ("本文,投稿日\n", "投稿が見つかりません"),
        ("\n\n", "投稿が見つかりません"),
    ],
)
def test_what_cannot_be_checked_is_named(data: str, reason: str) -> None:
    assert [each[: len(reason)] for each in reasons(read(data.encode(), "a.csv"))] == [reason]


def test_unknown_columns_are_named_once() -> None:
    document = read("本文,投稿日じ,備考\nあ,2026-04-15,x\nい,,\n".encode(), "a.csv")
    (note,) = document.notes
    assert (note.rule, note.field) == ("unknown-field", "投稿日じ")
    assert "「投稿日」" in note.text


def test_a_post_of_a_picture_may_have_no_text() -> None:
    assert only("本文,画像,代替テキスト\n,a.mp4,\n".encode(), "a.csv").fields["attachments"] == [
        {"path": "a.mp4", "type": "video", "alt": ""}
    ]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=30).filter(
    lambda text: text.strip() and not any(char < " " and char not in "\n\t" for char in text)
)


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from(",\t;"), st.sampled_from(["\n", "\r\n"])
)
def test_what_is_written_is_read_back(rows: list[tuple[str, str]], delimiter: str, ending: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerows([("本文", "起案者"), *rows])
    document = read(out.getvalue().encode(), "a.tsv" if delimiter == "\t" else "a.csv")
    assert [(post.text, post.fields["author"]) for post in document.posts] == [(a, b.strip()) for a, b in rows]
    for post in document.posts:
        assert_traced(post)


@given(st.text(alphabet='あい,;\t"\n\r= /0123', max_size=60))
def test_no_table_makes_a_traceback(text: str) -> None:
    document = read(text.encode(), "a.csv")
    assert document.posts or document.unchecked
