"""The five guideline files: whole and verbatim documents, one fate an entry, and the matrix they add up to."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
FOLDER = HERE.parent / "rules" / "guidelines"
TOWNS = ("munakata", "kagamino", "hirakawa", "ube", "saku")
Entry = dict[str, Any]

GUIDELINES: dict[str, Any] = {
    town: yaml.load((FOLDER / f"{town}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader) for town in TOWNS
}
CHECKSUMS: dict[str, dict[str, str]] = json.loads((HERE / "data" / "clause_checksums.json").read_text(encoding="utf-8"))

FATES = {"enforces", "asks", "excused"}
KEYS = {"id", "alias", "label", "heading", "lead", "text", "under", "note", "except", "lower", "only"} | FATES
SEVERITIES = ("info", "review", "warning", "error")

# Which clauses a category cites where, in the order of TOWNS: "id ceiling", with the case before a colon.
MATRIX: dict[str, tuple[str, str, str, str, str]] = {
    "slander": (
        "5(2) error, reply: 9(3)① review",
        "5(1)オ review, reply: 6(4) review",
        "2(5)⑧〇1 error, 2(5)① warning, reply: 2(5)⑦第2〇 review",
        "6(1) error, reply: 3(8) review",
        "6(1) error, reply: 7(4) review",
    ),
    "discrimination": (
        "5(3) error",
        "5(1)オ review",
        "2(5)⑧〇2 error, 2(5)④ warning",
        "6(2) error",
        "6(2) error",
    ),
    "decision-process": ("5(7) error", "5(1)オ review", "2(5)⑧〇6 error", "6(8) error", "6(6) error"),
    "secrets": ("5(5) error", "5(1)オ review", "2(5)⑧〇5 error", "6(5) error", "6(4) error"),
    "personal-data": (
        "4(2) error",
        "5(1)ウ error",
        "2(5)⑤ error, 2(5)④ warning, 2(5)⑧〇5 error, image: 2(4)②第2〇 review",
        "6(5) error",
        "6(4) error, 5(1)ウ error",
    ),
    "embargo": ("", "", "", "6(10) error", ""),
    "rights": (
        "5(6) warning, 4(2) warning",
        "5(1)ウ warning",
        "2(5)④ warning, image: 2(4)②第2〇 review",
        "6(6) warning",
        "6(5) warning, 5(1)エ warning",
    ),
    "obscenity": ("5(9) error", "5(1)オ review", "2(5)⑧〇7 error", "6(7) error, 6(11) error", "6(7) error"),
    "illegality": (
        "5(1) error, electioneering: 4(1) review",
        "5(1)オ review",
        "2(5)⑧〇3 error, electioneering: 2(5)③ review",
        "incitement: 6(4) error, not incitement: 3(3) review",
        "5(1)イ warning, 6(7) warning",
    ),
    "rumour": (
        "5(4) warning, 4(3) warning",
        "5(1)ア warning",
        "2(5)⑧〇4 warning, 2(5)⑥ warning",
        "3(6) warning",
        "5(1)オ warning",
    ),
    "public-order": ("5(9) error", "5(1)オ review", "2(5)⑧〇7 error", "6(11) error", "6(7) error"),
    "staff-opinion": ("4(1) review", "5(1)オ review", "2(5)① review", "6(3) error", "6(3) error"),
    "authorship": ("account: 6柱書 error", "", "", "not account: 6(9) error, account: 3(1) error", ""),
    "links": (
        "8(4) warning",
        "5(1)工 warning",
        "2(4)②第3〇 warning, forbidden-link: 2(5)⑧柱書 error",
        "",
        "",
    ),
    "accuracy": ("4(3) error", "5(1)ア error", "2(5)⑥ error", "3(6) error, unclear-style: 3(7) info", "5(1)オ error"),
    "accessibility": ("", "5(1)イ warning", "", "", ""),
    "hours": ("", "not hours-unset: 5(2) warning, hours-unset: 4(4)オ info", "", "", "hours-set: 3(2)オ review"),
    "approval": (
        "8(1) error",
        "5(2) error, exception-claimed: 5(2)ア error, exception-a: 5(2)ア(a) error, "
        "exception-b: 5(2)ア(b) error, exception-c: 5(2)ア(c) error, follow-up-report: 5(3) info",
        "2(4)③ error",
        "5 error",
        "4(1)イ review",
    ),
    "reputation": ("5(8) warning", "5(1)オ review", "", "", ""),
}

# Every guideline words its exceptions differently, so none may borrow another's.
CONDITIONS: dict[str, dict[str, Entry]] = {
    "munakata": {"5(7)": {"except": ["public-consultation-broad"]}},
    "kagamino": {},
    "hirakawa": {"2(5)⑧〇6": {"except": ["minor-matter"], "lower": {"public-consultation": "review"}}},
    "ube": {
        "6(3)": {"except": ["work-necessity"]},
        "6(8)": {"except": ["public-consultation-active", "minor-matter"]},
    },
    "saku": {
        "6(3)": {"lower": {"work-necessity": "review"}},
        "6(6)": {"except": ["public-consultation", "minor-matter"]},
    },
}

# Who may approve, and without whom one may post, differs from town to town as well.
APPROVAL: dict[str, dict[str, Entry]] = {
    "munakata": {
        "8(1)": {
            "except": ["chief-approves", "deputy-approves", "follow-up-report"],
            "lower": {"senior-approves": "review"},
        }
    },
    "kagamino": {
        name: {"except": ["pre-approved-exception", "follow-up-report"], "lower": {"self-approves": "review"}}
        for name in ("5(2)", "5(2)ア", "5(2)ア(a)", "5(2)ア(b)", "5(2)ア(c)")
    },
    "hirakawa": {
        "2(4)③": {
            "except": ["made-known-before", "settled-fact-only", "follow-up-report"],
            "lower": {"self-approves": "review"},
        }
    },
    "ube": {"5": {"except": ["follow-up-report"], "lower": {"self-approves": "review"}}},
    "saku": {"4(1)イ": {"except": ["follow-up-report"]}},
}

SLIPS = [
    ("munakata", "8(1)", "責任者の決算を得た"),
    ("munakata", "別紙１【禁止事項】(5)", "虚偽や又は"),
    ("kagamino", "2", "Ⅹ（旧ツイッター）"),
    ("kagamino", "3", "Ⅹ（旧ツイッター）"),
    ("kagamino", "5(1)工", "工"),
    ("kagamino", "6(1)", "揚合"),
    ("saku", "4(1)ア第1段", "組織にあつては"),
    ("saku", "4(1)イ第1段", "組織にあつては"),
    ("saku", "8(※4)", "收拾"),
]


def body(town: str) -> list[Entry]:
    """The entries of a guideline, from top to bottom."""
    entries: list[Entry] = GUIDELINES[town]["body"]
    return entries


def named(town: str) -> dict[str, Entry]:
    """The entries that have an id."""
    return {entry["id"]: entry for entry in body(town) if "id" in entry}


def digest(text: str) -> str:
    """The SHA-256 of a text with all white space removed."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def printed(entry: Entry) -> str:
    """An entry as the document prints it."""
    return "".join(entry.get(key, "") for key in ("heading", "label", "lead", "text"))


