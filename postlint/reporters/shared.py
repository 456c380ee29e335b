"""What the formats for machines and shared systems say alike; with masks wherever the report asks for them."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter

from postlint.labels import CATEGORY, SEVERITY
from postlint.model import Citation, Finding, Report
from postlint.reporters.places import words
from postlint.reporters.style import harmless

UNCHECKED = "検査できませんでした"
# What JSON may hold but a screen or a build log may not: C1, bidi controls, lone surrogates, and `##[` of logging
# commands. All of it stands inside strings, where an escape means the same.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|#(?=#\\w*\\[)")
# XML 1.0 allows no control characters but tab and line breaks, and no surrogates or non-characters (section 2.2).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def dump(data: object, *, indent: int | None = None) -> str:
    """JSON in which Japanese can be read and no control character stands; nothing is lost."""
    separators = None if indent else (",", ":")
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def one_line(text: str) -> str:
    """Harmless text on one line."""
    return harmless(" ".join(text.split()))


def xml_text(text: str) -> str:
    """Harmless text on one line that XML may hold; markup is left to the writer."""
    return _NOT_XML.sub("\ufffd", one_line(text))


def message(finding: Finding, report: Report) -> str:
    """The reason, masked where the report is."""
    return finding.masked_message if report.redact else finding.message


def excerpt(finding: Finding, report: Report) -> str:
    """What was found, masked where the report is."""
    return finding.masked_excerpt if report.redact else finding.excerpt


def quoted(finding: Finding, report: Report) -> str:
    """The reason, with what was found where the reason itself does not quote it."""
    text, quote = message(finding, report), excerpt(finding, report)
    return text if not quote or quote in text else f"「{quote}」: {text}"


def basis(clause: Citation) -> str:
    """Town, clause and its verbatim text."""
    note = f"（{clause.note}）" if clause.note else ""
    return f"{clause.municipality_name} {clause.id}「{clause.text}」{note}"


def bases(finding: Finding) -> str:
    """All clauses of a finding on one line."""
    return "、".join(map(basis, finding.clauses)) if finding.clauses else "条項なし（一般的な助言です）"


def explained(finding: Finding, report: Report, *, place: bool = False) -> str:
    """Weight, place where the format has none, reason, clauses and suggestion, on lines of their own."""
    head = f"[{SEVERITY[finding.severity]}] " + (f"{words(finding)} " if place else "")
    lines = [head + quoted(finding, report), f"根拠: {bases(finding)}"]
    if finding.suggestion:
        lines.append(f"案: {finding.suggestion}")
    return "\n".join(map(one_line, lines))


def title(finding: Finding) -> str:
    """Category and rule."""
    return f"{CATEGORY[finding.category]}（{finding.rule}）"


def identities(report: Report) -> list[str]:
    """For each finding a digest that no other one of the report has: place in the list does not count."""
    seen: Counter[str] = Counter()
    result = []
    for finding in report.findings:
        stem = "\x1f".join((finding.path, finding.post, finding.fingerprint))
        seen[stem] += 1
        result.append(digest(stem, str(seen[stem])))
    return result


def digest(*parts: str) -> str:
    """32 hexadecimal digits of SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
