"""What is to become of a clause: categories, severities and exceptions by its words, or why it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from postlint.labels import CATEGORY
from postlint.model import Category, Severity
from postlint.proposals.clauses import Clause
from postlint.proposals.cues import Cue, Cues, Exemption, Section, Verdict
from postlint.ruleset.language import Enforcement

_DEMAND = re.compile(
    r"(?:こと|もの|ものとする|ならない|いけない|べき|べきである|ください|ましょう|努める|ません)(?:とする|です)?。?[）)]?$"
)
# A sentence that tells how things are; any other is taken for a rule.
_TELLS = re.compile(r"(?:ている|である|がある|となる|という|いう|です|ます|可能性が(?:低|高)い|と考える)。?$")
_HEADING_MARK = re.compile(r"[【】＜＞〈〉《》［］\[\]（）()「」]")
_EXCEPTED = re.compile(
    r"[（(][^（）()]*(?:除く|除き)[^（）()]*[）)]|(?<=。)ただし、[^。]*(?:除く|限りで(?:は)?ない|できる)。?"
)
_NO_DEMAND = "投稿への要求を含まない文とみました。"
_SHORT = 40


class Confidence(StrEnum):
    """How sure a proposal is."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Fate:
    """A proposal for one clause: what it enforces, what it asks, or why it is excused; and what to look at."""

    enforces: dict[Category, Enforcement] = field(default_factory=dict)
    asks: str | None = None
    excused: str | None = None
    confidence: Confidence = Confidence.HIGH
    remarks: tuple[str, ...] = ()


def judge(clause: Clause, cues: Cues) -> Fate:
    """The fate that the words of a clause and of what stands above it speak for."""
    if clause.kind == "date":
        return Fate(excused="制定や改定の日付です。")
    lead = clause.kind == "lead"
    above = [_HEADING_MARK.sub("", words) for words in clause.context]
    section = _section(above, cues)
    if section is not None and not section.keep:
        return Fate(excused=section.excused, remarks=("見出しの言葉から",))
    inherited = _first((verdict for verdict in cues.fates if verdict.below), " ".join(clause.context))
    if inherited is not None:
        return _item(clause, inherited, cues)
    if not lead and re.search(cues.follow_up, clause.text):
        return Fate({Category.APPROVAL: Enforcement(Severity.INFO, "follow-up-report")}, _FOLLOW_UP)
    if any(re.search(cues.pre_approved, words) for words in clause.context):
        return _pre_approved(clause)
    decided = _first(cues.fates, clause.text)
    found = _found(clause, cues)
    if decided is not None and not _outweighs(found, clause.text):
        also = "、".join(dict.fromkeys(hit.cue.category for hit in found))
        remarks = (f"ほかの候補: {also}",) if also else ()
        confidence = Confidence.MIDDLE if also else Confidence.HIGH
        return Fate(asks=decided.asks, excused=decided.excused, confidence=confidence, remarks=remarks)
    if lead and not found:
        return Fate(excused="各号の柱書です。各号とともに表示します。")
    if found:
        return _enforced(clause, found, cues)
    if section is not None and not re.search(cues.forbids, clause.text):
        return Fate(excused=section.excused, remarks=("見出しの言葉から",))
    return _other(clause, cues)


_FOLLOW_UP = "承認を得ずに発信する場合、発信した後の速やかな報告を手配していますか。"
_PRE_APPROVED = "承認を得ずに発信する場合、内容がこの条項に当たることを確かめましたか。"


@dataclass(frozen=True, slots=True)
class _Hit:
    cue: Cue
    words: tuple[str, ...]


def _section(above: list[str], cues: Cues) -> Section | None:
    """What the nearest heading that says something decides."""
    headings = [words for words in reversed(above) if "。" not in words]
    return next((one for words in headings for one in cues.sections if re.search(one.heading, words)), None)


def _first(verdicts: Iterable[Verdict], text: str) -> Verdict | None:
    return next((verdict for verdict in verdicts if re.search(verdict.words, text)), None)


def _item(clause: Clause, verdict: Verdict, cues: Cues) -> Fate:
    """An item of a list that binds others, or that only says what a policy must contain."""
    if re.search(cues.policy_hours, clause.text):
        hours = {Category.HOURS: Enforcement(Severity.REVIEW, "hours-set")}
        return Fate(hours, confidence=Confidence.MIDDLE, remarks=("運用時間を定める条項とみました",))
    return Fate(asks=verdict.asks, excused=verdict.excused, remarks=("柱書の言葉から",))


def _pre_approved(clause: Clause) -> Fate:
    enforcement = Enforcement(Severity.REVIEW, "exception-claimed")
    return Fate(
        {Category.APPROVAL: enforcement}, _PRE_APPROVED, None, Confidence.MIDDLE, ("承認の例外の内訳とみました",)
    )


