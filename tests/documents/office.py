"""Word documents made by hand, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def paragraph(*inside: str) -> str:
    """A paragraph of runs; what is no element is a run of its own."""
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in inside)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def part(root: str, inside: str, namespace: str = W) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" {NAMES}>{inside}</w:{root}>'


def relations(entries: Mapping[str, tuple[str, str]]) -> str:
    """Id -> kind and target; targets with `://` lie outside."""
    outside = {True: ' TargetMode="External"', False: ""}
    lines = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{outside["://" in target]}/>'
        for name, (kind, target) in entries.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def docx(
    body: str,
    others: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
    namespace: str = W,
    encoding: str = "utf-8",
) -> bytes:
    """A document with this body, further parts by name, and the relations of the main part."""
    out = io.BytesIO()
    document = part("document", f"<w:body>{body}</w:body>", namespace).replace("UTF-8", encoding.removesuffix("-sig"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations({"r1": ("officeDocument", "word/document.xml")}))
        archive.writestr("word/document.xml", document.encode(encoding))
        archive.writestr("word/_rels/document.xml.rels", relations(related or {}))
        for name, content in (others or {}).items():
            archive.writestr(name, content)
    return out.getvalue()
