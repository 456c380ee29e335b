"""Lexicon files: one term a line, columns apart by tabs (term, replacement, note), `#: key: value` lines on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from postlint.errors import Problem
from postlint.matchers.terms import Boundary, Channel, Term, TermGroup
from postlint.model import Span
from postlint.names import nearest
from postlint.ruleset.language import Lexicon
from postlint.text.fold import fold_term
from postlint.text.morphology import Analyzer

_KEYS = ("purpose", "source", "date", "match", "boundary", "disguise")
_REQUIRED = ("purpose", "source", "date")
_COLUMNS = 3


def read_lexicon(text: str, name: str, path: str) -> tuple[Lexicon | None, tuple[Problem, ...]]:
    """A lexicon from its text, and every fault with its line. Lines beginning with `# ` are comments."""
    problems: list[Problem] = []
    header: dict[str, str] = {}
    terms: dict[str, tuple[int, Term]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#:"):
            _header(line, number, path, header, problems)
        elif line.strip() and not line.startswith("#"):
            _term(line, number, path, terms, problems)
    problems += [
        Problem(path, 1, 1, f"先頭に「#: {key}:」がありません", "目的・出典・日付は必ず書いてください")
        for key in _REQUIRED
        if key not in header
    ]
    if not terms and not problems:
        problems.append(Problem(path, 1, 1, "語が一つもありません", "一行に一語ずつ書いてください"))
    channels = _choices(header, "match", tuple(Channel), path, problems) or ["surface", "lemma"]
    boundary = (_choices(header, "boundary", tuple(Boundary), path, problems) or ["word"])[0]
    disguise = _choices(header, "disguise", ("yes", "no"), path, problems) == ["yes"]
    if problems:
        return None, tuple(problems)
    found = tuple(term for _, term in terms.values())
    group = TermGroup(name, found, tuple(map(Channel, channels)), Boundary(boundary))
    return Lexicon(name, header["purpose"], header["source"], header["date"], group, path, disguise), ()


def with_readings(lexicons: Mapping[str, Lexicon]) -> dict[str, Lexicon]:
    """The lexicons, with the readings of their terms where disguised spellings are looked for as well."""
    analyzer = Analyzer()

    def reading(term: Term) -> str:
        text = fold_term(term.text)
        return "".join(word.reading for word in analyzer.tokens(text, (Span(0, len(text)),)).words)

    def read(lexicon: Lexicon) -> Lexicon:
        if not lexicon.disguise:
            return lexicon
        group = replace(lexicon.group, readings=tuple(map(reading, lexicon.group.terms)))
        return replace(lexicon, group=group)

    return {name: read(lexicon) for name, lexicon in lexicons.items()}


def packed(lexicon: Lexicon) -> dict[str, Any]:
    """A lexicon as plain data, for the compiled cache."""
    group = lexicon.group
    terms = [[term.text, term.replacement, term.note] for term in group.terms]
    about = [lexicon.name, lexicon.purpose, lexicon.source, lexicon.date, lexicon.path]
    shown = {"about": about, "channels": list(group.channels), "boundary": group.boundary, "terms": terms}
    return {**shown, "disguise": lexicon.disguise, "readings": list(group.readings)}


def unpacked(data: dict[str, Any]) -> Lexicon:
    """The lexicon that `packed` made plain."""
    name, purpose, source, date, path = data["about"]
    terms = tuple(Term(*columns) for columns in data["terms"])
    group = TermGroup(
        name, terms, tuple(map(Channel, data["channels"])), Boundary(data["boundary"]), tuple(data["readings"])
    )
    return Lexicon(name, purpose, source, date, group, path, data["disguise"])


def _header(line: str, number: int, path: str, header: dict[str, str], problems: list[Problem]) -> None:
    key, colon, value = line[2:].partition(":")
    key = key.strip()
    if not colon or key not in _KEYS:
        problems.append(Problem(path, number, 1, f"見出し「{key}」はありません", nearest(key, _KEYS)))
    elif key in header:
        problems.append(Problem(path, number, 1, f"見出し「{key}」が二度書かれています", "一つにまとめてください"))
    else:
        header[key] = value.strip()


def _term(line: str, number: int, path: str, terms: dict[str, tuple[int, Term]], problems: list[Problem]) -> None:
    columns = [column.strip() for column in line.split("\t")]
    key = fold_term(columns[0])
    if len(columns) > _COLUMNS:
        problems.append(Problem(path, number, 1, "列が多すぎます", "語・言い換え・注の三列です(タブ区切り)"))
    elif not key.strip():
        problems.append(Problem(path, number, 1, "語が空です", "語を書くか、行を消してください"))
    elif key in terms:
        problems.append(
            Problem(path, number, 1, f"「{columns[0]}」が二度書かれています", f"{terms[key][0]}行と同じ語です")
        )
    else:
        terms[key] = (number, Term(*columns))


def _choices(header: dict[str, str], key: str, words: tuple[str, ...], path: str, problems: list[Problem]) -> list[str]:
    given = [word.strip() for word in header.get(key, "").split(",") if word.strip()]
    problems += [
        Problem(path, 1, 1, f"{key} の「{word}」は使えない値です", nearest(word, words))
        for word in given
        if word not in words
    ]
    return [word for word in given if word in words]
