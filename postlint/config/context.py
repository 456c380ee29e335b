"""Settings -> what a run needs: rule sources, adjusted rules, context."""

from __future__ import annotations

import dataclasses
import datetime as dt

from postlint.config.settings import ConfigFile, Settings, unknown
from postlint.errors import ConfigError, Problem
from postlint.matchers.accounts import handle_of
from postlint.model import Context, EmbargoEntry, Severity
from postlint.ruleset.loader import Ruleset, RuleSources, shipped_sources, with_files


def sources_of(settings: Settings | None) -> RuleSources:
    """The shipped files and those that the configuration adds. Raises RuleError for a path that cannot be read."""
    shipped = shipped_sources()
    return with_files(shipped, settings.rules) if settings and settings.rules else shipped


def adjusted(ruleset: Ruleset, settings: Settings | None) -> Ruleset:
    """The rule set with `rule_settings` applied: rules off or lowered. Raises ConfigError for unknown rules."""
    if settings is None or not settings.values.rule_settings:
        return ruleset
    wanted = settings.values.rule_settings
    names = tuple(rule.id for rule in ruleset.rules)
    wrong = [unknown(settings, "規則", name, names, "rule_settings", name) for name in wanted if name not in names]
    blank = [
        Problem(str(settings.path), 0, 0, f"規則「{name}」を変える理由が空です", "reason に理由を書いてください")
        for name, setting in wanted.items()
        if not setting.reason.strip()
    ]
    if wrong or blank:
        raise ConfigError([*wrong, *blank])
    rules = []
    for rule in ruleset.rules:
        setting = wanted.get(rule.id)
        if setting is None:
            rules.append(rule)
        elif setting.severity != "off":
            lower = min(rule.severity, Severity(setting.severity), key=lambda severity: severity.rank)
            rules.append(dataclasses.replace(rule, severity=lower))
    return dataclasses.replace(ruleset, rules=tuple(rules))


def context_of(
    settings: Settings | None,
    ruleset: Ruleset,
    municipality: str | None,
    now: dt.datetime,
    embargo: tuple[EmbargoEntry, ...],
) -> Context:
    """The context of a run; `municipality` (id or name) goes before the configuration's.

    Without either, all guidelines apply. Raises ConfigError for a municipality that has none.
    """
    values = settings.values if settings else None
    name = municipality or (values.municipality if values else None)
    towns = [guideline.municipality for guideline in ruleset.guidelines.values()]
    chosen = tuple(town.id for town in towns if name is None or name in (town.id, town.name))
    if not chosen:
        known = tuple(word for town in towns for word in (town.id, town.name))
        if settings is not None and municipality is None:
            raise ConfigError([unknown(settings, "自治体", str(name), known, "municipality")])
        raise ConfigError(
            [Problem("--municipality", 0, 0, f"自治体「{name}」はありません", f"使えるもの: {' '.join(known)}")]
        )
    return dataclasses.replace(surroundings(settings, now), municipalities=chosen, embargo=embargo)


def surroundings(settings: Settings | None, now: dt.datetime) -> Context:
    """The office's own names and numbers, and the clock: what the detectors need, without any guideline."""
    return Context((), now) if settings is None else in_office(Context((), now), settings.values)


def in_office(context: Context, values: ConfigFile) -> Context:
    """A context with the hosts, contacts, people, accounts and opening hours of a configuration."""
    accounts = {
        handle_of(name): account.operating_hours.hours if account.operating_hours else None
        for name, account in values.accounts.items()
    }
    return dataclasses.replace(
        context,
        own_hosts=values.own_hosts,
        allowed_hosts=values.allowed_hosts,
        contacts=(*values.contacts, *values.accounts),  # registered accounts are the office's own names in links
        public_figures=values.public_figures,
        accounts=accounts,
        operating_hours=values.operating_hours.hours if values.operating_hours else None,
    )
