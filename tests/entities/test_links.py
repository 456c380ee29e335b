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
        ("koho[at]city.example.tokyo.jp", "koho@city.example.tokyo.jp", "public"),
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


@pytest.mark.parametrize(
    ("text", "value", "evidence"),
    [
        ("ttps://shop.example.jp/1", "https://shop.example.jp/1", {"disguised"}),
        ("h**ps://shop.example.jp", "https://shop.example.jp", {"disguised"}),
        ("h t t p s : / / shop.example.jp/3", "https://shop.example.jp/3", {"disguised"}),
        ("s h o p . e x a m p l e . j p", "https://shop.example.jp", {"disguised", "bare"}),
        ("shop ドット example ドット jp", "https://shop.example.jp", {"disguised", "bare"}),
        ("example★jp", "https://example.jp", {"disguised", "bare"}),
        ("exampleドットコム", "https://example.com", {"disguised", "bare"}),
        ("https://温泉.example.jp/", "https://温泉.example.jp/", {"punycode"}),
        ("onl.sc/0", "https://onl.sc/0", {"shortener", "bare"}),
        ("http://3221225994/", "http://3221225994/", {"ip"}),
        ("https://cp2019.example.jp/", "https://cp2019.example.jp/", {"dated"}),
        ("https://r3-fes.example.jp/", "https://r3-fes.example.jp/", {"dated"}),
        ("https://example.jp/2019/cp", "https://example.jp/2019/cp", set()),
        ("https://matome.example.jp/", "https://matome.example.jp/", {"user-content"}),
        ("https://example.jp/bbs/1", "https://example.jp/bbs/1", {"user-content"}),
        ("https://www.youtube.com/@example", "https://www.youtube.com/@example", {"social"}),
    ],
)
def test_kinds_and_spellings_of_links(see: See, text: str, value: str, evidence: set[str]) -> None:
    (seen,) = see(f"先は {text} です", "url")
    assert (seen.text, seen.entity.value, seen.role, seen.entity.problem) == (text, value, "unknown", None)
    assert set(seen.evidence) == evidence


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://www.city.example.yamaguchi.jp/", "public"),
        ("https://www.pref.nagano.jp/", "public"),
        ("https://city.example.jp/", "unknown"),
        ("https://city.example.lg.jp.example.jp/", "unknown"),
        ("https://www.city.example.lg.jp@example.jp/", "unknown"),
        (r"https://example.jp\@www.city.example.lg.jp/", "unknown"),
        ("https://shop.example.jp/hidamari/1", "public"),
        ("https://shop.example.jp/hidamarisou/1", "unknown"),
        ("https://x.com/example_koho/status/0", "public"),
        ("https://x.com/example_hana/status/0", "unknown"),
    ],
)
def test_whose_host_a_link_leads_to(see: See, url: str, role: str) -> None:
    known = {"allowed_hosts": ("shop.example.jp/hidamari",), "contacts": ("@example_koho",)}
    assert [seen.role for seen in see(url, "url", **known)] == [role]
