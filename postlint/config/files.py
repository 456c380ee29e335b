"""postlint.yaml on disk: the file, what it extends, and which of its overrides hold for a draft."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeGuard

import yaml

from postlint.config.settings import ConfigFile, Override, laid_over
from postlint.errors import ConfigError, Problem
from postlint.ruleset.nodes import compose, place
from postlint.ruleset.shapes import Invalid, record_of, reporter

NAME = "postlint.yaml"
Key = str | int
"""A step into a file: a key, or the number (from 0) of an item."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: 1-based line and column in code points."""

    path: Path
    line: int
    column: int


@dataclass(frozen=True)
class Layer:
    """One file of a chain of `extends`: what it says, and where."""

    path: Path
    values: ConfigFile
    root: yaml.Node | None

    def place(self, *keys: Key) -> Place | None:
        """Where a key is written in this file; None where it is not."""
        node, found = self.root, (1, 1)
        for key in keys:
            step = _step(node, key)
            if step is None:
                return None
            found, node = place(step[0]), step[1]
        return Place(self.path, *found)

    def problem(self, keys: tuple[Key, ...], what: str, mend: str) -> Problem:
        """A fault of what is written at a key."""
        at = self.place(*keys) or Place(self.path, 1, 1)
        return Problem(str(at.path), at.line, at.column, what, mend)

    def keys(self, *above: Key) -> tuple[str, ...]:
        """The keys written in a mapping of this file."""
        node = self.root
        for key in above:
            step = _step(node, key)
            node = step[1] if step else None
        return tuple(str(key.value) for key, _ in node.value) if isinstance(node, yaml.MappingNode) else ()

    def municipalities(self) -> Iterator[tuple[tuple[Key, ...], str]]:
        """Every municipality that this file names, and where."""
        values = self.values
        if values.municipality is not None:
            yield ("municipality",), values.municipality
        for handle, account in values.accounts.items():
            if account.municipality is not None:
                yield ("accounts", handle, "municipality"), account.municipality
        for index, override in enumerate(values.overrides):
            if override.municipality is not None:
                yield ("overrides", index, "municipality"), override.municipality


@dataclass(frozen=True)
class Active:
    """An override that holds for a draft."""

    layer: Layer
    index: int

    @property
    def given(self) -> Mapping[str, Any]:
        """What it sets."""
        override = self.layer.values.overrides[self.index]
        keys = self.layer.keys("overrides", self.index)
        return {key: getattr(override, key) for key in keys if key != "paths"}


@dataclass(frozen=True)
class Settings:
    """A configuration with its ancestors merged in; paths are relative to the file that wrote them."""

    values: ConfigFile
    path: Path
    rules: tuple[Path, ...]
    embargo: Path | None
    layers: tuple[Layer, ...]
    """The files it is made of, the farthest ancestor first."""
    active: tuple[Active, ...] = ()
    """The overrides merged into `values`, the last one the strongest."""

    @cached_property
    def guidelines(self) -> tuple[Path, ...]:
        """The guideline files that any of its files names, each once."""
        names = (name for layer in self.layers for _, name in layer.municipalities() if is_file_name(name))
        return tuple(dict.fromkeys(map(Path, names)))

    @cached_property
    def _own(self) -> frozenset[Path]:
        return frozenset(path.resolve() for path in (*self.rules, *self.guidelines))

    def owns(self, path: Path) -> bool:
        """Whether a file is one of the configuration's rules or guidelines, and so no draft."""
        full = path.resolve()
        return not self._own.isdisjoint((full, *full.parents))

    def at(self, path: Path) -> Settings:
        """The settings for one draft: with the overrides whose `paths`, seen from this file's folder, match it."""
        active = tuple(each for layer in self.layers for each in _matching(layer, self.path.parent, path.resolve()))
        values = self.values
        for each in active:
            values = laid_over(values, each.given)
        return dataclasses.replace(self, values=values, active=active) if active else self

    def origin(self, *keys: Key) -> Place | None:
        """Where the value in force was written; None for a value that nothing sets."""
        for each in reversed(self.active):
            found = each.layer.place("overrides", each.index, *keys)
            if found is not None:
                return found
        return next((found for layer in reversed(self.layers) if (found := layer.place(*keys))), None)


def find_config(start: Path) -> Path | None:
    """The nearest postlint.yaml at or above a file or folder."""
    folder = start if start.is_dir() else start.parent
    return next((up / NAME for up in (folder, *folder.parents) if (up / NAME).is_file()), None)


