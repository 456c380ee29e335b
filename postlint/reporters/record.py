"""`--format record`: the sheet to sign as plain text, for filing and for printers that know nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Citation, Report
from postlint.reporters.sheet import Bundle, Group, Item, Piece, Row, Sheet, bundle
from postlint.reporters.sheet_words import ADVICE, INCOMPLETE, LIMITS, MEANING, SIGNERS, counted
from postlint.reporters.style import Style
from postlint.reporters.summary import counts
from postlint.reporters.wrap import wrap

_WIDTH = 78
_RULE = "=" * _WIDTH
_PAGE = "\f"


def render(report: Report, style: Style) -> str:
    """All sheets, each on pages of its own (form feed between them); several posts have a list in front."""
    del style  # paper has one width
    content = bundle(report)
    single = len(content.sheets) == 1
    pages = [] if single else [_summary(content, counts(report))]
    for number, sheet in enumerate(content.sheets, 1):
        pages.append(_sheet(None if single else number, sheet, content))
    return _PAGE.join("\n".join(lines) + "\n" for lines in pages)


def _summary(content: Bundle, sentence: str) -> Iterator[str]:
    yield from _title("SNS投稿 検査結果一覧")
    yield from _row("検査した日時", content.when)
    yield from wrap(sentence, _WIDTH)
    if content.unchecked:
        yield from ("", f"【{INCOMPLETE}】{MEANING[INCOMPLETE]}")
    if content.sheets:
        yield from _section("投稿")
    for number, sheet in enumerate(content.sheets, 1):
        found = "、".join(f"{SEVERITY[weight]}{count}" for weight, count in sheet.counts.items() if count)
        text = f"［{sheet.verdict}］{sheet.name}" + (f"（{found}）" if found else "")
        yield from _hung(f"{number:>3}. ", text)
    yield from _run_parts(content)
    yield from _section("検査の記録")
    yield from _rows(content.record)


def _sheet(number: int | None, sheet: Sheet, content: Bundle) -> Iterator[str]:
    yield from _title("SNS投稿 検査票" + (f" {number}" if number else ""))
    yield from _rows((Row("投稿", sheet.name), Row("ファイル", sheet.path), Row("検査した日時", content.when)))
    yield ""
    yield from _verdict(sheet, content, single=number is None)
    yield from ("", "決裁欄", *_signatures())
    if sheet.fields:
        yield from _section("投稿の項目")
        yield from _rows(sheet.fields)
    yield from _section("下書き（【番号:】から【:番号】までが指摘の箇所）")
    yield from _draft(sheet.draft)
    yield from _section("指摘と根拠の条項")
    if not sheet.groups:
        yield "自動検査では検出なし。"
    for group in sheet.groups:
        yield from _group(group)
    yield from _section("申告された例外")
    yield from _rows(sheet.claims) if sheet.claims else ("例外の申告はありません。",)
    if sheet.claims:
        yield from _hung("□ ", "申告が事実と合い、条項の例外に当たることを確かめました。")
    yield from _section("目視確認（人が確かめる項目）")
    for question in sheet.checklist:
        yield from _hung("□ ", f"{question.text}（{question.municipality_name} {question.clause}）")
    yield from _run_parts(content) if number is None else wrap(LIMITS, _WIDTH, "※ ", "   ")
    yield from _section("検査の記録")
    yield from _rows(sheet.record)


def _verdict(sheet: Sheet, content: Bundle, *, single: bool) -> Iterator[str]:
    word = INCOMPLETE if single and content.unchecked else sheet.verdict
    yield from wrap(f"【{word}】{MEANING[word]}", _WIDTH)
    if word != sheet.verdict:
        yield f"検査できた範囲の結論: {sheet.verdict}"
    yield from wrap(counted(sheet.counts, len(sheet.checklist)), _WIDTH)


def _signatures() -> Iterator[str]:
    """A ruled box for each who signs: name or stamp above, date below."""
    width = 22
    line = "+" + ("-" * width + "+") * len(SIGNERS)
    date = "年    月    日"
    yield line
    yield "|" + "".join(" " + signer + " " * (width - 1 - cell_len(signer)) + "|" for signer in SIGNERS)
    yield line
    yield from ("|" + (" " * width + "|") * len(SIGNERS),) * 3
    yield "|" + (" " * (width - cell_len(date) - 1) + date + " |") * len(SIGNERS)
    yield line


def _draft(pieces: Iterable[Piece]) -> Iterator[str]:
    text = "".join(
        "".join(f"【{n}:】" for n in piece.begins) + piece.text + "".join(f"【:{n}】" for n in piece.ends)
        for piece in pieces
    )
    for line in text.split("\n"):
        yield from wrap(line, _WIDTH, "  | ", "  | ")


def _group(group: Group) -> Iterator[str]:
    last: tuple[str, str | None] | None = None
    if not group.clauses:
        yield f"■ {ADVICE}"
    for clause in group.clauses:
        yield from _clause(clause, same_lead=last == (clause.municipality, clause.lead))
        last = (clause.municipality, clause.lead)
    for item in group.items:
        yield from _item(item)
    yield ""


def _clause(clause: Citation, *, same_lead: bool) -> Iterator[str]:
    yield f"■ {clause.municipality_name} {clause.id}"
    if clause.lead and not same_lead:
        yield from wrap(clause.lead, _WIDTH, "   ", "   ")
    yield from wrap(f"「{clause.text}」", _WIDTH, "   ", "     ")
    if clause.note:
        yield from _hung("   ※ ", clause.note)


def _item(item: Item) -> Iterator[str]:
    finding = item.finding
    head = f"[{SEVERITY[finding.severity]}] {CATEGORY[finding.category]}（{item.rule}） {item.place}"
    yield from _hung(f"  {item.number:>2}. ", head)
    quote = f"「{item.excerpt}」" if item.excerpt and item.excerpt not in item.reason else ""
    facts = (("箇所", quote), ("理由", item.reason), ("案　", item.suggestion))
    for label, text in facts:
        if text:
            yield from _hung(f"      {label}: ", text)


def _run_parts(content: Bundle) -> Iterator[str]:
    yield from _section("検査していないもの")
    yield from wrap(LIMITS, _WIDTH)
    if content.unchecked:
        yield "次のものは検査できませんでした。"
        yield from _rows(content.unchecked)
    if content.remarks:
        yield from _section("お知らせ")
        for each in content.remarks:
            yield from _hung("・", f"{each.label}: {each.value}" if each.label else each.value)


def _title(text: str) -> Iterator[str]:
    yield from (_RULE, " " * ((_WIDTH - cell_len(text)) // 2) + text, _RULE)


def _section(title: str) -> Iterator[str]:
    yield from ("", f"--- {title} " + "-" * max(3, _WIDTH - 5 - cell_len(title)))


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield from _row(row.label, row.value)


def _row(label: str, value: str) -> Iterator[str]:
    yield from _hung(f"{label}: ", value)


def _hung(head: str, text: str) -> Iterator[str]:
    """`text` after `head`, its further lines set under its beginning; a very long head hangs less."""
    yield from wrap(text, _WIDTH, head, " " * min(cell_len(head), _WIDTH // 3))
