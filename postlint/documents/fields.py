"""The fields of a post (interface 2): their names, the shapes they may be written in, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postlint.dates import read_moment
from postlint.documents.document import Outcome, UnknownField, problem, shown
from postlint.documents.nodes import Key, Listing, Node, Record, Scalar, plain
from postlint.documents.source_map import stretches
from postlint.errors import Problem
from postlint.model import Post, Source, Span, Stretch

FIELDS: tuple[str, ...] = (
    *("id", "text", "municipality", "account", "platform", "publish_at"),
    *("author", "author_type", "head_permission"),
    *("approved_by", "approver_role", "approved_at", "modified_at"),
    *("action", "exception", "pre_approved_scope", "published_url", "reported_at", "topic_status"),
    *("attachments", "links", "reply_to", "emergency", "release_at", "section"),
)
"""The canonical names, in the order of interface 2."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "attachments": ("path", "type", "alt", "captions", "credit", "license", "consent", "people"),
    "links": ("url", "allowlisted"),
}
"""Fields that are lists of mappings, and the names inside; a bare string stands for the first name."""

MOMENTS: Mapping[str, str] = {"publish_at": "公開日時", "release_at": "解禁日時"}
"""Fields without whose moment rules stay silent; of the approval's times a rule speaks."""

_WHY = {
    "ambiguous": "年がないか、月と日のどちらが先か分からない",
    "invalid": "暦にない日時である",
    "weekday-mismatch": "曜日が日付と合わない",
    "era-mismatch": "元号の年が西暦と合わない",
    "inconsistent": "二つの日付が食い違っている",
}

Entries = Mapping[str, tuple[Key, Node]]


def entries(*records: Record | None) -> dict[str, tuple[Key, Node]]:
    """The fields of some mappings by name; a later mapping overrides an earlier one."""
    return {key.name: (key, node) for each in records if each for key, node in each.entries}


def interpret(source: Source, default_id: str, record: Record, defaults: Record | None = None) -> Iterator[Outcome]:
    """Yield the post that a mapping describes, and whatever is wrong with it.

    `default_id` serves when the post has no `id`. Without a usable `text` there is a problem and no post.
    """
    fields = entries(defaults, record)
    yield from unknown(record)
    yield from misshapen(source, fields)
    name = identity(fields, default_id)
    node = fields["text"][1] if "text" in fields else None
    if isinstance(node, Scalar) and isinstance(node.value, str) and (node.value.strip() or _illustrated(fields)):
        yield assemble(source, name, (node.value, stretches(source.text, node)), fields, record.span)
    else:
        yield _no_text(source, name, node, record)


def assemble(source: Source, name: str, body: tuple[str, tuple[Stretch, ...]], fields: Entries, span: Span) -> Post:
    """Make the post from its text with the map of it, and from its fields; misshapen fields are left out."""
    values = {key: _value(key, node) for key, (_, node) in fields.items() if key not in ("id", "text")}
    spans = {key: node.span for key, (_, node) in fields.items()}
    kept = {key: value for key, value in values.items() if key not in PARTS or value is None or _is_list(value)}
    return Post(name, body[0], source, body[1], kept, spans, span)


def identity(fields: Entries, default_id: str) -> str:
    """The post's `id` as a string, or `default_id` when it has none."""
    node = fields["id"][1] if "id" in fields else None
    if isinstance(node, Scalar) and node.value is not None and str(node.value).strip():
        return str(node.value)
    return default_id


def unknown(record: Record) -> Iterator[UnknownField]:
    """Every name in a mapping that the interface does not have, also inside `attachments` and `links`."""
    for key, node in record.entries:
        if key.name not in FIELDS:
            yield UnknownField(key.name, key.span.start, FIELDS)
        for part in _items(node) if key.name in PARTS else ():
            for inner, _ in part.entries if isinstance(part, Record) else ():
                if inner.name not in PARTS[key.name]:
                    yield UnknownField(f"{key.name}.{inner.name}", inner.span.start, PARTS[key.name])


def misshapen(source: Source, fields: Entries) -> Iterator[Problem]:
    """Attachments and links that are neither mappings nor strings, nor a list of these; an id that is a list.

    Also moments that cannot be read: hours and embargoes could not be compared with them, and would pass in silence.
    """
    for name, (_, node) in fields.items():
        if name in PARTS and not _is_empty(node):
            bad = [item for item in _items(node) if not _is_part(item)]
            mend = f"「{PARTS[name][0]}: 値」の並びで書いてください。"
            yield from (problem(source, item.span.start, f"項目「{name}」の書き方が違います", mend) for item in bad)
        elif name == "id" and not isinstance(node, Scalar):
            yield problem(source, node.span.start, "項目「id」の書き方が違います", "一つの文字列で書いてください。")
        elif name in MOMENTS and (why := _unreadable(node)):
            value = shown(str(plain(node)))
            what = f"{MOMENTS[name]}（{name}）「{value}」を読み取れないため（{why}）、日時にかかわる検査をしていません"
            mend = "「2026-05-12T10:00」「令和8年5月12日 午前10時」のように、年から書いてください。"
            yield problem(source, node.span.start, what, mend)


def _unreadable(node: Node) -> str:
    """Why a value is no moment; empty where it is one, or nothing."""
    value = plain(node)
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    reading = read_moment(str(value))
    if reading is not None and reading.at is not None:
        return ""
    return _WHY.get((reading.problem if reading else None) or "", "日時ではない")


def _value(name: str, node: Node) -> object:
    if name not in PARTS or _is_empty(node):
        return plain(node)
    if not all(_is_part(item) for item in _items(node)):
        return ()
    first = PARTS[name][0]
    return [plain(item) if isinstance(item, Record) else {first: plain(item)} for item in _items(node)]


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Listing) else (node,)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_part(node: Node) -> bool:
    return isinstance(node, Record) or (isinstance(node, Scalar) and isinstance(node.value, str))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def _illustrated(fields: Entries) -> bool:
    """A post of pictures alone may have an empty text: its captions and approval are still checked."""
    node = fields["attachments"][1] if "attachments" in fields else None
    return node is not None and not _is_empty(node) and bool(_items(node))


def _no_text(source: Source, name: str, node: Node | None, record: Record) -> Problem:
    post = f"投稿「{shown(name)}」"
    if node is None:
        return problem(
            source, record.span.start, f"{post}に本文（text）がありません", "「text: 本文」を書いてください。"
        )
    if isinstance(node, Scalar) and (node.value is None or isinstance(node.value, str)):
        return problem(source, node.span.start, f"{post}の本文（text）が空です", "本文を書いてください。")
    what = f"{post}の本文（text）が文字列ではありません"
    return problem(source, node.span.start, what, "本文を引用符で囲んで、一つの文字列で書いてください。")
