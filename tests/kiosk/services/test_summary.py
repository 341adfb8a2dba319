"""kiosk.services.summary: a rehearsal's sitting as one object."""

import json
from dataclasses import replace

import pytest

from engine.records.journal_record import Actor
from engine.records.root import Realm
from engine.sitting import commands
from engine.sitting.events import EndReason
from kiosk.ports.errors import RealmRefusedError
from kiosk.ports.outbox import BundleState, OutboxRow
from kiosk.services.errors import NotAllowedError
from kiosk.services.sit import Sit
from kiosk.services.summary import receipt, summary
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station

ROW = OutboxRow("ab", "s1", "c1", "final", 10, BundleState.SEALED, 0, 0, "")


def told(sit: Sit) -> dict[str, object]:
    return summary(Realm.DEMO, "s1", sit.exam, len(sit.ledger.records))


def test_every_retained_question_is_told_with_its_ability() -> None:
    station = Station()
    _, person, sit = begun(station)
    while sit.exam.sitting.end is None:
        answer(sit, station, right=len(sit.exam.sitting.answers) % 2 == 0)
    found = told(sit)
    questions = found["questions"]
    assert isinstance(questions, list)
    assert [one["n"] for one in questions] == list(range(1, 33))
    assert [one["status"] for one in questions[:2]] == ["ok", "ko"]
    assert len({one["competence"] for one in questions}) == 16
    assert questions[-1]["ability"] == found["ability"] == sit.exam.ability.ability
    scored = sit.exam.sitting.scored
    assert scored is not None
    assert found["pix"] == scored.pix
    assert found["levels"] == dict(scored.levels)
    assert (found["outcome"], found["provisional"]) == ("validated", False)
    assert found["remaining_ms"] == sit.remaining_ms == (140 * 60 - 32 * 20) * 1000
    assert found["journal_events"] == len(sit.ledger.bodies)
    assert found["sitting"] == {
        "candidate": person.candidate,
        "session": "s1",
        "realm": "demo",
        "end": "completed",
    }
    assert json.loads(json.dumps(found)) == found


def test_an_early_end_is_told_with_its_comment() -> None:
    station = Station()
    _, _, sit = begun(station)
    answer(sit, station)
    sit.do(commands.End(EndReason.TECHNICAL), Actor.SURVEILLANT)
    found = told(sit)
    assert (found["outcome"], found["pix"], found["provisional"]) == ("cancelled", None, True)
    assert found["comment"] == "CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON"


def test_a_sitting_under_way_has_no_summary() -> None:
    _, _, sit = begun(Station())
    with pytest.raises(NotAllowedError):
        told(sit)


def test_a_real_sitting_has_no_summary() -> None:
    _, _, sit = begun(Station())
    with pytest.raises(RealmRefusedError):
        summary(Realm.REAL, "s1", sit.exam, 1)


def test_only_receipts_are_believed() -> None:
    assert receipt(ROW) is None
    assert receipt(replace(ROW, state=BundleState.PARKED, reason="fork")) is None
    stored = replace(ROW, state=BundleState.STORED)
    assert receipt(stored) == {"state": "stored", "verdict": None}
    opened = replace(ROW, state=BundleState.OPENED, reason="identical")
    assert receipt(opened) == {"state": "opened", "verdict": "identical"}
