"""Mail addresses, handles and links."""

from __future__ import annotations

import pytest

from tests.entities.conftest import See


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("taro＠example.jp", "taro@example.jp", "unknown"),
        ("taro[at]example.jp", "taro@example.jp", "private"),
        ("taro★example.jp", "taro@example.jp", "private"),
        ("taro@gmail.com", "taro@gmail.com", "private"),
        ("koho@city.example.lg.jp", "koho@city.example.lg.jp", "public"),
        ("koho[at]pref.example.jp", "koho@pref.example.jp", "public"),
    ],
)
def test_mail(see: See, text: str, value: str, role: str) -> None:
    (seen,) = see(f"メールは{text}まで", "email")
    assert (seen.text, seen.entity.value, seen.role) == (text, value, role)


def test_mail_of_the_office(see: See) -> None:
    assert [s.role for s in see("a.b@example.jp", "email", own_hosts=("example.jp",))] == ["public"]
    assert [s.role for s in see("a.b@gmail.com", "email", contacts=("a.b@gmail.com",))] == ["public"]


def test_bracketed_mail_is_a_notice(see: See) -> None:
    (seen,) = see("【メール】taro@gmail.com", "email")
    assert "notice" in seen.evidence


@pytest.mark.parametrize(
    ("text", "handle", "role"),
    [
        ("撮影者 @taro_example さん", "@taro_example", "private"),
        ("公式アカウントは@example_koho です", "@example_koho", "public"),
        ("詳しくは @abc_def", "@abc_def", "unknown"),
        ("LINE ID：taro_0000 まで", "taro_0000", "private"),
    ],
)
def test_handle(see: See, text: str, handle: str, role: str) -> None:
    (seen,) = see(text, "handle")
    assert (seen.text, seen.role) == (handle, role)


def test_no_handle_in_mail(see: See) -> None:
    assert see("taro@example.jp", "handle") == []


@pytest.mark.parametrize(
    ("text", "value", "evidence"),
    [
        ("https://example.jp/a?b=c。", "https://example.jp/a?b=c", ()),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ／", "https://example.jp/", ()),
        ("hxxps://example[.]jp/x", "https://example.jp/x", ("disguised",)),
        ("example.jpをご覧ください", "https://example.jp", ("bare",)),
        ("http://user@example.jp/", "http://user@example.jp/", ("userinfo",)),
        ("https://192.0.2.1/", "https://192.0.2.1/", ("ip",)),
        ("https://xn--wgv71a119e.jp/", "https://xn--wgv71a119e.jp/", ("punycode",)),
        ("https://bit.ly/0", "https://bit.ly/0", ("shortener",)),
        ("https://www.city.example.lg.jp/", "https://www.city.example.lg.jp/", ("government-host",)),
    ],
)
def test_links(see: See, text: str, value: str, evidence: tuple[str, ...]) -> None:
    (seen,) = see(text, "url")
    assert (seen.entity.value, seen.evidence, seen.entity.problem) == (value, evidence, None)


@pytest.mark.parametrize("text", ["https//www.example.jp/a", "https://www.example..jp/", "https:/example.jp/"])
def test_broken_links(see: See, text: str) -> None:
    (seen,) = see(text, "url")
    assert (seen.text, seen.entity.problem) == (text, "invalid")


def test_bracket_belongs_to_the_sentence(see: See) -> None:
    assert [s.text for s in see("（https://example.jp/a）", "url")] == ["https://example.jp/a"]
    assert [s.text for s in see("https://example.jp/a_(b)", "url")] == ["https://example.jp/a_(b)"]


def test_own_host(see: See) -> None:
    (seen,) = see("https://www.example.jp/", "url", own_hosts=("example.jp",))
    assert seen.role == "public"
