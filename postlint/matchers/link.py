"""`link`: links in the text and in the field `links`, by whose host they lead to and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal
from urllib.parse import unquote

from postlint.entities import link_forms
from postlint.entities.hosts import Address, Trusted, address_of, kinds, role_of
from postlint.matchers.expression import compiled, found_in
from postlint.matchers.items import items
from postlint.matchers.metadata import truthy
from postlint.matchers.scan import Scan
from postlint.matchers.terms import TermGroup
from postlint.model import Match, Span
from postlint.text.fold import fold_term

Kind = Literal[
    "external", "public", "approved",
    "shortener", "punycode", "ip", "userinfo", "disguised", "bare",
    "social", "user-content", "file-sharing", "dated",
]  # fmt: skip


@dataclass(frozen=True)
class Link:
    """A link of one of the kinds, in the text or in the field `links`."""

    link: tuple[Kind, ...]
    not_link: tuple[Kind, ...] = field(default=(), metadata={"about": "これに当たるリンクは除く"})
    url: str = field(default="", metadata={"about": "リンク（% の符号は元の字に戻す）に当たる正規表現（RE2）"})
    as_: str | None = None

    @cached_property
    def _url(self) -> Any:
        return compiled(self.url)

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """Links in the text where they stand; links that only the field names, without a place."""
        listed = {address.url: approved for address, approved in _listed(scan)}
        found: list[Match] = []
        for entity in scan.text.entities:
            if entity.type == "url" and entity.problem is None and entity.value:
                address = address_of(entity.value)
                known = {*kinds(address, entity.role), *entity.evidence}
                if listed.get(address.url):
                    known = {"approved"}
                if self._fits(known, entity.value):
                    found.append(Match(entity.span, self._shown(address)))
        return (*found, *(self._in_field(scan) if not scan.text.disguised else ()))

    def possible(self, scan: Scan) -> bool:
        """Whether a link is there."""
        return "url" in scan.entity_types or bool(scan.post.fields.get("links"))

    def _in_field(self, scan: Scan) -> Iterator[Match]:
        texts = {address_of(e.value).url for e in scan.text.entities if e.type == "url" and e.value}
        trusted = Trusted(scan.context.own_hosts, scan.context.allowed_hosts, scan.context.contacts)
        for address, approved in _listed(scan):
            known = {"approved"} if approved else {*kinds(address, role_of(address, trusted)[0])}
            if address.url not in texts and self._fits(known, address.url):
                yield Match(Span(0, 0), self._shown(address), "links", address.url)

    def _fits(self, known: set[str], url: str) -> bool:
        if known.isdisjoint(self.link) or not known.isdisjoint(self.not_link):
            return False
        return not self.url or found_in(self._url, unquote(url))

    def _shown(self, address: Address) -> dict[str, str]:
        return {self.as_: address.host} if self.as_ else {}

    def groups(self) -> tuple[TermGroup, ...]:
        """None."""
        return ()

    def captures(self) -> frozenset[str]:
        """The name given by `as`, which shows the host."""
        return frozenset({self.as_} if self.as_ else ())

    def lexicons(self) -> frozenset[str]:
        """None."""
        return frozenset()


def _listed(scan: Scan) -> Iterator[tuple[Address, bool]]:
    """The links of the field `links`, and whether each is marked as allowed."""
    for item in items(scan.post, "links"):
        written = fold_term(str(item.get("url") or "")).strip()
        if written:
            yield address_of(link_forms.plain(written)), truthy(item.get("allowlisted"))
