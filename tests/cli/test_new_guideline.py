"""`postlint new-guideline`: a file for review, never an overwritten one."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.documents.office import docx, paragraph, part, run

TEXT = "陽だまり市SNS運用ガイドライン\n１ 禁止事項\n次の情報を発信してはならない。\n(1) 他人を誹謗中傷する情報\n(2) 職務上知り得た秘密\n"


def test_writes_a_file_and_says_what_to_review(postlint: Run, tmp_path: Path) -> None:
    Path("guideline.txt").write_text(TEXT, encoding="utf-8")
    result = postlint("new-guideline", "guideline.txt", "--code", "999999", "--output", "rules/hidamari.yaml")
    text = (tmp_path / "rules/hidamari.yaml").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "検査する 2件" in result.stderr
    assert 'municipality: {id: hidamari, name: "陽だまり市", code: "999999"}' in text
    assert "slander: error" in text
    assert "secrets: error" in text


def test_prints_without_an_output_and_reads_stdin_in_cp932(postlint: Run) -> None:
    result = postlint("new-guideline", "-", "--id", "hidamari", "--name", "ひだまり", stdin=TEXT.encode("cp932"))
    assert result.exit_code == 0
    assert result.stdout.startswith("# postlint new-guideline が作った案です。")
    assert 'name: "ひだまり", code: "000000"' in result.stdout
    assert "6桁）を code に書いてください" in result.stdout


def test_never_overwrites(postlint: Run) -> None:
    Path("guideline.txt").write_text(TEXT, encoding="utf-8")
    Path("town.yaml").write_text("mine", encoding="utf-8")
    result = postlint("new-guideline", "guideline.txt", "--output", "town.yaml")
    assert result.exit_code == 2
    assert Path("town.yaml").read_text(encoding="utf-8") == "mine"


def test_refuses_what_it_cannot_read(postlint: Run) -> None:
    Path("empty.txt").write_text("\n\n", encoding="utf-8")
    Path("guideline.pdf").write_bytes(b"%PDF-1.7")
    for arguments in (
        ("missing.txt",),
        ("empty.txt",),
        ("guideline.pdf",),
        ("empty.txt", "--code", "12"),
        ("empty.txt", "--id", "Ａ"),
    ):
        result = postlint("new-guideline", *arguments)
        assert result.exit_code == 2
        assert result.stderr


def test_reads_a_word_document_without_its_comments(postlint: Run) -> None:
    body = "".join(paragraph(run(line)) for line in TEXT.splitlines())
    comments = part("comments", f"<w:comment>{paragraph(run('(3) わいせつな情報'))}</w:comment>")
    data = docx(body, {"word/comments.xml": comments}, {"c": ("comments", "comments.xml")})
    Path("guideline.docx").write_bytes(data)
    result = postlint("new-guideline", "guideline.docx", "--id", "hidamari")
    assert result.exit_code == 0
    assert "slander: error" in result.stdout and "secrets: error" in result.stdout
    assert "わいせつ" not in result.stdout
