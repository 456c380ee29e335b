"""A proposal as the text of a guideline file, with `# 確認:` comments for the person who reviews it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from postlint.proposals import Proposal, Proposed
from postlint.proposals.judge import Fate
from postlint.ruleset.language import Enforcement

_HEAD = """\
# postlint new-guideline が作った案です。人が確かめてから使ってください。
# ・「# 確認:」の行に、見込み（高・中・低）、手掛かりにした言葉、ほかの候補があります。低いものから見てください。
# ・enforces は検査する区分と重さ、asks は人に尋ねる文、excused は検査しない理由です。どの条項にもどれかが要ります。
# ・text と lead は原文のままです。書き換えず、番号や文の切れ目が違うときだけ直してください。
# ・確かめ終えた「# 確認:」の行は消してください。
"""
_UNSURE = re.compile(r"[\d~(].*|y|n|yes|no|on|off|true|false|null", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Town:
    """Whose guideline it is: id (lower-case letters), name, and the six-digit code of the municipality."""

    id: str
    name: str
    code: str


def written(proposal: Proposal, town: Town, source: str) -> str:
    """The YAML of a guideline file; `source` is the name of the document's file."""
    lines = [*_head(proposal, town, source), "body:"]
    for entry in proposal.entries:
        lines += [""] if entry.fate is None and len(lines) > len(_HEAD.splitlines()) + 9 else []
        lines += _entry(entry)
    return "\n".join(lines) + "\n"


def scalar(value: str) -> str:
    """A string as YAML, plain where that reads back as the same string."""
    if not _UNSURE.fullmatch(value) and not set(value) & set("[]{}\n") and _plain(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _plain(value: str) -> bool:
    try:
        node = yaml.compose(f"k: {value}")
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    found = node.value[0][1]
    return isinstance(found, yaml.ScalarNode) and not found.style and found.value == value


def _head(proposal: Proposal, town: Town, source: str) -> Iterator[str]:
    yield from _HEAD.splitlines()
    if proposal.left_out:
        yield f"# ・ページ番号とみて除いた行: {'、'.join(proposal.left_out)}"
    if not town.code.strip("0"):
        yield "# 確認: 全国地方公共団体コード（6桁）を code に書いてください。"
    name = json.dumps(town.name, ensure_ascii=False)
    yield f"municipality: {{id: {town.id}, name: {name}, code: {json.dumps(town.code)}}}"
    yield "guideline:"
    yield f"  title: {scalar(proposal.title or town.name)}"
    if proposal.edition is None:
        yield "  # 確認: 制定や改定の日付を読み取れませんでした。"
    yield f"  edition: {json.dumps(proposal.edition)}"
    yield f"  source: {scalar(source)}"
    yield f'  sha256: "{proposal.sha256}"'


def _entry(entry: Proposed) -> Iterator[str]:
    clause, piece, fate = entry.clause, entry.clause.piece, entry.fate
    if fate is None:
        label = f"{piece.label.raw} " if piece.label else ""
        yield f"  - heading: {scalar(label + piece.text)}"
        return
    yield f"  # 確認: {'。'.join((f'見込み {fate.confidence}', *map(_comment, fate.remarks)))}"
    rows = [("id", scalar(clause.id))] if clause.id else []
    if piece.label is not None:
        if piece.label.alias:
            intended = clause.id.removesuffix(piece.label.id) + piece.label.alias
            rows.append(("alias", f"[{json.dumps(intended, ensure_ascii=False)}]"))
        rows.append(("label", scalar(piece.label.raw)))
    rows.append(("lead" if clause.kind == "lead" else "text", scalar(piece.text)))
    rows += [("under", scalar(clause.under))] if clause.under else []
    rows += _fate(fate)
    for at, (key, value) in enumerate(rows):
        yield f"  {'- ' if at == 0 else '  '}{key}:{value if value.startswith(chr(10)) else ' ' + value}"


def _fate(fate: Fate) -> Iterator[tuple[str, str]]:
    if fate.enforces:
        yield "enforces", "".join(f"\n      {category}: {_weight(one)}" for category, one in fate.enforces.items())
    if fate.asks:
        yield "asks", scalar(fate.asks)
    if fate.excused:
        yield "excused", scalar(fate.excused)


def _weight(one: Enforcement) -> str:
    parts = [f"severity: {one.severity}"]
    parts += [f"case: {one.case}"] if one.case else []
    parts += [f"except: [{', '.join(one.except_)}]"] if one.except_ else []
    if one.lower:
        parts.append("lower: {" + ", ".join(f"{name}: {severity}" for name, severity in one.lower.items()) + "}")
    return one.severity if len(parts) == 1 else "{" + ", ".join(parts) + "}"


def _comment(text: str) -> str:
    return " ".join(text.split())
