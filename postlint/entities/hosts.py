"""Whose host a link leads to, and what is doubtful about it; for links in a text and in the field `links`.

Public hosts: *.lg.jp and *.go.jp (JPRS 属性型JPドメイン名), *.ed.jp, and the older city|town|vill|pref names
under a prefecture (JPRS 地域型JPドメイン名), which nobody else can register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from postlint.entities.wordlists import alternatives, words

_SCHEME = re.compile(r"(h?(?:tt|xx|\*\*|__)p(s?)|ftp):?/{1,2}")
_IP = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|[0-9]{8,10}|0x[0-9a-f]{6,8}|\[[0-9a-f:.]{3,45}\]")
_YEAR = re.compile(r"(?<![0-9])(?:19[89][0-9]|20[0-4][0-9])(?![0-9])")
_ERA_YEAR = re.compile(r"(?:^|[.-])(?:r|h|reiwa|heisei)-?[0-9]{1,2}(?=[.-]|$)")
_PIECES = re.compile(r"[^a-z]+")
_SEGMENTS = re.compile(r"[-_./]+")
# The designated cities that hold city.NAME.jp (JPRS 地域型JPドメイン名).
_GREAT_CITIES = "sapporo|sendai|yokohama|kawasaki|nagoya|kyoto|osaka|kobe|hiroshima|kitakyushu|fukuoka|chiba|saitama"


@dataclass(frozen=True, slots=True)
class Address:
    """A link cut into its parts, all in plain lower-case form; `path` is everything after the host."""

    scheme: str | None
    userinfo: bool
    host: str
    path: str

    @property
    def url(self) -> str:
        """Host and path without scheme, `www.`, fragment and closing slash: what two spellings share."""
        return self.host.removeprefix("www.") + self.path.split("#", 1)[0].rstrip("/")


@dataclass(frozen=True, slots=True)
class Trusted:
    """The office's own hosts and accounts, and the hosts it has allowed; each host may carry a path."""

    own: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    """Handles and the like; on a social host, a page of that name is the office's own."""


def address_of(plain: str) -> Address:
    """The parts of a plain link (folded, nothing disguised); a backslash ends the host, as it does in browsers."""
    scheme = _SCHEME.match(plain)
    rest = plain[scheme.end() :] if scheme else plain
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    named = authority.rsplit("@", 1)[-1]
    host = named.split("]", 1)[0] + "]" if named.startswith("[") else named.split(":", 1)[0]
    return Address(scheme and scheme[0], "@" in authority, host.rstrip("."), rest[len(authority) :])


@cache
def _government() -> re.Pattern[str]:
    prefectures = alternatives("prefectures")
    return re.compile(
        rf"(?:^|\.)(?:(?:lg|go|ed)\.jp|(?:city|town|vill|village|ward)\.[a-z0-9-]+\.{prefectures}\.jp"
        rf"|(?:city|town|vill)\.[a-z0-9-]+\.[a-z0-9-]+\.{prefectures}\.jp"
        rf"|pref\.{prefectures}\.jp|metro\.tokyo\.jp|city\.(?:{_GREAT_CITIES})\.jp)$"
    )


def is_government(host: str) -> bool:
    """Whether a host name is one that only public bodies can hold."""
    return bool(_government().search(host))


def role_of(address: Address, trusted: Trusted) -> tuple[str, str | None]:
    """`public` with the reason, or `unknown` and None."""
    if is_government(address.host):
        return "public", "government-host"
    if any(_covers(entry, address) for entry in trusted.own):
        return "public", "own-host"
    if any(_covers(entry, address) for entry in trusted.allowed):
        return "public", "allowed-host"
    if _listed(address.host, "social_hosts") and _account(address) in map(_bare, trusted.accounts):
        return "public", "own-account"
    return "unknown", None


def doubts(address: Address) -> Iterator[str]:
    """What is doubtful about a link, or what kind of place it leads to."""
    host = address.host
    if _listed(host, "url_shorteners"):
        yield "shortener"
    if "xn--" in host or not host.isascii():
        yield "punycode"
    if _IP.fullmatch(host):
        yield "ip"
    if address.userinfo:
        yield "userinfo"
    if _listed(host, "social_hosts"):
        yield "social"
    elif _listed(host, "user_content_hosts") or _speaks(f"{host}/{address.path}"):
        yield "user-content"
    if _listed(host, "file_sharing_hosts"):
        yield "file-sharing"
    if _YEAR.search(host) or _ERA_YEAR.search(host) or words("campaign_words") & set(_PIECES.split(host)):
        yield "dated"


def _listed(host: str, name: str) -> bool:
    return any(host == entry or host.endswith("." + entry) for entry in words(name))


def _speaks(place: str) -> bool:
    return not words("user_content_words").isdisjoint(_SEGMENTS.split(place))


def _covers(entry: str, address: Address) -> bool:
    host, slash, path = entry.lower().strip().removeprefix("https://").removeprefix("http://").partition("/")
    if address.host != host and not address.host.endswith("." + host):
        return False
    wanted = (slash + path).rstrip("/")
    return not wanted or address.path == wanted or address.path.startswith((wanted + "/", wanted + "?"))


def _account(address: Address) -> str:
    return _bare(address.path.lstrip("/").split("/", 1)[0].split("?", 1)[0])


def _bare(name: str) -> str:
    return name.lower().lstrip("@").strip()


def kinds(address: Address, role: str) -> Iterable[str]:
    """The kinds by which rules name links: `external` or `public`, and every doubt."""
    return ("public" if role == "public" else "external", *doubts(address))
