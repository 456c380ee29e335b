"""What of a register's entry can be recognised in a draft: names, phrases, amounts, content words, actions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from postlint.embargo import wordlists
from postlint.embargo.amounts import amounts, days, editions, years
from postlint.embargo.lines import form
from postlint.model import EmbargoEntry, Span, Tokens, Word
from postlint.text.fold import fold_term

Analyze = Callable[[str], Tokens]
"""Morphemes of a folded text."""

NAME, AMOUNT, PHRASE, DAY, WORD = 3.0, 2.0, 2.0, 1.5, 1.0
"""Weights of evidence (domain 4.3): names are strong, amounts and phrases middling, single common words weak."""

_TAIL = re.compile(
    r"(?:の(?:決定|開催|実施|公表|発表))?(?:に?(?:ついて|関して|関する(?:お知らせ|件)))$|のお知らせ$|の件$"
)
_QUOTED = re.compile(r"[「『“]([^」』”\n]{2,30})[」』”]")
_CORPORATE = (
    r"(?:株式会社|有限会社|合同会社|合資会社|[一公][般益](?:社団|財団)法人|npo法人|特定非営利活動法人|学校法人|医療法人|社会福祉法人|宗教法人"
    r"|\((?:株|有|同)\))"
)
_COMPANY = re.compile(rf"{_CORPORATE}([^\s「」『』()、。との]{{2,20}})|([^\s「」『』()、。との]{{2,20}}){_CORPORATE}")
_PARTNER = re.compile(
    r"([^\s「」『』()、。]{2,20}?)(?:と|との|及び|および)(?:[^\s「」]{0,12}?)(?:協定|契約|提携|連携|タッグ|コラボ|合併|共催)"
)
_PERSON = re.compile(
    r"([^\s「」『』()、。の]{2,12}?)(?:選手|さん|氏|様|監督|先生|教授|博士)(?=$|[()、。\s「のがへにとを])"
)
_KANA = re.compile(r"[ァ-ヺー]{3,}")
_KANJI = re.compile(r"[一-鿿々]")
_ALL_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_CONTENT = ("名詞", "形状詞", "動詞", "形容詞")
_FACILITY = re.compile(
    r"(?:公園|団地|図書館|会館|体育館|小学校|中学校|高校|学校|保育園|幼稚園|病院|駅|通り|橋|港|川|山|海岸|ダム|センター|ホール|広場"
    r"|市場|道の駅|商店街|地区|町|村|市|区|丁目|庁舎|支所|プラザ|パーク|グラウンド|球場|プール|墓地|灘|湾|島|跡地?|周辺|前)$"
)
_WHOLE_TITLE = 5.0
_LONG_READING = 4
_MUNICIPAL = ("市", "町", "村", "県")
_SILENT = ("補助記号", "記号", "空白")
_APRIL = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A string that points at the entry: its converted form, its reading where that differs, its weight."""

    form: str
    weight: float
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """An entry taken apart. `content` maps the normalised to the dictionary form of each telling word of the title."""

    anchors: tuple[Anchor, ...]
    content: frozenset[tuple[str, str]]
    amounts: frozenset[str]
    days: frozenset[str]
    actions: frozenset[int]
    years: frozenset[int]
    editions: frozenset[int]

    named: bool
    """Whether a name tells this entry from others of its kind."""


def profile_of(entry: EmbargoEntry, analyze: Analyze) -> Profile:
    """Take an entry apart; `analyze` cuts folded texts into morphemes."""
    title, body = fold_term(entry.title), fold_term(entry.body)
    tokens = analyze(title)
    marks = fold_term("\n".join((entry.title, *entry.keywords)))
    everything = f"{marks}\n{body}"
    counted = analyze(everything)
    released = f"{entry.release_at:%m-%d}"
    anchors = tuple(_anchors(entry, title, tokens, analyze))
    return Profile(
        (_title_anchor(title, tokens, analyze), *anchors),
        frozenset(content_words(title, tokens, _name_spans(title, tokens))),
        frozenset(amount.key for amount in amounts(everything, counted)),
        frozenset(day.key for day in days(everything)) - {released},
        frozenset(number for number, action in enumerate(wordlists.actions()) if action.search(marks)),
        years(title) or _current(entry),
        editions(marks),
        any(anchor.weight >= NAME for anchor in anchors),
    )


def _current(entry: EmbargoEntry) -> frozenset[int]:
    """The years that a title without one can mean: from the fiscal year of the release (April to March) on."""
    year = entry.release_at.year
    return frozenset(range(year - (entry.release_at.month < _APRIL), year + 4))


def strings(entry: EmbargoEntry) -> str:
    """What an entry is looked up by, folded, a line each: title, keywords, parties, names in the body, address."""
    parts = [entry.title, *entry.keywords, *entry.parties, entry.url]
    if entry.body:
        parts += _QUOTED.findall(entry.body)
    return fold_term("\n".join(parts))


