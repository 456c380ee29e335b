"""Fields that are lists of mappings (`attachments`, `links`): their items, and what can be told from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from postlint.model import Post

_FIRST = MappingProxyType({"attachments": "path", "links": "url"})
"""The key that a bare string stands for (interface 2)."""

_TYPES = MappingProxyType(
    {
        "image": ("image", "photo", "picture", "img", "gif", "画像", "写真", "静止画", "イラスト", "図"),
        "video": ("video", "movie", "reel", "動画", "映像", "ビデオ"),
        "audio": ("audio", "sound", "音声"),
        "document": ("document", "file", "pdf", "文書", "書類", "資料", "ファイル"),
    }
)
_ENDINGS = MappingProxyType(
    {
        "image": ("jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "svg", "avif"),
        "video": ("mp4", "mov", "avi", "wmv", "m4v", "webm", "mpg", "mpeg", "mkv"),
        "audio": ("mp3", "wav", "m4a", "aac", "ogg"),
        "document": ("pdf", "xlsx", "xls", "csv", "docx", "doc", "pptx", "ppt", "tsv", "ods", "zip", "txt"),
    }
)


def items(post: Post, name: str) -> tuple[Mapping[str, object], ...]:
    """The items of a field, each with `kind` (image, video, audio, document) and `name` (of the file) where known."""
    value = post.fields.get(name)
    listed = value if isinstance(value, list) else [value]
    return tuple(dict(_told(item, name)) for item in listed if isinstance(item, Mapping | str))


def _told(item: Mapping[str, object] | str, field: str) -> Iterator[tuple[str, object]]:
    known = {_FIRST.get(field, "value"): item} if isinstance(item, str) else item
    path = known.get("path") or known.get("url")
    name = PurePosixPath(str(path).replace("\\", "/").split("?", 1)[0]).name if path else ""
    kind = _kind(str(known.get("type") or "").strip().lower(), name.lower())
    if name:
        yield "name", name
    if kind:
        yield "kind", kind
    yield from known.items()


def _kind(written: str, name: str) -> str:
    for kind, words in _TYPES.items():
        if written in words or written.startswith(kind + "/"):
            return kind
    ending = name.rpartition(".")[2]
    return next((kind for kind, endings in _ENDINGS.items() if ending in endings), "")
