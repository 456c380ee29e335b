"""Links in every spelling, with whose host they lead to as the role and what is doubtful about them as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities import link_forms
from postlint.entities.hosts import Trusted, address_of, doubts, role_of
from postlint.entities.occupied import Occupied
from postlint.entities.scene import Scene, entity
from postlint.entities.wordlists import words
from postlint.model import Entity, Span

_OTHER_LETTERS = re.compile(r"\.?[^\x00-\x7f\s。、」)]{1,30}\.?[^\x00-\x7f\s。、」)]{0,30}/")
_RIGHT = re.compile(r"(?:https?|ftp)://[a-z0-9\[]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+|localhost|[0-9]{8,10}|0x[0-9a-f]{6,8}|\[[0-9a-f:.]+\]")
_HIDDEN_SCHEME = re.compile(r"h?(?:xx|\*\*|__)p|ttp")


def find(scene: Scene) -> Iterator[Entity]:
    """Links; `value` is the plain form with a scheme, `problem` is `invalid` where the link is broken."""
    taken = Occupied()
    for span, plain in link_forms.find(scene.text):
        if plain not in words("not_hosts") and taken.take(span):
            yield _link(scene, span, plain)


def _link(scene: Scene, span: Span, plain: str) -> Entity:
    written = span.cut(scene.text)
    address = address_of(plain)
    trusted = Trusted(scene.known.own_hosts, scene.known.allowed_hosts, scene.known.contacts)
    role, reason = role_of(address, trusted)
    hidden = plain != written or bool(_HIDDEN_SCHEME.match(plain))
    evidence = (
        *(() if address.scheme else ("bare",)),
        *(("disguised",) if hidden else ()),
        *doubts(address),
        *((reason,) if reason else ()),
    )
    broken = address.scheme is not None and not hidden and not _RIGHT.match(plain) and plain.isascii()
    broken = broken or not _HOST.fullmatch(address.host)
    # A host that goes on in other letters (例え.みんな) is cut by this pattern, not broken.
    broken = broken and not _OTHER_LETTERS.match(scene.text, span.end)
    rest = plain[len(address.scheme or "") :]
    scheme = "http" if address.scheme and "s" not in address.scheme else "https"
    return entity("url", span.start, span.end, role, evidence, f"{scheme}://{rest}", "invalid" if broken else None)
