"""From a post to findings: spans in the original, one finding a fault, fingerprints that stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import postlint
from postlint.linter import Linter
from postlint.ruleset.loader import load
from tests.conftest import RULE, linter_of, sources

Town = Callable[..., Linter]
LINTER = linter_of(load(sources()))


@pytest.mark.parametrize("before", ["", "𠮷野家で", "👨‍👩‍👧と", "ﾊﾞｽの", "㍿の\r\n", "あ\u200bい"])
@pytest.mark.parametrize("word", ["馬鹿", "ﾊﾞｶ", "バ　カ", "馬\ufe00鹿"])
def test_span_cuts_the_original(before: str, word: str) -> None:
    text = f"{before}{word}です。"
    (finding,) = LINTER.check(text)
    assert finding.span is not None
    assert finding.span.cut(text) == word


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("馬鹿バカﾊﾞｶ　 .素案。\r\n🎉𠮷\u200b意見募集"), max_size=40))
def test_any_text_gives_findings_inside_it(text: str) -> None:
    for finding in LINTER.check(text):
        assert finding.span is not None
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        place = finding.location
        lines = text.replace("\r\n", "\n ").replace("\r", "\n").split("\n")
        assert place.line <= len(lines)


WEAKER = """
  - id: weaker
    category: slander
    severity: review
    message: 弱い規則です。
    suggestion: 直してください。
    find: {terms: [馬鹿です]}
    examples: {bad: ["[馬鹿です]。"], good: [元気です。]}
"""


def test_one_place_gives_the_weightiest_finding_of_a_category(town: Town) -> None:
    linter = town(rules=RULE + WEAKER)
    assert [finding.rule for finding in linter.check("馬鹿です。")] == ["insult"]
    assert [finding.rule for finding in linter.check("馬鹿です。素案です。")] == ["insult", "draft-leak"]


def test_fingerprint_survives_other_lines_and_tells_repeats_apart() -> None:
    first = LINTER.check("馬鹿です。")[0]
    moved = LINTER.check("はじめに。\n\n馬鹿です。")[0]
    assert first.fingerprint == moved.fingerprint
    assert first.location != moved.location
    twice = LINTER.check("馬鹿です。馬鹿です。")
    assert len({finding.fingerprint for finding in twice}) == 2


def test_post_mapping_and_unknown_municipality() -> None:
    assert LINTER.check({"text": "馬鹿です。", "municipality": "陽だまり市"})
    with pytest.raises(ValueError, match="hidamari"):
        LINTER.check({"text": "馬鹿です。", "municipality": "月あかり市"})
    with pytest.raises(ValueError, match="本文"):
        LINTER.check({"municipality": "hidamari"})


def test_public_names() -> None:
    assert postlint.Linter is Linter
    assert postlint.Finding.__name__ == "Finding"
    with pytest.raises(AttributeError):
        _ = postlint.nothing


def test_load_for_one_town() -> None:
    linter = postlint.Linter.load(municipality="ube")
    assert linter.context.municipalities == ("ube",)
    assert linter.check("本日は晴れです。") == ()
    assert {clause.municipality for finding in linter.check("あの馬鹿どもめが。") for clause in finding.clauses} <= {
        "ube"
    }
