"""YAML, JSON and JSONL: shapes, values, ids, and every fault at its place."""

from __future__ import annotations

import json

import pytest

from postlint.documents import read
from postlint.model import Location
from tests.documents.tracing import only, reasons

SHAPES = [
    ("a.yaml", "text: い\nauthor: 係\n"),
    ("a.json", '{"text": "い", "author": "係"}'),
    ("a.yaml", "- text: い\n  author: 係\n"),
    ("a.json", '[{"text": "い", "author": "係"}]'),
    ("a.yml", "author: 係\nposts:\n- text: い\n"),
    ("a.JSON", '{"author": "係", "posts": [{"text": "い"}]}'),
    ("a.jsonl", '\n{"text": "い", "author": "係"}\n'),
    ("a.md", "---\nauthor: 係\n---\nい"),
]


@pytest.mark.parametrize(("path", "text"), SHAPES)
def test_every_shape_gives_the_same_post(path: str, text: str) -> None:
    post = only(text.encode(), path)
    alone = not text.lstrip().startswith(("-\x20", "[", "author")) and "posts" not in text and path != "a.jsonl"
    assert (post.text, post.fields, post.id) == ("い", {"author": "係"}, path if alone else f"{path}#1")
    assert post.field_spans["author"].cut(post.source.text).strip('"') == "係"


def test_a_post_overrides_the_defaults_and_keeps_its_id() -> None:
    data = "platform: X\nauthor: 係\nposts:\n- {text: あ, id: 010}\n- text: い\n  author: 課\n"
    document = read(data.encode(), "a.yaml")
    assert [(post.id, post.fields["author"]) for post in document.posts] == [("010", "係"), ("a.yaml#2", "課")]
    first, second = document.posts
    assert first.locate_field("platform") == Location(1, 11, 1, 12)
    assert second.locate_field("author") == Location(6, 11, 6, 12)
    assert second.locate_field("section") == Location(5, 3, 5, 3)


def test_spans_end_with_the_last_value() -> None:
    data = "- author: 係\n  text: |\n    あ\n    い\n\n\n# 次\n- {text: う, author: 課}\n"
    first, second = read(data.encode(), "a.yaml").posts
    assert first.span.cut(data) == "author: 係\n  text: |\n    あ\n    い"
    assert first.field_spans["text"].cut(data) == "|\n    あ\n    い"
    assert first.locate_field("text") == Location(2, 9, 4, 6)
    assert second.span.cut(data) == "{text: う, author: 課}"


def test_yaml_values_stay_as_they_are_written() -> None:
    data = (
        "text: no\nemergency: true\napproved_by:\napproved_at: ~\npublish_at: 2026-04-01 09:00\n"
        "section: 010\naction: 'true'\nreply_to: null\nauthor: yes\n"
    )
    post = only(data.encode(), "a.yaml")
    assert post.text == "no"
    assert post.fields == {
        "emergency": True,
        "approved_by": None,
        "approved_at": None,
        "publish_at": "2026-04-01 09:00",
        "section": "010",
        "action": "true",
        "reply_to": None,
        "author": "yes",
    }


def test_json_values_keep_their_types() -> None:
    fields: dict[str, object] = {
        "emergency": False,
        "reply_to": None,
        "section": 10,
        "account": -2.5e3,
        "links": [],
        "author": {"あ": [1]},
    }
    assert only(json.dumps({"text": "い", **fields}).encode(), "a.json").fields == fields


def test_attachments_and_links_become_lists_of_mappings() -> None:
    data = (
        "text: い\nattachments: {path: a.png, alt: 会場}\nlinks: [https://example.jp/, {url: b, allowlisted: true}]\n"
    )
    fields = only(data.encode(), "a.yaml").fields
    assert fields["attachments"] == [{"path": "a.png", "alt": "会場"}]
    assert fields["links"] == [{"url": "https://example.jp/"}, {"url": "b", "allowlisted": True}]
    assert only(b"text: i\nlinks:\nattachments: a.png\n", "a.yaml").fields == {
        "links": None,
        "attachments": [{"path": "a.png"}],
    }


def test_a_misshapen_list_is_reported_and_left_out() -> None:
    document = read(b'{"text": "a", "links": ["b", 3], "id": ["c"]}', "a.json")
    assert reasons(document) == [
        "1:30: 項目「links」の書き方が違います。「url: 値」の並びで書いてください。",
        "1:40: 項目「id」の書き方が違います。一つの文字列で書いてください。",
    ]
    assert (document.posts[0].fields, document.posts[0].id) == ({}, "a.json")


