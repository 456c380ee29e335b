"""Credit card numbers: an issuer's prefix, its length and the Luhn digit (ISO/IEC 7812-1, annex B)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.entities.labelled import bare
from postlint.entities.scene import Scene, entity
from postlint.model import Entity

_GROUPED = re.compile(
    r"(?<![0-9\-])(?:[0-9]{4}[ \-‐−ー]?[0-9]{4}[ \-‐−ー]?[0-9]{4}[ \-‐−ー]?[0-9]{4}|"
    r"3[47][0-9]{2}[ \-]?[0-9]{6}[ \-]?[0-9]{5}|3[068][0-9]{2}[ \-]?[0-9]{6}[ \-]?[0-9]{4})(?![0-9\-])"
)
_LABEL = re.compile(r"カード|クレジット|visa|master|jcb|amex")
# Visa; Mastercard 51-55 and 2221-2720; JCB 3528-3589; American Express; Diners Club.
_ISSUER = re.compile(
    r"4[0-9]{15}|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}|"
    r"35(?:2[89]|[3-8][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}"
)


def luhn(number: str) -> bool:
    """Whether the digits satisfy the Luhn formula (ISO/IEC 7812-1, annex B)."""
    from stdnum.luhn import is_valid  # only where a card's number may stand in a draft

    return is_valid(number)


def find(scene: Scene) -> Iterator[Entity]:
    """Numbers with an issuer's prefix and a right Luhn digit; solid runs without a label are unknown."""
    for match in _GROUPED.finditer(scene.text):
        number = bare(match.group())
        if not (_ISSUER.fullmatch(number) and luhn(number)):
            continue
        label = bool(_LABEL.search(scene.before(match.start(), 30)))
        role = "private" if label or match.group() != number else "unknown"
        yield entity("card", match.start(), match.end(), role, ("check-digit", *(("label",) if label else ())), number)
