"""One schedule in every text format and encoding: the same posts, and places that cut out the same words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.documents import READERS, read
from postlint.model import Post, Span
from tests.documents.tracing import assert_traced

TEXT = "園庭を開放します。\n髙橋の丘の「①番」へ、どうぞ。"
FIELDS = {"author": "広報係 﨑山", "publish_at": "令和8年4月15日 10:00", "approved_by": ""}
FORMATS = {
    "a.txt": TEXT,
    "a.md": "---\n" + "".join(f'{name}: "{value}"\n' for name, value in FIELDS.items()) + f"---\n{TEXT}",
    "a.yaml": "text: |-\n  " + TEXT.replace("\n", "\n  ") + "".join(f'\n{k}: "{v}"' for k, v in FIELDS.items()),
    "a.json": json.dumps({"text": TEXT, **FIELDS}, ensure_ascii=False, indent=1),
    "a.jsonl": json.dumps({"text": TEXT, **FIELDS}, ensure_ascii=False),
    "a.csv": f'本文,起案者,投稿日時,承認者\r\n"{TEXT}",' + ",".join(FIELDS.values()),
    "a.tsv": f'本文\t起案者\t投稿日時\t承認者\r\n"{TEXT}"\t' + "\t".join(FIELDS.values()),
}


def cut(post: Post, word: str) -> str:
    """What stands at the place of a word, cut out of the file by line and column."""
    start = post.text.index(word)
    location = post.locate(Span(start, start + len(word)))
    return post.source.line(location.line)[location.column - 1 : location.end_column - 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("path", FORMATS)
def test_posts_fields_and_places_are_the_same(path: str, newline: str, encoding: str) -> None:
    data = FORMATS[path].replace("\r\n", "\n").replace("\n", newline).encode(encoding)
    document = read(data, path)
    (post,) = document.posts
    assert document.unchecked == ()
    assert post.text.replace("\r\n", "\n") == TEXT
    assert post.fields == ({} if path == "a.txt" else FIELDS)
    if path not in ("a.json", "a.jsonl"):  # there the line break is written as \n
        assert post.locate(Span(post.text.index("髙"), len(post.text))).column == (3 if path == "a.yaml" else 1)
    assert [cut(post, word) for word in ("髙橋", "①番")] == ["髙橋", "①番"]
    for name in post.field_spans:
        where = post.locate_field(name)
        line = post.source.line(where.line)
        assert name == "text" or line[where.column - 1 : where.end_column - 1].strip('"') == FIELDS[name]
    assert_traced(post)


@settings(max_examples=200)
@given(st.sampled_from(sorted(READERS)), st.one_of(st.binary(max_size=120), st.text(max_size=60).map(str.encode)))
def test_nothing_makes_a_traceback(suffix: str, data: bytes) -> None:
    document = read(data, f"a{suffix}")
    assert document.posts or document.unchecked


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.integers(0, 200),
    st.sampled_from([*"\"'{}[]:,|>-#&*!<()\t\n\r", "<!--", "\0", ""]),
)
def test_damage_makes_no_traceback(path: str, at: int, noise: str) -> None:
    text = FORMATS[path]
    document = read((text[:at] + noise + text[at + 1 :]).encode(), path)
    assert document.posts or document.unchecked
