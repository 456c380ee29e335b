"""The kinds of conditions that rules are made of, and the keys by which rule files name them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from postlint.matchers.accounts import Account
from postlint.matchers.approver import Approver, SamePerson
from postlint.matchers.compare import Compare
from postlint.matchers.each import Each
from postlint.matchers.embargo import Embargo
from postlint.matchers.entity import EntityIs
from postlint.matchers.hours import Hours
from postlint.matchers.link import Link
from postlint.matchers.metadata import Metadata
from postlint.matchers.moments import After, Unreadable, Upcoming
from postlint.matchers.near import AnyOf, Near
from postlint.matchers.pattern import Pattern
from postlint.matchers.scan import Matcher
from postlint.matchers.sequence import Sequence
from postlint.matchers.words import Words

MATCHERS: Mapping[str, type[Matcher]] = MappingProxyType(
    {
        "terms": Words,
        "in": Words,
        "sequence": Sequence,
        "near": Near,
        "any": AnyOf,
        "compare": Compare,
        "entity": EntityIs,
        "pattern": Pattern,
        "metadata": Metadata,
        "each": Each,
        "link": Link,
        "embargo": Embargo,
        "approver": Approver,
        "same_person": SamePerson,
        "after": After,
        "unreadable": Unreadable,
        "upcoming": Upcoming,
        "hours": Hours,
        "account": Account,
    }
)
