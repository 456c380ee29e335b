"""Shapes: how a frozen dataclass is written in YAML, derived from its own types.

One derivation serves three readers: the strict one with places and all errors at once, the quick one for the
compiled cache, and the JSON Schema for editors.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Literal, Protocol

import yaml

from postlint.errors import Problem
from postlint.matchers import MATCHERS
from postlint.matchers.scan import Matcher
from postlint.names import closest, nearest
from postlint.ruleset.nodes import place

Report = Callable[[yaml.Node, str, str], None]
"""Called with the node, what is wrong, and how to mend it."""


class Invalid(Exception):  # noqa: N818 — a signal between readers, never shown
    """A node that could not be read; the reason has been reported already."""


class Shape(Protocol):
    """How one type is written."""

    def read(self, node: yaml.Node, report: Report) -> Any:
        """The value of a node. Reports every fault inside it and raises Invalid if there was one."""
        ...

    def build(self, plain: Any) -> Any:
        """The value from plain data that `read` has accepted before."""
        ...

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """Its JSON Schema; records are put into `definitions` by name."""
        ...


@dataclasses.dataclass(frozen=True)
class Scalar:
    """A string, a whole number or a truth value."""

    type: type

    def read(self, node: yaml.Node, report: Report) -> Any:
        """Scalars are strings as written; numbers and truth values are read from the string."""
        if not isinstance(node, yaml.ScalarNode):
            report(node, "ここには一つの値を書きます", "リストや項目の並びではなく、値を一つ書いてください")
            raise Invalid
        try:
            return self.build(node.value)
        except ValueError:
            wanted = "true か false" if self.type is bool else "整数"
            report(node, f"「{node.value}」は{wanted}ではありません", f"{wanted}を書いてください")
            raise Invalid from None

    def build(self, plain: Any) -> Any:
        """The value from its string."""
        if self.type is bool:
            if plain not in ("true", "false"):
                raise ValueError(plain)
            return plain == "true"
        return self.type(plain)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """The JSON type."""
        return {"type": {str: "string", int: "integer", bool: "boolean"}[self.type]}


@dataclasses.dataclass(frozen=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]
    make: Callable[[str], Any]

    def read(self, node: yaml.Node, report: Report) -> Any:
        """The word, with the nearest one suggested when it is not among them."""
        word = Scalar(str).read(node, report)
        if word not in self.words:
            report(node, f"「{word}」は使えない値です", nearest(word, self.words))
            raise Invalid
        return self.make(word)

    def build(self, plain: Any) -> Any:
        """The value of the word."""
        return self.make(plain)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclasses.dataclass(frozen=True)
class Many:
    """A list; one value alone stands for a list of one where the items are scalars."""

    item: Shape

    @property
    def _single(self) -> bool:
        return isinstance(self.item, Scalar | Choice)

    def read(self, node: yaml.Node, report: Report) -> tuple[Any, ...]:
        """Every item; an empty list is refused."""
        if self._single and isinstance(node, yaml.ScalarNode) and node.value != "":
            return (self.item.read(node, report),)
        if not isinstance(node, yaml.SequenceNode):
            report(node, "ここにはリストを書きます", "「- 」で始まる行か、[ ] で囲んで書いてください")
            raise Invalid
        if not node.value:
            report(node, "リストが空です", "一つ以上書くか、項目ごと消してください")
            raise Invalid
        return tuple(_each(lambda child: self.item.read(child, report), node.value))

    def build(self, plain: Any) -> tuple[Any, ...]:
        """The items."""
        if isinstance(plain, str):
            return (self.item.build(plain),)
        return tuple(self.item.build(item) for item in plain)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """An array, or one item."""
        item = self.item.schema(definitions)
        array = {"type": "array", "items": item, "minItems": 1}
        return {"anyOf": [item, array]} if self._single else array


@dataclasses.dataclass(frozen=True)
class Table:
    """A mapping from free or given names to values of one shape."""

    keys: tuple[str, ...]
    make: Callable[[str], Any]
    value: Shape

    def read(self, node: yaml.Node, report: Report) -> dict[Any, Any]:
        """Every entry."""
        if not isinstance(node, yaml.MappingNode):
            report(node, "ここには「名前: 値」の並びを書きます", "一行に一つずつ「名前: 値」を書いてください")
            raise Invalid
        return dict(_each(lambda pair: self._pair(pair[0], pair[1], report), node.value))

    def _pair(self, key: yaml.Node, value: yaml.Node, report: Report) -> tuple[Any, Any]:
        name = str(key.value)
        if self.keys and name not in self.keys:
            report(key, f"「{name}」という名前はありません", nearest(name, self.keys))
            raise Invalid
        return self.make(name), self.value.read(value, report)

    def build(self, plain: Any) -> dict[Any, Any]:
        """The entries."""
        return {self.make(key): self.value.build(value) for key, value in plain.items()}

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """An object with values of one kind."""
        schema: dict[str, Any] = {"type": "object", "additionalProperties": self.value.schema(definitions)}
        if self.keys:
            schema["propertyNames"] = {"enum": list(self.keys)}
        return schema


class Record:
    """A mapping with fixed keys: the fields of a dataclass, a trailing underscore taken off the name."""

    def __init__(self, cls: type) -> None:
        self.cls = cls
        hints = typing.get_type_hints(cls)
        assert dataclasses.is_dataclass(cls)
        self.fields = {f.name.rstrip("_"): f for f in dataclasses.fields(cls) if not f.name.startswith("_")}
        self.hints = {key: hints[f.name] for key, f in self.fields.items()}

    def shape(self, key: str) -> Shape:
        """The shape of one field."""
        return shape_of(self.hints[key])

    @property
    def required(self) -> list[str]:
        """Keys that must be written."""
        missing = dataclasses.MISSING
        return [k for k, f in self.fields.items() if f.default is missing and f.default_factory is missing]

    def read(self, node: yaml.Node, report: Report) -> Any:
        """The dataclass; unknown and missing keys are reported with the nearest name."""
        if not isinstance(node, yaml.MappingNode):
            report(node, "ここには項目の並びを書きます", f"使える項目: {' '.join(self.fields)}")
            raise Invalid
        given = {str(key.value): value for key, value in node.value}
        lacking = [key for key in self.required if key not in given]
        meant = {close for key in given if key not in self.fields for close in closest(key, self.fields)}
        for key in lacking:
            if key in meant:
                continue  # the misspelt key is reported itself
            report(node, f"項目「{key}」がありません", f"「{key}:」を書き足してください")
        pairs = _each(lambda pair: self._pair(pair[0], pair[1], report), node.value)
        if lacking:
            raise Invalid
        return self.cls(**dict(pairs))

    def _pair(self, key: yaml.Node, value: yaml.Node, report: Report) -> tuple[str, Any]:
        name = str(key.value)
        if name not in self.fields:
            report(key, f"項目「{name}」はありません", nearest(name, self.fields))
            raise Invalid
        return self.fields[name].name, self.shape(name).read(value, report)

    def build(self, plain: Any) -> Any:
        """The dataclass from plain data."""
        return self.cls(**{self.fields[key].name: self.shape(key).build(value) for key, value in plain.items()})

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """A reference to the object's definition."""
        name = self.cls.__name__
        if name not in definitions:
            definitions[name] = {}
            properties = {}
            for key, field in self.fields.items():
                properties[key] = self.shape(key).schema(definitions)
                if about := field.metadata.get("about"):
                    properties[key] = {**properties[key], "description": about}
            definitions[name] = {
                "type": "object",
                "description": (self.cls.__doc__ or "").strip().split("\n\n")[0],
                "properties": properties,
                "required": self.required,
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}


