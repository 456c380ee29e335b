"""Registers in YAML and JSON: a list of mappings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import yaml

from postlint.config.register.rows import Place, Row, Value
from postlint.documents import json_nodes
from postlint.documents.decode import decode
from postlint.documents.nodes import Listing, Node, Record, Scalar
from postlint.errors import ConfigError, Problem
from postlint.model import Source, Span
from postlint.ruleset.nodes import compose, place
from postlint.ruleset.shapes import plain

_AS_LIST = "「- id: …」の並びで書いてください"
_AS_FIELDS = "id、title、release_at を書いてください"
_NO_LIST = "解禁登録簿がリストではありません"
_NO_FIELDS = "登録が項目の並びではありません"


def yaml_rows(data: bytes, path: str) -> Sequence[Row]:
    """The entries of a YAML list. Raises ConfigError or DocumentError where it is none."""
    node, faults = compose(decode(data, path).text, path)
    if node is None or faults:
        raise ConfigError(faults)
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError([Problem(path, 1, 1, _NO_LIST, _AS_LIST)])
    wrong = [child for child in node.value if not isinstance(child, yaml.MappingNode)]
    if wrong:
        raise ConfigError([Problem(path, *place(child), _NO_FIELDS, _AS_FIELDS) for child in wrong])
    return [_yaml_row(child) for child in node.value]


def _yaml_row(node: yaml.MappingNode) -> Row:
    values = {key.value: Value(_content(plain(value)), Place(*place(value))) for key, value in node.value}
    return Row(values, Place(*place(node)))


def json_rows(data: bytes, path: str) -> Sequence[Row]:
    """The entries of a JSON list. Raises ConfigError or DocumentError where it is none."""
    source = decode(data, path)
    parsed = json_nodes.parse(source, Span(0, len(source.text)))
    if parsed.problems:
        raise ConfigError(parsed.problems)
    if parsed.node is None:
        raise ConfigError([Problem(path, 1, 1, "中身がありません", "内容を書いてください")])
    if not isinstance(parsed.node, Listing):
        raise ConfigError([Problem(path, 1, 1, _NO_LIST, '[{"id": …}] の形で書いてください')])
    wrong = [item for item in parsed.node.items if not isinstance(item, Record)]
    if wrong:
        raise ConfigError([Problem(path, *source.position(item.span.start), _NO_FIELDS, _AS_FIELDS) for item in wrong])
    return [_json_row(item, source) for item in parsed.node.items if isinstance(item, Record)]


def quick_json_rows(data: bytes, path: str) -> Sequence[Row]:
    """The same without places, a hundred times as fast. Raises ConfigError for whatever is not as it should be."""
    try:
        items = json.loads(decode(data, path).text, object_pairs_hook=_pairs)
    except ValueError:
        items = None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ConfigError([Problem(path, 0, 0, _NO_LIST)])
    return [Row({key: Value(_quick(value), Place()) for key, value in item.items()}, Place()) for item in items]


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a key comes twice")
    return record


def _quick(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(item) for item in value if item is not None)
    return "" if value is None or isinstance(value, dict) else str(value)


def _json_row(record: Record, source: Source) -> Row:
    values = {key.name: Value(_json_content(node), _place(node, source)) for key, node in record.entries}
    return Row(values, _place(record, source))


def _place(node: Node, source: Source) -> Place:
    return Place(*source.position(node.span.start))


def _json_content(node: Node) -> str | tuple[str, ...]:
    if isinstance(node, Listing):
        return tuple(text for item in node.items if (text := str(_json_content(item))))
    if isinstance(node, Scalar):
        return "" if node.value is None else str(node.value)
    return ""


def _content(value: Any) -> str | tuple[str, ...]:
    """Text, or a tuple of texts; null is empty, and so is a mapping, which no field can be."""
    if isinstance(value, list):
        return tuple(str(item) for item in value if item is not None)
    return value if isinstance(value, str) else ""
