"""The text of a structured post, traced code point by code point."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.documents import read
from postlint.documents.source_map import joined, whole
from postlint.model import Stretch
from tests.documents.tracing import assert_traced, only, reasons

ALPHABET = st.one_of(
    st.sampled_from("あ髙𠮷🎉\u200d👨ﾊﾞが、。 \u3000\t\n\"'\\:#-|>[]{}&*!%@`,?~a1\u0085\u2028"),
    # Control characters other than tab and line breaks have their own tests: `decode` refuses many of them.
    st.characters(exclude_categories=("Cs", "Cc")),
)
TEXTS = st.text(ALPHABET, min_size=1).filter(lambda text: text.strip() != "")
PROSE = st.text(st.sampled_from("あ𠮷🎉a \n'\"\\:#-"), min_size=1).filter(lambda text: text.strip() != "")


def composed(data: str) -> yaml.Node:
    node = yaml.compose(data, yaml.CSafeLoader)
    assert node is not None
    return node


@given(TEXTS, st.booleans(), st.sampled_from([None, 2]))
@example("\ud800x", True, None)
@example("𠮷\n🎉", True, None)
def test_json_reads_back(text: str, ascii_only: bool, indent: int | None) -> None:
    data = json.dumps([{"id": "あ", "text": text}], ensure_ascii=ascii_only, indent=indent)
    (post,) = read(data.encode(), "a.json").posts
    assert post.text == text
    assert_traced(post)


@given(TEXTS)
def test_json_lines_read_back(text: str) -> None:
    data = "\n" + json.dumps({"text": text}, ensure_ascii=False) + "\r\n"
    post = only(data.encode(), "a.jsonl")
    assert post.text == text
    assert_traced(post)


@given(TEXTS, st.sampled_from(['"', "'", "|", ">", None]), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_yaml_reads_back(text: str, style: str | None, newline: str, unicode: bool) -> None:
    data = yaml.safe_dump({"id": "あ", "text": text}, default_style=style, allow_unicode=unicode, width=20)
    # The oracle is the loader itself: the dumper's folded blocks do not always read back.
    expected = composed(data).value[1][1].value
    post = only(data.replace("\n", newline).encode(), "a.yaml")
    assert post.text == expected
    if style == '"':
        assert post.text == text
    assert_traced(post)


@given(
    PROSE,
    st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
@example("\n  あ\n\n い\nう", ">", 2, True, "\n")
@example(" \n#", "|", 1, False, "\n")
def test_yaml_blocks_written_by_hand(text: str, header: str, indent: int, explicit: bool, newline: str) -> None:
    lines = [" " * indent + line for line in text.split("\n")]
    header = header[0] + (str(indent) if explicit else "") + header[1:]
    data = newline.join([f"text: {header} # 注", *lines, "author: 係"])
    try:
        expected = composed(data).value[0][1].value
    except yaml.YAMLError:
        assert read(data.encode(), "a.yml").posts == ()
        return
    if not expected.strip():  # a first line of more spaces sets the indentation, and the lines after it are comments
        assert reasons(read(data.encode(), "a.yml"))[0].endswith("が空です。本文を書いてください。")
        return
    post = only(data.encode(), "a.yml")
    assert post.text == expected
    assert_traced(post)
    assert post.fields == {"author": "係"}


@given(PROSE, st.sampled_from(["", "'", '"']), st.booleans())
@example("あ \\\n  い", '"', True)
@example("あ\n\n \nい", "'", False)
def test_yaml_flow_scalars_over_lines(text: str, quote: str, nested: bool) -> None:
    body = quote + text.replace("\n", "\n   ").replace("'", "''" if quote == "'" else "'") + quote
    data = f"- {{text: {body}}}\n" if nested else f"- text: {body}\n"
    try:
        item = composed(data).value[0]
        expected = item.value[0][1].value
    except (yaml.YAMLError, AttributeError, IndexError):
        return
    document = read(data.encode(), "a.yml")
    if document.unchecked == () and len(item.value) == 1:
        assert document.posts[0].text == expected
        assert_traced(document.posts[0])


@given(TEXTS)
def test_front_matter_leaves_the_body_alone(text: str) -> None:
    post = only(f"---\nauthor: 係\n---\n{text}".encode(), "a.md")
    assert post.text == text
    assert_traced(post)
    assert len(post.stretches) == 1


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("text: |\n  一行目\n\n  𠮷野で子供\n", "子供", (4, 6)),
        ("text: |2-\n    字下げ\n  子供\n", "子供", (3, 3)),
        ("text: >\n  あ\n  い\n\n  👨‍👩‍👧子供\n", "子供", (5, 8)),
        ("text: >+\n\n  あ\n    子供\n  い\n\n\n", "子供", (4, 5)),
        ('text: "あ\\n\\u3044\\U0001F389子供"\n', "子供", (1, 27)),
        ('text: "あ\\\n  い\n\n  子供"\n', "子供", (4, 3)),
        ("text: 'it''s\n  子供'\n", "子供", (2, 3)),
        ("text: あ\n\n  い\n  子供\n", "子供", (4, 3)),
        ("- {id: x, text: あ 子供}\n", "子供", (1, 19)),
        ("posts:\n  - id: a\n    text: |-\n     子供\n", "子供", (4, 6)),
        ("text: |\r\n  あ\r\n  子供\r\n", "子供", (3, 3)),
    ],
)
def test_where_a_word_stands_in_yaml(text: str, word: str, place: tuple[int, int]) -> None:
    post = only(text.encode(), "a.yaml")
    assert post.source.position(post.source_offset(post.text.index(word))) == place
    assert_traced(post)


def test_escapes_and_folds_point_at_their_first_character() -> None:
    post = only('{"text": "あ\\n\\ud83c\\udf89い"}'.encode(), "a.json")
    assert post.text == "あ\n🎉い"
    assert [post.source_offset(offset) for offset in range(4)] == [10, 11, 13, 25]
    assert post.stretches[1] == Stretch(1, 11, 0)


def test_indentation_beyond_the_block_belongs_to_the_text() -> None:
    post = only("text: |2\n    字下げ\n\n  子供\n".encode(), "a.yaml")
    assert post.text == "  字下げ\n\n子供\n"
    assert [post.source.position(post.source_offset(offset)) for offset in (0, 1, 2, 6, 7)] == [
        (2, 3),
        (2, 4),
        (2, 5),
        (3, 1),
        (4, 3),
    ]


def test_joined_keeps_what_does_not_touch() -> None:
    pieces = [Stretch(0, 5, 2), Stretch(2, 7, 1), Stretch(3, 9, 1), Stretch(4, 10, 0), Stretch(5, 11, 1)]
    assert joined(pieces) == (Stretch(0, 5, 3), Stretch(3, 9, 1), Stretch(4, 10, 0), Stretch(5, 11, 1))
    assert whole(3, 3) == ()
