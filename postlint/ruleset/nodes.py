"""YAML as nodes with places: nothing is converted, duplicate keys and aliases are refused."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from postlint.errors import Problem

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, path: str) -> tuple[yaml.Node | None, tuple[Problem, ...]]:
    """The root node of a YAML text, and what is wrong with it (syntax, duplicate keys, aliases)."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, (_syntax(error, path),)
    if root is None:
        return None, (Problem(path, 1, 1, "中身がありません", "内容を書くか、ファイルを消してください"),)
    return root, tuple(_faults(root, path, set()))


def place(node: yaml.Node) -> tuple[int, int]:
    """1-based line and column of a node."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    detail = getattr(error, "problem", None) or str(error)
    return Problem(
        path, line, column, f"YAML として読めません({detail})", "字下げ、引用符、コロンの後の空白を確かめてください"
    )


def _faults(node: yaml.Node, path: str, seen: set[int]) -> Iterator[Problem]:
    if id(node) in seen:
        yield Problem(path, *place(node), "別名(*や&)は使えません", "同じ内容をもう一度書いてください")
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _faults(child, path, seen)
    elif isinstance(node, yaml.MappingNode):
        keys: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if not isinstance(key, yaml.ScalarNode):
                yield Problem(path, *place(key), "項目名が文字列ではありません", "「名前: 値」の形で書いてください")
            elif name in keys:
                first = place(keys[name])[0]
                yield Problem(
                    path, *place(key), f"項目「{name}」が二度書かれています", f"{first}行の方とまとめてください"
                )
            keys.setdefault(name, key)
            yield from _faults(value, path, seen)
