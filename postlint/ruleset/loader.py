"""Files -> Ruleset. All errors of all files at once; a compiled cache for the shipped, checked rules."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from postlint import resources
from postlint._version import __version__
from postlint.errors import Problem, RuleError
from postlint.matchers.index import TermIndex
from postlint.matchers.literals import required
from postlint.matchers.terms import TermGroup
from postlint.ruleset.checks import Loaded, check, expressions
from postlint.ruleset.language import ConditionSet, Guideline, Lexicon, Rule, RuleFile
from postlint.ruleset.lexicon_file import packed, read_lexicon, unpacked, with_readings
from postlint.ruleset.nodes import compose
from postlint.ruleset.shapes import Invalid, plain, record_of, reporter

T = TypeVar("T", RuleFile, Guideline)


@dataclass(frozen=True)
class Ruleset:
    """Everything that decides what is found and what is cited."""

    rules: tuple[Rule, ...]
    sets: Mapping[str, ConditionSet]
    lexicons: Mapping[str, Lexicon]
    guidelines: Mapping[str, Guideline]
    cases: Mapping[str, str]
    """What each case means."""
    digest: str
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Regular expression -> words of which one must stand in a text that it matches; only a help, never needed."""

    @classmethod
    def empty(cls) -> Ruleset:
        """No rules at all."""
        return cls((), {}, {}, {}, {}, "")

    @cached_property
    def passes(self) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        """The rules that stand alone, then those that want findings of others (`beside`)."""
        alone = tuple(rule for rule in self.rules if not rule.beside)
        return alone, tuple(rule for rule in self.rules if rule.beside)

    @cached_property
    def index(self) -> TermIndex:
        """The automata over all lexicons and all lists written in rules and sets."""
        groups: list[TermGroup] = [lexicon.group for lexicon in self.lexicons.values()]
        for rule in self.rules:
            groups += rule.find.groups()
            groups += [group for excuse in rule.unless if excuse.find for group in excuse.find.groups()]
        for named in self.sets.values():
            excuses = (*named.any, *named.unless)
            groups += [group for excuse in excuses if excuse.find for group in excuse.find.groups()]
        return TermIndex(groups, self.words)


@dataclass(frozen=True, slots=True)
class RuleSources:
    """Which files make up a rule set, with their contents (bytes) and the names that messages call them by."""

    rules: tuple[tuple[str, bytes], ...]
    guidelines: tuple[tuple[str, bytes], ...]
    lexicons: tuple[tuple[str, bytes], ...]

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over names and contents, independent of where the files lie."""
        total = hashlib.sha256()
        for name, data in (*self.rules, *self.guidelines, *self.lexicons):
            total.update(Path(name).name.encode() + b"\0" + hashlib.sha256(data).digest())
        return total.hexdigest()


def shipped_sources() -> RuleSources:
    """The rules, guidelines and lexicons that come with postlint."""
    rules, words = resources.path("rules"), resources.path("dictionaries")
    return RuleSources(
        _contents(sorted(rules.glob("*.yaml"))),
        _contents(sorted((rules / "guidelines").glob("*.yaml"))),
        _contents(sorted(words.glob("*.txt"))),
    )


def load(sources: RuleSources, cache: Path | None = None) -> Ruleset:
    """The rule set of some files. Raises RuleError with every problem of every file.

    With `cache` (a folder), rules that were checked before are built without being checked again and without
    their examples; the cache holds rules only, never drafts, and is found by digest.
    """
    digest = sources.digest
    file = cache / f"rules-{__version__}-{digest[:32]}.json" if cache is not None else None
    if file is not None:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            return _build(json.loads(file.read_bytes()), digest)
    loaded, data = _read(sources)
    if file is not None:
        _store(file, data)
    return Ruleset(
        tuple(rule for _, part, _ in loaded.rules for rule in part.rules),
        {named.id: named for _, part, _ in loaded.rules for named in part.sets},
        loaded.lexicons,
        {part.municipality.id: part for _, part, _ in loaded.guidelines},
        {case.id: case.about for _, part, _ in loaded.rules for case in part.cases},
        digest,
        data["words"],
    )


def _read(sources: RuleSources) -> tuple[Loaded, dict[str, Any]]:
    problems: list[Problem] = []
    rules = tuple(_file(name, data, RuleFile, problems) for name, data in sources.rules)
    guidelines = tuple(_file(name, data, Guideline, problems) for name, data in sources.guidelines)
    lexicons = with_readings(_lexicons(sources, problems))
    loaded = Loaded(
        tuple(part for part in rules if part is not None), tuple(part for part in guidelines if part), lexicons
    )
    problems += check(loaded)
    if problems:
        raise RuleError(problems)
    data = {
        "rules": [_without_examples(plain(node)) for _, _, node in loaded.rules],
        "guidelines": [plain(node) for _, _, node in loaded.guidelines],
        "lexicons": [packed(lexicon) for lexicon in loaded.lexicons.values()],
        "words": {pattern: sorted(required(pattern)) for pattern in sorted(expressions(loaded))},
    }
    return loaded, data


def _file(name: str, data: bytes, cls: type[T], problems: list[Problem]) -> tuple[str, T, Any] | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, 0, "UTF-8 として読めません", "文字コードを UTF-8 にして保存してください"))
        return None
    node, faults = compose(text, name)
    problems += faults
    if node is None or faults:
        return None
    try:
        shape: Any = record_of(cast(Any, cls))
        return name, shape.read(node, reporter(name, problems)), node
    except Invalid:
        return None


def _lexicons(sources: RuleSources, problems: list[Problem]) -> dict[str, Lexicon]:
    lexicons: dict[str, Lexicon] = {}
    for path, data in sources.lexicons:
        name = Path(path).stem
        try:
            lexicon, faults = read_lexicon(data.decode("utf-8-sig"), name, path)
        except UnicodeDecodeError:
            problems.append(Problem(path, 0, 0, "UTF-8 として読めません", "文字コードを UTF-8 にして保存してください"))
            continue
        problems += faults
        if name in lexicons:
            problems.append(Problem(path, 0, 0, f"辞書「{name}」が二つあります", "ファイル名を変えてください"))
        if lexicon is not None:
            lexicons[name] = lexicon
    return lexicons


def _build(data: dict[str, Any], digest: str) -> Ruleset:
    files = [record_of(RuleFile).build(part) for part in data["rules"]]
    guidelines = [record_of(Guideline).build(part) for part in data["guidelines"]]
    return Ruleset(
        tuple(rule for part in files for rule in part.rules),
        {named.id: named for part in files for named in part.sets},
        {lexicon.name: lexicon for lexicon in map(unpacked, data["lexicons"])},
        {part.municipality.id: part for part in guidelines},
        {case.id: case.about for part in files for case in part.cases},
        digest,
        data["words"],
    )


def _without_examples(data: dict[str, Any]) -> dict[str, Any]:
    rules = [{**rule, "examples": {"bad": [], "good": []}} for rule in data.get("rules", [])]
    return {**data, "rules": rules} if rules else data


def _store(file: Path, data: dict[str, Any]) -> None:
    """Write the cache in one step; without a writable folder the rules are simply read anew each time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False)
        Path(name).replace(file)


def _contents(paths: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    return tuple((str(path), path.read_bytes()) for path in paths)
