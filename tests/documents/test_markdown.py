"""Markdown: comments, links and pictures, with the places of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.documents import read
from postlint.model import Location, Span
from tests.documents.tracing import assert_traced, only

DRAFT = """---
author: 係
attachments: [{path: a.jpg, alt: 広場}]
---
園庭を開放します。<!-- 担当は丘野さん -->
![](a.jpg)![砂場🎉](img/b.png "題")
詳しくは[遊び場の頁](https://example.jp/a "題")と<https://example.jp/b>へ。
<!---->最後<!-- 二つ
め -->の行
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_draft_is_taken_apart(encoding: str, newline: str) -> None:
    draft = DRAFT.replace("🎉", "" if encoding == "cp932" else "🎉")
    document = read(draft.replace("\n", newline).encode(encoding), "a.md")
    post, first, second = document.posts
    lines = ["園庭を開放します。", "", "詳しくは遊び場の頁と<https://example.jp/b>へ。", "最後の行", ""]
    assert document.unchecked == ()
    assert post.text == newline.join(lines)
    assert post.fields["links"] == [{"url": "https://example.jp/a"}]
    assert post.fields["attachments"] == [
        {"path": "a.jpg", "alt": "広場"},
        {"path": "img/b.png", "type": "image", "alt": "砂場🎉" if encoding != "cp932" else "砂場"},
    ]
    assert (first.id, first.text, first.part) == ("a.md（HTMLコメント1）", " 担当は丘野さん ", True)
    assert (second.id, second.text) == ("a.md（HTMLコメント2）", f" 二つ{newline}め ")
    assert [note.rule for note in document.notes] == ["leftover-text"]
    assert post.locate(Span(post.text.index("の行"), len(post.text) - len(newline))) == Location(9, 6, 9, 8)
    assert post.locate_field("links") == Location(7, 13, 7, 33)
    assert post.locate_field("attachments", "img/b.png").line == 6
    assert first.locate(Span(1, 3)) == Location(5, 15, 5, 17)
    for each in document.posts:
        assert_traced(each)


def test_a_picture_without_description_has_an_empty_one_and_its_place() -> None:
    post = only("写真です。\n\n![](a.jpg)".encode(), "a.md")
    assert post.fields["attachments"] == [{"path": "a.jpg", "type": "image", "alt": ""}]
    assert post.locate_field("attachments") == Location(3, 3, 3, 10)


def test_pictures_alone_are_a_post() -> None:
    assert only("![花](a.jpg)".encode(), "a.md").text == ""


@pytest.mark.parametrize("text", ["あ<!-- い", "[あ](", "[あ][1]", "![あ] (a.jpg)", "[あ](a b)", "-->"])
def test_what_is_no_mark_stays_in_the_text(text: str) -> None:
    post = only(text.encode(), "a.md")
    assert (post.text, post.fields) == (text, {})


def test_a_draft_of_comments_alone_is_named() -> None:
    document = read("<!-- あ -->".encode(), "a.md")
    assert [post.id for post in document.posts] == ["a.md（HTMLコメント）"]
    assert "投稿が見つかりません" in document.unchecked[0].reason


PIECES = st.sampled_from(
    ["あ", "🎉", "\n", " ", "<!--", "-->", "![", "](", "[", ")", "]", "a.jpg", '"', "<", ">", "\\", "("]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_is_lost_and_everything_is_traced(text: str) -> None:
    document = read(text.encode(), "a.md")
    assert bool(document.posts or document.unchecked)
    seen = {at for post in document.posts for s in post.stretches for at in range(s.at, s.at + s.length)}
    seen |= {at for post in document.posts for span in post.field_spans.values() for at in range(span.start, span.end)}
    lost = [char for at, char in enumerate(text) if at not in seen and char in "あ🎉"]
    assert document.unchecked or lost == []
    for post in document.posts:
        assert_traced(post)


@pytest.mark.parametrize("part", ["<!--", "[", "![](", "[あ](", "[あ](a ", "<!-- -->[", "!["])
def test_long_runs_of_marks_are_read_in_linear_time(part: str) -> None:
    assert read((part * 100_000).encode(), "a.md").posts
