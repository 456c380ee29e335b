"""Word documents: the text that would be published is one post, all that would leak with the file are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from postlint.documents import loose
from postlint.documents.archive import open_archive
from postlint.documents.document import Document, Outcome, gather, shown
from postlint.documents.layout import Layout, Passage, laid_out
from postlint.documents.word.package import Package, Relation, feed, unreadable
from postlint.documents.word.story import COMMENT, MARGIN, NOTE, PUBLISHED, HiddenStyles, Story
from postlint.errors import DocumentError, Problem
from postlint.model import Note, Span

__all__ = ["read"]

_PARTS = (
    *(("header", MARGIN, "ヘッダー"), ("footer", MARGIN, "フッター"), ("comments", COMMENT, "")),
    *(("footnotes", NOTE, ""), ("endnotes", NOTE, "")),
    *(("diagramData", PUBLISHED, "図形"), ("chart", PUBLISHED, "グラフ")),
)
"""Kind of relation, kind of text, and how a part is named (empty: it names its own pieces)."""

Relations = Mapping[str, Relation]


def read(data: bytes, path: str) -> Document:
    """Read a .docx file: the body is the post `path`, comments and the like `path（コメント）`. Raises DocumentError.

    Places are `段落12`, `表1!B2`, `テキストボックス1`, `コメント3`; lines and columns count inside them. Inserted
    text counts as published, deleted and hidden text does not.
    """
    with open_archive(data, path) as archive:
        package = Package(archive, path)
        main = next(iter(package.related(package.relations(""), "officeDocument")), None)
        if main is None:
            raise unreadable(path)
        relations = package.relations(main)
        body = _body(package, main, relations)
        others = [each for part in _PARTS for each in _others(package, relations, *part)]
        inside = [each for name in sorted(package.names()) if "/embeddings/" in name for each in _inside(package, name)]
    layout = laid_out(path, "docx", [*body.passages, *others])
    return gather(layout.source, _outcomes(layout, body, relations, inside))


def _body(package: Package, main: str, relations: Relations) -> Story:
    styles = HiddenStyles()
    for name in package.related(relations, "styles"):
        feed(package, name, styles)
    story = Story(package.path, hidden=styles.names())
    feed(package, main, story)
    return story


def _others(package: Package, relations: Relations, relation: str, kind: str, name: str) -> Iterator[Passage]:
    for number, part in enumerate(package.related(relations, relation), 1):
        story = Story(package.path, kind, f"{name}{number}" if name else "")
        feed(package, part, story)
        yield from (passage for passage in story.passages if passage.text.strip())


def _outcomes(layout: Layout, body: Story, relations: Relations, inside: list[Outcome]) -> Iterator[Outcome]:
    path = layout.source.path
    fields, places = _fields(layout, body, relations)
    if PUBLISHED in layout.spans and (layout.text(PUBLISHED).strip() or "attachments" in fields):
        yield layout.post(path, PUBLISHED, fields, places)
    for kind, span in layout.spans.items():
        if kind != PUBLISHED and layout.text(kind).strip():
            yield layout.part(f"{path}（{kind}）", kind)
            text = f"本文のほかに「{kind}」があります。ファイルを渡すと見られるので、これも検査しました。"
            yield Note(path, text, "leftover-text", "text", layout.source.location(Span(span.start, span.start)))
    if body.foreign:
        mend = "取り込む文章を本文に貼り付けて保存してください。"
        yield Problem(path, 0, 0, "ほかのファイルを取り込む部分があり、そこは読めません", mend)
    yield from inside


def _inside(package: Package, name: str) -> Iterator[Outcome]:
    """A file behind a chart or a table that was pasted: with a graph of ten numbers goes the whole workbook."""
    title = PurePosixPath(name).name
    if not name.lower().endswith(".xlsx"):
        what = f"埋め込まれたファイル「{shown(title)}」は読めません"
        yield Problem(package.path, 0, 0, what, "表やグラフは画像にして貼り付けてください。")
        return
    try:
        book = loose.workbook(package.data(name), package.path)
    except DocumentError as error:
        yield from (
            replace(each, what=f"埋め込まれたファイル「{shown(title)}」: {each.what}") for each in error.problems
        )
        return
    yield from (replace(post, id=f"{package.path} → {title}{post.id}", part=True) for post in book.posts)
    text = f"Excel のファイル「{shown(title)}」が埋め込まれています。表やグラフから開けるので、これも検査しました。"
    yield Note(package.path, text, "leftover-text", "text")


def _fields(layout: Layout, body: Story, relations: Relations) -> tuple[dict[str, object], dict[str, Span]]:
    """Links whose address the text does not show, and the pictures of the text."""
    fields: dict[str, object] = {}
    places: dict[str, Span] = {}
    targets = [(relations[name].target, place) for name, place in body.links if name in relations]
    shown = layout.source.text
    links = {
        url: place
        for url, place in [*targets, *body.addresses]
        if url.startswith(("http://", "https://")) and url.rstrip("/") not in shown
    }
    if links:
        fields["links"] = [{"url": url} for url in links]
        places["links"] = layout.span_of(next(iter(links.values())))
    if body.pictures:
        fields["attachments"] = [
            {
                "path": relations[each.relation].target if each.relation in relations else "",
                "type": "image",
                "alt": each.alt,
            }
            for each in body.pictures
        ]
        places["attachments"] = layout.span_of(body.pictures[0].place)
    return fields, places
