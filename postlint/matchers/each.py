"""`each`: one item of a list field (`attachments`, `links`) for which all conditions hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from postlint.matchers.items import items
from postlint.matchers.metadata import Condition
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Span


@dataclass(frozen=True)
class Each:
    """Every item of a list field for which all conditions hold; `where` names keys of the item, `kind` or `name`."""

    each: Literal["attachments", "links"]
    where: Mapping[str, Condition]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match without a place in the text for every such item."""
        if scan.text.disguised:
            return ()
        return tuple(
            self._match(number, item)
            for number, item in enumerate(items(scan.post, self.each), 1)
            if all(condition.holds((item[key],) if key in item else ()) for key, condition in self.where.items())
        )

    def possible(self, scan: Scan) -> bool:
        """Whether the field is there."""
        return self.each in scan.post.fields

    def _match(self, number: int, item: Mapping[str, object]) -> Match:
        name = str(item.get("name") or "")
        shown = {key: str(item.get(key, "")) for key in self.where}
        label = f"{number}番目" + (f"（{name}）" if name else "")
        return Match(Span(0, 0), {**shown, "item": label}, self.each, f"{number}: {name}")

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """`item` (which one it is, with the file's name) and the keys of the conditions."""
        return frozenset(("item", *self.where))

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()
