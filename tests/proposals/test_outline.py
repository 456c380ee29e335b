"""From broken lines to clauses with ids."""

from postlint.proposals import propose
from postlint.proposals.clauses import Clause


def clauses(text: str) -> list[Clause]:
    return [entry.clause for entry in propose(text).entries]


def ids(text: str) -> list[str]:
    return [clause.id for clause in clauses(text) if clause.id]


TITLE = "陽だまり市SNSガイドライン\n"
LONG = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆ"


def test_levels_nest_and_close() -> None:
    text = (
        TITLE
        + "１ 総則\n(1) あること。\nア いること。\nイ うること。\n① えること。\n(2) おること。\n２ 雑則\n(1) かること。\n"
    )
    assert ids(text) == ["1(1)", "1(1)ア", "1(1)イ", "1(1)イ①", "1(2)", "2(1)"]


def test_broken_sentences_are_joined_and_blank_lines_mean_nothing() -> None:
    text = (
        TITLE
        + f"１ 総則\n\n(1) {LONG}\n\nよういたします。\n\n(2) {LONG}\n\n{LONG}\n\n終わり。\n\n(3) {LONG}\n\nである。\n"
    )
    assert [clause.text for clause in clauses(text)[2:]] == [
        f"{LONG}よういたします。",
        f"{LONG}{LONG}終わり。",
        f"{LONG}である。",
    ]


def test_a_reference_at_the_start_of_a_line_is_no_mark() -> None:
    text = (
        TITLE + f"１ 総則\n(1) 甲とする。\n(2) {LONG}\n(1)又は(2)に反しないこと。\n(3) {LONG}\n乙。\n(4) {LONG}\n丙。\n"
    )
    assert ids(text) == ["1(1)", "1(2)", "1(3)", "1(4)"]


def test_articles_have_paragraphs_and_items() -> None:
    text = (
        TITLE
        + "（目的）\n第１条　この要綱は、定める。\n（禁止）\n第２条　次の投稿をしてはならない。\n(1) 侮辱するもの\n２　前項は適用しない。\n第３条　別に定める。\n"
    )
    assert ids(text) == ["第1条", "第2条", "第2条(1)", "第2条2", "第3条"]


def test_lead_sentences_carry_their_items() -> None:
    lead, first, second = clauses(TITLE + "１ 禁止事項\n次の情報を発信してはならない。\n(1) 誹謗中傷\n(2) 秘密\n")[2:]
    assert (lead.kind, lead.id) == ("lead", "1")
    assert [(item.id, item.under) for item in (first, second)] == [("1(1)", "1"), ("1(2)", "1")]


def test_lists_without_numbers_keep_their_items() -> None:
    """A document whose numbers were automatic loses them when it becomes text."""
    found = clauses(
        TITLE + "禁止事項\n次の情報を発信してはならない。\n他人を中傷する情報\n職務上知り得た秘密に関すること\n"
    )
    assert [clause.text for clause in found if clause.id] == [
        "次の情報を発信してはならない。",
        "他人を中傷する情報",
        "職務上知り得た秘密に関すること",
    ]


def test_unnumbered_headings_keep_ids_apart() -> None:
    assert ids(TITLE + "基本原則\n(1) 誠実であること。\n禁止事項\n(1) 中傷すること。\n") == [
        "【基本原則】(1)",
        "【禁止事項】(1)",
    ]


def test_iroha_order() -> None:
    assert ids(TITLE + "一　次のもの。\nイ　中傷するもの\nロ　差別するもの\nハ　秘密に関するもの\n二　その他のこと。\n") == [
        "一", "一イ", "一ロ", "一ハ", "二",
    ]  # fmt: skip


def test_page_numbers_are_left_out_and_said() -> None:
    proposal = propose(TITLE + "- 1 -\n１ 目的\n定める。\n2 / 3\n")
    assert proposal.left_out == ("- 1 -", "2 / 3")


def test_title_and_edition() -> None:
    proposal = propose(
        "陽だまり市\nSNS運用ガイドライン\n令和５年４月１日制定\n令和７年１月３０日改定\n１ 目的\n定める。\n"
    )
    assert (proposal.title, proposal.edition) == ("陽だまり市SNS運用ガイドライン", "2025-01-30")


def test_a_misread_kana_keeps_its_print() -> None:
    text = TITLE + "１ 事項\nア 甲のこと。\nイ 乙のこと。\nウ 丙のこと。\n工 丁のこと。\nオ 戊のこと。\n"
    assert ids(text) == ["1ア", "1イ", "1ウ", "1工", "1オ"]
