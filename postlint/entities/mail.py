"""Mail addresses, also with a disguised @."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.context import LABEL_BRACKET
from postlint.entities.hosts import is_government
from postlint.entities.scene import Scene, entity
from postlint.entities.wordlists import words
from postlint.model import Entity

_AT = (
    r"(?:@| ?(?:\[at\]|\(at\)|<at>|\[@\]|\(@\)|【at】|【@】|\[アットマーク\]|\(アットマーク\)|"
    r"\((?:アット|あっと)(?:マーク|まーく)?\)|アットマーク|あっと(?:まーく)?|[★☆◎●■▲]) ?)"
)
_MAIL = re.compile(
    rf"(?<![a-z0-9._%+\-@])([a-z0-9_%+][a-z0-9._%+\-]{{0,63}})({_AT})([a-z0-9][a-z0-9\-]{{0,62}}(?:"
    rf"(?:\.|\[\.\]|\(dot\)|\[dot\])[a-z0-9\-]{{1,63}}){{1,5}})"
)
_IN_LINK = re.compile(r"://[!-~]*$")
_DOT = re.compile(r"\[\.\]|\(dot\)|\[dot\]")


def find(scene: Scene) -> Iterator[Entity]:
    """Mail addresses with `value` in plain form; a disguised @ and a free provider count as evidence of a person."""
    if "@" not in scene.text and not re.search(_AT, scene.text):
        return
    for match in _MAIL.finditer(scene.text):
        if _IN_LINK.search(scene.text, max(0, match.start() - 200), match.start()):
            continue
        host = _DOT.sub(".", match[3]).rstrip(".-")
        value = f"{match[1]}@{host}"
        end = match.end() - (len(match[3]) - len(match[3].rstrip(".-")))
        role, evidence = _role(scene, value, host, disguised=match[2] != "@" or "[" in match[3])
        notice = ("notice",) if role == "private" and LABEL_BRACKET.search(scene.before(match.start(), 12)) else ()
        yield entity("email", match.start(), end, role, evidence + notice, value)


def _role(scene: Scene, value: str, host: str, *, disguised: bool) -> tuple[str, tuple[str, ...]]:
    if scene.is_contact(value):
        return "public", ("contact-list",)
    if is_government(host):
        return "public", ("government-host",)
    if any(host == own.lower() or host.endswith("." + own.lower()) for own in scene.known.own_hosts):
        return "public", ("own-host",)
    evidence = (("free-mail",) if host in words("free_mail") else ()) + (("disguised",) if disguised else ())
    return ("private", evidence) if evidence else ("unknown", ())
