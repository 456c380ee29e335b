"""Links in every spelling: plain, disguised (hxxp, [.]), bare domains; with what is doubtful about them as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postlint.entities.mail import is_government
from postlint.entities.occupied import Occupied
from postlint.entities.scene import Scene, entity
from postlint.entities.wordlists import alternatives, words
from postlint.model import Entity, Span

_FULL = re.compile(r"(?:h(?:tt|xx)ps?|ftp):?//?[!#-;=?-_a-z~\[\]]{3,2000}")
_DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\))"
_TAIL = r"(?::[0-9]{2,5})?(?:[/?#][!#-;=?-_a-z~]{0,2000})?"
_TRAILING = ".,;:!?'\")]}>"
_SCHEME = re.compile(r"(h(?:tt|xx)p(s?)|ftp):?/{1,2}")
_IP = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
_OTHER_LETTERS = re.compile(r"\.?[^\x00-\x7f\s。、」)]{1,30}\.?[^\x00-\x7f\s。、」)]{0,30}/")
_RIGHT = re.compile(r"(?:https?|ftp)://[a-z0-9]")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?|localhost")


@cache
def _bare() -> re.Pattern[str]:
    label = r"[a-z0-9](?:[a-z0-9\-]{0,62})"
    return re.compile(
        rf"(?<![a-z0-9@._%+\-/:]){label}(?:{_DOT}{label}){{0,5}}{_DOT}{alternatives('top_level_domains')}"
        rf"(?![a-z0-9\-@]){_TAIL}"
    )


def find(scene: Scene) -> Iterator[Entity]:
    """Links; `value` is the plain form with a scheme, `problem` is `invalid` where the link is broken."""
    taken = Occupied()
    for match in (*_FULL.finditer(scene.text), *_bare().finditer(scene.text)):
        end = _end(scene.text, match.start(), match.end())
        if taken.take(Span(match.start(), end)):
            yield _link(scene, match.start(), end)


def _end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAILING:
        piece = text[start:end]
        if piece[-1] in ")]" and piece.count("(["["()[]".index(piece[-1]) // 3]) >= piece.count(piece[-1]):
            break
        end -= 1
    return end


def _link(scene: Scene, start: int, end: int) -> Entity:
    written = scene.text[start:end]
    plain = re.sub(r"\[\.\]|\(\.\)|\[dot\]|\(dot\)", ".", written)
    scheme = _SCHEME.match(plain)
    rest = plain[scheme.end() :] if scheme else plain
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    host = authority.rsplit("@", 1)[-1].split(":", 1)[0]
    evidence = tuple(_oddities(written, plain, authority, host))
    role = "unknown"
    if is_government(host):
        role, evidence = "public", (*evidence, "government-host")
    elif any(host == own.lower() or host.endswith("." + own.lower()) for own in scene.known.own_hosts):
        role, evidence = "public", (*evidence, "own-host")
    broken = ("hxxp" not in written and scheme is not None and not _RIGHT.match(plain)) or not _HOST.fullmatch(
        authority.rsplit("@", 1)[-1]
    )
    # A host that goes on in other letters (例え.みんな) is cut by this pattern, not broken.
    broken = broken and not _OTHER_LETTERS.match(scene.text, end)
    value = f"http{scheme[2] or '' if scheme else 's'}://{rest}"
    return entity("url", start, end, role, evidence, value, "invalid" if broken else None)


def _oddities(written: str, plain: str, authority: str, host: str) -> Iterator[str]:
    if not _SCHEME.match(plain):
        yield "bare"
    if "hxxp" in written or plain != written:
        yield "disguised"
    if host in words("url_shorteners"):
        yield "shortener"
    if "xn--" in host:
        yield "punycode"
    if _IP.fullmatch(host):
        yield "ip"
    if "@" in authority:
        yield "userinfo"
