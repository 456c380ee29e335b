"""`postlint check` with Word documents, attachments and files that are not read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from openpyxl import Workbook

from tests.cli.test_tables import NOW, report
from tests.documents.office import docx, paragraph, part, run

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]
CHECK = ("-m", "ube", "--format", "json", *NOW)
PHONE = "090-0000-0000"


def members() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["案内", "ありません"])
    hidden = book.create_sheet("名簿")
    hidden.append(["丘野 花子", PHONE])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_word_document_is_checked_with_what_would_leak(postlint: Run, write: Write) -> None:
    body = paragraph("花の見ごろです。") + paragraph("あの馬鹿どもが困る。", run(PHONE, "<w:vanish/>"))
    comments = part("comments", f"<w:comment>{paragraph('あの馬鹿どもは困る。')}</w:comment>")
    write("案.docx", docx(body, {"word/comments.xml": comments}, {"c": ("comments", "comments.xml")}))
    result = postlint("check", "案.docx", *CHECK)
    found = {(f["post"], f["location"]["cell"], f["category"]) for f in report(result)["findings"]}
    assert result.exit_code == 1
    assert ("案.docx", "段落2", "slander") in found
    assert ("案.docx（コメント）", "コメント1", "slander") in found
    assert ("案.docx（隠し文字）", "段落2（隠し文字）", "personal-data") in found
    shown = postlint("check", "案.docx", "-m", "ube", *NOW).stdout
    assert "案.docx 段落2 1行3列" in shown and "あの馬鹿どもが困る。" in shown


def test_fields_are_not_checked_again_with_the_parts(postlint: Run, write: Write) -> None:
    write("folder/list.xlsx", members())
    write("folder/s.yaml", "text: 花の見ごろです。\napproved_by:\nattachments: [list.xlsx]\n")
    data = report(postlint("check", "folder", *CHECK))
    approvals = [f for f in data["findings"] if f["category"] == "approval"]
    assert [f["post"] for f in approvals] == [approvals[0]["post"]]
    phones = [f for f in data["findings"] if f["rule"] == "mobile-number"]
    assert [f["location"]["cell"] for f in phones] == ["名簿!B1"]
    assert phones[0]["post"].endswith("s.yaml → list.xlsx（名簿）")
    assert data["unchecked"] == []
    assert "hidden-cells" in {f["rule"] for f in data["findings"]}
    assert postlint("check", "folder/list.xlsx", *CHECK).exit_code == 2


def test_what_is_not_read_is_named_and_the_rest_is_checked(postlint: Run, write: Write) -> None:
    write("folder/postlint.yaml", "max_file_mb: 1\n")
    write("folder/large.txt", b"a" * 1_000_001)
    write("folder/old.doc", b"\xd0\xcf\x11\xe0")
    write("folder/macro.docm", b"PK")
    write("folder/~$open.docx", b"x")
    write("folder/s.yaml", "text: あの馬鹿どもが困る。\npublish_at: 4/15\nattachments: [broken.xlsx]\n")
    write("folder/broken.xlsx", b"PK\x03\x04")
    result = postlint("check", "folder", *CHECK)
    data = report(result)
    assert result.exit_code == 2
    assert sorted(Path(each["path"]).name for each in data["unchecked"]) == [
        *("broken.xlsx", "large.txt", "macro.docm", "old.doc", "s.yaml"),
    ]
    assert "slander" in {f["category"] for f in data["findings"]}


def test_a_finding_on_one_of_several_attachments_stands_at_that_one(postlint: Run, write: Write) -> None:
    write("a.yaml", "text: 花の見ごろです。\nattachments:\n- {path: a.jpg, alt: 花壇}\n- {path: img/b.jpg, alt: ''}\n")
    findings = report(postlint("check", "a.yaml", "-m", "kagamino", "--format", "json", *NOW))["findings"]
    (missing,) = [f for f in findings if f["category"] == "accessibility"]
    location = missing["location"]
    assert (location["line"], location["column"], location["end_column"]) == (4, 14, 19)
