"""Account names in social media: @name, and IDs beside LINE, Instagram and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.scene import Scene, entity
from postlint.model import Entity

_HANDLE = re.compile(r"(?<![a-z0-9_.%+\-@/])@([a-z0-9_][a-z0-9_.]{2,29})(?![a-z0-9_@])")
_ID = re.compile(
    r"(?:line|ライン|インスタ(?:グラム)?|instagram|twitter|ツイッター|x|カカオ|facebook)[ のア]{0,2}"
    r"(?:id|アカウント|アカ)? ?[:は] ?(@?[a-z][a-z0-9_.\-]{3,29})(?![a-z0-9_.\-@:/])"
)
_HOST = re.compile(r"\.(?:com|jp|net|org|info|co)$")
_OFFICE = re.compile(
    r"公式|広報|市役所|役場|[市町村区県府課係](?:の|公式)?|アカウント|フォロー|チャンネル|友だち追加|"
    r"友達追加|センター|図書館|博物館"
)
_PERSON = re.compile(r"投稿者|撮影者?|個人|さんの?|本人|写真[:は]|提供|撮影[:は]|photo|引用|返信|リプ")
_LINE = re.compile(r"line|ライン")
_REACH = 14


def find(scene: Scene) -> Iterator[Entity]:
    """Handles: public for the office's own, private beside a person, else unknown."""
    seen = -1
    for match in _ID.finditer(scene.text):
        start, end = match.span(1)
        personal = bool(_LINE.match(match.group())) and not match[1].startswith("@")
        role, evidence = _role(scene, start, end, match[1], line_id=personal)
        seen = end
        yield entity("handle", start, end, role, evidence, match[1])
    for match in _HANDLE.finditer(scene.text):
        name = match[1].rstrip(".")
        if match.start() < seen or _HOST.search(name) or not any(char.isalpha() for char in name):
            continue
        end = match.end() - (len(match[1]) - len(name))
        role, evidence = _role(scene, match.start(), end, name, line_id=False)
        yield entity("handle", match.start(), end, role, evidence, "@" + name)


def _role(scene: Scene, start: int, end: int, name: str, *, line_id: bool) -> tuple[str, tuple[str, ...]]:
    before, after = scene.before(start, _REACH), scene.after(end, 6)
    if scene.is_contact(name):
        return "public", ("contact-list",)
    if re.match(r" ?(?:さん|様|くん|ちゃん|氏)", after) or _PERSON.search(before):
        return "private", ("context",)
    if _OFFICE.search(before) or re.search(r"official|koho|kouhou|city|town|pref|_pr$|lib", name):
        return "public", ("office",)
    # An official LINE account's ID begins with @; one without it is a person's.
    return ("private", ("line-id",)) if line_id else ("unknown", ())
