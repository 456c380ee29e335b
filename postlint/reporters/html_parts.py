"""The parts of one HTML sheet: draft with marks, findings under their clauses, checklist, tables of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Citation, Severity
from postlint.reporters.markup import el
from postlint.reporters.sheet import Group, Item, Piece, Row, Sheet
from postlint.reporters.sheet_words import ADVICE

_RAISED: Mapping[str, str] = MappingProxyType({"h3": "h2", "h4": "h3", "h5": "h4"})


def section(title: str) -> Element:
    """The heading of a part of a sheet."""
    return el("h3", title, class_="section")


def raised(part: Element) -> Element:
    """The same part with its inner headings one level higher, for one that stands right under the page's own."""
    for node in part.iter():
        node.tag = _RAISED.get(node.tag, node.tag)
    return part


def rows(values: tuple[Row, ...], kind: str = "rows") -> Element:
    """A ruled table of labels and values; `kind` is its class."""
    body = el("tbody")
    for row in values:
        body.append(el("tr", el("th", row.label, scope="row"), el("td", row.value)))
    return el("table", el("colgroup", el("col", class_="label"), el("col")), body, class_=kind)


def draft(number: int, sheet: Sheet) -> Iterator[Element]:
    """The text with its marks; each marked span begins with the numbers of its findings."""
    weights = {item.number: item.finding.severity for group in sheet.groups for item in group.items}
    children: list[Element | str] = []
    for piece in sheet.draft:
        children += [_reference(number, finding) for finding in piece.begins]
        children.append(_marked(piece, weights) if piece.covers else piece.text)
    yield el("div", *children, class_="draft")
    if any(piece.covers for piece in sheet.draft):
        legend = "網かけは指摘の箇所です。二重下線は重大、下線は警告、点線は要確認と助言で、枠の数字は指摘の番号です。"
        yield el("p", legend, class_="legend")


def _marked(piece: Piece, weights: dict[int, Severity]) -> Element:
    worst = max((weights[number] for number in piece.covers), key=lambda severity: severity.rank)
    return el("mark", piece.text, class_=worst.value)


def _reference(sheet: int, number: int) -> Element:
    link = el("a", str(number), href=f"#finding-{sheet}-{number}", aria_label=f"指摘{number}")
    return el("span", link, class_="number")


def groups(number: int, sheet: Sheet) -> Iterator[Element]:
    """Findings under the clauses that cover them."""
    if not sheet.groups:
        yield el("p", "自動検査では検出なし。")
    for group in sheet.groups:
        yield el("div", _clauses(group), *(_item(number, item) for item in group.items), class_="group")


def _clauses(group: Group) -> Element:
    part = el("div", class_="clauses")
    if not group.clauses:
        part.append(el("h4", ADVICE, class_="clause"))
    last: tuple[str, str | None] | None = None
    for clause in group.clauses:
        part.extend(_clause(clause, same_lead=last == (clause.municipality, clause.lead)))
        last = (clause.municipality, clause.lead)
    return part


def _clause(clause: Citation, *, same_lead: bool) -> Iterator[Element]:
    yield el("h4", f"{clause.municipality_name} {clause.id}", class_="clause")
    if clause.lead and not same_lead:
        yield el("p", clause.lead)
    yield el("blockquote", f"「{clause.text}」")
    if clause.note:
        yield el("p", f"※ {clause.note}", class_="small")


def _item(sheet: int, item: Item) -> Element:
    finding = item.finding
    head = f"指摘{item.number}　［{SEVERITY[finding.severity]}］{CATEGORY[finding.category]}　{item.place}　"
    facts = [("箇所", f"「{item.excerpt}」")] if item.excerpt and item.excerpt not in item.reason else []
    facts.append(("理由", item.reason))
    facts += [("案", item.suggestion)] if item.suggestion else []
    entries = (node for label, text in facts for node in (el("dt", label), el("dd", text)))
    return el(
        "div",
        el("h5", head, el("span", item.rule, class_="rule"), class_="finding"),
        el("dl", *entries),
        class_="item",
        id=f"finding-{sheet}-{item.number}",
    )


def claims(sheet: Sheet) -> Iterator[Element]:
    """The exceptions that the post claims, and a box for whoever confirms them."""
    if not sheet.claims:
        yield el("p", "例外の申告はありません。")
        return
    yield rows(sheet.claims)
    yield el("ul", _box("申告が事実と合い、条項の例外に当たることを確かめました。"), class_="boxes")


def checklist(sheet: Sheet) -> Iterator[Element]:
    """What only people can judge, one box each."""
    if not sheet.checklist:
        yield el("p", "ガイドラインが人に問う項目はありません。")
        return
    boxes = (_box(q.text, f"（{q.municipality_name} {q.clause}）") for q in sheet.checklist)
    yield el("ul", *boxes, class_="boxes")


def _box(text: str, source: str = "") -> Element:
    return el("li", el("span", "□", class_="box"), text, el("span", source, class_="small source") if source else None)