def _found(clause: Clause, cues: Cues) -> tuple[_Hit, ...]:
    """The cues in the text without its exceptions: what is excepted is not what is meant."""
    text = _EXCEPTED.sub("", clause.text)
    mode = "forbidden" if _forbids(clause, cues) else "duty"
    fitting = (cue for cue in cues.cues if cue.only in (None, mode) and (cue.lead or clause.kind != "lead"))
    hits = (_Hit(cue, cue.hits(text)) for cue in fitting)
    return tuple(hit for hit in hits if hit.words)


def _forbids(clause: Clause, cues: Cues) -> bool:
    return any(re.search(cues.forbids, words) for words in (clause.text, *clause.context))


def _outweighs(hits: tuple[_Hit, ...], text: str) -> bool:
    """Whether the cues say more than a procedure: how to answer, or an approval of posts."""
    reply = any(hit.cue.case == "reply" for hit in hits)
    return reply or (_of_posts(text) and any(hit.cue.category is Category.APPROVAL for hit in hits))


def _of_posts(text: str) -> bool:
    return (
        re.search(r"(?:発信|投稿|書き込み)(?:等)?(?:する|を行う|の)(?:際|とき|場合|に当た|内容|情報)", text) is not None
    )


def _enforced(clause: Clause, hits: tuple[_Hit, ...], cues: Cues) -> Fate:
    forbids = _forbids(clause, cues)
    chosen: dict[Category, _Hit] = {}
    for hit in sorted(hits, key=lambda hit: hit.cue.case is not None):
        chosen.setdefault(hit.cue.category, hit)
    enforces = {category: _weight(hit.cue, clause.text, forbids, cues) for category, hit in chosen.items()}
    asks = next((hit.cue.asks for hit in chosen.values() if hit.cue.asks), None)
    remarks = [
        f"手掛かり{''.join(f'「{word}」' for word in hit.words)}→{CATEGORY[category]}"
        for category, hit in chosen.items()
    ]
    others = dict.fromkeys(other for one in chosen for other in cues.alternatives.get(one, ()) if other not in chosen)
    if others:
        remarks.append("ほかの候補: " + "、".join(others))
    confidence = Confidence.HIGH if forbids else Confidence.MIDDLE
    if _unknown_exception(clause.text, chosen, cues):
        remarks.append("除外の定めがありますが、当たる条件の集まりを決められません。except か lower に書いてください")
        confidence, asks = Confidence.LOW, asks or "除外の定めに当たる場合、そのことを確かめましたか。"
    return Fate(enforces, asks, None, confidence, tuple(remarks))


def _weight(cue: Cue, text: str, forbids: bool, cues: Cues) -> Enforcement:
    exempt = _exempt(cue.category, text, cues)
    names = [name for one in exempt for name in one.except_]
    severity = cue.forbidden if forbids else cue.duty
    return Enforcement(severity, cue.case, None, tuple(dict.fromkeys((*names, *cue.except_))), dict(cue.lower))


def _exempt(category: Category, text: str, cues: Cues) -> tuple[Exemption, ...]:
    marked = cues.exceptions if re.search(cues.marks, text) else ()
    exceptions = [one for one in marked if one.category is category and re.search(one.words, text)]
    # Approval may be excepted for several reasons at once; of the wordings of a consultation one is meant.
    kept = exceptions if category is Category.APPROVAL else exceptions[:1]
    narrower = [one for one in cues.narrower if one.category is category and re.search(one.words, text)]
    return (*kept, *narrower[:1])


def _unknown_exception(text: str, chosen: Iterable[Category], cues: Cues) -> bool:
    if not re.search(cues.marks, text):
        return False
    return not any(one.category in chosen and re.search(one.words, text) for one in cues.exceptions)


def _other(clause: Clause, cues: Cues) -> Fate:
    """A clause without a cue: a demand is asked, never dropped."""
    forbids = _forbids(clause, cues)
    verdict = _first((one for one in cues.others if one.asks or not forbids), clause.text)
    if verdict is not None:
        return Fate(asks=verdict.asks, excused=verdict.excused, confidence=Confidence.MIDDLE)
    if forbids or _DEMAND.search(clause.text) or not _TELLS.search(clause.text):
        words = clause.text if len(clause.text) <= _SHORT else clause.text[:_SHORT] + "…"
        question = f"「{words.rstrip('。')}」の定めに反しないことを確かめましたか。"
        return Fate(asks=question, confidence=Confidence.LOW, remarks=("区分を決める手掛かりがありません",))
    return Fate(excused=_NO_DEMAND, confidence=Confidence.LOW, remarks=("区分を決める手掛かりがありません",))
