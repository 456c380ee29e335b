"""The words that an expression needs: never wrong, however an expression is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.matchers.expression import compiled
from postlint.matchers.literals import Reach, required
from postlint.ruleset.loader import load, shipped_sources


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("禁止", {"禁止"}),
        ("(?P<hit>第[0-9]+号)", {"第"}),
        ("(?:転載|複製)(?:禁止)?", {"転載", "複製"}),
        ("(?:転載|[0-9])禁止", {"禁止"}),
        ("[ばバ]か", {"か"}),
        ("(?:許可)+", {"許可"}),
        ("(?:許可)*", set()),
        ("[0-9]{2}", set()),
        ("(?i)abc", set()),
        (r"\x{1F300}", set()),
        ("許可|", set()),
    ],
)
def test_required(pattern: str, words: set[str]) -> None:
    assert required(pattern) == words


ATOM = st.sampled_from(["あ", "い", "禁止", "[あい]", "[0-9]", ".", "(?:あ|い禁)", "(?P<hit>禁)"])
PART = st.tuples(ATOM, st.sampled_from(["", "?", "+", "{2}", "{0,3}"])).map("".join)
EXPRESSION = st.lists(st.lists(PART, min_size=1, max_size=4).map("".join), min_size=1, max_size=3).map("|".join)


@given(EXPRESSION.filter(lambda pattern: pattern.count("?P<") < 2), st.text("あい禁止0x", max_size=12))
def test_a_text_that_matches_is_within_reach(pattern: str, text: str) -> None:
    if compiled(pattern).search(text.encode()):
        assert pattern not in Reach({pattern: required(pattern)}).out_of(text)


def test_shipped_expressions_reach_their_own_examples() -> None:
    rules = load(shipped_sources())
    reach = Reach(rules.words)
    texts = [example.text for rule in rules.rules for example in rule.examples.bad][::40]
    beyond = [reach.out_of(text) for text in texts]
    for pattern in rules.words:
        expression = compiled(pattern)
        for text, out in zip(texts, beyond, strict=True):
            assert pattern not in out or not expression.search(text.encode())
