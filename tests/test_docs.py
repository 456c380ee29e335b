"""What the documents show is true: their rule files load and agree with their examples, their links exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from postlint.ruleset.loader import RuleSources, load, shipped_sources
from postlint.verify import verify
from tests.conftest import linter_of

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "docs/rule-language.md",
    "docs/rule-language.ja.md",
    "CONTRIBUTING.md",
    "README.md",
    "README.ja.md",
    "docs/new-municipality.ja.md",
)
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(((?!https?:)[^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES[:2])
def test_rule_blocks_load_and_agree_with_their_examples(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = [block for block in BLOCK.findall(text) if re.match(r"(rules|sets|cases):", block)]
    (words,) = (block for block in TEXT.findall(text) if "#: purpose:" in block)
    assert len(blocks) >= 5
    shipped = shipped_sources()
    sets = tuple(item for item in shipped.rules if Path(item[0]).name == "sets.yaml")
    own = tuple((f"block-{i}.yaml", block.encode()) for i, block in enumerate(blocks))
    lexicons = (*shipped.lexicons, ("office-words.txt", words.encode()))
    linter = linter_of(load(RuleSources((*sets, *own), shipped.guidelines, lexicons)))
    assert [f"{v.failure} {v.rule}: {v.example}" for v in verify(linter, linter.ruleset.rules)] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_architecture_fits_on_a_screen() -> None:
    assert len((ROOT / "docs/architecture.md").read_text(encoding="utf-8").splitlines()) <= 70
