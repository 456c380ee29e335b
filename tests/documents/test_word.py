"""Word documents: what would be published, what would leak, where it stands, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from postlint.documents import Document, read
from postlint.model import Location, Post, Span
from tests.documents.office import STRICT, docx, paragraph, part, run, table
from tests.documents.test_workbook import saved
from tests.documents.tracing import assert_traced, only, reasons

VANISH = "<w:vanish/>"


def texts(document: Document) -> dict[str, str]:
    return {post.id: post.text for post in document.posts}


def place(post: Post, word: str) -> Location:
    """Where a word stands, shown by cutting it out of its cell again."""
    start = post.text.index(word)
    location = post.locate(Span(start, start + len(word)))
    line = post.source.line(location.line, location.cell)
    assert line[location.column - 1 : location.end_column - 1] == word
    return location


def test_paragraphs_tables_and_text_boxes_in_their_order() -> None:
    box = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    box += "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    body = "".join(
        (
            paragraph("園庭の🎉", run("𠮷野")),
            "<w:p/>",
            table((paragraph("氏名"), paragraph("陽だまり")), (paragraph("住所") + paragraph("番地"), paragraph("丘"))),
            paragraph("終わり", box.format(paragraph("箱の中"))),
        )
    )
    post = only(docx(body), "a.docx")
    assert post.id == "a.docx"
    assert post.text == "園庭の🎉𠮷野\n\n氏名\t陽だまり\n住所\n番地\t丘\n箱の中\n終わり"
    assert place(post, "野") == Location(1, 6, 1, 7, "段落1")
    assert place(post, "陽だまり") == Location(1, 1, 1, 5, "表1!B1")
    assert place(post, "番地") == Location(2, 1, 2, 3, "表1!A2")
    assert place(post, "丘").cell == "表1!B2"
    assert place(post, "箱").cell == "テキストボックス1"
    assert place(post, "終わり").cell == "段落3"
    assert_traced(post)


def test_merged_and_nested_cells_keep_their_names() -> None:
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('広い')}</w:tc>"
    inner = paragraph("前") + table((paragraph("内"),)) + paragraph("後")
    body = f"<w:tbl><w:tr>{wide}<w:tc>{paragraph('右')}</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    body += f"<w:tc>{inner}</w:tc></w:tr></w:tbl>"
    post = only(docx(body), "a.docx")
    cells = [place(post, word).cell for word in ("広い", "右", "前", "内", "後")]
    assert cells == ["表1!A1", "表1!C1", "表1!B2", "表2!A1", "表1!B2（2）"]


def test_a_place_over_several_paragraphs_ends_with_the_first() -> None:
    post = only(docx(paragraph("あいう") + paragraph("えお")), "a.docx")
    assert post.locate(Span(1, 5)) == Location(1, 2, 1, 4, "段落1")


def test_what_would_leak_is_read_and_named() -> None:
    body = paragraph(
        "公開",
        f"<w:ins>{run('追加')}</w:ins><w:del>{run('取り消し', tag='delText')}</w:del>",
        f"<w:moveFrom>{run('移動元')}</w:moveFrom>",
        run("隠す", VANISH),
        run("見せる", "<w:vanish w:val='0'/>"),
        run("様式で隠す", "<w:rStyle w:val='Secret'/>"),
        f"<w:r><w:ruby><w:rt>{run('ひ')}</w:rt><w:rubyBase>{run('陽')}</w:rubyBase></w:ruby></w:r>",
    )
    styles = "<w:style w:styleId='Base'><w:rPr><w:vanish/></w:rPr></w:style>"
    styles += "<w:style w:styleId='Secret'><w:basedOn w:val='Base'/></w:style>"
    document = read(
        docx(
            body,
            {
                "word/styles.xml": part("styles", styles),
                "word/header1.xml": part("hdr", paragraph("庁内限り") + table((paragraph("係"),))),
                "word/footer1.xml": part("ftr", paragraph("一頁")),
                "word/comments.xml": part(
                    "comments", f"<w:comment>{paragraph('一')}</w:comment><w:comment>{paragraph('二')}</w:comment>"
                ),
                "word/footnotes.xml": part(
                    "footnotes",
                    f"<w:footnote w:type='separator'><w:p/></w:footnote><w:footnote>{paragraph('注')}</w:footnote>",
                ),
            },
            {
                "s": ("styles", "styles.xml"),
                "h": ("header", "header1.xml"),
                "f": ("footer", "/word/footer1.xml"),
                "c": ("comments", "comments.xml"),
                "n": ("footnotes", "footnotes.xml"),
            },
        ),
        "a.docx",
    )
    assert document.unchecked == ()
    assert texts(document) == {
        "a.docx": "公開追加見せる陽",
        "a.docx（削除した文字）": "取り消し移動元",
        "a.docx（隠し文字）": "隠す様式で隠す",
        "a.docx（ふりがな）": "ひ",
        "a.docx（ヘッダー・フッター）": "庁内限り\n係\n一頁",
        "a.docx（コメント）": "一\n二",
        "a.docx（脚注）": "注",
    }
    posts = {post.id: post for post in document.posts}
    assert place(posts["a.docx（コメント）"], "二").cell == "コメント2"
    assert place(posts["a.docx（脚注）"], "注").cell == "脚注1"
    assert place(posts["a.docx（ヘッダー・フッター）"], "係") == Location(2, 1, 2, 2, "ヘッダー1")
    assert place(posts["a.docx（削除した文字）"], "移動").cell == "段落1（削除した文字）"
    assert {note.rule for note in document.notes} == {"leftover-text"} and len(document.notes) == 6
    for post in document.posts:
        assert_traced(post)


def test_links_and_pictures_become_fields() -> None:
    drawing = "<w:r><w:drawing><wp:inline><wp:docPr descr='{0}'/><a:blip r:embed='p'/></wp:inline></w:drawing></w:r>"
    body = paragraph("前") + paragraph(
        f"<w:hyperlink r:id='l'>{run('地図')}</w:hyperlink>",
        f"<w:hyperlink r:id='m'>{run('https://example.jp/seen')}</w:hyperlink>",
        run(' HYPERLINK "https://example.jp/old" ', tag="instrText"),
        drawing.format("広場の写真"),
    )
    related = {
        "l": ("hyperlink", "https://example.com/map"),
        "m": ("hyperlink", "https://example.jp/seen/"),
        "p": ("image", "media/image1.png"),
    }
    post = only(docx(body, None, related), "a.docx")
    assert post.text == "前\n地図https://example.jp/seen"
    assert post.fields["links"] == [{"url": "https://example.com/map"}, {"url": "https://example.jp/old"}]
    assert post.fields["attachments"] == [{"path": "word/media/image1.png", "type": "image", "alt": "広場の写真"}]
    assert post.locate_field("links").cell == post.locate_field("attachments").cell == "段落2"


def test_breaks_and_tabs_are_characters_but_tab_stops_are_not() -> None:
    body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>あ</w:t><w:br/><w:t>い</w:t><w:tab/><w:t>う</w:t></w:r></w:p>"
    post = only(docx(body), "a.docx")
    assert post.text == "あ\nい\tう"
    assert place(post, "う") == Location(2, 3, 2, 4, "段落1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("namespace", [None, STRICT])
def test_every_encoding_and_both_dialects_read_the_same(encoding: str, namespace: str | None) -> None:
    data = docx(paragraph("髙𠮷🎉"), encoding=encoding, **({"namespace": namespace} if namespace else {}))
    assert only(data, "a.docx").text == "髙𠮷🎉"


def test_a_document_without_text_is_a_fault() -> None:
    assert "投稿が見つかりません" in reasons(read(docx("<w:p/>"), "a.docx"))[0]
    comments = part("comments", f"<w:comment>{paragraph('一')}</w:comment>")
    document = read(docx("", {"word/comments.xml": comments}, {"c": ("comments", "comments.xml")}), "a.docx")
    assert list(texts(document)) == ["a.docx（コメント）"]
    assert "投稿が見つかりません" in reasons(document)[0]


def test_text_drawn_in_from_elsewhere_is_named_as_unread() -> None:
    document = read(docx(paragraph("あ") + "<w:altChunk/>"), "a.docx")
    assert [post.text for post in document.posts] == ["あ"]
    assert "取り込む部分" in reasons(document)[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(paragraph("あ"), {"word/vbaProject.bin": b"x"}), "マクロ"),
        (docx('<!DOCTYPE a [<!ENTITY b "c">]>&b;'), "DOCTYPE"),
        (docx("<w:p>"), "Word や Excel の文書として読めません"),
        (docx("<w:p>&b;</w:p>"), "Word や Excel の文書として読めません"),
        (docx("<w:p/>" * 6_100_000), "展開すると大きすぎる"),
        (docx(paragraph("あ" * 2_000_001)), "万字を超える"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "パスワード"),
        (b"", "壊れている"),
    ],
    ids=["macro", "doctype", "open", "entity", "bomb", "long", "encrypted", "empty"],
)
def test_dangerous_or_unreadable_documents_are_refused(data: bytes, words: str) -> None:
    document = read(data, "a.docx")
    assert document.posts == ()
    assert words in reasons(document)[0]


def test_a_document_without_main_part_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    assert "Word や Excel の文書として読めません" in reasons(read(out.getvalue(), "a.docx"))[0]


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    strange = '<?xml version="1.0" encoding="klingon"?><w/>'
    document = read(docx(paragraph("あ"), {"word/x.xml": strange}, {"c": ("comments", "x.xml")}), "a.docx")
    assert "Word や Excel の文書として読めません" in reasons(document)[0]


def test_depth_is_no_danger() -> None:
    body = "<w:sdt>" * 50_000 + paragraph("底") + "</w:sdt>" * 50_000
    assert only(docx(body), "a.docx").text == "底"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=5).filter(lambda lines: any(line.strip() for line in lines)))
def test_what_is_written_is_read_back(lines: list[str]) -> None:
    post = only(docx("".join(paragraph(run(line)) for line in lines)), "a.docx")
    assert post.text == "\n".join(lines)
    assert_traced(post)
    assert [name for _, name in post.source.cells] == [f"段落{number}" for number in range(1, len(lines) + 1)]


WHOLE = docx(paragraph("あ", run("い", VANISH)) + table((paragraph("う"),)))


@settings(max_examples=150)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=6))
def test_no_damage_makes_a_traceback(at: int, noise: bytes) -> None:
    document = read(WHOLE[:at] + noise + WHOLE[at + len(noise) :], "a.docx")
    assert document.posts or document.unchecked


@given(st.binary(max_size=200))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    assert read(b"PK\x03\x04" + data, "a.docx").unchecked


def test_a_workbook_behind_a_chart_is_read_and_other_files_are_named() -> None:
    book = Workbook()
    book.worksheets[0].title = "元"
    book.worksheets[0].append(["丘野 花子", 3])
    others = {"word/embeddings/Sheet1.xlsx": saved(book), "word/embeddings/ole.bin": b"x"}
    document = read(docx(paragraph("あ"), others), "a.docx")
    assert texts(document) == {"a.docx": "あ", "a.docx → Sheet1.xlsx（元）": "丘野 花子\t3"}
    assert place(document.posts[1], "花子").cell == "元!A1"
    assert reasons(document) == [
        "埋め込まれたファイル「ole.bin」は読めません。表やグラフは画像にして貼り付けてください。"
    ]
    broken = read(docx(paragraph("あ"), {"word/embeddings/Sheet1.xlsx": b"PK"}), "a.docx")
    assert reasons(broken)[0].startswith("埋め込まれたファイル「Sheet1.xlsx」: 壊れている")


NAMES = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "txbxContent",
    "del",
    "rPr",
    "vanish",
    "pStyle",
    "gridSpan",
    "rt",
    "br",
    "comment",
)
TREES = st.recursive(
    st.just("字"),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)).map(
        lambda made: f"<w:{made[0]} w:val='2'>{''.join(made[1])}</w:{made[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=80)
@given(st.lists(TREES, max_size=4).map("".join))
def test_elements_in_any_order_make_no_traceback(body: str) -> None:
    document = read(docx(body), "a.docx")
    assert document.posts or document.unchecked
    for post in document.posts:
        assert_traced(post)
        assert post.source.cell_at(post.span.start)[1]
