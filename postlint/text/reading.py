"""From a string to its readings: the plain one, and the one in which a disguise is taken out."""

from __future__ import annotations

from collections.abc import Callable

from postlint.model import Entity, Folded, Span, Text, Tokens
from postlint.text.fold import fold, squash
from postlint.text.morphology import Analyzer
from postlint.text.sentences import sentences

Detect = Callable[[str, Tokens, tuple[Span, ...]], tuple[Entity, ...]]


def read(original: str, analyzer: Analyzer, detect: Detect) -> tuple[Text, ...]:
    """The readings of a text: one, or two when inserted marks or repeated vowels can be taken out of it.

    `detect` recognises entities in a folded text; its spans are in that folded text.
    """
    plain = fold(original)
    texts = [_text(original, plain, analyzer, detect, disguised=False)]
    bare = squash(plain)
    if bare is not plain:
        texts.append(_text(original, bare, analyzer, detect, disguised=True))
    return tuple(texts)


def _text(original: str, folded: Folded, analyzer: Analyzer, detect: Detect, *, disguised: bool) -> Text:
    cut = sentences(folded.value)
    tokens = analyzer.tokens(folded.value, cut)
    return Text(original, folded, tokens, cut, detect(folded.value, tokens, cut), disguised)
