"""One run of `check`: paths and options in, a report out. Prints nothing, decides nothing about the exit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from postlint._version import __version__
from postlint.config import Settings, find_config, read_config
from postlint.documents import Document, ReadOptions, load, read
from postlint.documents.attached import Attached, attached, superseded
from postlint.documents.document import faults
from postlint.documents.walk import walk
from postlint.errors import DocumentError, PostlintError
from postlint.findings import remark
from postlint.linter import Linter
from postlint.matchers.metadata import publish_moment
from postlint.model import Category, Finding, Note, Post, Question, Report, Severity, ToolInfo, Unchecked
from postlint.text.morphology import dictionary_name
from postlint.workers import lint_all

NO_TOWN = (
    "自治体が選ばれていないため、収録した全自治体のガイドラインに照らしました。"
    "選ぶには --municipality 宇部市 のように指定するか、postlint.yaml に「municipality: 宇部市」と書いてください。"
)

NOT_COMPARED = "register-not-applied"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; None means that the configuration decides."""

    now: dt.datetime
    municipality: str | None = None
    config: Path | None = None
    embargo: Path | None = None
    fail_on: str | None = None
    redact: bool = True
    show_embargo: bool = False
    jobs: int = 0
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, and whether a finding stands at or above the threshold that applies to its file."""

    report: Report
    failed: bool


@dataclass(frozen=True)
class Bench:
    """A configuration with the linter that it makes."""

    linter: Linter
    settings: Settings | None


@dataclass(frozen=True, slots=True)
class _Batch:
    bench: Bench
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file as read; nothing but its path where its configuration is broken."""

    path: str
    bench: Bench | None
    posts: tuple[Post, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    notes: tuple[Note, ...] = ()
    beside: Attached = field(default_factory=Attached)


def run(paths: Sequence[str], stdin: tuple[str, bytes] | None, options: Options) -> Outcome:
    """Check files, folders and perhaps standard input (name, bytes)."""
    benches = Benches(options)
    unchecked: list[Unchecked] = []
    remarks: list[Finding] = []
    drafts: list[_Draft] = []
    for path, data in _inputs(paths, stdin, benches, unchecked):
        bench = benches.of(Path(path), unchecked)
        if bench is None:
            unchecked.append(Unchecked(path, "設定か規則に誤りがあるため、検査していません。"))
        drafts.append(_read(path, data, bench))
    batches: list[_Batch] = []
    for draft in _once_each(drafts, paths):
        unchecked += draft.unchecked
        remarks += map(remark, draft.notes)
        if draft.bench is not None:
            batches.append(_Batch(draft.bench, draft.posts))
    return _outcome(batches, benches, options, len(drafts), unchecked, remarks)


def _read(path: str, data: bytes, bench: Bench | None) -> _Draft:
    if bench is None:
        return _Draft(path, None)
    options = _read_options(bench)
    document = read(data, path, options)
    unchecked = list(document.unchecked)
    posts = _known_towns(document, bench.linter, unchecked)
    beside = attached(posts, Path(path), options)
    return _Draft(path, bench, posts, tuple(unchecked), document.notes, beside)


def _once_each(drafts: list[_Draft], named: Sequence[str]) -> Iterator[_Draft]:
    """The drafts and then what goes along with them; a file found in a folder is not both."""
    along = {file for draft in drafts for file in draft.beside.files} - {Path(name).resolve() for name in named}
    for draft in drafts:
        if not superseded(draft.path, draft.posts, along):
            yield draft
        more = draft.beside.document
        if more.posts or more.unchecked or more.notes:
            yield _Draft(draft.path, draft.bench, more.posts, more.unchecked, more.notes)


def _read_options(bench: Bench | None) -> ReadOptions:
    if bench is None or bench.settings is None:
        return ReadOptions()
    values = bench.settings.values
    return ReadOptions(values.date_format, values.max_file_mb)


def _outcome(
    batches: list[_Batch],
    benches: Benches,
    options: Options,
    count: int,
    unchecked: list[Unchecked],
    remarks: list[Finding],
) -> Outcome:
    findings = remarks
    questions: dict[tuple[str, str], Question] = {}
    failed = False
    said: set[str] = set()
    for bench, posts in _merged(batches):
        found = _once(lint_all(bench.linter, posts, options.jobs), bench.linter, said)
        findings += found
        threshold = options.fail_on or (bench.settings.values.fail_on if bench.settings else "error")
        failed = failed or any(_fails(finding, threshold) for finding in found)
        questions |= {(q.municipality, q.clause): q for q in bench.linter.questions(posts)}
    findings += _not_compared(batches, findings)
    everything = tuple(post for batch in batches for post in batch.posts)
    notes = (Note("", NO_TOWN),) if any(_townless(batch) for batch in batches) else ()
    report = Report(
        benches.tool(), count, everything, tuple(findings), tuple(questions.values()),
        tuple(unchecked), notes, options.redact, options.show_embargo,
    )  # fmt: skip
    return Outcome(report, failed)


class Benches:
    """Linters by configuration, each made once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._made: dict[Path | None, Bench | None] = {}
        self._digest = ""

    def config_of(self, path: Path) -> Path | None:
        """The configuration file in force for a path."""
        return self._options.config or find_config(path.resolve())

    def of(self, path: Path, unchecked: list[Unchecked]) -> Bench | None:
        """The bench for a path, or None when its configuration or rules are broken (named in `unchecked` once)."""
        config = self.config_of(path)
        if config not in self._made:
            try:
                self._made[config] = self._make(config)
            except PostlintError as error:
                self._made[config] = None
                unchecked += [Unchecked(p.path, _without_path(str(p), p.path)) for p in error.problems]
        return self._made[config]

    def ignores(self, path: Path) -> bool:
        """Whether the configuration of a file leaves it out; patterns are relative to the configuration's folder.

        An embargo register in use is no schedule.
        """
        config = self.config_of(path)
        bench = self._made.get(config)
        register = self._options.embargo or (bench.settings.embargo if bench and bench.settings else None)
        if register is not None and path.resolve() == register.resolve():
            return True
        if config is None or bench is None or bench.settings is None or not bench.settings.values.ignore:
            return False
        import pathspec

        rules = pathspec.GitIgnoreSpec.from_lines(bench.settings.values.ignore)
        full, folder = path.resolve(), config.resolve().parent
        return full.is_relative_to(folder) and rules.match_file(full.relative_to(folder).as_posix())

    def tool(self) -> ToolInfo:
        """Versions and digests for the report."""
        return ToolInfo(__version__, dictionary_name(), f"sha256:{self._digest}")

    def _make(self, config: Path | None) -> Bench:
        options = self._options
        settings = read_config(config) if config is not None else None
        linter = Linter.assemble(
            settings, options.now, options.municipality, options.embargo, options.cache, options.show_embargo
        )
        self._digest = self._digest or linter.ruleset.digest
        return Bench(linter, settings)


def _inputs(
    paths: Sequence[str], stdin: tuple[str, bytes] | None, benches: Benches, unchecked: list[Unchecked]
) -> Iterator[tuple[str, bytes]]:
    if stdin is not None:
        yield stdin
    for name in paths:
        files, missing = walk([name], ())
        unchecked += missing
        for file in files:
            options = _read_options(benches.of(file, unchecked))
            if file != Path(name) and benches.ignores(file):
                continue
            try:
                yield str(file), load(file, options)
            except DocumentError as error:
                unchecked += faults(str(file), error.problems)


def _once(found: Sequence[Finding], linter: Linter, said: set[str]) -> tuple[Finding, ...]:
    """Findings without repetitions of rules that speak of the configuration; `said` holds those of earlier files."""
    single = {rule.id for rule in linter.ruleset.rules if rule.once == "run"}
    kept = []
    for finding in found:
        if finding.rule not in said:
            kept.append(finding)
        if finding.rule in single:
            said.add(finding.rule)
    return tuple(kept)


def _known_towns(document: Document, linter: Linter, unchecked: list[Unchecked]) -> tuple[Post, ...]:
    posts = []
    for post in document.posts:
        try:
            linter.guidelines(post)
        except ValueError as error:
            line = post.locate_field("municipality").line
            unchecked.append(Unchecked(post.source.path, f"{line}行: {error}"))
        else:
            posts.append(post)
    return tuple(posts)


def _merged(batches: Iterable[_Batch]) -> Iterator[tuple[Bench, tuple[Post, ...]]]:
    """Batches of one bench as one, so that many small files are worked on together; the order of files stays."""
    group: list[Post] = []
    bench: Bench | None = None
    for batch in batches:
        if bench is not None and batch.bench is not bench:
            yield bench, tuple(group)
            group = []
        bench = batch.bench
        group += batch.posts
    if bench is not None:
        yield bench, tuple(group)


def _townless(batch: _Batch) -> bool:
    chosen = len(batch.bench.linter.context.municipalities) == 1
    return not chosen and any(not post.fields.get("municipality") for post in batch.posts)


def _not_compared(batches: list[_Batch], findings: list[Finding]) -> Iterator[Finding]:
    """One remark a run on the posts whose time of publication nothing tells, so that a release cannot be compared."""
    told = {(finding.path, finding.post) for finding in findings if finding.category is Category.EMBARGO}
    posts = [
        post
        for batch in batches
        for post in batch.posts
        if publish_moment(post) is None
        and not post.part
        and (batch.bench.linter.register is not None or post.fields.get("release_at"))
        and (post.source.path, post.id) not in told
    ]
    if posts:
        first = posts[0]
        text = f"公開日時（publish_at）のない投稿が{len(posts)}件あり、解禁日時と比べられませんでした。"
        place = first.locate_field("publish_at")
        yield remark(Note(first.source.path, text, NOT_COMPARED, "publish_at", place), Category.EMBARGO)


def _fails(finding: Finding, threshold: str) -> bool:
    return threshold != "never" and finding.severity.rank >= Severity(threshold).rank


def _without_path(text: str, path: str) -> str:
    return text.removeprefix(path).lstrip(":").strip()
