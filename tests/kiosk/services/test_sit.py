"""kiosk.services.sit: record, then show, then send."""

import pytest

from engine.errors import MalformedError
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Phase
from engine.verdict import Agreement, verify
from kiosk.ports.errors import StorageError
from kiosk.services.errors import CandidateDoneError, NotAllowedError
from kiosk.services.room import Person, Room
from kiosk.services.sit import Sit
from tests.kiosk.services.world import Station


def begun(station: Station) -> tuple[Room, Person, Sit]:
    room = station.room()
    person = room.person_of_code("km4t7x")
    sit = room.sit(person)
    sit.do(commands.Identify(person.candidate), Actor.CANDIDATE)
    sit.do(commands.Admit(), Actor.SURVEILLANT)
    room.start(sit, person)
    return room, person, sit


def answer(sit: Sit, station: Station, *, right: bool = True) -> None:
    item = sit.exam.item
    assert item is not None
    key = sit.exam.paper.solutions[item.id].choices[0]
    station.clock.advance(20_000)
    sit.answer(key if right else key % 4 + 1)


def test_a_whole_sitting_is_recorded_served_and_scored() -> None:
    station = Station()
    room, person, sit = begun(station)
    while sit.exam.sitting.phase is not Phase.ENDED:
        answer(sit, station)
    assert sit.exam.sitting.end is events.EndReason.COMPLETED
    assert sit.exam.sitting.scored is not None
    verdict = verify(sit.exam.paper, sit.ledger.bodies, room.terms(person))
    assert verdict.agreement is Agreement.IDENTICAL
    with pytest.raises(CandidateDoneError):
        room.sit(person)


def test_extra_time_is_in_the_clock_from_the_start() -> None:
    _, _, sit = begun(Station())
    assert sit.remaining_ms == 140 * 60_000


def test_an_answer_that_is_not_durable_leaves_the_question_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station = Station()
    _, _, sit = begun(station)
    before = sit.exam.sitting

    def full(*_args: object, **_kwargs: object) -> None:
        raise StorageError

    with monkeypatch.context() as patched:
        patched.setattr(sit.ledger, "append", full)
        with pytest.raises(StorageError):
            answer(sit, station)
    assert sit.exam.sitting == before
    answer(sit, station)
    assert len(sit.exam.sitting.answers) == 1


def test_a_stop_costs_no_answer_no_time_and_at_most_a_second_of_text() -> None:
    station = Station()
    room, person, sit = begun(station)
    answer(sit, station)
    station.clock.advance(30_000)
    sit.keep(3)
    question = sit.exam.sitting.question
    station.clock.reboot("boot-2", outage_ms=180_000)
    again = station.room().sit(person)
    assert again.interrupted
    assert again.remaining_ms == 140 * 60_000 - 50_000
    assert again.kept_draft == 3
    with pytest.raises(NotAllowedError):
        again.answer(1)
    again.restart(Actor.SURVEILLANT)
    assert not again.interrupted
    assert again.exam.sitting.question == question
    assert again.exam.sitting.draft == 3
    assert again.remaining_ms == 140 * 60_000 - 50_000
    assert again.ledger.records[-1].data["outage_ms"] == 180_000
    while again.exam.sitting.phase is not Phase.ENDED:
        answer(again, station)
    verdict = verify(again.exam.paper, again.ledger.bodies, room.terms(person))
    assert verdict.agreement is Agreement.IDENTICAL


def test_a_stop_between_an_answer_and_the_next_question_serves_it_at_the_restart() -> None:
    station = Station()
    _, person, sit = begun(station)
    item = sit.exam.item
    assert item is not None
    sit._record(commands.Skip(), Actor.CANDIDATE)
    again = station.room().sit(person)
    again.restart(Actor.SURVEILLANT)
    assert again.exam.item is not None
    assert again.exam.item != item


