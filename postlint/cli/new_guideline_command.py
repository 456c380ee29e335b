"""`postlint new-guideline`: from a guideline as text to a proposed guideline file."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePath

import click

from postlint.cli.japanese import JapaneseCommand
from postlint.cli.output import emit, fail
from postlint.documents import READERS, read
from postlint.documents.decode import decode
from postlint.errors import PostlintError
from postlint.proposals import Proposal, propose
from postlint.proposals.checking import check
from postlint.proposals.writer import Town, written

_TOWN = re.compile(
    r"[^\s　]{1,10}?[都道府県市区町村](?=[\s　]?(?:ソーシャル|ＳＮＳ|SNS|公式|広報|情報|職員|に|の|役所|役場))"
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNKNOWN_CODE = "000000"
_PLAIN, _OTHERS = (".txt", ".md"), (".docx",)


@click.command(
    "new-guideline",
    cls=JapaneseCommand,
    help="ガイドラインの文書（標準入力は -）を条項に分け、区分と重さの案を付けて、"
    "ガイドラインのファイル（YAML）を作ります。「# 確認:」の行を人が確かめてから使ってください。",
)
@click.argument("source", metavar="SOURCE|-")
@click.option("--id", "id_", default=None, help="自治体の id（英小文字、数字、ハイフン）。ふつうは出力のファイル名。")
@click.option("--name", default=None, help="自治体の名前。ふつうは表題から読み取ります。")
@click.option("--code", default=_UNKNOWN_CODE, help="全国地方公共団体コード（6桁）。")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), default=None, help="保存先。上書きはしません。"
)
def command(source: str, id_: str | None, name: str | None, code: str, output: Path | None) -> None:
    """Write the proposal, and say on stderr how much of it a person must look at."""
    if output is not None and output.exists():
        fail(f"{output}: すでにあります。上書きはしません。別の名前を --output に書いてください。")
    if not re.fullmatch(r"[0-9]{6}", code):
        fail(f"--code の「{code}」は使えません。全国地方公共団体コードを6桁の数字で書いてください。")
    id_ = _id(id_, output, source)
    try:
        proposal = propose(_text(source))
        if not any(entry.fate is not None for entry in proposal.entries):
            fail(f"{source}: 条項が見つかりません。ガイドラインの本文があるか確かめてください。")
        text = written(proposal, Town(id_, _name(name, proposal), code), PurePath(source).name)
        check(text, str(output or "案"))
    except PostlintError as error:
        fail(error)
    if output is None:
        emit(text, "yaml")
    else:
        _save(text, output)
    _tell(proposal, output)


def _text(source: str) -> str:
    """The document's text; text files are decoded as drafts are, other formats go through their reader."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        fail(f"{source}: 読めません（{error.strerror}）。パスを確かめてください。")
    suffix = PurePath(source).suffix.lower()
    if source == "-" or suffix in _PLAIN:
        return decode(data, source).text
    if suffix not in _OTHERS or suffix not in READERS:
        able = "、".join((*_PLAIN, *(kind for kind in _OTHERS if kind in READERS)))
        fail(f"{source}: new-guideline が読めるのは {able} です。文書の本文を .txt に保存してください。")
    document = read(data, source)
    if document.unchecked:
        fail("\n".join(f"{item.path}: {item.reason}" for item in document.unchecked))
    return "\n".join(post.text for post in document.posts if not post.part)


def _id(given: str | None, output: Path | None, source: str) -> str:
    if given is not None:
        if not _ID.fullmatch(given):
            fail(f"--id の「{given}」は使えません。英小文字、数字、ハイフンで書いてください。")
        return given
    stems = [output.stem] if output is not None else []
    return next((stem for stem in (*stems, PurePath(source).stem) if _ID.fullmatch(stem)), "our-town")


def _name(given: str | None, proposal: Proposal) -> str:
    if given is not None:
        return given
    found = _TOWN.match(proposal.title)
    return found[0] if found else proposal.title or "わたしたちの町"


def _save(text: str, output: Path) -> None:
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        fail(f"{output}: 書き込めません（{error.strerror}）。保存先を確かめてください。")


def _tell(proposal: Proposal, output: Path | None) -> None:
    counts = proposal.counts
    told = "、".join(
        f"{label} {counts.get(key, 0)}件"
        for key, label in (("enforces", "検査する"), ("asks", "人に尋ねる"), ("excused", "対象外"))
    )
    click.echo(f"条項の案: {told}。見込みの低いもの {counts['low']}件。", err=True)
    where = f"{output} の" if output is not None else ""
    click.echo(f"{where}「# 確認:」の行を、見込みの低いものから確かめてください。", err=True)
