"""A whole certification, from the session's code to its end, without one event of a mouse."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.items import ItemType
from tests.journeys.rehearsals import Rehearsal
from workbench.packs.source import read_pack

pytestmark = pytest.mark.journey
PACK = Path(__file__).parents[2] / "content_packs" / "certification_fr"


def replies(kit: Path) -> dict[str, Any]:
    """A right answer to each item; in applications, the acts that lead to it."""
    oracle = json.loads(kit.read_bytes())["oracle"]
    found = {item: known["right"] for item, known in oracle.items()}
    for source in read_pack(PACK).items:
        if source.item.type is ItemType.APPLICATION:
            found[str(source.item.id)] = {"acts": source.document["examples"]["accepted"][0]}
    return found


def test_thirty_two_questions_are_answered_with_keys_alone(
    rehearsal: Rehearsal, prepared: Path
) -> None:
    answers = replies(prepared / "kit.json")
    script = {
        "candidate": 1,
        "policy": {"kind": "responses", "responses": answers},
        "events": [{"at_question": 3, "do": "report", "decision": "dismiss"}],
        "keyboard": True,
    }
    found = rehearsal.sat(script)
    assert found["sitting"]["end"] == "completed"
    assert [one["n"] for one in found["questions"]] == list(range(1, 33))
    assert {one["status"] for one in found["questions"]} == {"ok"}
    worked = [one for one in found["questions"] if "acts" in str(answers[one["item"]])]
    assert worked


def test_questions_are_passed_with_keys_alone(rehearsal: Rehearsal) -> None:
    script = {
        "candidate": 2,
        "policy": {"kind": "responses", "responses": {}},
        "events": [{"at_question": 4, "do": "end", "reason": "technical"}],
        "keyboard": True,
    }
    found = rehearsal.sat(script)
    assert {one["status"] for one in found["questions"]} == {"aband"}
    assert len(found["questions"]) == 3