def read_config(path: Path) -> Settings:
    """The settings of a file. Raises ConfigError with every problem of it and of what it extends."""
    problems: list[Problem] = []
    layers = tuple(_layers(path.resolve(), (), problems))[::-1]
    if problems:
        raise ConfigError(problems)
    values, embargo = ConfigFile(), None
    for layer in layers:
        given = layer.keys()
        if "embargo" in given:
            embargo = layer.path.parent / layer.values.embargo if layer.values.embargo else None
        values = laid_over(values, {key: getattr(layer.values, key) for key in given})
    rules = tuple(layer.path.parent / name for layer in layers for name in layer.values.rules)
    return Settings(values, path.resolve(), rules, embargo, layers)


def _layers(path: Path, below: tuple[Path, ...], problems: list[Problem]) -> Iterator[Layer]:
    """The files of a chain, the nearest first, also beyond one that has faults."""
    text = _text(path, problems)
    if text is None:
        return
    layer = _layer(text, path, problems)
    yield layer
    step = _step(layer.root, "extends")
    if step is None or not isinstance(step[1], yaml.ScalarNode) or not step[1].value:
        return
    base = (path.parent / step[1].value).resolve()
    if base in (*below, path):
        problems.append(
            layer.problem(("extends",), "extends が輪になっています", "どれか一つの extends を消してください")
        )
    elif not base.is_file():
        what = f"受け継ぐ設定「{step[1].value}」がありません"
        problems.append(layer.problem(("extends",), what, "パスを確かめてください"))
    else:
        yield from _layers(base, (*below, path), problems)


def _text(path: Path, problems: list[Problem]) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        what, mend = f"設定を読めません({error.strerror})", "パスを確かめてください"
    except UnicodeDecodeError:
        what, mend = "設定が UTF-8 ではありません", "UTF-8 で保存してください"
    problems.append(Problem(str(path), 0, 0, what, mend))
    return None


def _layer(text: str, path: Path, problems: list[Problem]) -> Layer:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return Layer(path, ConfigFile(), None)
    node, faults = compose(text, str(path))
    problems += faults
    values = ConfigFile()
    if node is not None and not faults:
        with suppress(Invalid):
            values = record_of(ConfigFile).read(node, reporter(str(path), problems))
    layer = Layer(path, _with_paths(values, path.parent), node)
    problems += _patterns(layer)
    return layer


def _with_paths(values: ConfigFile, folder: Path) -> ConfigFile:
    """The names of guideline files made absolute: they are relative to the file that writes them."""

    def town(name: str | None) -> str | None:
        return str((folder / name).resolve()) if is_file_name(name) else name

    accounts = {k: dataclasses.replace(v, municipality=town(v.municipality)) for k, v in values.accounts.items()}
    overrides = tuple(dataclasses.replace(o, municipality=town(o.municipality)) for o in values.overrides)
    return dataclasses.replace(values, municipality=town(values.municipality), accounts=accounts, overrides=overrides)


def is_file_name(municipality: str | None) -> TypeGuard[str]:
    """Whether `municipality` is written as a guideline file, not as a name or id."""
    return municipality is not None and municipality.endswith((".yaml", ".yml"))


def _patterns(layer: Layer) -> Iterator[Problem]:
    import pathspec

    lists: list[tuple[tuple[Key, ...], tuple[str, ...]]] = [(("ignore",), layer.values.ignore)]
    lists += [(("overrides", i, "paths"), each.paths) for i, each in enumerate(layer.values.overrides)]
    for keys, patterns in lists:
        for index, pattern in enumerate(patterns):
            try:
                pathspec.GitIgnoreSpec.from_lines([pattern])
            except ValueError:
                what = f"「{pattern}」はファイルの指定として読めません"
                at = (*keys, index) if layer.place(*keys, index) else keys
                yield layer.problem(at, what, ".gitignore の書き方に直してください")


def _matching(layer: Layer, folder: Path, path: Path) -> Iterator[Active]:
    overrides: tuple[Override, ...] = layer.values.overrides
    if not overrides or not path.is_relative_to(folder):
        return
    import pathspec

    name = path.relative_to(folder).as_posix()
    for index, override in enumerate(overrides):
        if pathspec.GitIgnoreSpec.from_lines(override.paths).match_file(name):
            yield Active(layer, index)


def _step(node: yaml.Node | None, key: Key) -> tuple[yaml.Node, yaml.Node] | None:
    """The node that names a part of a mapping or list, and the part; None where there is no such part."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == key), None)
    return None
