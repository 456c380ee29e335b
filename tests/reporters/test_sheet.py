"""The sheet to sign, as HTML and as plain text."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from postlint.linter import Linter, make_post
from postlint.model import GuidelineVersion, Note, Post, PostRecord, Report, Severity, Span, ToolInfo, Unchecked
from postlint.reporters import renderer
from postlint.reporters.html_style import INK, PAPER, SHADE, SOFT
from postlint.reporters.html_style import style as style_sheet
from postlint.reporters.sheet import bundle
from postlint.reporters.sheet_words import verdict, when
from postlint.reporters.style import Style
from tests.conftest import NOW, RULE, linter_of, sources

Town = Callable[..., Linter]
TOOL = ToolInfo("0.0.0", "辞書 1", "sha256:0")
SHEETS = ("html", "record")
VOID = frozenset({"meta", "br", "col"})
HOSTILE = "馬鹿\x1b[31m\u202e<script>alert(1)</script>\"'&amp;]]>\x07\ud800<!--<style></style>"
PERSONAL = RULE.replace("category: slander", "category: personal-data", 1)


def report_of(linter: Linter, *posts: Post, redact: bool = False, **more: object) -> Report:
    reviews = [linter.review(post) for post in posts]
    guidelines = tuple(
        GuidelineVersion(g.municipality.id, g.municipality.name, g.guideline.title, g.guideline.edition, "0a" * 32)
        for g in linter.ruleset.guidelines.values()
    )
    records = tuple(PostRecord(guidelines, review.masked, "error", "1b" * 32) for review in reviews)
    findings = tuple(finding for review in reviews for finding in review.findings)
    parts: dict[str, object] = {"now": NOW, "records": records, "unchecked": (), **more}
    return Report(TOOL, len(posts), posts, findings, linter.questions(posts), redact=redact, **parts)  # type: ignore[arg-type]


def shown(name: str, report: Report) -> str:
    return renderer(name)(report, Style(80))


class Tree(HTMLParser):
    """Fails on a tag that is not closed in order; keeps tags, attributes and visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


@pytest.fixture
def rich_post() -> Post:
    return make_post(
        {
            "id": "十月のお知らせ",
            "text": "お知らせ🎉\r\nあのﾊﾞｶどもが、素案を見ました。\nhttps://www.example.jp/" + "a" * 90,
            "publish_at": "2026-04-02T10:00+09:00",
            "approved_by": "",
            "exception": "既に周知した内容",
            "pre_approved_scope": True,
            "attachments": [{"path": "a.jpg", "alt": "桜"}],
            "備考欄": "自由",
        },
        "予定表.yaml",
    )


@pytest.mark.parametrize("name", SHEETS)
def test_one_post(town: Town, name: str, rich_post: Post, snapshot: SnapshotAssertion) -> None:
    report = report_of(town(), rich_post, notes=(Note("", "お知らせです。"),))
    assert shown(name, report) == snapshot


@pytest.mark.parametrize("name", SHEETS)
def test_several_posts(town: Town, name: str, rich_post: Post, snapshot: SnapshotAssertion) -> None:
    unchecked = (Unchecked("壊れた.txt", "文字コードを読めません。"),)
    report = report_of(town(), rich_post, make_post("晴れです。", "晴れ.txt"), unchecked=unchecked)
    assert shown(name, report) == snapshot


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_names_what_it_must(town: Town, name: str, rich_post: Post) -> None:
    text = shown(name, report_of(town(), rich_post))
    words = Tree(text).words if name == "html" else text
    flat = re.sub(r"\s", "", words)
    for part in (
        *("差戻し", "他人をののしること。", "次の情報を発信してはならない。", "陽だまり市 5(1)", "既に周知した内容"),
        *("職員として良識のある内容ですか。", "□", "決裁欄", "起案", "係長", "課長", "令和8年4月1日（水）9時00分"),
        *(
            "postlint 0.0.0",
            "辞書 1",
            "sha256 0",
            "0a" * 32,
            "1b" * 32,
            "2024-04-01",
            "規則にない言い回しは調べていません",
        ),
    ):
        assert part.replace(" ", "") in flat, part


def test_the_draft_stands_on_the_sheet_as_it_is(town: Town, rich_post: Post) -> None:
    (sheet,) = bundle(report_of(town(), rich_post)).sheets
    assert "".join(piece.text for piece in sheet.draft) == rich_post.text.replace("\r\n", "\n")
    marked = {number: piece.text for piece in sheet.draft for number in piece.covers}
    assert sorted(marked.values()) == ["素案", "ﾊﾞｶ"]


