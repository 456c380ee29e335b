"""The rule language: what may stand in a rule file, a guideline file and a lexicon, as frozen dataclasses.

The YAML readers and the JSON Schemas are derived from these types (`shapes`), so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import yaml

from postlint.matchers import MATCHERS
from postlint.matchers.metadata import Condition
from postlint.matchers.scan import Matcher
from postlint.matchers.terms import TermGroup
from postlint.model import Category, Severity
from postlint.ruleset.shapes import Choice, Invalid, Report, Scalar, Shape, Tagged, WordOr, record_of


class Within(StrEnum):
    """Where an exception must stand to excuse a match."""

    MATCH = "match"
    """It covers the match (ばか苗病 covers ばか)."""
    OVERLAP = "overlap"
    """It shares at least one character with the match."""
    SENTENCE = "sentence"
    """In the same sentence."""
    AFTER = "after"
    """Behind the match in the same sentence: 「…は許されません」."""
    BEFORE = "before"
    """Ahead of the match in the same sentence."""
    NEXT = "next"
    """In the sentence that follows."""
    LINE = "line"
    """On the same line."""
    POST = "post"
    """Anywhere in the post."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """An exception: a named set (`use`), or a find and where it must stand."""

    use: str = ""
    find: Matcher | None = None
    within: Within = Within.MATCH

    @staticmethod
    def written_as() -> Shape:
        """A set's name alone, or a find with `within` beside its keys."""
        return _ExcuseShape()


@dataclass(frozen=True, slots=True)
class _ExcuseShape:
    def read(self, node: yaml.Node, report: Report) -> Excuse:
        if isinstance(node, yaml.ScalarNode):
            return Excuse(use=Scalar(str).read(node, report))
        if not isinstance(node, yaml.MappingNode):
            report(
                node,
                "例外は、条件の集まりの名前か、探し方で書きます",
                "「- 名前」または「- {terms: […], within: sentence}」",
            )
            raise Invalid
        rest = yaml.MappingNode(node.tag, [pair for pair in node.value if pair[0].value != "within"], node.start_mark)
        within = next((value for key, value in node.value if key.value == "within"), None)
        where = Within.MATCH if within is None else self._within.read(within, report)
        return Excuse(find=Tagged(MATCHERS).read(rest, report), within=where)

    @property
    def _within(self) -> Choice:
        return Choice(tuple(Within), Within)

    def build(self, plain: Any) -> Excuse:
        if isinstance(plain, str):
            return Excuse(use=plain)
        rest = {key: value for key, value in plain.items() if key != "within"}
        return Excuse(find=Tagged(MATCHERS).build(rest), within=Within(plain.get("within", Within.MATCH)))

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        Tagged(MATCHERS).schema(definitions)
        if "Excuse" not in definitions:
            branches = [
                {**definitions[branch["$ref"].rpartition("/")[2]], "anyOf": branch["anyOf"]}
                for branch in definitions["Find"]["oneOf"]
            ]
            for branch in branches:
                branch["properties"] = {**branch["properties"], "within": self._within.schema(definitions)}
            definitions["Excuse"] = {"description": Excuse.__doc__, "oneOf": [{"type": "string"}, *branches]}
        return {"$ref": "#/$defs/Excuse"}


@dataclass(frozen=True, slots=True)
class Example:
    """A post that a rule must find or must not find; in a bad one `[` and `]` mark the span that is reported."""

    text: str
    with_: Mapping[str, Any] = field(default_factory=dict, metadata={"about": "投稿のほかの項目"})

    @staticmethod
    def written_as() -> Shape:
        """The text alone, or with fields."""
        return WordOr(record_of_example(), "text")


@dataclass(frozen=True, slots=True)
class _ExampleRecord(Example):
    """An example with fields."""

    written_as = None  # type: ignore[assignment]  # the record itself, not its shorthand


def record_of_example() -> Shape:
    """The long form of an example."""
    return record_of(_ExampleRecord)


