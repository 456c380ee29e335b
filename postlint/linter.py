"""A post in, findings out. Deterministic: the same post, rules and context give the same findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.config import Settings, adjusted, context_of, open_register, open_ruleset, read_config
from postlint.dates import JST
from postlint.engine import Candidate, candidates, holds
from postlint.entities import Known, detect
from postlint.findings import Draft, Reviewed, finish
from postlint.masks import is_private
from postlint.matchers.accounts import handle_of
from postlint.matchers.metadata import field_values, publish_moment
from postlint.matchers.on_fields import text_of
from postlint.matchers.scan import Scan, scan_text
from postlint.model import (
    Citation,
    Context,
    Finding,
    GuidelineVersion,
    Post,
    Question,
    Severity,
    Source,
    Span,
    Stretch,
    Text,
    Tokens,
)
from postlint.ruleset.citations import judge
from postlint.ruleset.language import Guideline
from postlint.ruleset.loader import Ruleset
from postlint.text.morphology import Analyzer
from postlint.text.reading import read
from postlint.text.sentences import sentences

if TYPE_CHECKING:  # loaded on first use: most runs have no register
    from postlint.embargo.register import Comparison, Register


@dataclass(frozen=True)
class Linter:
    """Rules, guidelines and surroundings, ready to check posts. Not for use by two threads at once."""

    ruleset: Ruleset
    context: Context
    analyzer: Analyzer = field(default_factory=Analyzer)

    @classmethod
    def load(
        cls, municipality: str | None = None, config: str | Path | None = None, now: dt.datetime | None = None
    ) -> Linter:
        """A linter with the shipped rules, for one municipality (id or name) or, without one, for all five.

        `config` is the path of a postlint.yaml; `now` (aware) makes results repeatable.
        Raises ConfigError or RuleError naming every problem.
        """
        settings = read_config(Path(config)) if config is not None else None
        return cls.assemble(settings, now or dt.datetime.now(JST), municipality)

    @classmethod
    def assemble(
        cls,
        settings: Settings | None,
        now: dt.datetime,
        municipality: str | None = None,
        register: Path | None = None,
        cache: Path | None = None,
        show_embargo: bool = False,
    ) -> Linter:
        """A linter from a configuration; `municipality` and `register` go before what it says.

        `cache` is the folder of compiled rules; `show_embargo` lets messages name the register's titles.
        Raises ConfigError or RuleError naming every problem.
        """
        whole = open_ruleset(settings, municipality, cache)
        entries = open_register(settings, register)
        linter = cls(whole, Context((), now, embargo=entries, show_embargo=show_embargo))
        return linter.under(settings, whole, municipality)

    def under(self, settings: Settings | None, whole: Ruleset, municipality: str | None = None) -> Linter:
        """A linter with the same clock, register and dictionary under settings that hold for some files only.

        `whole` is the rule set before `rule_settings`. Raises ConfigError for an unknown `municipality`.
        """
        ruleset = adjusted(whole, settings)
        before = self.context
        context = context_of(settings, ruleset, municipality, before.now, before.embargo)
        return replace(self, ruleset=ruleset, context=replace(context, show_embargo=before.show_embargo))

    @cached_property
    def register(self) -> Register | None:
        """The embargo register, if the run has one."""
        if not self.context.embargo:
            return None
        from postlint.embargo.register import Register

        return Register(self.context.embargo, self._tokens)

    def _tokens(self, folded: str) -> Tokens:
        return self.analyzer.tokens(folded, sentences(folded))

    def check(self, post: str | Mapping[str, object] | Post) -> tuple[Finding, ...]:
        """Findings of one post: its text, a mapping of its fields (interface 2), or a Post.

        Raises ValueError for a mapping without a text or with an unknown municipality.
        """
        return self.lint(post if isinstance(post, Post) else make_post(post))

    def lint(self, post: Post) -> tuple[Finding, ...]:
        """Findings of one post, sorted by place. Raises ValueError for an unknown municipality."""
        return self.review(post).findings

    def review(self, post: Post) -> Reviewed:
        """Findings of one post, and what of it a report must mask. Raises ValueError for an unknown municipality."""
        guidelines = self.guidelines(post)
        scans = self.scans(post)
        drafts: list[Draft] = []
        for rules in self.ruleset.passes:
            drafts += [
                draft
                for candidate in candidates(rules, self.ruleset, scans)
                if (draft := self._draft(candidate, guidelines, drafts)) is not None
            ]
        return finish(drafts, post, scans, self.private)

    def _draft(self, candidate: Candidate, guidelines: tuple[Guideline, ...], before: list[Draft]) -> Draft | None:
        if candidate.span is None and candidate.scan.post.part:
            return None
        test = holds(candidate.match, candidate.scan, self.ruleset)
        beside = candidate.rule.beside
        others = [c for draft in before if draft.candidate.rule.category in beside for c in draft.citations]
        verdicts = [judge(guideline, candidate.rule, test, others) for guideline in guidelines]
        cited: tuple[Citation, ...] = tuple(c for verdict in verdicts for c in verdict.citations)
        if not cited and (candidate.rule.once == "run" or all(verdict.excused for verdict in verdicts)):
            return None
        severity = max((c.severity for c in cited), key=lambda s: s.rank, default=Severity.INFO)
        return Draft(candidate, severity, cited)

    def private(self, text: str) -> tuple[Span, ...]:
        """Where personal data stands in any text, such as a field or the reason why a file could not be checked."""
        readings = self._read(text, self.context.now, self.context)
        return tuple(t.folded.origin(entity.span) for t in readings for entity in t.entities if is_private(entity))

    def texts(self, post: Post) -> tuple[Text, ...]:
        """The readings of a post's text, with entities."""
        return self._read(post.text, publish_moment(post) or self.context.now, self.around(post))

    def _read(self, written: str, base: dt.datetime, around: Context) -> tuple[Text, ...]:
        known = Known(
            contacts=around.contacts,
            public_figures=around.public_figures,
            lookup=self.analyzer.lookup,
            own_hosts=around.own_hosts,
            allowed_hosts=around.allowed_hosts,
            base=base,
        )
        return read(written, self.analyzer, lambda text, tokens, cut: detect(text, tokens, cut, known))

    def scans(self, post: Post) -> tuple[Scan, ...]:
        """The readings with all terms looked up."""
        around = self.around(post)
        return tuple(
            scan_text(post, text, around, self.ruleset.index, self._comparison(post, text)) for text in self.texts(post)
        )

    def _comparison(self, post: Post, text: Text) -> Comparison | None:
        if self.register is None:
            return None
        from postlint.embargo.register import Comparison

        return Comparison(self.register, text, publish_moment(post) or self.context.now)

    def around(self, post: Post) -> Context:
        """The context of a post: that of its account, where the configuration gives it one."""
        return self.context.of_account(handle_of(text_of(post, "account"))) if self.context.homes else self.context

    def guidelines(self, post: Post) -> tuple[Guideline, ...]:
        """The guidelines that bind a post: that of its own municipality, else of its account's, else the chosen."""
        own = field_values(post, "municipality")
        ids = self.around(post).municipalities
        if own and own[0] not in (None, ""):
            ids = (find_municipality(self.ruleset, str(own[0])),)
        return tuple(self.ruleset.guidelines[name] for name in ids)

    def editions(self, post: Post) -> tuple[GuidelineVersion, ...]:
        """Which editions of the guidelines bind a post, for the record."""
        bound = ((g.municipality, g.guideline) for g in self.guidelines(post))
        return tuple(GuidelineVersion(town.id, town.name, g.title, g.edition, g.sha256) for town, g in bound)

    def questions(self, posts: Iterable[Post]) -> tuple[Question, ...]:
        """The checklist for some posts: every question of the guidelines that bind them, once."""
        bound = {g.municipality.id: g for post in posts for g in self.guidelines(post)}
        return tuple(
            Question(g.municipality.id, g.municipality.name, entry.id or "", entry.asks)
            for g in bound.values()
            for entry in g.body
            if entry.asks
        )


def find_municipality(ruleset: Ruleset, name: str) -> str:
    """The id of a municipality given by id or name. Raises ValueError naming those that exist."""
    for guideline in ruleset.guidelines.values():
        town = guideline.municipality
        if name.strip() in (town.id, town.name):
            return town.id
    known = "、".join(f"{g.municipality.id}({g.municipality.name})" for g in ruleset.guidelines.values())
    raise ValueError(f"自治体「{name}」のガイドラインはありません。使えるもの: {known}")


def make_post(value: str | Mapping[str, object], path: str = "-") -> Post:
    """A Post from a text or a mapping of fields. Raises ValueError without a text."""
    fields = {"text": value} if isinstance(value, str) else dict(value)
    text = fields.pop("text", None)
    if not isinstance(text, str):
        raise ValueError("投稿に本文(text)がありません。")
    source = Source(path, text)
    whole = Span(0, len(text))
    return Post(str(fields.pop("id", path)), text, source, (Stretch(0, 0, len(text)),), fields, {}, whole)
