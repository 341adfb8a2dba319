"""kiosk.services.reception, absence and incidents: let in, missing, noted."""

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.events import CandidateAbsent, EndReason, IncidentNoted
from engine.sitting.state import Phase
from kiosk.ports.outbox import BundleState
from kiosk.services.acts import acts_of
from kiosk.services.attendance import LATE_MS, Presence
from kiosk.services.desk import Desk
from kiosk.services.errors import CandidateDoneError, NotAllowedError
from kiosk.services.incidents import CODES, note_incident
from kiosk.services.reception import Reception
from kiosk.services.seat import Step
from tests.kiosk.services.test_attendance import AWA, BLANK, LEA, WHO, opened_desk, started, state
from tests.kiosk.services.test_desk import desk_of
from tests.kiosk.services.world import Station


def roles(desk: Desk) -> list[tuple[str, str]]:
    assert desk.seat is not None
    return [(one.type, one.role.value) for one in desk.seat.sit.ledger.records]


def refused(error: pytest.ExceptionInfo[NotAllowedError]) -> object:
    return error.value.data["reason"]


def test_a_candidate_without_a_code_is_identified_by_who_admits_them() -> None:
    desk = opened_desk()
    assert Reception(desk).admit(LEA, WHO)
    assert desk.step is Step.INSTRUCTIONS
    assert roles(desk) == [
        ("candidate.identified", "surveillant"),
        ("candidate.admitted", "surveillant"),
    ]
    assert Reception(desk).admit(LEA, WHO)
    assert len(roles(desk)) == 2


def test_who_typed_the_code_is_only_admitted() -> None:
    desk = opened_desk()
    desk.seat_by_code("KM4T7X")
    desk.identify(Actor.CANDIDATE)
    assert Reception(desk).admit(LEA, WHO)
    assert [role for _, role in roles(desk)] == ["candidate", "surveillant"]


def test_several_who_were_identified_are_admitted_in_one_go() -> None:
    desk = opened_desk()
    for code in ("KM4T7X", "ACD347"):
        desk.seat_by_code(code)
        desk.identify(Actor.CANDIDATE)
    assert [one.candidate for one in Reception(desk).admit_all(WHO)] == [AWA, LEA]
    assert (state(desk, LEA), state(desk, AWA)) == (Presence.ADMITTED, Presence.ADMITTED)
    assert desk.seat is not None
    assert desk.seat.person.candidate == AWA
    assert Reception(desk).admit_all(WHO) == ()


def test_an_admitted_candidate_takes_the_station_once_it_is_free() -> None:
    desk = opened_desk()
    desk.seat_by_code("ACD347")
    desk.identify(Actor.CANDIDATE)
    desk.leave_seat()
    started(desk)
    assert not Reception(desk).admit(AWA, WHO)
    assert state(desk, AWA) is Presence.ADMITTED
    with pytest.raises(NotAllowedError) as error:
        Reception(desk).admit(AWA, WHO)
    assert refused(error) == "seat.taken"
    assert desk.seat is not None
    desk.seat.sit.do(commands.End(EndReason.CANDIDATE), WHO)
    assert Reception(desk).admit(AWA, WHO)
    assert desk.seat.person.candidate == AWA
    assert [one.state for one in desk.gear.store.outbox()] == [BundleState.SEALED]
    with pytest.raises(CandidateDoneError):
        Reception(desk).admit(LEA, WHO)


def test_whoever_was_not_admitted_makes_way() -> None:
    desk = opened_desk()
    desk.seat_by_code("ACD347")
    assert Reception(desk).admit(LEA, WHO)
    assert desk.seat is not None
    assert desk.seat.person.candidate == LEA
    assert state(desk, AWA) is Presence.EXPECTED


def test_a_test_under_way_is_not_admitted_again_and_keeps_its_station() -> None:
    desk = started(opened_desk())
    assert desk.room is not None
    with pytest.raises(NotAllowedError) as error:
        Reception(desk).admit(AWA, WHO)
    assert refused(error) == "seat.taken"
    with pytest.raises(NotAllowedError) as error:
        Reception(desk).admit(LEA, WHO)
    assert refused(error) == "phase"
    assert state(desk, AWA) is Presence.EXPECTED


