"""`compare`: two numbers or times of one post that do not go together."""

from __future__ import annotations

from typing import Any

import pytest

from postlint.errors import RuleError
from tests.matchers.test_matching import Town, found, run

SEATS = {"pattern": r"定員(?P<value>[0-9,]+)(?P<same>名|組)"}
FIRST = {"pattern": r"先着(?P<value>[0-9,]+)(?P<same>名|組)"}
DOORS = {"pattern": r"開場(?P<value>(?:午前|午後)?[0-9]{1,2}時(?:[0-9]{1,2}分|半)?)"}
START = {"pattern": r"開演(?P<value>(?:午前|午後)?[0-9]{1,2}時(?:[0-9]{1,2}分|半)?)"}


def numbers(holds: str, **more: Any) -> dict[str, Any]:
    return {"compare": [SEATS, FIRST], "holds": holds, **more}


def times(holds: str) -> dict[str, Any]:
    return {"compare": [DOORS, START], "holds": holds, "read": "time"}


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        (numbers("less"), "定員20名、先着50名", ["定員20名、先着50名"]),
        (numbers("less"), "先着1,000名、定員９００名", ["先着1,000名、定員９００名"]),
        (numbers("less"), "定員50名、先着20名", []),
        (numbers("less"), "定員20名、先着50組", []),
        (numbers("less"), "定員20名。先着50名", []),
        (numbers("less", scope="post"), "定員20名。先着50名", ["定員20名。先着50名"]),
        (numbers("less", scope="post"), "定員20名。定員60名。先着50名", []),
        (numbers("less", scope="post", gap=1), "定員60名。定員20名。先着50名", ["定員20名。先着50名"]),
        (numbers("less", gap=1), "先着50名、定員20名", []),
        (numbers("differs"), "定員20名、先着20名", []),
        (numbers("differs"), "定員20名、先着21名", ["定員20名、先着21名"]),
        (numbers("more"), "定員20名、先着10名", ["定員20名、先着10名"]),
        (numbers("any"), "定員20名、先着20名", ["定員20名、先着20名"]),
        (times("more"), "開場午後2時半、開演午後2時", ["開場午後2時半、開演午後2時"]),
        (times("more"), "開場午後6時、開演6時30分", []),
        (times("more"), "開演6時30分、開場午後6時", []),
        (times("differs"), "開場午前0時、開演24時", []),
        (times("differs"), "開場午後13時、開演14時", []),
    ],
)
def test_finds(town: Town, find: dict[str, Any], text: str, expected: list[str]) -> None:
    assert found(town, find, text) == expected


def test_the_message_shows_both_places(town: Town) -> None:
    (finding,) = run(town, numbers("less"), "定員２０名、先着50名", message="{first}と{second}")
    assert finding.message == "定員２０名と先着50名"


@pytest.mark.parametrize(
    "find",
    [
        {"compare": [SEATS], "holds": "less"},
        {"compare": [SEATS, FIRST, DOORS], "holds": "less"},
        {"compare": [SEATS, {"terms": ["先着"]}], "holds": "less"},
        {"any": [{"compare": [{"terms": ["定員"]}, SEATS], "holds": "more"}]},
    ],
)
def test_there_must_be_two_values(town: Town, find: dict[str, Any]) -> None:
    with pytest.raises(RuleError) as caught:
        run(town, find, "定員20名")
    assert "compare で比べる値がありません" in str(caught.value)
