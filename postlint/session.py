"""One run of `check`: paths and options in, a report out. Prints nothing, decides nothing about the exit."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from postlint.benches import Bench, Benches, Options
from postlint.documents import Document, ReadOptions, load, read
from postlint.documents.attached import Attached, attached, superseded
from postlint.documents.document import faults
from postlint.documents.walk import walk
from postlint.errors import DocumentError
from postlint.findings import Reviewed, remark
from postlint.linter import Linter
from postlint.masks import masked_remarks
from postlint.matchers.metadata import publish_moment
from postlint.model import Category, Finding, Note, Post, PostRecord, Question, Report, Severity, Unchecked
from postlint.watch import Watch
from postlint.workers import lint_parts

__all__ = ["NO_TOWN", "Options", "Outcome", "run"]

NO_TOWN = (
    "自治体が選ばれていないため、収録した全自治体のガイドラインに照らしました。"
    "選ぶには --municipality 宇部市 のように指定するか、postlint.yaml に「municipality: 宇部市」と書いてください。"
)

ALL_IGNORED = "下書きがすべて除かれています。postlint.yaml の ignore と rules の指定を確かめてください。"
NOT_COMPARED = "register-not-applied"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, and whether a finding stands at or above the threshold that applies to its file."""

    report: Report
    failed: bool


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


@dataclass(frozen=True, slots=True)
class _Lint:
    """How many posts were checked, and a review of each."""

    done: int
    reviews: list[Reviewed]


def run(paths: Sequence[str], stdin: tuple[str, bytes] | None, options: Options, watch: Watch | None = None) -> Outcome:
    """Check files, folders and perhaps standard input (name, bytes).

    Stopped by `watch`, the run reports what it has found and names what it left unchecked.
    """
    watch = watch or Watch()
    benches = Benches(options)
    unchecked: list[Unchecked] = []
    remarks: list[Finding] = []
    drafts: list[_Draft] = []
    digests: list[tuple[str, str]] = []
    for path, data in _inputs(paths, stdin, benches, unchecked, watch):
        digests.append((path, hashlib.sha256(data).hexdigest()))
        bench = benches.of(Path(path), unchecked)
        if bench is None:
            unchecked.append(Unchecked(path, "設定か規則に誤りがあるため、検査していません。"))
        drafts.append(_read(path, data, bench))
        watch.read(len(drafts[-1].posts))
    batches: list[_Batch] = []
    for draft in _once_each(drafts, paths):
        unchecked += draft.unchecked
        remarks += map(remark, draft.notes)
        if draft.bench is not None:
            batches.append(_Batch(draft.bench, draft.posts))
    return _outcome(batches, benches, options, digests, unchecked, remarks, watch)


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
    digests: list[tuple[str, str]],
    unchecked: list[Unchecked],
    remarks: list[Finding],
    watch: Watch,
) -> Outcome:
    if options.redact:
        detect = next((bench.linter.private for bench in benches.made() if bench), None)
        remarks, unchecked = masked_remarks(remarks, unchecked, detect)
    findings = remarks
    questions: dict[tuple[str, str], Question] = {}
    failing = 0
    thresholds: set[str] = set()
    said: set[str] = set()
    done: list[_Batch] = []
    records: list[PostRecord] = []
    sums = dict(digests)
    watch.checking(sum(len(batch.posts) for batch in batches))
    for bench, posts in _merged(batches):
        lint = _lint(bench.linter, posts, options.jobs, watch)
        done.append(_Batch(bench, posts[: lint.done]))
        unchecked += _left(posts, lint.done)
        found = _once([finding for review in lint.reviews for finding in review.findings], bench.linter, said)
        findings += found
        threshold = options.fail_on or (bench.settings.values.fail_on if bench.settings else "error")
        thresholds.add(threshold)
        failing += sum(_fails(finding, threshold) for finding in found)
        questions |= {(q.municipality, q.clause): q for q in bench.linter.questions(done[-1].posts)}
        records += [
            PostRecord(bench.linter.editions(post), review.masked, threshold, sums.get(post.source.path, ""))
            for post, review in zip(done[-1].posts, lint.reviews, strict=True)
        ]
    findings += _not_compared(done, findings)
    everything = tuple(post for batch in done for post in batch.posts)
    notes = (Note("", NO_TOWN),) if any(_townless(batch) for batch in done) else ()
    report = Report(
        benches.tool(), len(digests), everything, tuple(findings), tuple(questions.values()),
        tuple(unchecked), notes, options.redact, options.show_embargo,
        failing=failing, threshold=thresholds.pop() if len(thresholds) == 1 else "",
        now=options.now, records=tuple(records),
    )  # fmt: skip
    return Outcome(report, failing > 0)


def _lint(linter: Linter, posts: tuple[Post, ...], jobs: int, watch: Watch) -> _Lint:
    """Reviews of the posts, from the first one on until the run is stopped."""
    done, reviews = 0, list[Reviewed]()
    if posts and not watch.stopped():
        with closing(lint_parts(linter, posts, jobs)) as parts:
            for number, part in parts:
                done += number
                reviews += part
                watch.checked(number)
                if watch.stopped():
                    break
    return _Lint(done, reviews)


def _left(posts: tuple[Post, ...], done: int) -> Iterator[Unchecked]:
    """The files of the posts that a stopped run did not come to, with how many of them."""
    total = Counter(post.source.path for post in posts)
    for path, number in Counter(post.source.path for post in posts[done:]).items():
        of = f"この{total[path]}件のうち{number}件" if number < total[path] else f"この{number}件"
        yield Unchecked(path, f"途中で止めたので、{of}を検査していません。")


def _inputs(
    paths: Sequence[str],
    stdin: tuple[str, bytes] | None,
    benches: Benches,
    unchecked: list[Unchecked],
    watch: Watch,
) -> Iterator[tuple[str, bytes]]:
    if stdin is not None:
        yield stdin
    files: list[tuple[str, Path]] = []
    for name in paths:
        found, missing = walk([name], ())
        unchecked += missing
        files += ((name, file) for file in found)
    watch.reading(len(files))
    taken = {name: False for name, _ in files}
    for name, file in files:
        bench = None if watch.stopped() else benches.of(file, unchecked)
        if file != Path(name) and benches.ignores(file):
            continue
        taken[name] = True
        if watch.stopped():
            unchecked.append(Unchecked(str(file), "途中で止めたので、検査していません。"))
            continue
        try:
            yield str(file), load(file, _read_options(bench))
        except DocumentError as error:
            unchecked += faults(str(file), error.problems)
    unchecked += (Unchecked(name, ALL_IGNORED) for name, some in taken.items() if not some)


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
    return any(len(batch.bench.linter.guidelines(post)) > 1 for post in batch.posts)


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
