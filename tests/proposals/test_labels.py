"""The marks that clauses begin with."""

import pytest

from postlint.proposals.labels import bracketed, labels


@pytest.mark.parametrize(
    ("line", "kind", "value", "id_", "rest"),
    [
        ("第１条　この要綱は", "article", 1, "第1条", "この要綱は"),
        ("第十二条 投稿は", "article", 12, "第十二条", "投稿は"),
        ("第３章　雑則", "chapter", 3, "第3章", "雑則"),
        ("１．はじめに", "number", 1, "1", "はじめに"),
        ("２　目的", "number", 2, "2", "目的"),
        ("（１）正確に書く", "paren", 1, "(1)", "正確に書く"),
        ("⑵　写真", "paren", 2, "(2)", "写真"),
        ("③ 返信", "circled", 3, "③", "返信"),
        ("❷ 秘密", "filled", 2, "❷", "秘密"),
        ("ア 目的", "kana", 1, "ア", "目的"),
        ("(イ) 期間", "paren-kana", 2, "(イ)", "期間"),
        ("(b)既成の事実", "alpha", 2, "(b)", "既成の事実"),
        ("Ⅳ．手順", "roman", 4, "Ⅳ", "手順"),
        ("三　秘密", "kanji", 3, "三", "秘密"),
        ("2.1 誠実であること", "section", 1, "2.1", "誠実であること"),
        ("〇誹謗する情報", "〇", 0, "〇", "誹謗する情報"),
        ("・法令に違反するもの", "・", 0, "・", "法令に違反するもの"),
        ("※１ 利用者のこと", "note", 0, "※1", "利用者のこと"),
    ],
)
def test_marks_are_read(line: str, kind: str, value: int, id_: str, rest: str) -> None:
    label = next(label for label in labels(line) if label.kind == kind)
    raw = "※1" if kind == "note" else id_
    assert (label.value, label.rest) == (value, rest)
    assert label.id in (id_, line.removesuffix(rest).strip()), raw


@pytest.mark.parametrize(
    "line", ["一度公開した情報は", "〇〇市の職員は", "○年○月○日", "イベントの結果", "アカウントを開設する", "本市は"]
)
def test_ordinary_words_are_no_certain_marks(line: str) -> None:
    assert [label for label in labels(line) if not label.weak] == []


def test_a_kanji_is_a_kana_only_where_the_count_expects_it() -> None:
    assert [label.alias for label in labels("工 リンク", "エ") if label.kind == "kana"] == ["エ"]
    assert [label for label in labels("工 リンク", "オ") if label.kind == "kana"] == []


def test_lines_in_brackets() -> None:
    assert bracketed("【禁止事項】") == "【"
    assert bracketed("＜運用期間＞") == "＜"
    assert bracketed("【注】次のとおり") == ""
