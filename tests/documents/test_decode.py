"""Which bytes are a draft, and what is said of those that are not."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.documents import READERS, read
from postlint.documents.decode import decode
from postlint.errors import DocumentError
from tests.documents.tracing import only, places


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("𠮷野".encode(), "utf-8"),
        ("𠮷野".encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "𠮷野".encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + "𠮷野".encode("utf-16-be"), "utf-16"),
        (b"", "utf-8"),
    ],
)
def test_encodings_are_recognised(data: bytes, encoding: str) -> None:
    source = decode(data, "a.txt")
    assert source.encoding == encoding
    assert source.text == ("𠮷野" if data else "")


def test_cp932_has_the_signs_that_shift_jis_lacks() -> None:
    source = decode("髙﨑①㈱～ﾊﾞｶ".encode("cp932"), "a.txt")
    assert (source.text, source.encoding) == ("髙﨑①㈱～ﾊﾞｶ", "cp932")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_break_gives_the_same_place(encoding: str, newline: str) -> None:
    text = newline.join(["髙橋①の", "お知らせ 会場", "", "受付"])
    post = only(text.encode(encoding), "a.txt")
    assert places(post, ["橋", "会場", "受付"]) == [(1, 2), (2, 6), (4, 1)]
    assert post.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yaml", "id: 一\ntext: |\n  あ会場\n  受付\n"),
        ("a.json", '{"id": "一",\n "t": "",\n"t2": "", "text": "会場\\n受付"}'),
        ("a.md", "---\nid: 一\n---\nあ会場\n受付\n"),
    ],
)
def test_structured_files_too(path: str, text: str, encoding: str, newline: str) -> None:
    reference = places(only(text.encode(), path), ["会場", "受付"])
    assert places(only(text.replace("\n", newline).encode(encoding), path), ["会場", "受付"]) == reference


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.yaml", "a.json", "a.jsonl"])
def test_columns_count_code_points(path: str) -> None:
    text = {
        "a.yaml": "text: 𠮷👨‍👩‍👧会場",
        "a.json": '{"text":"𠮷👨‍👩‍👧会場"}',
        "a.jsonl": '{"text":"𠮷👨‍👩‍👧会場"}',
    }.get(path, "𠮷👨‍👩‍👧会場")
    column = text.index("会場") + 1
    assert places(only(text.encode(), path), ["会場"]) == [(1, column)]
    assert places(only(text.encode("utf-8-sig"), path), ["会場"]) == [(1, column)]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (codecs.BOM_UTF32_LE + "あ".encode("utf-32-le"), "UTF-32"),
        (codecs.BOM_UTF32_BE + "あ".encode("utf-32-be"), "UTF-32"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (codecs.BOM_UTF8 + "あ".encode("cp932"), "a.txt:1:1: UTF-8"),
        ("あa".encode("utf-16-le"), "a.txt:1:4: 文字ではないデータ（NUL）"),
        ("本日\nお休み".encode() + b"\x82", "a.txt:2:4: UTF-8 の文章ですが"),
        ("本日".encode("cp932") + b"\n\xff", "a.txt:2:1: 文字コードが UTF-8 でも"),
        ("あすはお休みです".encode("euc_jp"), "EUC-JP"),
        ("あすはお休みです".encode("iso2022_jp"), "JIS"),
        ("ああ".encode() + b"\xe3\x81", "a.txt:1:3: UTF-8 の文章ですが"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\x01\x02\x03" * 9, "制御文字"),
    ],
)
def test_what_is_no_draft_is_named_and_mended(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data, "a.txt")
    (problem,) = caught.value.problems
    assert what in str(problem)
    assert problem.mend.endswith("ください。")


def test_a_stray_control_character_does_not_hide_a_draft() -> None:
    assert decode("会場は\x0b体育館\x07です".encode(), "a.txt").text == "会場は\x0b体育館\x07です"


STARTS = st.sampled_from([b"", b"---\n", b"text: ", b'{"text": ', b"[", b"- ", b"text: |\n ", codecs.BOM_UTF16_LE])


@given(STARTS, st.binary(max_size=60), st.sampled_from([*READERS, ".docx", ""]))
def test_no_bytes_raise_and_none_pass_in_silence(start: bytes, data: bytes, suffix: str) -> None:
    document = read(start + data, f"a{suffix}")
    assert document.posts or document.unchecked


@given(st.text(st.sampled_from("[]{}\"':,-|>&*!#%@\\\n\r\t tex:あ1"), max_size=40), st.sampled_from([*READERS]))
def test_no_text_raises_either(text: str, suffix: str) -> None:
    document = read(text.encode(), f"a{suffix}")
    assert document.posts or document.unchecked
    assert all(post.text for post in document.posts)
