"""What PyYAML says about a broken file, in words for the people who write drafts."""

from __future__ import annotations

import yaml

from postlint.documents.document import problem
from postlint.errors import Problem
from postlint.model import Source, Span

_QUOTE = '値に「: 」「#」「[」「{」などの記号があるときは、値を引用符（"）で囲んでください。'
_INDENT = "字下げをほかの項目とそろえてください（全角の空白とタブは使えません）。"
# Parts of the messages of libyaml's scanner.c and parser.c and of their Python counterparts.
_SAID = (
    (
        "cannot start any token",
        "値の初めに使えない文字（タブ、@、` など）があります",
        'その文字を消すか、値を引用符（"）で囲んでください。',
    ),
    ("mapping values are not allowed", "一つの行に「: 」がいくつもあるか、字下げがそろっていません", _QUOTE),
    (
        "could not find expected ':'",
        "項目の名前のあとに「: 」がありません",
        "「項目: 値」の形で、「:」のあとに半角の空白を入れてください。",
    ),
    ("block sequence entries are not allowed", "「- 」を置けないところにあります", _INDENT),
    ("expected key", "項目の字下げがそろっていないか、閉じていない引用符があります", _INDENT),
    ("expected <block end>", "項目の字下げがそろっていないか、引用符のあとに文字があります", _INDENT),
    ("'-' indicator", "並びの字下げがそろっていないか、「- 」がありません", _INDENT),
    ("unexpected end of stream", "引用符が閉じていません", "値の終わりに引用符を書いてください。"),
    ("escape", "「\\」の使い方が違います", "「\\」をそのまま書くときは、値を ' ' で囲んでください。"),
    ("anchor", "「&」「*」で始まる値は使えません", '値を引用符（"）で囲んでください。'),
    ("alias", "「&」「*」で始まる値は使えません", '値を引用符（"）で囲んでください。'),
    ("tag", "「!」で始まる値は使えません", '値を引用符（"）で囲んでください。'),
    ("flow", "「[ ]」か「{ }」の中の書き方が違います", "括弧を閉じ、値と値のあいだに「,」を書いてください。"),
    ("block scalar", "「|」「>」のあとの書き方が違います", "「|」だけを書いて改行し、本文を字下げして書いてください。"),
    ("tab", "字下げにタブが使われています", _INDENT),
)


def fault(source: Source, span: Span, error: yaml.YAMLError) -> Problem:
    """The problem behind an error of PyYAML for the part `span` of a source, at the place PyYAML names."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(span.start + mark.index, span.end) if mark else span.start
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    for part, what, mend in _SAID:
        if part in said:
            return problem(source, at, what, mend)
    return problem(source, at, "YAML として読めません", _QUOTE)