@dataclasses.dataclass(frozen=True)
class Tagged:
    """One of several records, told apart by the key that only it has."""

    table: Mapping[str, type]

    def record(self, keys: typing.Iterable[str]) -> Record | None:
        """The record that the keys call for."""
        kinds = {self.table[key] for key in keys if key in self.table}
        return record_of(kinds.pop()) if len(kinds) == 1 else None

    def read(self, node: yaml.Node, report: Report) -> Any:
        """The record chosen by its key."""
        keys = [str(key.value) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
        record = self.record(keys)
        if record is None:
            odd = next((key for key in keys if key not in self.table), "")
            many = sum(key in self.table for key in keys) > 1
            what = "探し方がいくつも書かれています" if many else "探し方がありません"
            choose = f"次のどれか一つを書いてください: {' '.join(self.table)}"
            report(node, what, nearest(odd, self.table) if odd else choose)
            raise Invalid
        return record.read(node, report)

    def build(self, plain: Any) -> Any:
        """The record from plain data."""
        record = self.record(plain)
        assert record is not None
        return record.build(plain)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """One branch a key."""
        branches: dict[type, list[str]] = {}
        for key, cls in self.table.items():
            branches.setdefault(cls, []).append(key)
        definitions.setdefault("Find", {})
        if not definitions["Find"]:
            definitions["Find"]["oneOf"] = []
            definitions["Find"]["oneOf"] = [
                {**record_of(cls).schema(definitions), "anyOf": [{"required": [key]} for key in keys]}
                for cls, keys in branches.items()
            ]
        return {"$ref": "#/$defs/Find"}


@dataclasses.dataclass(frozen=True)
class WordOr:
    """Either a single word or a record: `field` is the record's key that the word stands for."""

    record: Shape
    field: str

    def read(self, node: yaml.Node, report: Report) -> Any:
        """The record; a scalar is a record with only that field."""
        if isinstance(node, yaml.ScalarNode):
            return self.build(Scalar(str).read(node, report))
        return self.record.read(node, report)

    def build(self, plain: Any) -> Any:
        """The record from plain data."""
        return self.record.build({self.field: plain} if isinstance(plain, str) else plain)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """A string or the record."""
        return {"anyOf": [{"type": "string"}, self.record.schema(definitions)]}


@dataclasses.dataclass(frozen=True)
class Maybe:
    """A value, or null for none."""

    shape: Shape

    def read(self, node: yaml.Node, report: Report) -> Any:
        """None for a plain null."""
        return None if is_null(node) else self.shape.read(node, report)

    def build(self, plain: Any) -> Any:
        """The value."""
        return None if plain is None else self.shape.build(plain)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """That of the value, or null."""
        return {"anyOf": [self.shape.schema(definitions), {"type": "null"}]}


@dataclasses.dataclass(frozen=True)
class Anything:
    """Any YAML value, as JSON-like data of strings."""

    def read(self, node: yaml.Node, report: Report) -> Any:
        """Strings, lists, mappings and None."""
        return plain(node)

    def build(self, plain: Any) -> Any:
        """The value itself."""
        return plain

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """No restriction."""
        return {}


def is_null(node: yaml.Node) -> bool:
    """Whether a node is a plain (unquoted) null."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "null", "~")


def plain(node: yaml.Node) -> Any:
    """A node as JSON-like data: strings as written, None for null, lists and mappings."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(child) for child in node.value]
    return None if is_null(node) else node.value


@cache
def record_of(cls: Any) -> Record:
    """The record shape of a dataclass."""
    return Record(cls)


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of a type annotation. Raises TypeError for a type that no rule file can hold."""
    if hint is Matcher:
        return Tagged(MATCHERS)
    if hint is Any:
        return Anything()
    shorthand = getattr(hint, "written_as", None)
    if shorthand is not None:
        return typing.cast(Shape, shorthand())
    if hint in (str, int, bool):
        return Scalar(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Choice(tuple(hint), hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return record_of(hint)
    return _generic(hint)


def _generic(hint: Any) -> Shape:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return Choice(arguments, str)
    if origin in (typing.Union, types.UnionType):
        return Maybe(shape_of(next(argument for argument in arguments if argument is not type(None))))
    if origin is tuple:
        return Many(shape_of(arguments[0]))
    if origin in (dict, Mapping):
        key = arguments[0]
        free = key is str
        return Table(() if free else tuple(key), key, shape_of(arguments[1]))
    raise TypeError(f"no shape for {hint!r}")


def _each(read: Callable[[Any], Any], items: typing.Iterable[Any]) -> list[Any]:
    """Read all items, so that every fault is reported, then raise Invalid if there was one."""
    values, failed = [], False
    for item in items:
        try:
            values.append(read(item))
        except Invalid:
            failed = True
    if failed:
        raise Invalid
    return values


def reporter(path: str, problems: list[Problem]) -> Report:
    """A report function that collects problems of one file."""

    def report(node: yaml.Node, what: str, mend: str) -> None:
        problems.append(Problem(path, *place(node), what, mend))

    return report
