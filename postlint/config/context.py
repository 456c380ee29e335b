"""Settings -> what a run needs: the checked rule set, rules adjusted, and the context."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from postlint.config.checks import missing_files, wrong_names
from postlint.config.files import Settings, is_file_name
from postlint.config.settings import Account, ConfigFile
from postlint.errors import ConfigError, PostlintError, Problem
from postlint.matchers.accounts import handle_of
from postlint.model import Context, EmbargoEntry, Home, Severity
from postlint.ruleset.loader import Ruleset, RuleSources, load, shipped_sources
from postlint.ruleset.own_files import guideline_id, with_files


def open_ruleset(settings: Settings | None, municipality: str | None = None, cache: Path | None = None) -> Ruleset:
    """The shipped rules and guidelines and those that the configuration adds, before `rule_settings`.

    `municipality` may be a guideline file as well. Raises ConfigError or RuleError with every problem of the
    configuration's names and of the files it adds.
    """
    missing = list(missing_files(settings)) if settings else []
    try:
        ruleset = load(_sources(settings, municipality), cache)
    except PostlintError as error:
        raise type(error)([*error.problems, *missing]) from None
    problems = [*missing, *(wrong_names(settings, ruleset) if settings else ())]
    if problems:
        raise ConfigError(problems)
    return ruleset


def open_register(settings: Settings | None, given: Path | None = None) -> tuple[EmbargoEntry, ...]:
    """The entries of the register that is given, else of the configuration's; none without one. Raises ConfigError."""
    path = given or (settings.embargo if settings else None)
    if path is None:
        return ()
    from postlint.config.register import read_register  # with tables, which most runs need not wait for

    return read_register(path)


def _sources(settings: Settings | None, municipality: str | None) -> RuleSources:
    rules: Iterable[Path] = settings.rules if settings else ()
    guidelines = settings.guidelines if settings else ()
    if is_file_name(municipality):
        guidelines = (*guidelines, Path(municipality))
    return with_files(
        shipped_sources(), (path for path in rules if path.exists()), (path for path in guidelines if path.is_file())
    )


def adjusted(ruleset: Ruleset, settings: Settings | None) -> Ruleset:
    """The rule set with `rule_settings` applied: rules off or lowered."""
    wanted = settings.values.rule_settings if settings else {}
    if not wanted:
        return ruleset
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
    """The context of a run; `municipality` (id, name or file) goes before the configuration's and its accounts'.

    Without any, all guidelines apply. Raises ConfigError for a municipality that has none.
    """
    values = settings.values if settings else ConfigFile()
    context = Context(tuple(ruleset.guidelines), now, embargo=embargo)
    name = municipality or values.municipality
    if name is not None:
        chosen = town_id(ruleset, name)
        if chosen is None:
            known = " ".join(
                word for g in ruleset.guidelines.values() for word in (g.municipality.id, g.municipality.name)
            )
            what = f"自治体「{name}」はありません"
            raise ConfigError([Problem("--municipality", 0, 0, what, f"使えるもの: {known}")])
        context = dataclasses.replace(context, municipalities=(chosen,))
    homes = {}
    for handle, account in values.accounts.items():
        own = town_id(ruleset, account.municipality) if account.municipality and not municipality else None
        homes[handle_of(handle)] = _home(account, own, values)
    homes = {handle: home for handle, home in homes.items() if home != Home()}
    return dataclasses.replace(in_office(context, values), homes=homes)


def town_id(ruleset: Ruleset, name: str) -> str | None:
    """The id of a municipality written as id, name or guideline file; None where there is none."""
    if is_file_name(name):
        path = Path(name)
        name = guideline_id(path.read_bytes()) or "" if path.is_file() else ""
    towns = [guideline.municipality for guideline in ruleset.guidelines.values()]
    return next((town.id for town in towns if name in (town.id, town.name)), None)


def _home(account: Account, municipality: str | None, values: ConfigFile) -> Home:
    contacts = (*account.contacts, *values.accounts) if account.contacts else ()
    return Home(municipality, account.own_hosts, account.allowed_hosts, contacts)


def surroundings(settings: Settings | None, now: dt.datetime) -> Context:
    """The office's own names and numbers, and the clock: what the detectors need, without any guideline."""
    return in_office(Context((), now), settings.values if settings else ConfigFile())


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
