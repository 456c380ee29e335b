"""Rules against one post: candidates that survive their exceptions, before any guideline is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from postlint.matchers.metadata import all_hold
from postlint.matchers.near import scope_span
from postlint.matchers.scan import Scan, find
from postlint.model import Folded, Match, Span, Text
from postlint.ruleset.language import ConditionSet, Excuse, Rule, Within
from postlint.ruleset.loader import Ruleset
from postlint.text.fold import fold_term


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule: where it stands in the post's own text, and the scan that found it."""

    rule: Rule
    match: Match
    span: Span | None
    scan: Scan


def candidates(rules: Iterable[Rule], ruleset: Ruleset, scans: tuple[Scan, ...]) -> Iterator[Candidate]:
    """What the rules find in all readings of a post, exceptions applied; the plain reading goes first.

    From the reading without disguise only matches count that something was taken out of.
    """
    for rule in rules:
        if not rule.when or all_hold(rule.when, scans[0].post):
            yield from islice(_of_rule(rule, ruleset, scans), 1 if rule.once == "post" else None)


def accompanied(rule: Rule, ruleset: Ruleset, scans: tuple[Scan, ...]) -> bool:
    """Whether the post has what a rule with `beside` wants: a match of another rule of those categories."""
    others = (other for other in ruleset.rules if other.category in rule.beside and not other.beside)
    return next(candidates(others, ruleset, scans), None) is not None


def _of_rule(rule: Rule, ruleset: Ruleset, scans: tuple[Scan, ...]) -> Iterator[Candidate]:
    seen: list[Span] = []
    for scan in scans:
        for match in best(find(rule.find, scan)):
            span = None if match.field else scan.text.folded.origin(match.span)
            if span is not None and any(span.overlaps(other) for other in seen):
                continue
            if scan.text.disguised and (span is None or not tampered(scan.text, match.span)):
                continue
            if any(excused(excuse, match, scan, ruleset) for excuse in rule.unless):
                continue
            if span is not None:
                seen.append(span)
            yield Candidate(rule, match, span, scan)


def best(matches: tuple[Match, ...]) -> list[Match]:
    """The longest of matches that overlap, from left to right; matches on fields are all kept."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.span.start, -m.span.end)):
        if match.field or not chosen or not chosen[-1].span.overlaps(match.span):
            chosen.append(match)
        elif match.span.end - match.span.start > chosen[-1].span.end - chosen[-1].span.start:
            chosen[-1] = match
    return chosen


def tampered(text: Text, span: Span) -> bool:
    """Whether the reading without disguise left out something visible inside `span`."""
    folded: Folded = text.folded
    return any(
        folded.starts[index] > folded.ends[index - 1]
        and fold_term(text.original[folded.ends[index - 1] : folded.starts[index]])
        for index in range(span.start + 1, span.end)
    )


def excused(excuse: Excuse, match: Match, scan: Scan, ruleset: Ruleset) -> bool:
    """Whether an exception holds for a match."""
    if excuse.use:
        return set_holds(ruleset.sets[excuse.use], match, scan, ruleset)
    assert excuse.find is not None
    return any(_stands(other, match, scan, excuse.within) for other in find(excuse.find, scan))


def set_holds(named: ConditionSet, match: Match, scan: Scan, ruleset: Ruleset) -> bool:
    """Whether a named set of conditions holds for a match."""
    if named.when and not all_hold(named.when, scan.post):
        return False
    if named.any and not any(excused(excuse, match, scan, ruleset) for excuse in named.any):
        return False
    return not any(excused(excuse, match, scan, ruleset) for excuse in named.unless)


def holds(match: Match, scan: Scan, ruleset: Ruleset) -> Callable[[str], bool]:
    """A function that tells whether the set of that name holds for a match; False for a name that is no set."""

    def test(name: str) -> bool:
        named = ruleset.sets.get(name)
        return named is not None and set_holds(named, match, scan, ruleset)

    return test


def _stands(other: Match, match: Match, scan: Scan, within: Within) -> bool:
    if match.field or other.field or within is Within.POST:
        return True
    if within is Within.MATCH:
        return other.span.contains(match.span)
    if within is Within.OVERLAP:
        return other.span.overlaps(match.span)
    area = scope_span(scan, match.span, "line" if within is Within.LINE else "sentence")
    if within is Within.NEXT:
        area = next((cut for cut in scan.text.sentences if cut.start >= area.end), Span(area.end, area.end))
    if not (area.start <= other.span.start < area.end):
        return False
    if within is Within.AFTER:
        return other.span.start >= match.span.end
    if within is Within.BEFORE:
        return other.span.end <= match.span.start
    return True
