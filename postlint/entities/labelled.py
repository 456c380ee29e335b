"""Identifiers that mean something only beside their label: one label, one shape of number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postlint.entities.scene import Scene, entity
from postlint.model import Entity

GAP = r"(?:[ \-‐‑‒–—−ー―・]{0,3})"
"""What people put between the digits of one number."""


def digits(least: int, most: int | None = None) -> str:
    """A pattern for `least` to `most` ASCII digits with gaps, bounded by non-digits on both sides."""
    more = "" if most is None else f",{most - 1}"
    return rf"(?<![0-9])[0-9](?:{GAP}[0-9]){{{least - 1}{more}}}(?![0-9])"


def bare(written: str) -> str:
    """Only the ASCII digits of a number as written."""
    return "".join(char for char in written if "0" <= char <= "9")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number of the shape `number` at most `reach` code points after `label`, in one line."""

    type: str
    label: re.Pattern[str]
    number: re.Pattern[str]
    reach: int = 16

    def find(self, scene: Scene) -> Iterator[Entity]:
        """One entity a label and number; role private, since a value stands there."""
        end = -1
        for label in self.label.finditer(scene.text):
            if label.start() < end:
                continue
            limit = label.end() + len(scene.after(label.end(), self.reach + 40))
            match = self.number.search(scene.text, label.end(), limit)
            if match and match.start() - label.end() <= self.reach:
                end = match.end()
                yield entity(self.type, match.start(), match.end(), "private", ("label",), bare(match.group()))
