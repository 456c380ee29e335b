"""The table of cue words."""

import re

import pytest

from postlint.errors import RuleError
from postlint.model import Category
from postlint.proposals.cues import read_cues, shipped_cues, shipped_file


def test_every_category_has_a_cue() -> None:
    assert {cue.category for cue in shipped_cues().cues} == set(Category)


def test_patterns_compile_and_no_quantifier_stands_inside_another() -> None:
    nested = re.compile(r"\([^()]*[+*][^()]*\)[+*{]")
    for expression in shipped_cues().expressions:
        re.compile(expression)
        assert not nested.search(expression), expression


def test_no_town_is_named() -> None:
    text = shipped_file().read_text(encoding="utf-8")
    assert [name for name in ("宗像", "鏡野", "平川", "宇部", "佐久") if name in text] == []


def test_a_fault_in_the_table_is_located() -> None:
    with pytest.raises(RuleError, match=r"cues.yaml:1:1: 項目「sections」"):
        read_cues("forbids: 禁止", "cues.yaml")
