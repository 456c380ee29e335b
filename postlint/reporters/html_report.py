"""`--format html`: the sheet to sign. One file, A4, no script; nothing in it is fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from postlint.labels import SEVERITY
from postlint.model import Report, Severity
from postlint.reporters.html_parts import checklist, claims, draft, groups, raised, rows, section
from postlint.reporters.html_style import style as style_sheet
from postlint.reporters.markup import el, page
from postlint.reporters.sheet import Bundle, Row, Sheet, bundle
from postlint.reporters.sheet_words import INCOMPLETE, LIMITS, MEANING, SIGNERS, counted
from postlint.reporters.style import Style
from postlint.reporters.summary import counts

_TITLE = "SNS投稿 検査票"


def render(report: Report, style: Style) -> str:
    """A whole HTML document: one sheet for each post; several posts have a page with the list of them in front."""
    del style  # paper has one width
    content = bundle(report)
    css = style_sheet([sheet.text_sha256 for sheet in content.sheets])
    single = len(content.sheets) == 1
    body = el("main")
    if not single:
        body.append(_summary(content, counts(report)))
    for number, sheet in enumerate(content.sheets, 1):
        body.append(_sheet(number, sheet, content, single=single))
    title = f"{_TITLE} {content.sheets[0].name}" if single else f"{_TITLE} {content.when}"
    return page(el("html", _head(title, css), el("body", body), lang="ja"))


def _head(title: str, css: str) -> Element:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="robots", content="noindex"),
        el("title", title),
        el("style", css),
    )


def _summary(content: Bundle, sentence: str) -> Element:
    part = el("section", el("h1", "SNS投稿 検査結果一覧", class_="title"), class_="summary", aria_label="検査結果一覧")
    part.append(el("p", f"検査した日時: {content.when}"))
    part.append(el("p", sentence))
    if content.unchecked:
        part.append(el("div", el("p", INCOMPLETE, class_="verdict"), _meaning(INCOMPLETE), class_="result"))
    if content.sheets:
        part.append(section("投稿"))
        part.append(_list_of(content.sheets))
    part.extend(_run_parts(content))
    part.append(section("検査の記録"))
    part.append(rows(content.record, "record"))
    return raised(part)


def _list_of(sheets: tuple[Sheet, ...]) -> Element:
    weights = tuple(reversed(Severity))
    head = el(
        "tr",
        el("th", "番号", scope="col"),
        el("th", "投稿", scope="col", colspan="4"),
        el("th", "結論", scope="col", colspan="2"),
        *(el("th", SEVERITY[weight], scope="col") for weight in weights),
    )
    body = el("tbody")
    for number, sheet in enumerate(sheets, 1):
        name = el("td", el("a", sheet.name, href=f"#sheet-{number}"), colspan="4")
        if sheet.path != sheet.name:
            name.append(el("br"))
            name.append(el("span", sheet.path, class_="small"))
        cells = (el("td", str(sheet.counts[weight]), class_="counts") for weight in weights)
        order = el("td", str(number), class_="counts")
        body.append(el("tr", order, name, el("td", sheet.verdict, colspan="2"), *cells))
    return el("table", el("thead", head), body)


def _sheet(number: int, sheet: Sheet, content: Bundle, *, single: bool) -> Element:
    tag, text = ("h1", _TITLE) if single else ("h2", f"{_TITLE}　{number}")
    heading = el(tag, text, id=f"title-{number}", class_="title")
    part = el("article", heading, id=f"sheet-{number}", aria_labelledby=f"title-{number}")
    part.append(_top(sheet, content))
    part.append(_verdict(sheet, content, single=single))
    sections: list[tuple[str, Iterable[Element]]] = [
        ("投稿の項目", [rows(sheet.fields)] if sheet.fields else [el("p", "記入された項目はありません。")]),
        ("下書き", draft(number, sheet)),
        ("指摘と根拠の条項", groups(number, sheet)),
        ("申告された例外", claims(sheet)),
        ("目視確認（人が確かめる項目）", checklist(sheet)),
    ]
    for title, elements in sections:
        part.append(section(title))
        part.extend(elements)
    if single:
        part.extend(_run_parts(content))
    else:
        part.append(el("p", LIMITS, class_="small"))
    part.append(el("section", section("検査の記録"), rows(sheet.record, "record"), class_="keep"))
    return raised(part) if single else part


def _top(sheet: Sheet, content: Bundle) -> Element:
    facts = [Row("投稿", sheet.name), Row("検査した日時", content.when)]
    if sheet.path != sheet.name:
        facts.insert(1, Row("ファイル", sheet.path))
    names = el("dl", *(node for fact in facts for node in (el("dt", fact.label), el("dd", fact.value))))
    head = el("tr", *(el("th", signer, scope="col") for signer in SIGNERS))
    stamps = el("tr", *(el("td") for _ in SIGNERS))
    dates = el("tr", *(el("td", "　　年　　月　　日") for _ in SIGNERS), class_="date")
    sign = el("table", el("caption", "決裁欄"), el("thead", head), el("tbody", stamps, dates), class_="sign")
    return el("div", names, sign, class_="head")


def _verdict(sheet: Sheet, content: Bundle, *, single: bool) -> Element:
    word = INCOMPLETE if single and content.unchecked else sheet.verdict
    box = el("div", el("p", word, class_="verdict"), class_="result")
    text = _meaning(word)
    if word != sheet.verdict:
        text.append(el("p", f"検査できた範囲の結論: {sheet.verdict}"))
    text.append(el("p", counted(sheet.counts, len(sheet.checklist))))
    box.append(text)
    return box


def _meaning(word: str) -> Element:
    return el("div", el("p", MEANING[word]))


def _run_parts(content: Bundle) -> Iterable[Element]:
    yield section("検査していないもの")
    yield el("p", LIMITS)
    if content.unchecked:
        yield el("p", "次のものは検査できませんでした。")
        yield rows(content.unchecked)
    if content.remarks:
        yield section("お知らせ")
        said = (f"{each.label}: {each.value}" if each.label else each.value for each in content.remarks)
        yield el("ul", *(el("li", text) for text in said))
