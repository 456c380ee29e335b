"""Morphemes: offsets are right in every piece, and nothing that can stand in a draft breaks Sudachi."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint.model import Tokens
from postlint.text.fold import fold
from postlint.text.morphology import LIMIT, Analyzer, dictionary_name, pieces
from postlint.text.sentences import sentences


def surfaces(analyzer: Analyzer, text: str) -> list[str]:
    tokens = analyzer.tokens(text, sentences(text))
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def covers(tokens: Tokens, text: str) -> bool:
    return "".join(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)) == text


def test_lemma_and_pieces(analyzer: Analyzer) -> None:
    tokens = analyzer.tokens("外国人が走った", sentences("外国人が走った"))
    assert tokens.words[0].parts == (2, 1)
    assert tokens.words[2].lemma == "走る"


def test_unknown_words_are_not_mixed_up(analyzer: Analyzer) -> None:
    text = "🎉と🍡と🎏"
    assert [word.lemma for word in analyzer.tokens(text, sentences(text)).words] == ["🎉", "と", "🍡", "と", "🎏"]


def test_text_over_the_limit_is_cut_at_sentence_ends(analyzer: Analyzer) -> None:
    text = "市民センターで講座があります。" * 2_500
    parts = list(pieces(text, sentences(text)))
    assert len(parts) > 1
    assert all(part.endswith("。") and len(part.encode()) <= LIMIT for _, part in parts)
    assert covers(analyzer.tokens(text, sentences(text)), text)


def test_sentence_over_the_limit_is_cut_inside(analyzer: Analyzer) -> None:
    text = "あ" * 3 + "公民館、" * 15_000 + "終わり"
    parts = list(pieces(text, sentences(text)))
    assert [offset for offset, _ in parts] == [sum(len(p) for _, p in parts[:i]) for i in range(len(parts))]
    assert max(len(part.encode()) for _, part in parts) <= LIMIT
    assert covers(analyzer.tokens(text, sentences(text)), text)


def test_lone_surrogates_survive(analyzer: Analyzer) -> None:
    assert "".join(surfaces(analyzer, "あ\ud800い")) == "あ\ud800い"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=[]), max_size=60))
def test_tokens_cover_any_folded_text(analyzer: Analyzer, text: str) -> None:
    folded = fold(text).value
    assert covers(analyzer.tokens(folded, sentences(folded)), folded)


def test_dictionary_is_named_with_its_version() -> None:
    assert dictionary_name() == "sudachidict-core 20261015"


def test_lookup_lists_every_part_of_speech(analyzer: Analyzer) -> None:
    kinds = {"-".join(pos[:4]) for pos in analyzer.lookup("佐久")}
    assert any("人名" in kind for kind in kinds)
    assert any("地名" in kind for kind in kinds)