@dataclass(frozen=True, slots=True)
class Examples:
    """Posts that the rule must find, and posts like them that it must leave alone."""

    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is found, how it is said, what excuses it. Whether it matters is the guideline's affair."""

    id: str
    category: Category
    severity: Severity = field(metadata={"about": "この規則の重さの上限。ガイドラインがさらに下げることがある"})
    message: str
    find: Matcher
    examples: Examples
    suggestion: str | None = None
    why: str | None = field(default=None, metadata={"about": "規則の理由(explain で表示)"})
    case: tuple[str, ...] = field(default=(), metadata={"about": "ガイドラインの case が名指す場面"})
    unless: tuple[Excuse, ...] = ()
    when: Mapping[str, Condition] = field(default_factory=dict, metadata={"about": "投稿の項目の条件"})
    beside: tuple[Category, ...] = field(
        default=(), metadata={"about": "同じ投稿に、これらの区分のほかの指摘(info を除く)があるときだけ"}
    )
    once: Literal["post", "run"] | None = field(
        default=None,
        metadata={"about": "post=一つの投稿で初めの一か所だけ run=設定についての知らせ。条項のある自治体で一回だけ"},
    )


@dataclass(frozen=True, slots=True)
class ConditionSet:
    """A named set of exceptions that rules and guidelines share.

    It holds where one of `any` does (and `when`), and none of `unless`.
    """

    id: str
    about: str
    any: tuple[Excuse, ...] = ()
    unless: tuple[Excuse, ...] = ()
    when: Mapping[str, Condition] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case that rules declare (`case`) and guidelines name: 選挙運動, あおり …"""

    id: str
    about: str


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file."""

    rules: tuple[Rule, ...] = ()
    sets: tuple[ConditionSet, ...] = ()
    cases: tuple[CaseName, ...] = ()


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose guideline it is; `code` is the six-digit local government code (総務省 全国地方公共団体コード)."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class GuidelineInfo:
    """The document: `sha256` is that of its text with all white space removed."""

    title: str
    edition: str | None = None
    source: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Enforcement:
    """How a clause weighs on a category: a ceiling, perhaps only in one case, or in all but one."""

    severity: Severity
    case: str | None = None
    unless_case: str | None = None
    except_: tuple[str, ...] = ()
    lower: Mapping[str, Severity] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    @staticmethod
    def written_as() -> Shape:
        """The severity alone, or with a case and conditions of its own."""
        return WordOr(record_of(_EnforcementRecord), "severity")


@dataclass(frozen=True, slots=True)
class _EnforcementRecord(Enforcement):
    """An enforcement with a case."""

    written_as = None  # type: ignore[assignment]  # the record itself, not its shorthand


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of the document: a heading, a clause, or text that is excused."""

    id: str | None = None
    alias: tuple[str, ...] = ()
    label: str | None = None
    heading: str | None = None
    lead: str | None = None
    text: str | None = None
    under: str | None = None
    note: str | None = None
    enforces: Mapping[Category, Enforcement] = field(default_factory=dict)
    except_: tuple[str, ...] = ()
    lower: Mapping[str, Severity] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    asks: str | None = None
    excused: str | None = None

    @property
    def fates(self) -> int:
        """How many of the three fates it has (enforces and asks together count once)."""
        return int(bool(self.enforces or self.asks)) + int(self.excused is not None)


@dataclass(frozen=True)
class Guideline:
    """A guideline, from top to bottom."""

    municipality: Municipality
    guideline: GuidelineInfo
    body: tuple[Entry, ...]

    @property
    def clauses(self) -> tuple[Entry, ...]:
        """The entries that have an id."""
        return tuple(entry for entry in self.body if entry.id is not None)

    def clause(self, name: str) -> Entry | None:
        """The clause of that id or alias."""
        return next((entry for entry in self.clauses if name == entry.id or name in entry.alias), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A term list of `dictionaries/`: one purpose, its source and date on top."""

    name: str
    purpose: str
    source: str
    date: str
    group: TermGroup
    path: str
    disguise: bool = False
    """Whether disguised spellings are looked for too (伏字, kana for kanji)."""
