"""`account`: whether the post's account is one of those that the configuration registers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from postlint.matchers.on_fields import OnFields, on_field, text_of
from postlint.matchers.scan import Scan
from postlint.model import Match
from postlint.text.fold import fold_term


def handle_of(account: str) -> str:
    """A handle in the one form that is compared: folded, without @, of a profile's URL the last part."""
    name = "".join(fold_term(account).split()).rstrip("/")
    return (name.rpartition("/")[2] if "://" in name else name).lstrip("@")


@dataclass(frozen=True)
class Account(OnFields):
    """An account that is not on the configuration's list; without a list nothing is found."""

    account: Literal["unregistered"]

    def find(self, scan: Scan) -> tuple[Match, ...]:
        """One match at `account`."""
        known, given = scan.context.accounts, text_of(scan.post, "account")
        if not known or not given or handle_of(given) in known:
            return ()
        return (on_field("account", account=given),)

    def captures(self) -> frozenset[str]:
        """The account as it is written."""
        return frozenset({"account"})
