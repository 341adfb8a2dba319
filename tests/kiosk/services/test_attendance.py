"""kiosk.services.attendance: where each candidate stands on this station."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.events import EndReason, IncidentNoted, ObservationPolicy, PauseCause
from kiosk.courier.usb_courier import UsbCourier
from kiosk.services.alerts import Alert
from kiosk.services.attendance import LATE_MS, Attendance, Attending, Presence, folded
from kiosk.services.desk import Desk
from kiosk.services.incidents import note_incident
from kiosk.services.reception import Reception
from tests.kiosk.services.test_desk import desk_of, opened
from tests.kiosk.services.test_sit import answer
from tests.kiosk.services.world import Station

LEA, AWA, BLANK = "c-0001", "c-0002", "b-0001"
WHO = Actor.SURVEILLANT


def opened_desk(station: Station | None = None) -> Desk:
    return opened(desk_of(station or Station()))


def standing(desk: Desk) -> dict[str, Attending]:
    assert desk.room is not None
    found = Attendance(desk, desk.room).people()
    return {one.person.candidate: one for one in found}


def state(desk: Desk, candidate: str) -> Presence:
    return standing(desk)[candidate].state


def started(desk: Desk, candidate: str = LEA) -> Desk:
    assert desk.room is not None
    Reception(desk).admit(candidate, WHO)
    desk.start()
    return desk


def test_before_anybody_came_everybody_is_expected_and_slots_are_free() -> None:
    desk = opened_desk()
    found = standing(desk)
    assert [one.state for one in found.values()] == [
        Presence.EXPECTED,
        Presence.EXPECTED,
        Presence.FREE,
    ]
    assert list(found) == [AWA, LEA, BLANK]  # Diallo, Morin, then the blank slot
    assert found[LEA].extra == Fraction(33, 100)


def test_a_typed_code_alone_changes_nothing_but_the_seat() -> None:
    desk = opened_desk()
    desk.seat_by_code("KM4T7X")
    found = standing(desk)[LEA]
    assert (found.state, found.seated) == (Presence.EXPECTED, True)


def test_the_states_of_the_candidate_at_the_station_follow_the_journal() -> None:
    desk = opened_desk()
    desk.seat_by_code("KM4T7X")
    desk.identify(Actor.CANDIDATE)
    assert state(desk, LEA) is Presence.TO_ADMIT
    assert next(iter(standing(desk))) == LEA
    assert desk.seat is not None
    sit = desk.seat.sit
    sit.do(commands.Admit(), WHO)
    assert state(desk, LEA) is Presence.ADMITTED
    desk.start()
    answer(sit, Station())
    running = standing(desk)[LEA]
    assert (running.state, running.question, running.length) == (Presence.RUNNING, 2, 32)
    assert running.remaining_ms == 140 * 60_000
    assert running.ticking
    assert running.extra == Fraction(1, 3)
    assert not running.pressing
    sit.do(commands.Pause(PauseCause.INCIDENT), WHO)
    assert state(desk, LEA) is Presence.PAUSED
    sit.do(commands.Resume(), WHO)
    sit.do(commands.End(EndReason.TECHNICAL), WHO)
    ended = standing(desk)[LEA]
    assert (ended.state, ended.remaining_ms, ended.ended) == (
        Presence.ENDED,
        None,
        EndReason.TECHNICAL,
    )
    assert ended.ended_wall


@pytest.mark.parametrize("blocked", [True, False])
@pytest.mark.parametrize("paused", [True, False])
def test_a_report_is_seen_whatever_the_state_is(*, blocked: bool, paused: bool) -> None:
    desk = started(opened_desk())
    assert desk.seat is not None
    sit = desk.seat.sit
    sit.do(commands.ReportProblem(blocked=blocked, category="image", text=""), Actor.CANDIDATE)
    if paused:
        sit.do(commands.Pause(PauseCause.INCIDENT), WHO)
    found = standing(desk)[LEA]
    assert [one.alert for one in found.alerts] == [Alert.REPORT]
    assert found.pressing
    expected = Presence.BLOCKED if blocked else Presence.RUNNING
    assert found.state is (Presence.PAUSED if paused else expected)
    sit.do(commands.End(EndReason.CANDIDATE), WHO)
    assert standing(desk)[LEA].alerts == ()


def test_a_hold_of_the_station_and_a_report_are_both_seen() -> None:
    desk = started(opened_desk())
    assert desk.seat is not None
    sit = desk.seat.sit
    sit.do(commands.ReportProblem(blocked=False, category="image", text=""), Actor.CANDIDATE)
    sit.do(commands.Observe("focus", ObservationPolicy.HOLD, "Une phrase."), Actor.STATION)
    found = standing(desk)[LEA]
    assert found.state is Presence.PAUSED
    assert [one.alert for one in found.alerts] == [Alert.REPORT, Alert.HELD]


def test_a_stopped_test_is_to_resume_and_an_older_database_is_told_first() -> None:
    station = Station()
    desk = started(opened_desk(station))
    assert desk.seat is not None
    again = opened_desk(station)
    found = standing(again)[LEA]
    assert (found.state, [one.alert for one in found.alerts]) == (
        Presence.TO_RESUME,
        [Alert.STOPPED],
    )
    assert not found.ticking
    assert again.seat is not None
    ledger = again.seat.sit.ledger
    again.gear.marks.put(ledger.name, 99, "00" * 32)
    older = opened_desk(station)
    assert standing(older)[LEA].alerts[0].alert is Alert.ROLLBACK


def test_a_sitting_that_left_is_moved_here_and_presses_nobody() -> None:
    desk = started(opened_desk())
    assert desk.seat is not None
    desk.seat.sit.do(commands.HandOver(None, "station"), WHO)
    found = standing(desk)[LEA]
    assert (found.state, found.pressing) == (Presence.MOVED, False)


def test_who_is_not_at_the_seat_is_read_from_the_journal(tmp_path: Path) -> None:
    station = Station()
    desk = started(opened(desk_of(station, stick=UsbCourier(tmp_path))))
    assert desk.room is not None
    other = desk.room.sit(desk.room.person(AWA))
    other.do(commands.Identify(AWA), Actor.CANDIDATE)
    assert state(desk, AWA) is Presence.TO_ADMIT
    assert standing(desk)[AWA].extra == 0
    other.do(commands.CorrectExtra(Fraction(1, 4)), Actor.CHEF)
    assert standing(desk)[AWA].extra == Fraction(1, 4)
    other.do(commands.Admit(), WHO)
    assert state(desk, AWA) is Presence.ADMITTED
    other.do(commands.Start(desk.room.terms(desk.room.person(AWA))), Actor.CANDIDATE)
    left = standing(desk)[AWA]
    assert (left.state, left.question, left.ticking) == (Presence.TO_RESUME, 1, False)
    other.do(commands.ReportProblem(blocked=True, category="text", text=""), Actor.CANDIDATE)
    assert standing(desk)[AWA].alerts
    other.do(commands.HandOver(None, "station"), WHO)
    moved = standing(desk)[AWA]
    assert (moved.state, moved.alerts) == (Presence.MOVED, ())


def test_an_ended_test_is_still_listed_once_the_next_candidate_sits() -> None:
    desk = started(opened_desk())
    assert desk.seat is not None
    desk.seat.sit.do(commands.End(EndReason.CANDIDATE), WHO)
    desk.release_seat()
    found = standing(desk)[LEA]
    assert (found.state, found.seated, found.ended) == (
        Presence.ENDED,
        False,
        EndReason.CANDIDATE,
    )
    assert found.ended_wall
    assert found.records


def test_the_missing_may_be_marked_together_half_an_hour_after_the_first_start() -> None:
    desk = opened_desk()
    assert desk.room is not None
    assert Attendance(desk, desk.room).late_from() is None
    Reception(desk).admit(LEA, WHO)
    assert Attendance(desk, desk.room).late_from() is None
    desk.start()
    wall = desk.gear.clock.now().wall
    found = Attendance(desk, desk.room)
    assert found.late_from() == wall + LATE_MS
    assert [one.candidate for one in found.unseen()] == [AWA]


def test_incidents_stand_with_whom_they_are_about() -> None:
    desk = opened_desk()
    assert desk.room is not None
    log = desk.room.log
    note_incident(log, IncidentNoted("C7", "", "power"), WHO)
    note_incident(log, IncidentNoted("C1", LEA, "last-name"), WHO)
    assert [one.code for one in standing(desk)[LEA].incidents] == ["C1"]
    assert standing(desk)[AWA].incidents == ()


def test_an_unlisted_candidate_is_named_by_their_slot_once_it_is_given() -> None:
    desk = opened_desk()
    assert desk.room is not None
    desk.take_blank(desk.room.person(BLANK), Actor.CHEF)
    found = standing(desk)[BLANK]
    assert (found.state, found.seated) == (Presence.TO_ADMIT, True)


def test_names_are_sorted_and_searched_without_accents() -> None:
    assert folded("Élise ROUX") == "elise roux"
    station = Station()
    desk = opened_desk(station)
    assert desk.room is not None
    found = Attendance(desk, desk.room).people()
    assert replace(found[0], state=Presence.BLOCKED).pressing
