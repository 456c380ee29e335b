"""No masked string in any output: not in excerpts, messages, snippets, suggestions, nor in what could not be checked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint.linter import Linter, make_post
from postlint.masks import MASK, Masks
from postlint.model import Finding, Span
from postlint.reporters import FORMATS, SHOWN_IN_FULL, renderer
from postlint.reporters.style import Style
from postlint.ruleset.loader import load
from postlint.session import Options, run
from tests.conftest import NOW, linter_of, sources
from tests.reporters.reading import LOGGED, SHEETS, report_of

RULES = """
rules:
  - id: secret-word
    category: personal-data
    severity: error
    message: 「{match}」は個人情報です。
    suggestion: 「{match}」を消してください。
    why: 試験のため。
    find: {terms: [花子の病歴, 太郎の借金]}
    examples: {bad: ["[花子の病歴]です。"], good: [花の歴史]}
  - id: neighbour
    category: slander
    severity: error
    message: 「{match}」と、そのあとの「{rest}」は困ります。
    suggestion: 「{rest}」を直してください。
    why: 試験のため。
    find: {pattern: '馬鹿(?P<rest>.{0,60})'}
    examples: {bad: ["[馬鹿だ]"], good: [晴れ]}
  - id: line
    category: rumour
    severity: warning
    message: 困ります。
    why: 試験のため。
    find: {pattern: '[^。]{0,80}噂'}
    examples: {bad: ["[閉店との噂]"], good: [晴れ]}
  - id: no-alt
    category: accessibility
    severity: warning
    message: 「{alt}」では伝わりません。
    suggestion: 「{alt}」を書き直してください。
    why: 試験のため。
    find: {each: attachments, where: {kind: {in: [image]}, alt: {matches: '.'}}}
    examples: {bad: [{text: 花, with: {attachments: [{path: a.jpg, alt: 花}]}}], good: [花]}
"""
SECRETS = (*("090-0000-0000", "０９０－００００－００００", "taro.h@mail.example.jp", "花子の病歴", "太郎の借金"),)
FOUND = SECRETS[:5]
FILLERS = ("馬鹿だ", "、", "。", "\n", "閉店との噂", "お知らせ🎉", "は", "です", " ", "あの人", "ﾊﾞｽ")


@pytest.fixture(scope="module")
def strict() -> Linter:
    return linter_of(load(sources(rules=RULES)))


@given(
    st.lists(st.sampled_from(FILLERS + FOUND), min_size=1, max_size=14).map("".join),
    st.lists(st.sampled_from(FILLERS + FOUND), max_size=4).map("".join),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_masked_string_in_any_output(strict: Linter, text: str, alt: str) -> None:
    post = make_post({"id": "a", "text": text, "attachments": [{"path": "a.jpg", "alt": alt}]}, "下書き.json")
    report = report_of(strict, post, redact=True)
    masked = {span.cut(text) for span in shown_as_masked(strict, text)}
    for name in LOGGED:
        out = renderer(name)(report, Style(1000))
        assert [secret for secret in masked if secret in out] == []


def shown_as_masked(linter: Linter, text: str) -> tuple[Span, ...]:
    """What the detectors find by themselves, and the words of the rule on personal data."""
    words = (Span(at, at + len(word)) for word in FOUND[3:] for at in range(len(text)) if text.startswith(word, at))
    return (*linter.private(text), *words)


@pytest.mark.parametrize("secret", FOUND)
def test_the_secrets_are_found_and_masked_everywhere(strict: Linter, secret: str) -> None:
    text = f"馬鹿だ、連絡は{secret}です。\nもう一度{secret}との噂。"
    assert any(secret in span.cut(text) for span in shown_as_masked(strict, text))
    report = report_of(strict, make_post(text, "下書き.txt"), redact=True)
    for name in LOGGED:
        out = renderer(name)(report, Style(1000))
        assert secret not in out
        assert MASK * 4 in out
        shown = renderer(name)(replace(report, redact=False), Style(1000))
        assert secret in shown.replace("\\", "")


def test_another_width_is_masked_too() -> None:
    masks = Masks.of("電話090-0000-0000", [Span(2, 15)], (), lambda text: ())
    assert masks.known("０９０－００００－００００です") == MASK * 13 + "です"
    assert masks.part("0000-0000") == MASK * 9
    assert masks.known("別の0000") == "別の0000"


def test_one_letter_is_masked_in_its_place_only() -> None:
    masks = Masks.of("林さん", [Span(0, 1)], (), lambda text: ())
    assert masks.quote("林さん", Span(0, 3)) == "■さん"
    assert masks.known("森林公園") == "森林公園"


def test_fields_are_searched_too(strict: Linter) -> None:
    post = make_post({"text": "花です。", "attachments": [{"path": "a.jpg", "alt": "連絡は090-0000-0000へ"}]})
    (finding,) = [f for f in strict.lint(post) if f.rule == "no-alt"]
    assert "090" in finding.message
    assert "090" not in finding.masked_message + finding.masked_excerpt + (finding.suggestion or "")


def test_reasons_and_remarks_are_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading that is really a person's data, and a town that is really a number."""
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("本文,taro.h@mail.example.jp\n晴れです。,x\n", encoding="utf-8")
    Path("b.jsonl").write_text('{"text": "晴れ", "municipality": "090-0000-0000"}\n', encoding="utf-8")
    report = run(["a.csv", "b.jsonl"], None, Options(NOW, "ube", redact=True)).report
    assert len(report.unchecked) == 1 and report.findings
    for name in LOGGED:
        out = renderer(name)(report, Style(1000))
        assert "taro.h" not in out
        assert "090-0000" not in out
    open_ = run(["a.csv", "b.jsonl"], None, Options(NOW, "ube", redact=False)).report
    assert "090-0000-0000" in renderer("json")(open_, Style())


def test_the_terminal_shows_no_line_of_the_file_when_it_masks(strict: Linter) -> None:
    post = make_post("噂の人は、山の上の、taro.h@mail.example.jpです。馬鹿だ。", "下書き.txt")
    report = report_of(strict, post, redact=True)
    out = renderer("terminal")(report, Style(80))
    assert "山の上の" not in out
    assert "taro" not in out


def test_only_the_terminal_and_the_sheet_show_everything() -> None:
    assert SHOWN_IN_FULL & set(FORMATS) >= {"terminal"}
    assert SHEETS | {"terminal"} >= SHOWN_IN_FULL


def test_digests_hold_no_text(strict: Linter) -> None:
    findings: tuple[Finding, ...] = strict.lint(make_post("花子の病歴です。"))
    assert all(set(finding.fingerprint) <= set("0123456789abcdef") for finding in findings)
    assert json.dumps([finding.masked_excerpt for finding in findings], ensure_ascii=False) == '["■■■■■"]'
