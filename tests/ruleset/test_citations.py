"""What a guideline says of a match: its clauses, its exceptions, its cases."""

from __future__ import annotations

from collections.abc import Callable

from postlint.linter import Linter
from postlint.model import Severity
from tests.conftest import GUIDELINE, RULE

Town = Callable[..., Linter]


def test_clause_is_cited_verbatim_with_its_lead(town: Town) -> None:
    (finding,) = town().check("馬鹿です。")
    (clause,) = finding.clauses
    assert (clause.id, clause.text, clause.lead) == ("5(1)", "他人をののしること。", "次の情報を発信してはならない。")
    assert (finding.severity, clause.municipality) == (Severity.ERROR, "hidamari")


def test_except_silences(town: Town) -> None:
    assert town().check("素案を作りました。")
    assert not town().check("素案への意見募集を行います。")


def test_a_set_can_have_exceptions_of_its_own(town: Town) -> None:
    sets = (
        "sets:\n  - id: consultation\n    about: 募集\n    any: [{within: post, terms: [意見募集]}]\n"
        "    unless: [{within: post, terms: [意見募集の前]}]\n"
    )
    assert not town(sets=sets).check("素案への意見募集を行います。")
    assert town(sets=sets).check("意見募集の前に素案を見せます。")


def test_ceiling_and_lower(town: Town) -> None:
    (finding,) = town().check("閉店との噂です。")
    assert finding.severity is Severity.WARNING
    (finding,) = town().check("閉店との噂です。意見募集。")
    assert finding.severity is Severity.REVIEW


def test_without_a_clause_it_is_advice_and_cites_nothing(town: Town) -> None:
    (finding,) = town(rules=RULE.replace("category: slander", "category: links")).check("馬鹿です。")
    assert (finding.severity, finding.clauses) == (Severity.INFO, ())


def test_case_limits_a_clause(town: Town) -> None:
    guideline = GUIDELINE.replace("{slander: error}", "{slander: {severity: error, case: insulting}}")
    sets = "cases:\n  - {id: insulting, about: 試験}\nsets:\n  - {id: consultation, about: 募集, any: [{within: post, terms: [意見募集]}]}\n"
    plain = town(guideline=guideline, sets=sets).check("馬鹿です。")
    assert plain[0].severity is Severity.INFO
    rules = RULE.replace("    why: 人を傷つけるため。", "    case: [insulting]")
    (finding,) = town(guideline=guideline, sets=sets, rules=rules).check("馬鹿です。")
    assert finding.severity is Severity.ERROR


def test_a_set_can_be_a_case(town: Town) -> None:
    guideline = GUIDELINE.replace("{slander: error}", "{slander: {severity: error, unless_case: consultation}}")
    assert town(guideline=guideline).check("馬鹿です。")[0].severity is Severity.ERROR
    assert town(guideline=guideline).check("馬鹿です。意見募集。")[0].severity is Severity.INFO


def test_only_limits_a_clause(town: Town) -> None:
    guideline = GUIDELINE.replace("enforces: {slander: error}", "enforces: {slander: error}\n    only: [consultation]")
    assert town(guideline=guideline).check("馬鹿です。")[0].severity is Severity.INFO
    assert town(guideline=guideline).check("馬鹿です。意見募集。")[0].severity is Severity.ERROR