def test_a_moved_test_is_not_admitted_again() -> None:
    desk = opened_desk()
    assert desk.room is not None
    person = desk.room.person(AWA)
    other = desk.room.sit(person)
    other.do(commands.Identify(AWA), Actor.CANDIDATE)
    other.do(commands.Admit(), WHO)
    other.do(commands.Start(desk.room.terms(person)), Actor.CANDIDATE)
    other.do(commands.HandOver(None, "station"), WHO)
    with pytest.raises(NotAllowedError) as error:
        Reception(desk).admit(AWA, WHO)
    assert refused(error) == "phase"


def test_a_blank_slot_is_the_chiefs_to_give_and_then_anybodys_to_admit() -> None:
    desk = opened_desk()
    with pytest.raises(NotAllowedError) as error:
        Reception(desk).admit(BLANK, WHO)
    assert refused(error) == "blank.chief"
    assert desk.room is not None
    desk.take_blank(desk.room.person(BLANK), Actor.CHEF)
    assert Reception(desk).admit(BLANK, WHO)
    assert desk.seat is not None
    assert desk.seat.sit.exam.sitting.phase is Phase.ADMITTED


def test_an_absence_is_recorded_once_and_taken_back() -> None:
    desk = opened_desk()
    assert desk.room is not None
    for absent in (True, True, False, False):
        Reception(desk).mark(LEA, WHO, absent=absent)
    noted = [one.data for one in desk.room.log.ledger.records if one.type == CandidateAbsent.TYPE]
    assert noted == [
        {"candidate": LEA, "absent": True},
        {"candidate": LEA, "absent": False},
    ]
    assert state(desk, LEA) is Presence.EXPECTED


def test_who_comes_late_is_no_longer_absent_and_the_journal_says_so() -> None:
    desk = opened_desk()
    assert desk.room is not None
    Reception(desk).mark(LEA, WHO, absent=True)
    assert state(desk, LEA) is Presence.ABSENT
    desk.seat_by_code("KM4T7X")
    assert state(desk, LEA) is Presence.ABSENT
    desk.identify(Actor.CANDIDATE)
    assert state(desk, LEA) is Presence.TO_ADMIT
    assert desk.room.log.state.absent == ()
    assert desk.room.log.ledger.records[-1].role is Actor.STATION
    with pytest.raises(NotAllowedError) as error:
        Reception(desk).mark(LEA, WHO, absent=True)
    assert refused(error) == "absent.here"
    with pytest.raises(NotAllowedError):
        Reception(desk).mark(BLANK, WHO, absent=True)


def test_those_who_are_missing_are_marked_together_only_after_half_an_hour() -> None:
    desk = opened_desk()
    for _ in range(2):
        with pytest.raises(NotAllowedError) as error:
            Reception(desk).mark_rest(WHO)
        assert refused(error) == "absent.early"
        if desk.seat is None:
            started(desk)
    clock = desk.gear.clock
    assert hasattr(clock, "advance")
    clock.advance(LATE_MS)
    assert [one.candidate for one in Reception(desk).mark_rest(WHO)] == [AWA]
    assert state(desk, AWA) is Presence.ABSENT
    assert state(desk, LEA) is Presence.RUNNING
    assert Reception(desk).mark_rest(WHO) == ()


def test_without_a_session_nobody_is_received() -> None:
    with pytest.raises(NotAllowedError) as error:
        Reception(desk_of(Station())).admit_all(WHO)
    assert refused(error) == "session.closed"


def test_an_incident_has_a_code_of_the_list_and_one_of_its_details() -> None:
    desk = opened_desk()
    assert desk.room is not None
    log = desk.room.log
    for code, known in CODES.items():
        for detail in known.details:
            note_incident(log, IncidentNoted(code, LEA, detail), WHO)
    noted = log.state.incidents
    assert {one.code for one in noted} == {"C1", "C2", "C4", "C6", "C7", "C8"}
    for fact, reason in (
        (IncidentNoted("C3", LEA, "late"), "incident.code"),
        (IncidentNoted("C1", LEA, "late"), "incident.detail"),
        (IncidentNoted("C1", "", "last-name"), "incident.candidate"),
    ):
        with pytest.raises(NotAllowedError) as error:
            note_incident(log, fact, WHO)
        assert refused(error) == reason
    note_incident(log, IncidentNoted("C8", "", "evacuation"), WHO)
    kept = acts_of(log.ledger.name, log.ledger.records)
    assert b'"code":"C8"' in kept[-1]
