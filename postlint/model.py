"""Every value that crosses a boundary between two parts of postlint. All are frozen.

The data flows one way: file -> Post -> Text -> Match -> Finding -> Report -> string.
Offsets are code points throughout; conversions to other units belong to the reporters.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
EMPTY: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How much a finding weighs (interface 1). Compare with `rank`, not with `<`."""

    INFO = "info"
    REVIEW = "review"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info up to 3 for error."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Category(StrEnum):
    """What a rule finds; the guideline says whether it matters there (interface 1)."""

    SLANDER = "slander"
    DISCRIMINATION = "discrimination"
    DECISION_PROCESS = "decision-process"
    SECRETS = "secrets"
    PERSONAL_DATA = "personal-data"
    EMBARGO = "embargo"
    RIGHTS = "rights"
    OBSCENITY = "obscenity"
    ILLEGALITY = "illegality"
    RUMOUR = "rumour"
    PUBLIC_ORDER = "public-order"
    STAFF_OPINION = "staff-opinion"
    AUTHORSHIP = "authorship"
    LINKS = "links"
    ACCURACY = "accuracy"
    ACCESSIBILITY = "accessibility"
    HOURS = "hours"
    APPROVAL = "approval"
    REPUTATION = "reputation"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def hull(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def cut(self, text: str) -> str:
        """The code points of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: 1-based lines and code-point columns, the end exclusive; `cell` is like `シート1!B7`."""

    line: int
    column: int
    end_line: int
    end_column: int
    cell: str | None = None


@dataclass(frozen=True)
class Source:
    """A decoded file (without its byte order mark). Lines end with CRLF, LF or CR, as they stand.

    Of a workbook or a document of paragraphs, `text` is all of them one after the other, and `cells` names each with
    the offset at which it begins; lines and columns are then counted inside the cell.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    cells: tuple[tuple[int, str], ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first code point of every line."""
        return (0, *(match.end() for match in _LINE_BREAK.finditer(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both 1-based) of a code-point offset, in the file or in its cell."""
        line = bisect_right(self.line_starts, offset)
        start, _ = self.cell_at(offset)
        first = bisect_right(self.line_starts, start)
        return line - first + 1, offset - max(self.line_starts[line - 1], start) + 1

    def cell_at(self, offset: int) -> tuple[int, str | None]:
        """Where the cell of an offset begins, and its name; 0 and None in a file without cells."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell[0]) - 1
        return self.cells[index] if index >= 0 else (0, None)

    def cell_end(self, offset: int) -> int:
        """Where the cell of an offset ends, without what parts it from the next one; the file's end without cells."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell[0])
        return self.cells[index][0] - 1 if index < len(self.cells) else len(self.text)

    def line(self, number: int, cell: str | None = None) -> str:
        """The 1-based line of the file or of a cell, without its line break."""
        begin = next((start for start, name in self.cells if name == cell), 0) if cell else 0
        starts = self.line_starts
        index = bisect_right(starts, begin) + number - 2
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        if cell:
            end = min(end, self.cell_end(begin))
        return self.text[max(starts[index], begin) : end].rstrip("\r\n")

    def location(self, span: Span) -> Location:
        """Where `span` (offsets of this file) stands."""
        line, column = self.position(span.start)
        _, cell = self.cell_at(span.start)
        if span.end <= span.start:
            return Location(line, column, line, column, cell)
        # What goes on in further cells is shown up to the end of the first: a location has one cell.
        last = max(min(span.end, self.cell_end(span.start)) - 1, span.start)
        end_line, end_column = self.position(last)
        return Location(line, column, end_line, end_column + 1, cell)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a post's text that stands unbroken in the file: text[start:start+length] is source[at:at+length]."""

    start: int
    at: int
    length: int


@dataclass(frozen=True)
class Post:
    """One post: its text, its fields (JSON-like values), and where each of them stands in the file."""

    id: str
    text: str
    source: Source
    stretches: tuple[Stretch, ...]
    fields: Mapping[str, object] = field(default_factory=dict)
    field_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each field's value stands, in offsets of the source."""
    span: Span = Span(0, 0)
    """Where the whole post stands in the source; findings on absent fields point at its first character."""
    part: bool = False
    """A text that goes with a post (a comment, an attachment): its fields are checked with the post, not again."""

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(stretch.start for stretch in self.stretches)

    def source_offset(self, offset: int) -> int:
        """Offset in the source of the code point text[offset]."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.span.start
        stretch = self.stretches[index]
        return stretch.at + min(offset - stretch.start, max(stretch.length - 1, 0))

    def locate(self, span: Span) -> Location:
        """Where `span` (code points of the post's text) stands in the file."""
        if span.end <= span.start:
            at = self.source_offset(span.start)
            return self.source.location(Span(at, at))
        return self.source.location(Span(self.source_offset(span.start), self._source_end(span.end - 1)))

    def _source_end(self, last: int) -> int:
        """Where the code point text[last] ends in the source: an escape ends where the next code point begins."""
        index = bisect_right(self._starts, last) - 1
        start = self.source_offset(last)
        if 0 <= index < len(self.stretches) - 1 and not self.stretches[index].length:
            return max(start + 1, self.stretches[index + 1].at)
        return start + 1

    def locate_field(self, name: str, quote: str | None = None) -> Location:
        """Where the value of a field stands, or `quote` in it; the post's first character when the field is absent."""
        span = self.field_spans.get(name, Span(self.span.start, self.span.start))
        at = self.source.text.find(quote, span.start, span.end) if quote else -1
        return self.source.location(Span(at, at + len(quote)) if quote and at >= 0 else span)


@dataclass(frozen=True, slots=True)
class Word:
    """What the dictionary knows of one morpheme; shared by all its occurrences. All forms are folded."""

    pos: tuple[str, ...]
    """Sudachi's six columns, `*` where empty; the last two are conjugation type and form."""
    lemma: str
    norm: str
    reading: str
    oov: bool
    parts: tuple[int, ...]
    """Lengths of the mode A pieces, in code points of the folded text; empty when it does not split."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Morphemes (Sudachi mode C) as parallel columns, in offsets of the folded text."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Folded:
    """A normalised copy of a text, and the original range [starts[i], ends[i]) that each of its code points covers."""

    value: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """The span of the original text that a span of the folded text covers."""
        if span.end <= span.start:
            at = self.starts[span.start] if span.start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])


@dataclass(frozen=True, slots=True)
class Entity:
    """Something a detector recognised (interface 7). In a `Text` the span is in the folded text."""

    type: str
    span: Span
    role: str = "unknown"
    """`private`, `public` or `unknown`."""
    value: str | None = None
    evidence: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True)
class Text:
    """One reading of a post's text: folded, cut into morphemes and sentences, entities recognised."""

    original: str
    folded: Folded
    tokens: Tokens
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    disguised: bool = False
    """True for the reading in which inserted spaces and marks are taken out."""

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which `span` (folded) begins."""
        index = bisect_right(self._sentence_starts, span.start) - 1
        return self.sentences[max(index, 0)] if self.sentences else Span(0, len(self.folded.value))


@dataclass(frozen=True, slots=True)
class Match:
    """Where a matcher's condition holds, in the folded text; `field` instead for a match on a post's fields."""

    span: Span
    captures: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    field: str | None = None
    quote: str | None = None
    """What to show of a field that is a list; None for the field's whole value."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause of a guideline as a finding cites it; `text` is verbatim."""

    municipality: str
    municipality_name: str
    id: str
    text: str
    guideline: str
    severity: Severity
    note: str | None = None
    lead: str | None = None
    """The lead sentence (柱書) under which the clause stands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; what the command line prints and `Linter.check` returns."""

    rule: str
    category: Category
    severity: Severity
    message: str
    suggestion: str | None
    clauses: tuple[Citation, ...]
    path: str
    post: str
    field: str
    location: Location
    span: Span | None
    excerpt: str
    fingerprint: str
    masked_message: str = ""
    masked_excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide: an entry of the checklist, no finding."""

    municipality: str
    municipality_name: str
    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that could not be checked, and why; makes the exit status 2."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a file or a run as a whole; one with a `rule` becomes an info finding (interface 2)."""

    path: str
    text: str
    rule: str = ""
    field: str = ""
    location: Location = Location(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class ToolInfo:
    """What made the report, for the record."""

    version: str
    dictionary: str
    rules: str


@dataclass(frozen=True, slots=True)
class GuidelineVersion:
    """Which edition of a guideline was applied; `sha256` is that of its text with all white space removed."""

    municipality: str
    municipality_name: str
    title: str
    edition: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class PostRecord:
    """What the record of one post holds besides its findings; `file_sha256` is that of the file's bytes."""

    guidelines: tuple[GuidelineVersion, ...] = ()
    """Those that bind the post."""
    masked: tuple[Span, ...] = ()
    """What must not be shown where the report is masked, in code points of the post's text."""
    fail_on: str = "error"
    file_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run has to say; every reporter is a pure function of it."""

    tool: ToolInfo
    files: int
    posts: tuple[Post, ...]
    findings: tuple[Finding, ...]
    checklist: tuple[Question, ...]
    unchecked: tuple[Unchecked, ...]
    notes: tuple[Note, ...] = ()
    redact: bool = True
    show_embargo: bool = False
    failing: int = 0
    """Findings at or above the threshold of their file."""
    threshold: str = ""
    """`error`, `warning`, `review` or `never`; empty where files have different ones."""
    now: dt.datetime | None = None
    records: tuple[PostRecord, ...] = ()
    """One for each of `posts`, in their order, or none at all."""

    @property
    def status(self) -> int:
        """The exit status of the run (interface 5)."""
        return 2 if self.unchecked else int(self.failing > 0)

    def count(self, severity: Severity) -> int:
        """Number of findings of that very severity."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class EmbargoEntry:
    """One line of the embargo register (interface 4); `release_at` (aware) is the end of the day if it has no time."""

    id: str
    title: str
    release_at: dt.datetime
    keywords: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    kind: str = ""
    section: str = ""
    body: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class OperatingHours:
    """When an account may post (interface 3), in Asia/Tokyo: minutes of the day, both ends inclusive; Monday is 0."""

    opens: int
    closes: int
    days: frozenset[int]
    closed: frozenset[dt.date] = frozenset()
    holidays: bool = False
    """Whether public holidays are closed."""
    year_end: bool = False
    """Whether 年末年始 (29 December to 3 January) is closed."""


@dataclass(frozen=True, slots=True)
class Home:
    """What one registered account has of its own; None or empty: as for the whole run."""

    municipality: str | None = None
    """Its id."""
    own_hosts: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a run: chosen guidelines, the clock, and the office's own names and numbers."""

    municipalities: tuple[str, ...]
    """Ids; every shipped guideline when none was chosen."""
    now: dt.datetime
    own_hosts: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    public_figures: tuple[str, ...] = ()
    embargo: tuple[EmbargoEntry, ...] = ()
    accounts: Mapping[str, OperatingHours | None] = field(default_factory=dict)
    """Registered accounts by handle (folded, without @), with hours of their own or None; empty where none are set."""
    operating_hours: OperatingHours | None = None
    homes: Mapping[str, Home] = field(default_factory=dict)
    """What registered accounts have of their own, by handle as in `accounts`; only those that have something."""
    show_embargo: bool = False
    """Whether messages may name the titles of the register, which is itself confidential."""

    def of_account(self, handle: str) -> Context:
        """What surrounds a post of an account: its own guideline, hosts and contacts where it has them."""
        home = self.homes.get(handle)
        if home is None:
            return self
        return replace(
            self,
            municipalities=(home.municipality,) if home.municipality else self.municipalities,
            own_hosts=home.own_hosts or self.own_hosts,
            allowed_hosts=home.allowed_hosts or self.allowed_hosts,
            contacts=home.contacts or self.contacts,
        )
