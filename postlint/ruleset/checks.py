"""Checks across rules, sets, lexicons and guidelines: every name that is used exists, every clause has a fate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

import yaml

from postlint.errors import Problem
from postlint.matchers.compare import VALUE, Compare
from postlint.matchers.each import Each
from postlint.matchers.expression import PatternError, compiled
from postlint.matchers.link import Link
from postlint.matchers.metadata import Condition, Metadata
from postlint.matchers.near import AnyOf, Near
from postlint.matchers.pattern import Pattern
from postlint.matchers.scan import Matcher
from postlint.names import nearest
from postlint.ruleset.examples import MarkError, unmark
from postlint.ruleset.language import ConditionSet, Enforcement, Entry, Excuse, Guideline, Lexicon, Rule, RuleFile
from postlint.ruleset.nodes import place

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MATCH = "match"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Files as read: name, value, root node."""

    rules: tuple[tuple[str, RuleFile, yaml.Node], ...]
    guidelines: tuple[tuple[str, Guideline, yaml.Node], ...]
    lexicons: Mapping[str, Lexicon]


@dataclass(frozen=True, slots=True)
class _Known:
    sets: frozenset[str]
    lexicons: frozenset[str]
    cases: frozenset[str]


def check(loaded: Loaded) -> list[Problem]:
    """Every problem between the files."""
    known = _Known(
        frozenset(named.id for _, part, _ in loaded.rules for named in part.sets),
        frozenset(loaded.lexicons),
        frozenset(case.id for _, part, _ in loaded.rules for case in part.cases),
    )
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path, part, node in loaded.rules:
        named = [(rule.id, _rule(rule, known)) for rule in part.rules] + [
            (one.id, _set(one, known)) for one in part.sets
        ]
        named += [(case.id, _id(case.id)) for case in part.cases]
        children = _children(node, "rules") + _children(node, "sets") + _children(node, "cases")
        for (name, faults), child in zip(named, children, strict=True):
            problems += [_problem(path, child, what, mend, where) for what, mend, where in faults]
            if name in seen:
                problems.append(_problem(path, child, f"「{name}」が二つあります", f"{seen[name]} にもあります", name))
            seen.setdefault(name, path)
    for path, guideline, node in loaded.guidelines:
        problems += _guideline(path, guideline, node, known)
    return problems


Fault = tuple[str, str, str]


def _rule(rule: Rule, known: _Known) -> Iterator[Fault]:
    yield from _id(rule.id)
    for case in rule.case:
        if case not in known.cases:
            yield f"場面「{case}」はありません", nearest(case, known.cases), case
    broken = [*_matcher(rule.find, known), *_broken(_conditions(rule.when))]
    yield from broken
    yield from _excuses(rule.unless, known)
    if not broken:
        yield from _placeholders(rule)
    for example in rule.examples.bad:
        try:
            text, span = unmark(example.text)
        except MarkError as error:
            yield str(error), "例の中で指摘される範囲を [ と ] で囲んでください", example.text
            continue
        if span is None and not example.with_:
            yield "悪い例に [ ] の印がありません", "指摘される範囲を [ と ] で囲んでください", example.text
        if not text.strip() and not example.with_:
            yield "例が空です", "投稿の例を書いてください", example.text


def _set(named: ConditionSet, known: _Known) -> Iterator[Fault]:
    yield from _id(named.id)
    yield from _excuses((*named.any, *named.unless), known)
    yield from _broken(_conditions(named.when))
    if not named.any and not named.when:
        yield "条件がありません", "any か when を書いてください", named.id


def _id(name: str) -> Iterator[Fault]:
    if not ID.fullmatch(name):
        yield f"id「{name}」に使えない文字があります", "英小文字、数字、ハイフンで書いてください", name


def _excuses(excuses: Iterable[Excuse], known: _Known) -> Iterator[Fault]:
    for excuse in excuses:
        if excuse.use and excuse.use not in known.sets:
            yield f"条件の集まり「{excuse.use}」はありません", nearest(excuse.use, known.sets), excuse.use
        if excuse.find is not None:
            yield from _matcher(excuse.find, known)


def _matcher(matcher: Matcher, known: _Known) -> Iterator[Fault]:
    broken = list(_broken(_expressions(matcher)))
    yield from broken
    if not broken:
        yield from _comparisons(matcher)
        for name in sorted(matcher.lexicons() - known.lexicons):
            yield f"辞書「{name}」はありません", nearest(name, known.lexicons), name


def _broken(expressions: Iterable[str]) -> Iterator[Fault]:
    for expression in expressions:
        try:
            compiled(expression)
        except PatternError as error:
            mend = "RE2 の書き方で直してください(先読み・後読みは使えません)"
            yield f"正規表現を解釈できません({error})", mend, expression


def _expressions(matcher: Matcher) -> Iterator[str]:
    if isinstance(matcher, Pattern):
        yield matcher.pattern
    elif isinstance(matcher, Link):
        yield matcher.url
    elif isinstance(matcher, Metadata | Each):
        yield from _conditions(matcher.metadata if isinstance(matcher, Metadata) else matcher.where)
    for child in _parts(matcher):
        yield from _expressions(child)


