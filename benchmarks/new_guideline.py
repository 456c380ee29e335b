"""How near the proposals of `postlint new-guideline` come to the five shipped guideline files.

    python benchmarks/new_guideline.py [FOLDER] [--show]

FOLDER holds `guidelines/NAME.txt` for the shipped files and `clauses.jsonl` with the clauses that count (municipality,
clause id); without it `../shared` beside the checkout is used. A clause is *exact* where the proposed categories are
the shipped ones (none for a clause that is only asked or excused), *near* where they share one. `same id`, `severity`
and `fate` (asked or excused) count agreement beyond that. `--show` prints every clause that is not exact.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from postlint.proposals import Proposal, Proposed, propose
from postlint.proposals.lines import squeezed
from postlint.ruleset.language import Entry, Guideline
from postlint.ruleset.loader import load, shipped_sources

_ROOT = Path(__file__).resolve().parents[1]
_EXACT, _NEAR, _MISS, _LOST = "exact", "near", "miss", "not found"


def say(line: str) -> None:
    """One line of the result."""
    sys.stdout.write(line + "\n")


def same_words(entry: Entry, proposal: Proposal) -> Proposed | None:
    """The proposed entry with a clause's words (white space aside), the one of the same id first."""
    words = squeezed(entry.text or "")
    found = [one for one in proposal.entries if one.fate is not None and squeezed(one.clause.text).startswith(words)]
    return min(found, key=lambda one: one.clause.id != entry.id, default=None)


def verdict(entry: Entry, proposed: Proposed | None) -> str:
    """How near the proposal is."""
    if proposed is None or proposed.fate is None:
        return _LOST
    shipped, ours = set(entry.enforces), set(proposed.fate.enforces)
    return _EXACT if shipped == ours else _NEAR if shipped & ours else _MISS


def measure(guideline: Guideline, names: list[str], text: str, show: bool) -> Counter[str]:
    """The counts of one guideline."""
    proposal, counts = propose(text), Counter[str]()
    counts["whole document"] = int(proposal.sha256 == guideline.guideline.sha256)
    for name in names:
        entry = guideline.clause(name)
        assert entry is not None, name
        ours = same_words(entry, proposal)
        how = verdict(entry, ours)
        counts[how] += 1
        counts["same id"] += ours is not None and ours.clause.id == entry.id
        if ours is None or ours.fate is None or how != _EXACT:
            fate = ours.fate.enforces if ours is not None and ours.fate is not None else {}
            if show:
                both = ", ".join(entry.enforces), ", ".join(fate)
                say(f"{how:9} {guideline.municipality.name} {name}: shipped {both[0]}; proposed {both[1]}")
            continue
        weights = {category: one.severity for category, one in entry.enforces.items()}
        counts["severity"] += weights == {category: one.severity for category, one in ours.fate.enforces.items()}
        counts["fate"] += (entry.excused is None) == (ours.fate.excused is None)
    return counts


def main() -> None:
    """Measure all five and print the shares."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    folder = Path(arguments[0]) if arguments else _ROOT.parent / "shared"
    if not (folder / "clauses.jsonl").is_file():
        sys.exit(f"{folder}: no clauses.jsonl; give the folder that holds it")
    rows = [json.loads(line) for line in (folder / "clauses.jsonl").read_text(encoding="utf-8").splitlines()]
    total: Counter[str] = Counter()
    for town, guideline in load(shipped_sources()).guidelines.items():
        names = [row["clause"] for row in rows if row["municipality"] == guideline.municipality.name]
        text = (folder / "guidelines" / f"{town}.txt").read_text(encoding="utf-8")
        counts = measure(guideline, names, text, "--show" in sys.argv)
        say(f"{guideline.municipality.name}: {len(names)} clauses, {dict(counts)}")
        total += counts
    exact, near = total[_EXACT] / len(rows), (total[_EXACT] + total[_NEAR]) / len(rows)
    say(f"all: {len(rows)} clauses, {dict(total)}; exact {exact:.1%}, exact or near {near:.1%}")


if __name__ == "__main__":
    main()