def cells(town: str, category: str) -> set[str]:
    """What the file of a town says on a category, written as in MATRIX."""
    found = set()
    for name, entry in named(town).items():
        rule = entry.get("enforces", {}).get(category)
        if isinstance(rule, str):
            found.add(f"{name} {rule}")
        elif rule:
            case = rule["case"] if "case" in rule else f"not {rule['unless_case']}" if "unless_case" in rule else ""
            found.add(f"{case}: {name} {rule['severity']}".removeprefix(": "))
    return found


@pytest.mark.parametrize("town", TOWNS)
def test_file_is_the_whole_document(town: str) -> None:
    assert digest("".join(map(printed, body(town)))) == GUIDELINES[town]["guideline"]["sha256"]


@pytest.mark.parametrize("town", TOWNS)
def test_clauses_are_verbatim(town: str) -> None:
    entries = named(town)
    found = {name: hashlib.sha256(entries[name]["text"].encode()).hexdigest() for name in CHECKSUMS[town]}
    assert found == CHECKSUMS[town]


def test_all_ninety_clauses_have_a_checksum() -> None:
    assert {town: len(clauses) for town, clauses in CHECKSUMS.items()} == {
        "munakata": 23, "kagamino": 15, "hirakawa": 18, "ube": 18, "saku": 16,
    }  # fmt: skip


