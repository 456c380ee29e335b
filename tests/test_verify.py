"""The four ways in which a rule and its examples can disagree are all found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from postlint.linter import Linter
from postlint.ruleset.loader import load, shipped_sources
from postlint.verify import Failure, verify
from tests.conftest import CACHE, RULE, linter_of

Town = Callable[..., Linter]


def failures(linter: Linter) -> list[tuple[str, Failure]]:
    return [(verdict.rule, verdict.failure) for verdict in verify(linter, linter.ruleset.rules)]


def test_agreeing_rules_give_nothing(town: Town) -> None:
    assert failures(town()) == []


@pytest.mark.parametrize(
    ("old", "new", "failure"),
    [
        ('"[馬鹿]です。"', '"[あほ]です。"', Failure.MISSING),
        ("good: [バカ苗病を防ぐ]", "good: [バカ苗病を防ぐ, 馬鹿な話]", Failure.NOISY),
        ('"[馬鹿]です。"', '"[馬鹿です]。"', Failure.WRONG_SPAN),
        (
            "- {within: match, terms: [バカ苗病]}",
            "- {within: match, terms: [バカ苗病]}\n      - {within: match, terms: [バカ鳥]}",
            Failure.DEAD_EXCEPTION,
        ),
    ],
)
def test_each_failure_is_found(town: Town, old: str, new: str, failure: Failure) -> None:
    assert old in RULE
    assert failures(town(rules=RULE.replace(old, new))) == [("insult", failure)]


def test_shipped_rules_agree_with_their_examples() -> None:
    linter = linter_of(load(shipped_sources()))
    assert [f"{v.failure} {v.rule}: {v.example} {v.detail}" for v in verify(linter, linter.ruleset.rules)] == []
    assert len(linter.ruleset.rules) >= 72


def test_every_lexicon_is_used_by_a_rule_or_a_set() -> None:
    ruleset = load(shipped_sources(), CACHE)
    used = {name for rule in ruleset.rules for name in rule.find.lexicons()}
    excuses = [e for rule in ruleset.rules for e in rule.unless]
    excuses += [e for named in ruleset.sets.values() for e in (*named.any, *named.unless)]
    used |= {name for excuse in excuses if excuse.find for name in excuse.find.lexicons()}
    assert set(ruleset.lexicons) - used == set()


def test_every_rule_has_enough_examples() -> None:
    for rule in load(shipped_sources()).rules:
        assert len(rule.examples.bad) >= 5, rule.id
        assert len(rule.examples.good) >= 5, rule.id
        assert rule.suggestion, rule.id
