"""Whether a proposed file would load: the same reader and checks as for shipped guideline files."""

from __future__ import annotations

from pathlib import Path

from postlint.ruleset.language import Guideline
from postlint.ruleset.loader import RuleSources, load, shipped_sources


def check(text: str, name: str) -> Guideline:
    """The guideline as the loader reads it. Raises RuleError with every problem.

    Only the file of shared sets and cases is read beside it: proposals name no others.
    """
    shipped = shipped_sources()
    sets = tuple(item for item in shipped.rules if Path(item[0]).name == "sets.yaml")
    ruleset = load(RuleSources(sets, ((name, text.encode()),), shipped.lexicons))
    (guideline,) = ruleset.guidelines.values()
    return guideline