def without_form(name: str) -> str:
    """A folded name without 株式会社 and the like, and without #."""
    return re.sub(_CORPORATE, "", name).strip(" #「」『』")


def core(title: str) -> str:
    """A folded title without について and the like."""
    return _TAIL.sub("", title)


def content_words(value: str, tokens: Tokens, names: Sequence[Span] = ()) -> Iterator[tuple[str, str]]:
    """Normalised and dictionary form of the words that tell what a title is about: no names, numbers, actions."""
    common = wordlists.words("common_words")
    for index, (start, end, word) in enumerate(zip(tokens.starts, tokens.ends, tokens.words, strict=True)):
        if index + 1 < len(tokens) and tokens.words[index + 1].lemma in _MUNICIPAL:
            continue
        if word.pos[0] not in _CONTENT or word.pos[1] == "数詞" or "助数詞" in word.pos[2] or "非自立" in word.pos[1]:
            continue
        surface = value[start:end]
        if any(name.contains(Span(start, end)) for name in names):
            continue
        if len(surface) < 2 or not common.isdisjoint((word.norm, word.lemma)):
            continue
        if not any(action.search(surface) for action in wordlists.actions()):
            yield word.norm, word.lemma


def _title_anchor(title: str, tokens: Tokens, analyze: Analyze) -> Anchor:
    telling = len(list(content_words(title, tokens)))
    return _anchor(core(title), min(_WHOLE_TITLE, WORD + telling), analyze)


def _anchors(entry: EmbargoEntry, title: str, tokens: Tokens, analyze: Analyze) -> Iterator[Anchor]:
    names = _names(title, tokens)
    for name in names:
        yield _anchor(name, NAME, analyze)
    for party in map(fold_term, entry.parties):
        bare = without_form(party)
        yield _anchor(bare, WORD if bare in wordlists.words("institutions") else NAME, analyze)
    known = [form(name) for name in names]
    for keyword in (fold_term(word).lstrip("# ") for word in entry.keywords):
        bare = without_form(keyword)
        if any(amounts(bare, analyze(bare))) or any(days(bare)):
            continue  # compared as what it is
        mine = form(bare)
        named = bare != keyword or any(mine in name for name in known if len(mine) >= _LONG_READING)
        yield _anchor(bare, NAME if named else _weight(bare, analyze), analyze)
    for name in _quoted(fold_term(entry.body)):
        yield _anchor(name, PHRASE, analyze)
    if entry.url:
        yield Anchor(form(fold_term(entry.url)), NAME)


def _anchor(term: str, weight: float, analyze: Analyze) -> Anchor:
    reading = (
        "".join(word.reading for word in analyze(term).words if word.pos[0] not in _SILENT)
        if _KANJI.search(term)
        else ""
    )
    mine = form(term)
    spoken = form(reading) if len(reading) >= _LONG_READING and reading != mine else ""
    return Anchor(mine, weight, spoken)


def _names(title: str, tokens: Tokens) -> list[str]:
    """What is quoted in a title, its companies, partners and persons."""
    return [*_quoted(title), *_named(title), *_persons(title, tokens)]


def _name_spans(title: str, tokens: Tokens) -> list[Span]:
    return [Span(at, at + len(name)) for name in _names(title, tokens) if (at := title.find(name)) >= 0]


def _quoted(value: str) -> list[str]:
    return [match[1] for match in _QUOTED.finditer(value)]


def _named(title: str) -> Iterator[str]:
    """Companies, partners of agreements, and people with what they are called by."""
    for pattern in (_COMPANY, _PARTNER, _PERSON):
        for match in pattern.finditer(title):
            name = without_form(next(filter(None, match.groups())))
            if len(name) > 1 and name not in wordlists.words("institutions"):
                yield name


def _persons(title: str, tokens: Tokens) -> Iterator[str]:
    """Family name and given name side by side."""
    words: tuple[Word, ...] = tokens.words
    for index in range(len(words) - 1):
        first, second = words[index].pos, words[index + 1].pos
        if first[2] == "人名" and second[2] == "人名":
            yield title[tokens.starts[index] : tokens.ends[index + 1]]


def _weight(keyword: str, analyze: Analyze) -> float:
    """How much a keyword tells: a coined or personal name much, a single word of the dictionary little."""
    tokens = analyze(keyword)
    words = tokens.words
    kana = not _KANJI.search(keyword)
    coined = kana and not _ALL_KATAKANA.fullmatch(keyword) and (len(words) > 1 or any(word.oov for word in words))
    if coined or any(word.oov and kana for word in words):
        return NAME
    if any(word.pos[1] == "固有名詞" for word in words) and _FACILITY.search(keyword):
        return WORD
    if any(word.pos[1] == "固有名詞" for word in words):
        return NAME
    return PHRASE if len(words) > 1 or any(len(word.parts) > 1 for word in words) else WORD
