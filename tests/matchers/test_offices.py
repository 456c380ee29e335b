"""Offices and names as fields hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.matchers.approver import SamePerson
from postlint.matchers.offices import Rank, names_in, rank_of

RANKS = {
    Rank.HEAD: ["課長", "室長", "所長", "館長", "園長", "校長", "局長", "部長", "総務課長 大野", "大野館長", "担当課長", "副市長", "教育次長"],
    Rank.DEPUTY: ["次長", "参事", "課長代理", "課長級", "課長（不在のため係長代決）", "館長職務代理"],
    Rank.CHIEF: ["係長", "係長 井上", "井上係長", "総務課長補佐", "課長 補佐", "副館長", "教頭", "副園長"],
    Rank.SENIOR: ["主査", "主任主査", "主幹", "班長", "係長代理", "副係長", "グループリーダー"],
    Rank.JUNIOR: ["主任", "主事", "係員", "担当 林", "会計年度任用職員", "委託業者", "インターン"],
    Rank.UNKNOWN: ["大野", "井上　一郎", "広報課", "社長", "済", ""],
}  # fmt: skip


@pytest.mark.parametrize(("rank", "text"), [(rank, text) for rank, texts in RANKS.items() for text in texts])
def test_rank(rank: Rank, text: str) -> None:
    assert rank_of(text) is rank


@given(st.sampled_from([text for texts in RANKS.values() for text in texts]), st.sampled_from([" ", "　", "\t"]))
def test_spaces_and_width_do_not_change_a_rank(text: str, space: str) -> None:
    assert rank_of(space.join(text)) is rank_of(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("係長 井上", {"井上"}),
        ("広報係長　井上　一郎", {"井上一郎"}),
        ("井上一郎係長", {"井上一郎"}),
        ("広報課 大野", {"大野"}),
        ("広報課大野", {"大野"}),
        ("大野（課長）", {"大野"}),
        ("髙橋課長", {"高橋"}),
        ("総務部 服部係長", {"服部"}),
        ("田所", {"田所"}),
        ("大野、山田課長", {"大野", "山田"}),
        ("総務課長", set()),
        ("広報係 担当", set()),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_read(first: str, second: str) -> None:
    assert rank_of(first) in Rank
    assert all(name and not name.isspace() for name in names_in(first + second))


def test_a_condition_says_what_its_message_may_show() -> None:
    assert SamePerson(("author", "approved_by")).captures() == {"first", "second"}