def test_overlapping_findings_are_cut_into_pieces(town: Town) -> None:
    rules = RULE.replace("{terms: [馬鹿, バカ], not_pos: [副詞]}", "{pattern: '素案を見た馬鹿'}")
    rules = rules.replace("「{replacement}」に直してください。", "消してください。")
    rules = rules.replace("[バカ苗病]", "[素案を見た馬鹿苗病]")
    rules = rules.replace('"[馬鹿]です。"', '"[素案を見た馬鹿]です。"')
    (sheet,) = bundle(report_of(town(rules=rules), make_post("その素案を見た馬鹿へ"))).sheets
    pieces = [(piece.text, piece.begins, piece.covers, piece.ends) for piece in sheet.draft]
    assert pieces == [
        ("その", (), (), ()),
        ("素案", (1, 2), (1, 2), (1,)),
        ("を見た馬鹿", (), (2,), (2,)),
        ("へ", (), (), ()),
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_clause_slips_are_named(town: Town, name: str) -> None:
    from tests.conftest import GUIDELINE

    noted = GUIDELINE.replace(
        "    enforces: {slander: error}", "    note: （原文ママ）\n    enforces: {slander: error}"
    )
    assert "※ （原文ママ）" in shown(name, report_of(town(guideline=noted), make_post("馬鹿です")))


def test_html_is_well_formed_and_fetches_nothing(town: Town, rich_post: Post) -> None:
    report = report_of(town(), rich_post, make_post(HOSTILE, "<b>下書き.txt"))
    text = shown("html", report)
    tree = Tree(text)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(tree.tags)
    names = {name for name, _ in tree.attributes}
    assert not {name for name in names if name.startswith("on")} | {"src", "style", "action"} & names
    links = [value or "" for name, value in tree.attributes if name == "href"]
    ids = {f"#{value}" for name, value in tree.attributes if name == "id"}
    assert links
    assert set(links) <= ids
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src 'none'" in text


def test_html_headings_go_down_one_level_at_a_time(town: Town, rich_post: Post) -> None:
    for posts in ((rich_post,), (rich_post, make_post("馬鹿です"))):
        tree = Tree(shown("html", report_of(town(), *posts)))
        levels = [int(tag[1]) for tag in tree.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    assert ("lang", "ja") in tree.attributes


@pytest.mark.parametrize("name", SHEETS)
def test_hostile_drafts_are_harmless(town: Town, name: str) -> None:
    post = make_post({"text": HOSTILE, "id": HOSTILE, "author": HOSTILE, HOSTILE: HOSTILE}, "下書き\x1b<b>.yaml")
    text = shown(name, report_of(town(), post, unchecked=(Unchecked("\x1b<i>", HOSTILE),)))
    assert not set(text) & set("\x1b\x07\u202e\ud800\r")
    if name == "html":
        tree = Tree(text)
        assert "<script>alert(1)</script>\"'&amp;]]>" in tree.words
        assert not {"script", "b", "i"} & set(tree.tags)


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_draft_makes_well_formed_html(plain: Linter, text: str, fields: Mapping[str, str]) -> None:
    post = make_post({**fields, "text": "馬鹿" + text})
    html = shown("html", report_of(plain, post))
    assert Tree(html).tags.count("html") == 1
    html.encode("utf-8")
    shown("record", report_of(plain, post)).encode("utf-8")


@pytest.fixture(scope="module")
def plain() -> Linter:
    from postlint.ruleset.loader import load

    return linter_of(load(sources(rules=PERSONAL)))


@pytest.mark.parametrize("name", SHEETS)
def test_shown_in_full_unless_masked(plain: Linter, name: str) -> None:
    post = make_post({"text": "馬鹿です。また馬\n鹿、馬鹿苗。", "author": "馬鹿", "id": "馬鹿の件"}, "馬鹿.yaml")
    assert "馬鹿" in shown(name, report_of(plain, post))
    more = {"unchecked": (Unchecked("馬鹿.txt", "馬鹿を読めません。"),), "notes": (Note("馬鹿", "馬鹿です。"),)}
    text = shown(name, report_of(plain, post, redact=True, **more))
    assert "馬鹿" not in text
    assert "■■" in text


SECRETS = st.text(st.characters(categories=("L", "N", "S", "P"), exclude_characters="■\ufffd"), min_size=3, max_size=8)


@given(st.lists(SECRETS, min_size=1, max_size=3), st.text(max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_masked_is_on_any_sheet(plain: Linter, secrets: list[str], filler: str) -> None:
    text, spans = "", []
    for secret in secrets:
        text += filler + "、"
        spans.append(Span(len(text), len(text) + len(secret)))
        text += secret
    fields = {"author": secrets[0], "備考": "".join(secrets), "id": secrets[-1]}
    posts = (make_post({"text": text, **fields}), make_post({"text": f"別の{secrets[0]}の件"}))
    bare = PostRecord((), tuple(spans)), PostRecord()
    unchecked = (Unchecked(secrets[0], secrets[-1]),)
    masked = report_of(plain, *posts, redact=True, records=bare, unchecked=unchecked)
    empty = report_of(plain, *(make_post({"text": "", "id": ""}) for _ in posts), redact=True)
    for name in SHEETS:
        # A secret may by chance be part of what every sheet says, such as a digest or a label.
        always = re.sub(r"[0-9a-f]{20,}", "", shown(name, empty))
        output = re.sub(r"[0-9a-f]{20,}", "", shown(name, masked))
        words = Tree(output).words if name == "html" else output
        for secret in secrets:
            assert secret not in words or secret in always


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", [INK, SOFT])
@pytest.mark.parametrize("paper", [PAPER, SHADE])
def test_contrast(ink: str, paper: str) -> None:
    """WCAG 2.2, 1.4.6 (AAA): 7 to 1 for every text on every ground; the style uses no other colours."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7
    assert set(re.findall(r"#[0-9a-f]{6}\b", style_sheet([]))) == {INK, SOFT, PAPER, SHADE}


def test_record_lines_fit_on_the_page(town: Town, rich_post: Post) -> None:
    for line in shown("record", report_of(town(), rich_post, make_post("晴れです。" * 40))).split("\n"):
        assert cell_len(line.replace("\f", "")) <= 80  # a closing mark may hang


def test_each_post_has_a_page_of_its_own(town: Town) -> None:
    report = report_of(town(), make_post("馬鹿です"), make_post("晴れです。", "b.txt"))
    assert shown("record", report).count("\f") == 2
    assert Tree(shown("html", report)).tags.count("article") == 2


def test_posts_of_one_name_keep_their_own_findings(town: Town) -> None:
    one = make_post({"id": "a", "text": "馬鹿です"}, "a.yaml")
    other = make_post({"id": "a", "text": "これは素案です"}, "a.yaml")
    sheets = bundle(report_of(town(), one, other)).sheets
    assert [[item.excerpt for group in sheet.groups for item in group.items] for sheet in sheets] == [
        ["馬鹿"],
        ["素案"],
    ]


def test_verdicts(town: Town) -> None:
    by_weight = {finding.severity: finding for finding in town().check("馬鹿です。閉店との噂です。")}
    error, warning = by_weight[Severity.ERROR], by_weight[Severity.WARNING]
    assert [verdict(found) for found in ((), (warning,), (warning, error))] == ["検出なし", "要確認", "差戻し"]
    assert verdict((warning,), "warning") == "差戻し"
    assert verdict((error,), "never") == "差戻し"


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_never_says_that_all_is_well(town: Town, name: str) -> None:
    text = shown(name, report_of(town(), make_post("晴れです。")))
    assert "目視確認をすべて終えてから決裁してください" in re.sub(r"\s", "", text)
    assert not re.search("問題(?:なし|ありません)|支障なし", text)
    unfinished = shown(name, report_of(town(), make_post("晴れです。"), unchecked=(Unchecked("a", "読めません。"),)))
    assert "検査未了" in unfinished
    nothing = shown(name, report_of(town(), unchecked=(Unchecked("a", "読めません。"),)))
    assert "検査未了" in nothing


def test_dates_are_written_as_offices_write_them() -> None:
    utc = dt.UTC
    assert when(dt.datetime(2026, 3, 31, 15, 5, tzinfo=utc)) == "令和8年4月1日（水）0時05分"
    assert when(dt.datetime(2019, 5, 1, 0, 0, tzinfo=utc)) == "令和元年5月1日（水）9時00分"
    assert when(dt.datetime(2019, 4, 30, 0, 0, tzinfo=utc)) == "2019年4月30日（火）9時00分"


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium")
def test_prints_on_a4(town: Town, tmp_path: Path, rich_post: Post) -> None:
    page, pdf = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    page.write_text(shown("html", report_of(town(), rich_post)), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/p")
    command = ["chromium", *options, f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
    assert boxes
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