def test_a_post_of_pictures_may_have_an_empty_text() -> None:
    assert only(b'text: ""\nattachments: [a.png]\n', "a.yaml").text == ""
    assert reasons(read(b'text: ""\nattachments: []\n', "a.yaml"))[0].startswith(
        "1:7: 投稿「a.yaml」の本文（text）が空です"
    )


def test_unknown_names_are_noted_once_with_the_nearest() -> None:
    data = "- {text: あ, autor: b, 備考: c}\n- {text: い, autor: d, attachments: [{altt: e}]}\n"
    document = read(data.encode(), "a.yaml")
    assert [f"{note.location.line}:{note.location.column}: {note.text}" for note in document.notes] == [
        "1:13: 項目「autor」は決められた項目ではありません。「author」の間違いではありませんか。",
        "1:23: 項目「備考」は決められた項目ではありません。検査には使いません。",
        "2:38: 項目「attachments.altt」は決められた項目ではありません。「alt」の間違いではありませんか。",
    ]
    assert document.posts[0].fields == {"autor": "b", "備考": "c"}


def test_all_faults_of_a_file_come_at_once_and_good_posts_come_through() -> None:
    data = "- text: あ\n  text: い\n- id: 二番\n- 本文だけ\n- text: [う]\n- {id: 五, text: え}\n"
    document = read(data.encode(), "a.yaml")
    assert [post.text for post in document.posts] == ["あ", "え"]
    assert reasons(document) == [
        "2:3: 同じ項目「text」が2回あります（1回目は 1:3）。どちらか一つを消してください。",
        "3:3: 投稿「二番」に本文（text）がありません。「text: 本文」を書いてください。",
        "4:3: 3番目の投稿が、項目の名前と値の形になっていません。「text: 本文」のように書いてください。",
        "5:9: 投稿「a.yaml#4」の本文（text）が文字列ではありません。"
        "本文を引用符で囲んで、一つの文字列で書いてください。",
    ]


def test_a_faulty_json_line_does_not_hide_the_others() -> None:
    document = read('{"text": "あ"}\n\n{"text": }\n{"text": "い"}\n'.encode(), "a.jsonl")
    assert [(post.id, post.text) for post in document.posts] == [("a.jsonl#1", "あ"), ("a.jsonl#3", "い")]
    assert reasons(document)[0].startswith("3:10: 値がありません")


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("a.json", '{"text": "a", "text": "b"}', "1:15: 同じ項目「text」"),
        ("a.json", '{"text": "a",}', "1:14: 項目の名前がありません"),
        ("a.json", '{"text" "a"}', "1:9: 項目の名前のあとに「:」"),
        ("a.json", '["a" "b"]', "1:6: 「,」か「]」"),
        ("a.json", '{"text": "あ\n"}', '1:12: 文字列が " で閉じて'),
        ("a.json", '{"text": "\\あ"}', "1:11: 「\\」の使い方"),
        ("a.json", '{"text": NaN}', "1:10: 値がありません"),
        ("a.json", '{"text": 1e999}', "1:10: 数が大きすぎます"),
        ("a.json", '{"text": ' + "9" * 5000 + "}", "1:10: 数が大きすぎます"),
        ("a.json", '{"text": "a"} {}', "1:15: 値のあとに余分な文字"),
        ("a.json", "[" * 100_000, "1:34: 入れ子が深すぎます"),
        ("a.json", '"あ"', "1:1: 投稿の形になっていません"),
        ("a.yaml", "[" * 100_000, "1:34: 入れ子が深すぎます"),
        ("a.yaml", "text: &a あ\nid: *a\n", "1:7: YAML の「&」「*」"),
        ("a.yaml", "text: !!python/name:os.system あ\n", "1:7: YAML の「!」"),
        ("a.yaml", "text: あ\n---\ntext: い\n", "2:1: YAML の文書がいくつも"),
        ("a.yaml", "text: 会場: 体育館\n", "1:9: 一つの行に「: 」"),
        ("a.yaml", "text: 'あ\n", "2:1: 引用符が閉じていません"),
        ("a.yaml", "🎉: 一\ntext: あ\x07\n", "2:8: YAML に書けない制御文字（U+0007）"),
        ("a.yaml", "? [a]\n: b\n", "1:3: 項目の名前が並び"),
        ("a.yaml", "posts: あ\n", "1:8: 項目「posts」が投稿の並び"),
        ("a.yaml", "id: あ\nposts: []\n", "1:1: 項目「id」は「posts」と"),
        ("a.md", "---\n- あ\n---\nい", "2:1: 「---」のあいだが"),
        ("a.md", "---\nid: あ\nい", "1:1: 先頭の「---」に対応"),
        ("a.md", "---\ntext: あ\n---\nい", "2:1: 「---」のあいだに本文"),
        ("a.md", "---\nid: 'あ\n---\nい", "3:1: 引用符が閉じていません"),
        ("a.txt", " \r\n\u3000", "投稿が見つかりません"),
        ("a.yaml", "# まだ\n", "投稿が見つかりません"),
        ("a.json", '{"posts": []}', "投稿が見つかりません"),
        ("a.json", "null", "投稿が見つかりません"),
        ("a.jsonl", "\n\n", "投稿が見つかりません"),
        ("a.md", "---\nid: あ\n---\n\n", "投稿が見つかりません"),
        ("a.pdf", "あ", ".pdf のファイルには対応していません"),
        ("a", "あ", "拡張子のないファイルには対応していません"),
    ],
)
def test_faults_are_reported_at_their_place(path: str, text: str, reason: str) -> None:
    document = read(text.encode(), path)
    assert reasons(document)[0].startswith(reason)
    assert document.unchecked[0].path == path
    assert reasons(document)[0].endswith(("ください。", "要りません。"))


