"""`embargo`: what a register, or the post itself, keeps until a release that the post goes ahead of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from postlint.embargo.release import release_moment
from postlint.matchers.metadata import publish_moment
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Span

if TYPE_CHECKING:  # loaded with a register only
    from postlint.embargo.register import Resemblance

Case = Literal["certain", "likely", "possible", "undated", "own-release"]
_OWN = "release_at"


@dataclass(frozen=True)
class Embargo:
    """Entries that are released only after the post's `publish_at`, by how much the post resembles them."""

    embargo: Case
    """`undated`: any likeness, but the post has no `publish_at`, and the release is after `now`.

    `own-release`: the post's own `release_at` is after its `publish_at`, whatever a register says.
    """

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match for each entry; for `own-release` one on the field."""
        if self.embargo == "own-release":
            return tuple(_own_release(scan))
        dated = publish_moment(scan.post) is not None
        if scan.comparison is None or dated is (self.embargo == "undated"):
            return ()
        alike = scan.comparison.resemblances
        return tuple(_match(item, scan) for item in alike if self.embargo in ("undated", item.likeness.level))

    def possible(self, scan: Scan) -> bool:
        """Whether there is a register, or the post has a release of its own."""
        return _OWN in scan.post.fields if self.embargo == "own-release" else scan.comparison is not None

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The id of the register's entry, or the post's own release."""
        return frozenset({_OWN}) if self.embargo == "own-release" else frozenset({"entry"})

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()


def _match(item: Resemblance, scan: Scan) -> Match:
    """The id names the entry; its title only where the run may show it."""
    name = f"{item.entry.id} {item.entry.title}" if scan.context.show_embargo else item.entry.id
    return Match(item.likeness.span, {"entry": name})


def _own_release(scan: Scan) -> Iterator[Match]:
    written = str(scan.post.fields.get(_OWN) or "")
    release, publish = release_moment(written), publish_moment(scan.post)
    if release is not None and publish is not None and publish < release and not scan.text.disguised:
        yield Match(Span(0, 0), {_OWN: written}, _OWN)
