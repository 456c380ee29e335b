"""How well and how fast the names of persons are found.

    python benchmarks/names.py [FILE.jsonl]

A line of the file is {"text": "…", "entities": [["日向葵", "人名"], …]}; other kinds of entities are ignored, so files
in the layout of NER-Wikipedia can be given. Without a file the project's own sentences beside this script are used.
F1 counts a name as found when the span is the same (exact) or shares a code point (overlap). The seconds are those of
the person detector alone, for 1,000 sentences, on top of tokenising; the median of five rounds.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from postlint.entities import Known
from postlint.entities.persons import find
from postlint.entities.scene import Scene
from postlint.model import Span
from postlint.text.fold import fold
from postlint.text.morphology import Analyzer
from postlint.text.sentences import sentences

_OWN = Path(__file__).parent / "names.jsonl"
_PERSON = "人名"
_THOUSAND = 1000
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with the spans (code points) of the names in it."""

    text: str
    names: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_samples(path: Path) -> tuple[Sample, ...]:
    """The sentences of a file. Raises ValueError for a line that is not of the layout above."""
    samples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            samples.append(Sample(row["text"], _spans(row["text"], row["entities"])))
    return tuple(samples)


def _spans(text: str, entities: list[list[str]]) -> frozenset[Span]:
    """Where the names stand; a name that occurs twice is labelled twice, from left to right."""
    spans, after = set(), dict[str, int]()
    for name, kind in entities:
        start = text.find(name, after.get(name, 0))
        if kind == _PERSON and start >= 0:
            spans.add(Span(start, start + len(name)))
            after[name] = start + len(name)
    return frozenset(spans)


def found_names(sample: Sample, analyzer: Analyzer) -> frozenset[Span]:
    """The spans, in the sentence as it stands, that the person detector sees."""
    folded = fold(sample.text)
    return frozenset(folded.origin(item.span) for item in find(_scene(sample, analyzer)))


def _scene(sample: Sample, analyzer: Analyzer) -> Scene:
    value = fold(sample.text).value
    cut = sentences(value)
    return Scene(value, analyzer.tokens(value, cut), cut, Known(lookup=analyzer.lookup))


def score(samples: tuple[Sample, ...], analyzer: Analyzer, same: Callable[[Span, Span], bool]) -> Score:
    """How many of the found names are right, and how many of the right ones are found."""
    right = expected = hit = seen = 0
    for sample in samples:
        mine = found_names(sample, analyzer)
        seen, expected = seen + len(mine), expected + len(sample.names)
        right += sum(any(same(one, other) for other in sample.names) for one in mine)
        hit += sum(any(same(one, other) for other in mine) for one in sample.names)
    return Score(right / max(seen, 1), hit / max(expected, 1))


def seconds(samples: tuple[Sample, ...], analyzer: Analyzer) -> float:
    """Time of the person detector for 1,000 sentences; the samples are repeated or cut to that number."""
    scenes = [_scene(sample, analyzer) for sample in samples]
    scenes = (scenes * (_THOUSAND // len(scenes) + 1))[:_THOUSAND]
    rounds = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        for scene in scenes:
            tuple(find(scene))
        rounds.append(time.perf_counter() - started)
    return statistics.median(rounds)


def report(path: Path) -> str:
    """The figures for one file, a line each."""
    samples, analyzer = read_samples(path), Analyzer()
    if not samples:
        return "no sentence"
    lines = [f"sentences {len(samples)} names {sum(len(sample.names) for sample in samples)}"]
    for name, same in (("exact", Span.__eq__), ("overlap", Span.overlaps)):
        one = score(samples, analyzer, same)
        lines.append(f"{name:8} P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}")
    lines.append(f"seconds per {_THOUSAND} sentences {seconds(samples, analyzer):.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1]) if len(sys.argv) > 1 else _OWN) + "\n")
