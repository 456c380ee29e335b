"""The parts of an Office document and how they refer to each other (ECMA-376 part 2, relationships)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError, XMLParser

from postlint.errors import DocumentError, Problem

_OPEN_AGAIN = "Word や Excel で開き、新しい名前で保存し直してください。"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the relation's type, and the part's name or an address outside."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An archive whose parts have been checked by `open_archive`."""

    archive: zipfile.ZipFile
    path: str

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self.archive.namelist())

    def data(self, name: str) -> bytes:
        """A part. Raises DocumentError where it is missing."""
        try:
            return self.archive.read(name)
        except KeyError:
            raise unreadable(self.path) from None

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What the part `name` refers to, by id; those of the package itself for the empty name."""
        folder, file = posixpath.split(name)
        own = posixpath.join(folder, "_rels", f"{file}.rels")
        if own not in self.archive.namelist():
            return {}
        reader = _Relations(folder)
        feed(self, own, reader)
        return reader.found

    def related(self, relations: Mapping[str, Relation], kind: str) -> list[str]:
        """The parts inside that relations of a kind name, each once, in the order of their names."""
        names = {each.target for each in relations.values() if each.kind == kind and not each.outside}
        return sorted(names & set(self.archive.namelist()), key=lambda name: (len(name), name))


class Target:
    """Receives the elements of a part one at a time, so that no tree of a hostile part fills the memory."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, tag: str) -> None:
        """An element closes."""

    def data(self, text: str) -> None:
        """Characters between elements."""

    def close(self) -> None:
        """The part ends."""


class _Relations(Target):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship":
            outside = attributes.get("TargetMode") == "External"
            target = attributes.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = Relation(kind, target if outside else inside, outside)


def feed(package: Package, name: str, target: Target) -> None:
    """Pass the elements of a part to a target. Raises DocumentError where the part is no XML."""
    parser = XMLParser(target=target)
    try:
        parser.feed(package.data(name))
        parser.close()
    except (ParseError, LookupError, ValueError):
        raise unreadable(package.path) from None


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace: strict and transitional documents differ there."""
    return tag.rpartition("}")[2]


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """An attribute by its local name, empty where it is absent."""
    return next((value for key, value in attributes.items() if local(key) == name), "")


def unreadable(path: str) -> DocumentError:
    """The fault of a document without the parts that it needs."""
    return DocumentError([Problem(path, 0, 0, "Word や Excel の文書として読めません", _OPEN_AGAIN)])