def expressions(loaded: Loaded) -> frozenset[str]:
    """The regular expressions that rules and sets look for in texts."""
    files = [part for _, part, _ in loaded.rules]
    excuses = [excuse for part in files for rule in part.rules for excuse in rule.unless]
    excuses += [excuse for part in files for named in part.sets for excuse in (*named.any, *named.unless)]
    finds = [rule.find for part in files for rule in part.rules]
    finds += [excuse.find for excuse in excuses if excuse.find is not None]
    return frozenset(pattern for find in finds for pattern in _patterns(find))


def _patterns(matcher: Matcher) -> Iterator[str]:
    if isinstance(matcher, Pattern):
        yield matcher.pattern
    for child in _parts(matcher):
        yield from _patterns(child)


def _conditions(conditions: Mapping[str, Condition]) -> Iterator[str]:
    for condition in conditions.values():
        yield from (condition.matches, condition.not_matches)


def _comparisons(matcher: Matcher) -> Iterator[Fault]:
    if isinstance(matcher, Compare) and (
        len(matcher.compare) != 2
        or (matcher.holds != "any" and not all(VALUE in part.captures() for part in matcher.compare))
    ):
        yield "compare で比べる値がありません", "探し方を二つ並べ、どちらにも (?P<value>…) を置いてください", "compare"
    for child in _parts(matcher):
        yield from _comparisons(child)


def _parts(matcher: Matcher) -> tuple[Matcher, ...]:
    if isinstance(matcher, Near):
        return matcher.near
    if isinstance(matcher, AnyOf):
        return matcher.any
    return matcher.compare if isinstance(matcher, Compare) else ()


def _placeholders(rule: Rule) -> Iterator[Fault]:
    names = rule.find.captures() | {MATCH}
    for text in filter(None, (rule.message, rule.suggestion)):
        try:
            used = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError:
            yield "波かっこ { } の対応が取れていません", "文字としての波かっこは {{ }} と書いてください", text
            continue
        for name in used:
            if name not in names:
                yield f"文面の「{{{name}}}」に入るものがありません", nearest(name, names), text


def _guideline(path: str, guideline: Guideline, node: yaml.Node, known: _Known) -> Iterator[Problem]:
    ids: set[str] = set()
    leads = {entry.id for entry in guideline.body if entry.lead or entry.text}
    for entry, child in zip(guideline.body, _children(node, "body"), strict=True):
        for what, mend, where in _entry(entry, leads, known):
            yield _problem(path, child, what, mend, where)
        if entry.id in ids:
            yield _problem(path, child, f"条項「{entry.id}」が二つあります", "番号を確かめてください", str(entry.id))
        if entry.id is not None:
            ids.add(entry.id)


def _entry(entry: Entry, leads: Iterable[str | None], known: _Known) -> Iterator[Fault]:
    where = entry.id or ""
    has_words = entry.text is not None or entry.lead is not None
    if entry.text is not None and entry.lead is not None:
        yield "text と lead の両方があります", "柱書は lead、条文は text に書いてください", where
    if has_words and entry.fates != 1:
        yield (
            f"条項「{where}」の扱いが決まっていません" if not entry.fates else f"条項「{where}」の扱いが二通りあります",
            "enforces(検査する)、asks(人に尋ねる)、excused(対象外の理由)のどれかを書いてください",
            where,
        )
    if entry.enforces and entry.id is None:
        yield "番号のない文は検査の根拠にできません", "id を書いてください", where
    if entry.under is not None and entry.under not in leads:
        yield (
            f"under の「{entry.under}」がありません",
            nearest(entry.under, [name for name in leads if name]),
            entry.under,
        )
    parts: tuple[Entry | Enforcement, ...] = (entry, *entry.enforces.values())
    for conditions in parts:
        for name in (*conditions.except_, *conditions.lower, *conditions.only):
            if name not in known.sets | known.cases:
                yield f"条件の集まり「{name}」はありません", nearest(name, known.sets | known.cases), name
    for enforcement in entry.enforces.values():
        for case in filter(None, (enforcement.case, enforcement.unless_case)):
            if case not in known.cases | known.sets:
                yield f"場面「{case}」はありません", nearest(case, known.cases | known.sets), case


def _children(node: yaml.Node, key: str) -> list[yaml.Node]:
    found: Any = next((value for name, value in node.value if name.value == key), None)
    return list(found.value) if found is not None else []


def _problem(path: str, node: yaml.Node, what: str, mend: str, where: str) -> Problem:
    return Problem(path, *place(_scalar(node, where) or node), what, mend)


def _scalar(node: yaml.Node, value: str) -> yaml.Node | None:
    """The first scalar (or key) with that value inside a node: where an error is pointed at."""
    if isinstance(node, yaml.ScalarNode):
        return node if node.value == value else None
    children = node.value if isinstance(node, yaml.SequenceNode) else [part for pair in node.value for part in pair]
    return next((found for child in children if (found := _scalar(child, value)) is not None), None)
