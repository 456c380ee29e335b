"""The user's own rules, lexicons and guidelines, beside the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from postlint.errors import Problem, RuleError
from postlint.ruleset.loader import RuleSources
from postlint.ruleset.nodes import compose, place

# These may lie beside a town's own rules without being rules.
_SETTINGS = ("postlint.yaml", "postlint-allow.yaml")
_YAML = (".yaml", ".yml")
_GUIDELINE = frozenset({"municipality", "guideline", "body"})
"""Any of these keys at the top makes a file a guideline; a file of rules has none of them."""


def with_files(sources: RuleSources, paths: Iterable[Path], guidelines: Iterable[Path] = ()) -> RuleSources:
    """The sources and the user's own: files, or folders of rules and guidelines (`*.yaml`) and lexicons (`*.txt`).

    `guidelines` are files of guidelines only. A guideline of a municipality that is shipped takes the shipped one's
    place. Raises RuleError for a path that cannot be read and for two own guidelines of one municipality.
    """
    rules, lexicons = list(sources.rules), list(sources.lexicons)
    towns: dict[Path, tuple[str, bytes]] = {}
    problems: list[Problem] = []
    for path, only_guidelines in (*((path, False) for path in paths), *((path, True) for path in guidelines)):
        try:
            for file in _own_files(path):
                entry = (str(file), file.read_bytes())
                if only_guidelines or (file.suffix in _YAML and _GUIDELINE & _top(entry[1]).keys()):
                    towns.setdefault(file.resolve(), entry)
                else:
                    (lexicons if file.suffix == ".txt" else rules).append(entry)
        except OSError as error:
            what = f"規則を読めません({error.strerror or error})"
            problems.append(Problem(str(path), 0, 0, what, "rules の指定を確かめてください"))
    problems += _twice(towns.values())
    if problems:
        raise RuleError(problems)
    own = {guideline_id(data) for _, data in towns.values()}
    shipped = (entry for entry in sources.guidelines if Path(entry[0]).stem not in own)
    return RuleSources(tuple(rules), (*shipped, *towns.values()), tuple(lexicons))


def _twice(guidelines: Iterable[tuple[str, bytes]]) -> Iterator[Problem]:
    names: dict[str, str] = {}
    for name, data in guidelines:
        town = guideline_id(data)
        if town is not None and town in names:
            what = f"自治体「{town}」のガイドラインが二つあります（もう一つは {names[town]}）"
            mend = "どちらかを消すか、id を変えてください"
            yield Problem(name, *place(_top(data)["municipality"]), what, mend)
        elif town is not None:
            names[town] = name


def guideline_id(data: bytes) -> str | None:
    """The id of the municipality of a guideline file; None where it has none that can be read."""
    town = _top(data).get("municipality")
    pairs = town.value if isinstance(town, yaml.MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "id"), None)


def _top(data: bytes) -> dict[str, yaml.Node]:
    """The keys at the top of a YAML file; none of a file that cannot be read (the loader names its faults)."""
    try:
        root, _ = compose(data.decode("utf-8-sig"), "")
    except UnicodeDecodeError:
        return {}
    return {str(key.value): value for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}


def _own_files(path: Path) -> list[Path]:
    if path.is_dir():
        files = (file for file in path.rglob("*") if file.is_file() and file.name not in _SETTINGS)
        return sorted(file for file in files if file.suffix in (*_YAML, ".txt"))
    if path.suffix not in (*_YAML, ".txt") and path.exists():
        raise OSError("規則は .yaml、辞書は .txt です")
    return [path.resolve(strict=True)]