def test_a_stop_between_the_end_and_the_score_is_made_good() -> None:
    station = Station()
    room, person, sit = begun(station)
    sit._record(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    _, again = room.last_sit() or (person, sit)
    assert again.exam.sitting.scored is None
    again.settle()
    assert again.exam.sitting.scored is not None


def test_a_draft_of_another_question_is_not_restored() -> None:
    station = Station()
    _, person, sit = begun(station)
    sit.keep(3)
    stale = sit.ledger.working()
    assert stale is not None
    answer(sit, station)
    sit.ledger.keep(stale)
    again = station.room().sit(person)
    assert again.kept_draft is None


def test_time_over_ends_the_test_after_the_grace_and_keeps_the_draft() -> None:
    station = Station()
    _, _, sit = begun(station)
    station.clock.advance(140 * 60_000 + 9_999)
    assert not sit.tick("bonj")
    station.clock.advance(1)
    assert sit.tick("bonj")
    assert sit.exam.sitting.end is events.EndReason.TIME
    assert sit.exam.sitting.draft == "bonj"
    assert not sit.tick("bonj")


def test_the_working_row_is_written_for_new_text_and_once_a_second() -> None:
    station = Station()
    _, _, sit = begun(station)
    sit.keep("a")
    station.clock.advance(300)
    sit.keep("a")
    working = sit.ledger.working()
    assert working is not None
    assert working.spent_ms == 0
    sit.keep("ab")
    working = sit.ledger.working()
    assert working is not None
    assert (working.draft, working.spent_ms) == ("ab", 300)
    station.clock.advance(1000)
    sit.tick("ab")
    working = sit.ledger.working()
    assert working is not None
    assert working.spent_ms == 1300


def test_what_is_no_answer_is_refused_and_nothing_changes() -> None:
    _, _, sit = begun(Station())
    before = sit.exam.sitting
    with pytest.raises(MalformedError):
        sit.answer({"a": "b"})
    with pytest.raises(NotAllowedError):
        sit.do(commands.Resume(), Actor.SURVEILLANT)
    assert sit.exam.sitting == before


def test_no_answer_before_the_test() -> None:
    station = Station()
    room = station.room()
    sit = room.sit(room.person("c-0002"))
    with pytest.raises(NotAllowedError):
        sit.answer(1)
    sit.keep(1)
    assert sit.ledger.working() is None
    sit.do(commands.Identify("c-0002"), Actor.CANDIDATE)
    assert (
        sit.do(commands.Observe("usb", events.ObservationPolicy.WARN, "x"), Actor.STATION) is None
    )


def test_an_accepted_report_brings_another_question() -> None:
    station = Station()
    _, _, sit = begun(station)
    item = sit.exam.item
    sit.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    sit.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    assert sit.exam.item is not None
    assert sit.exam.item != item


def test_an_empty_decision_writes_nothing() -> None:
    _, _, sit = begun(Station())
    size = len(sit.ledger.records)
    sit.do(commands.ReturnFocus(5), Actor.STATION)
    assert len(sit.ledger.records) == size


def test_only_a_taken_over_test_goes_on_without_an_accord() -> None:
    station = Station()
    _, person, _ = begun(station)
    again = station.room().sit(person)
    again.resume_taken_over()
    assert again.interrupted


def test_the_chief_goes_on_with_an_older_journal() -> None:
    station = Station()
    room = station.room()
    sit = room.sit(room.person("c-0001"))
    sit.do(commands.Identify("c-0001"), Actor.CANDIDATE)
    station.marks.put(sit.ledger.name, 9, "00" * 32)
    sit.look_back()
    with pytest.raises(NotAllowedError):
        sit.do(commands.Admit(), Actor.SURVEILLANT)
    sit.forgive_rollback()
    sit.do(commands.Admit(), Actor.SURVEILLANT)
    assert sit.exam.sitting.phase is Phase.ADMITTED


def test_a_refused_report_charges_what_was_waited() -> None:
    station = Station()
    _, _, sit = begun(station)
    sit.do(commands.ReportProblem(blocked=True, category="other"), Actor.CANDIDATE)
    left = sit.remaining_ms
    station.clock.advance(120_000)
    sit.dismiss("E9", Actor.SURVEILLANT)
    assert sit.remaining_ms == left - 120_000
    assert sit.exam.sitting.report is None
