"""What the shipped rules say about the project's own corpus; run as a module, rewrites `tests/corpus/findings.json`.

The corpus was written without sight of the rules: `ordinary.jsonl` holds posts that should stay silent,
`offending.jsonl` drafts that break a guideline. The snapshot shows what a change of a rule does to both;
it states what is found, not what ought to be.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from postlint.linter import Linter
from postlint.model import Severity
from postlint.ruleset.loader import load, shipped_sources
from tests.conftest import linter_of

CORPUS = Path(__file__).parent / "corpus"
SNAPSHOT = CORPUS / "findings.json"
COMMAND = "python -m tests.corpus_snapshot"
Findings = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text of the corpus; `category` is None for an ordinary post."""

    id: str
    text: str
    category: str | None
    kind: str


def samples(name: str) -> tuple[Sample, ...]:
    """The texts of `ordinary` or `offending`, in the order of the file."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return tuple(Sample(**json.loads(line)) for line in lines if line)


def shipped_linter() -> Linter:
    """All shipped rules under all shipped guidelines, on a fixed day, in the office that the corpus invents."""
    ruleset = load(shipped_sources())
    return linter_of(ruleset, own_hosts=("example.jp",), contacts=("0000-00-0000",))


def findings_of(linter: Linter, texts: Iterable[Sample]) -> Findings:
    """Per id, the sorted `rule severity(excerpt)` at review or above; ids without any are left out."""
    found: Findings = {}
    for sample in texts:
        lines = sorted(
            f"{finding.rule} {finding.severity}({finding.excerpt})"
            for finding in linter.check(sample.text)
            if finding.severity.rank >= Severity.REVIEW.rank
        )
        if lines:
            found[sample.id] = lines
    return found


def differences(before: Findings, after: Findings) -> list[str]:
    """One entry per text whose findings differ: what went (-) and what came (+)."""
    changed = []
    for key in sorted(before.keys() | after.keys()):
        gone, come = Counter(before.get(key, ())), Counter(after.get(key, ()))
        lines = [f"  - {line}" for line in (gone - come).elements()]
        lines += [f"  + {line}" for line in (come - gone).elements()]
        if lines:
            changed.append("\n".join([key, *lines]))
    return changed


def main() -> None:
    """Rewrite the snapshot; print per category and kind how many texts have findings."""
    texts = samples("ordinary") + samples("offending")
    found = findings_of(shipped_linter(), texts)
    content = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    SNAPSHOT.write_text(content, encoding="utf-8", newline="\n")
    groups = Counter((sample.category or "ordinary", sample.kind) for sample in texts)
    hits = Counter((sample.category or "ordinary", sample.kind) for sample in texts if sample.id in found)
    for (category, kind), total in groups.items():
        print(f"{category:18} {kind:10} {hits[category, kind]:4} of {total}")


if __name__ == "__main__":
    main()
