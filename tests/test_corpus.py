"""The frozen corpus: a change of a rule shows as a difference in what is found in texts written without sight of it."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.corpus_snapshot import COMMAND, SNAPSHOT, differences, findings_of, samples, shipped_linter

CATEGORIES = {
    "slander",
    "discrimination",
    "decision-process",
    "secrets",
    "rights",
    "obscenity",
    "illegality",
    "rumour",
    "public-order",
    "staff-opinion",
    "reputation",
}
KINDS = {"ordinary": {"plain", "near-miss"}, "offending": {"direct", "indirect", "evasive"}}
ALLOWED = {"ordinary": {None}, "offending": CATEGORIES}


@pytest.mark.skipif(not SNAPSHOT.exists(), reason=f"tests/corpus/findings.json does not exist yet: run `{COMMAND}`")
def test_findings_are_those_of_the_snapshot() -> None:
    before = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    after = findings_of(shipped_linter(), samples("ordinary") + samples("offending"))
    changed = differences(before, after)
    assert not changed, (
        f"The findings of {len(changed)} texts changed. If every difference is meant, run `{COMMAND}`"
        " and commit tests/corpus/findings.json with the rules.\n" + "\n".join(changed)
    )


@pytest.mark.parametrize("name", ["ordinary", "offending"])
def test_corpus_is_large_and_uses_known_labels(name: str) -> None:
    texts = samples(name)
    assert len(texts) >= 300
    assert {sample.category for sample in texts} == ALLOWED[name]
    assert {sample.kind for sample in texts} == KINDS[name]
    assert all(sample.text.strip() for sample in texts)


def test_every_category_has_thirty_offending_texts() -> None:
    counts = Counter(sample.category for sample in samples("offending"))
    assert min(counts.values()) >= 30


def test_ids_and_texts_are_unique() -> None:
    texts = samples("ordinary") + samples("offending")
    assert len({sample.id for sample in texts}) == len(texts)
    assert len({sample.text for sample in texts}) == len(texts)


def test_differences_name_what_went_and_what_came() -> None:
    before = {"a": ["x error(一)"], "b": ["y review(二)"], "c": ["z review(三)"]}
    after = {"a": ["x error(一)"], "b": ["y error(二)"], "d": ["w error(四)"]}
    assert differences(before, after) == [
        "b\n  - y review(二)\n  + y error(二)",
        "c\n  - z review(三)",
        "d\n  + w error(四)",
    ]