def fates(entry: Entry) -> int:
    """How many fates an entry has; a clause that is enforced may also ask."""
    return ("enforces" in entry or "asks" in entry) + ("excused" in entry)


@pytest.mark.parametrize("town", TOWNS)
def test_every_entry_has_one_fate(town: str) -> None:
    wrong = [printed(entry) for entry in body(town) if fates(entry) != ("text" in entry or "lead" in entry)]
    assert wrong == []


@pytest.mark.parametrize("town", TOWNS)
def test_entries_are_well_formed(town: str) -> None:
    for entry in body(town):
        assert set(entry) <= KEYS
        assert len({"heading", "lead", "text"} & set(entry)) == 1
        assert "enforces" in entry or not {"except", "lower", "only"} & set(entry)
        assert all(entry.get(key, "。").endswith("。") for key in ("excused", "note"))


@pytest.mark.parametrize("town", TOWNS)
def test_ids_and_aliases_are_unique(town: str) -> None:
    names = [name for entry in body(town) if "id" in entry for name in (entry["id"], *entry.get("alias", []))]
    assert sorted(names) == sorted(set(names))


def test_the_kanji_in_a_clause_number_has_its_kana_as_alias() -> None:
    assert named("kagamino")["5(1)工"]["alias"] == ["5(1)エ"]


@pytest.mark.parametrize("town", TOWNS)
def test_items_stand_after_their_lead(town: str) -> None:
    seen: set[str] = set()
    for entry in body(town):
        assert entry.get("under") is None or entry["under"] in seen
        seen.add(entry.get("id", ""))


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("category", MATRIX)
def test_matrix(category: str, town: str) -> None:
    cell = MATRIX[category][TOWNS.index(town)]
    assert cells(town, category) == set(filter(None, cell.split(", ")))


@pytest.mark.parametrize("town", TOWNS)
def test_categories_and_severities_are_known(town: str) -> None:
    for entry in body(town):
        for category, rule in entry.get("enforces", {}).items():
            assert category in MATRIX
            assert (rule if isinstance(rule, str) else rule["severity"]) in SEVERITIES


@pytest.mark.parametrize("town", TOWNS)
def test_each_guideline_has_its_own_exceptions(town: str) -> None:
    found = {
        name: {key: entry[key] for key in ("except", "lower", "only") if key in entry}
        for name, entry in named(town).items()
    }
    assert {name: conditions for name, conditions in found.items() if conditions} == CONDITIONS[town]


@pytest.mark.parametrize("town", TOWNS)
def test_each_guideline_has_its_own_approval(town: str) -> None:
    rules = {name: entry.get("enforces", {}).get("approval", {}) for name, entry in named(town).items()}
    found = {
        name: {key: rule[key] for key in ("except", "lower", "only") if key in rule}
        for name, rule in rules.items()
        if isinstance(rule, dict)
    }
    assert {name: conditions for name, conditions in found.items() if conditions} == APPROVAL[town]


@pytest.mark.parametrize(("town", "clause", "slip"), SLIPS)
def test_slips_keep_their_spelling_and_have_a_note(town: str, clause: str, slip: str) -> None:
    entry = named(town)[clause]
    assert slip in printed(entry)
    assert entry["note"].endswith("（原文ママ）。")


@pytest.mark.parametrize("town", TOWNS)
def test_only_slips_have_notes(town: str) -> None:
    noted = {entry.get("id") for entry in body(town) if "note" in entry}
    assert noted == {clause for where, clause, _ in SLIPS if where == town}


@pytest.mark.parametrize("town", TOWNS)
def test_checklist_is_short_and_asks(town: str) -> None:
    questions = [entry["asks"] for entry in body(town) if "asks" in entry]
    assert 6 <= len(questions) <= 12
    assert all(question.endswith("か。") for question in questions)


def test_lists_for_residents_bind_no_staff() -> None:
    annex = [entry for name, entry in named("munakata").items() if name.startswith("別紙１")]
    comments = [entry for entry in body("hirakawa") if "＜利用者の書き込みに対する返信＞" in entry.get("under", "")]
    assert len(annex) == 19
    assert len(comments) == 1
    assert all("excused" in entry for entry in annex + comments)
