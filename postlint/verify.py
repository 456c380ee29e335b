"""Rules against their own examples: Missing, Noisy, WrongSpan, DeadException."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from postlint.config.context import in_office
from postlint.config.register import entries_of
from postlint.config.settings import config_of
from postlint.engine import Candidate, accompanied, candidates
from postlint.linter import Linter, make_post
from postlint.matchers.scan import Scan
from postlint.model import Span
from postlint.ruleset.examples import unmark
from postlint.ruleset.language import Example, Rule

REGISTER = "embargo"
"""The key of an example's `with` that holds entries of an embargo register instead of a field of the post."""
CONFIG = "config"
"""The key of an example's `with` that holds the postlint.yaml beside the post (accounts, operating_hours)."""


class Failure(StrEnum):
    """How a rule and its examples disagree."""

    MISSING = "Missing"
    """A bad example is not found."""
    NOISY = "Noisy"
    """A good example is found."""
    WRONG_SPAN = "WrongSpan"
    """A bad example is found elsewhere than marked."""
    DEAD_EXCEPTION = "DeadException"
    """An exception that no good example needs."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One failure: the rule, the example (or the exception's place in the list), and what happened."""

    rule: str
    failure: Failure
    example: str
    detail: str


def verify(linter: Linter, rules: tuple[Rule, ...]) -> Iterator[Verdict]:
    """Every failure of every rule, each rule run alone on its own examples."""
    for rule in rules:
        good = [_scans(linter, example) for example in rule.examples.good]
        yield from _bad(linter, rule)
        for example, scans in zip(rule.examples.good, good, strict=True):
            found = _run(linter, rule, scans)
            if found:
                quote = "、".join(f"「{_quote(candidate)}」" for candidate in found)
                yield Verdict(rule.id, Failure.NOISY, example.text, f"{quote}を指摘してしまいます。")
        yield from _dead(linter, rule, good)


def _bad(linter: Linter, rule: Rule) -> Iterator[Verdict]:
    for example in rule.examples.bad:
        text, wanted = unmark(example.text)
        found = _run(linter, rule, _scans(linter, dataclasses.replace(example, text=text)))
        if not found:
            yield Verdict(rule.id, Failure.MISSING, example.text, "指摘されません。")
        elif wanted is not None and wanted not in [candidate.span for candidate in found]:
            quote = "、".join(f"「{_quote(candidate)}」" for candidate in found)
            yield Verdict(rule.id, Failure.WRONG_SPAN, example.text, f"指摘する範囲が{quote}です。")


def _dead(linter: Linter, rule: Rule, good: list[tuple[Scan, ...]]) -> Iterator[Verdict]:
    for index, excuse in enumerate(rule.unless):
        without = dataclasses.replace(rule, unless=(*rule.unless[:index], *rule.unless[index + 1 :]))
        if not any(_run(linter, without, scans) for scans in good):
            name = excuse.use or f"{index + 1} 番目"
            detail = f"例外「{name}」がなくても、よい例はどれも指摘されません。"
            yield Verdict(rule.id, Failure.DEAD_EXCEPTION, name, detail)


def _run(linter: Linter, rule: Rule, scans: tuple[Scan, ...]) -> list[Candidate]:
    found = list(candidates((rule,), linter.ruleset, scans))
    return found if not rule.beside or accompanied(rule, linter.ruleset, scans) else []


def _scans(linter: Linter, example: Example) -> tuple[Scan, ...]:
    """The readings of an example; its `embargo` is the register, its `config` the postlint.yaml beside it."""
    fields = dict(example.with_)
    entries = entries_of(fields.pop(REGISTER, []), example.text)
    settings = config_of(fields.pop(CONFIG, {}))
    context = in_office(dataclasses.replace(linter.context, embargo=entries), settings)
    return Linter(linter.ruleset, context, linter.analyzer).scans(make_post({"text": example.text, **fields}))


def _quote(candidate: Candidate) -> str:
    text = candidate.scan.post.text
    return (candidate.span or Span(0, 0)).cut(text) or candidate.match.field or ""
