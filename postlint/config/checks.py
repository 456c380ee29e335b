"""What a configuration names must exist: every fault of every file of the chain, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from postlint.config.files import Key, Layer, Settings, is_file_name
from postlint.config.settings import RuleSetting
from postlint.errors import Problem
from postlint.names import closest, nearest
from postlint.ruleset.loader import Ruleset


def missing_files(settings: Settings) -> Iterator[Problem]:
    """Rules, guidelines and registers that are named but are not there."""
    for layer in settings.layers:
        folder, values = layer.path.parent, layer.values
        for index, name in enumerate(values.rules):
            if not (folder / name).exists():
                at: tuple[Key, ...] = ("rules", index) if layer.place("rules", index) else ("rules",)
                yield layer.problem(at, f"規則「{name}」がありません", "パスを確かめてください")
        if values.embargo and not (folder / values.embargo).is_file():
            what = f"解禁登録簿を読めません（「{values.embargo}」がありません）"
            yield layer.problem(("embargo",), what, "パスを確かめてください")
        for keys, name in layer.municipalities():
            if is_file_name(name) and not Path(name).is_file():
                yield layer.problem(keys, f"ガイドライン「{name}」がありません", "パスを確かめてください")


def wrong_names(settings: Settings, ruleset: Ruleset) -> Iterator[Problem]:
    """Municipalities and rules that nothing knows, and rules changed without a reason."""
    towns = [guideline.municipality for guideline in ruleset.guidelines.values()]
    known = [word for town in towns for word in (town.id, town.name)]
    rules = frozenset(rule.id for rule in ruleset.rules)
    for layer in settings.layers:
        for keys, name in layer.municipalities():
            if not is_file_name(name) and name not in known:
                yield layer.problem(keys, f"自治体「{name}」はありません", nearest(name, known))
        yield from _rules(layer, ("rule_settings",), layer.values.rule_settings, rules)
        for index, override in enumerate(layer.values.overrides):
            yield from _rules(layer, ("overrides", index, "rule_settings"), override.rule_settings, rules)


def _rules(
    layer: Layer, at: tuple[Key, ...], settings: Mapping[str, RuleSetting], known: frozenset[str]
) -> Iterator[Problem]:
    for name, setting in settings.items():
        if name not in known:
            close = closest(name, known)
            mend = f"「{close[0]}」のことですか" if close else "名前は「postlint rules」で確かめてください"
            yield layer.problem((*at, name), f"規則「{name}」はありません", mend)
        elif not setting.reason.strip():
            what = f"規則「{name}」を変える理由が空です"
            yield layer.problem((*at, name, "reason"), what, "reason に理由を書いてください")