def test_many_faults_are_counted_not_all_listed() -> None:
    document = read(("- あ\n" * 80).encode(), "a.yaml")
    assert len(document.unchecked) == 51
    assert "ほかに30件" in document.unchecked[-1].reason


def test_names_from_the_file_cannot_write_to_the_terminal() -> None:
    (note,) = read(json.dumps({"text": "a", "\x1b[31m\n" + "長" * 90: 1}).encode(), "a.json").notes
    assert note.text.isprintable()
    assert len(note.text) < 100


def test_stdin_without_a_name_is_plain_text() -> None:
    post = only("---\nあ".encode(), "-")
    assert (post.id, post.text) == ("-", "---\nあ")
    assert only("text: あ".encode(), "-").text == "text: あ"


def test_markdown_without_front_matter_is_all_text() -> None:
    post = only("# 題\n\n---\n本文".encode(), "a.md")
    assert (post.text, post.fields, post.id) == ("# 題\n\n---\n本文", {}, "a.md")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("4/15", "年がない"),
        ("04/05/2026", "月と日のどちらが先か分からない"),
        ("2026-04-31", "暦にない"),
        ("2026年4月15日(金)", "曜日が日付と合わない"),
        ("未定", "日時ではない"),
        ("2026-04-15 夜", "日時ではない"),
    ],
)
@pytest.mark.parametrize("name", ["publish_at", "release_at"])
@pytest.mark.parametrize("path", ["a.yaml", "a.json", "a.md", "a.csv"])
def test_a_moment_that_cannot_be_read_is_named(path: str, name: str, value: str, why: str) -> None:
    written = {
        "a.yaml": f'text: あ\n{name}: "{value}"\n',
        "a.json": json.dumps({"text": "あ", name: value}),
        "a.md": f'---\n{name}: "{value}"\n---\nあ',
        "a.csv": f"本文,{name}\nあ,{value}\n",
    }[path]
    document = read(written.encode(), path)
    assert [post.text for post in document.posts] == ["あ"]
    (reason,) = reasons(document)
    assert value in reason and (why in reason or path == "a.csv")


@pytest.mark.parametrize("value", ["", "null", "~", "2026-04-15T10:00", "令和8年4月15日 正午", "46127.5"])
def test_moments_that_can_be_read_or_are_left_out_are_no_fault(value: str) -> None:
    assert read(f"text: あ\npublish_at: {value}\nrelease_at: {value}\n".encode(), "a.yaml").unchecked == ()


@pytest.mark.parametrize(("path", "words"), [("a.docm", "マクロ"), ("a.XLSM", "マクロ"), ("a.doc", "古い形式")])
def test_formats_that_are_refused_are_named(path: str, words: str) -> None:
    assert words in reasons(read(b"x", path))[0]
