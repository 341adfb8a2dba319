"""kiosk.services.desk: what the station is doing now."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from engine.sitting import commands, events
from engine.sitting.state import Phase
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import DiskFullError, RestoreNoteError
from kiosk.services.copying import Copying
from kiosk.services.desk import Desk
from kiosk.services.errors import (
    CandidateUnknownError,
    LevelTooLowError,
    NotAllowedError,
    PackMissingError,
)
from kiosk.services.gear import Gear
from kiosk.services.seat import Reading, Step
from tests.fakes.lockdown import FakeLockdown, MemoryKeeper
from tests.fakes.sensor import FakeSensor
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.fakes.spelling import FakeSpelling
from tests.kiosk.services.test_sit import answer
from tests.kiosk.services.world import CODE, SURVEILLANT, Station, ticket


def desk_of(
    station: Station,
    *,
    keeper: MemoryKeeper | None = None,
    lockdown: FakeLockdown | None = None,
    stick: UsbCourier | None = None,
) -> Desk:
    copying = None if stick is None else Copying(stick, station.identity.envelope)
    gear = Gear(
        identity=station.identity,
        prepare=station.prepare,
        unlock=station.unlock,
        store=station.store,
        marks=station.marks,
        lockdown=lockdown or FakeLockdown(),
        keeper=keeper or MemoryKeeper(),
        clock=station.clock,
        speech=FakeSpeech(),
        sound=FakeSound(),
        spelling=FakeSpelling(),
        copying=copying,
    )
    return Desk(gear)


def opened(desk: Desk) -> Desk:
    kept = desk.tickets()[0]
    unlock = desk.gear.unlock
    private, share = unlock.stretch(kept, unlock.check_typing(CODE))
    room = desk.enter(kept, private, share)
    tried = room.pins.begin(PinRole.SURVEILLANT, SURVEILLANT, "open")
    room.pins.check(tried)
    desk.begin(room, tried)
    return desk


def started(desk: Desk, code: str = "KM4T7X") -> Desk:
    person = desk.seat_by_code(code)
    assert desk.seat is not None
    desk.seat.sit.do(commands.Identify(person.candidate), Actor.CANDIDATE)
    desk.seat.sit.do(commands.Admit(), Actor.SURVEILLANT)
    desk.start()
    return desk


def ended(desk: Desk) -> Desk:
    assert desk.seat is not None
    desk.seat.sit.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    return desk


def test_without_a_session_or_a_candidate_nothing_can_be_done() -> None:
    desk = desk_of(Station())
    deeds = (
        lambda: desk.seat_by_code("KM4T7X"),
        lambda: desk.close(Actor.SURVEILLANT),
        desk.sealing,
        desk.transfer,
        desk.leave_seat,
        desk.start,
        desk.seal,
        desk.release_seat,
        desk.acknowledge_end,
        lambda: desk.read(Reading.READY),
    )
    for deed in deeds:
        with pytest.raises(NotAllowedError):
            deed()
    assert desk.step is Step.WAITING


def test_the_steps_follow_the_journal_and_the_reading() -> None:
    station = Station()
    desk = opened(desk_of(station))
    seen = [desk.step]
    person = desk.seat_by_code("KM4T7X")
    assert desk.seat is not None
    sit = desk.seat.sit
    seen.append(desk.step)
    sit.do(commands.Identify(person.candidate), Actor.CANDIDATE)
    seen.append(desk.step)
    sit.do(commands.Admit(), Actor.SURVEILLANT)
    for reading in Reading:
        desk.read(reading)
        seen.append(desk.step)
    desk.start()
    seen.append(desk.step)
    sit.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    seen.append(desk.step)
    sit.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    seen.append(desk.step)
    sit.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    seen.append(desk.step)
    assert seen == [
        Step.CANDIDATE,
        Step.IDENTITY,
        Step.ADMISSION,
        Step.INSTRUCTIONS,
        Step.PRACTICE,
        Step.READY,
        Step.QUESTION,
        Step.BLOCKED,
        Step.PAUSED,
        Step.ENDED,
    ]


def test_a_candidate_whose_test_has_begun_stays() -> None:
    desk = started(opened(desk_of(Station())))
    with pytest.raises(NotAllowedError):
        desk.leave_seat()
    with pytest.raises(NotAllowedError):
        desk.release_seat()
    assert desk.seat is not None


def test_a_blank_slot_is_given_by_the_chief_before_its_code_is_worth_anything() -> None:
    desk = opened(desk_of(Station()))
    with pytest.raises(CandidateUnknownError):
        desk.seat_by_code("WXY349")
    assert desk.room is not None
    blank = desk.room.person("b-0001")
    with pytest.raises(NotAllowedError):
        desk.take_blank(blank, Actor.SURVEILLANT)
    assert desk.seat is None
    with pytest.raises(CandidateUnknownError):
        desk.seat_by_code("WXY349")
    desk.take_blank(blank, Actor.CHEF)
    desk.leave_seat()
    assert desk.seat_by_code("WXY349") == blank


def test_an_opening_that_fails_leaves_nothing_open_and_the_machine_free() -> None:
    station = Station()
    station.prepare.add_ticket(ticket(least=2))
    lock = FakeLockdown(level=1)
    desk = desk_of(station, lockdown=lock)
    with pytest.raises(LevelTooLowError):
        opened(desk)
    assert (desk.room, lock.engaged) == (None, False)
    station.shelf.folders.clear()
    with pytest.raises(PackMissingError):
        opened(desk)
    assert (desk.room, lock.engaged) == (None, False)


def test_an_opening_that_cannot_note_a_rollback_is_no_opening() -> None:
    station = Station()
    before = started(opened(desk_of(station)))
    assert before.seat is not None
    size = len(before.seat.sit.ledger.records)
    station.marks.put(before.seat.sit.ledger.name, size + 5, "00" * 32)
    journal = station.sessions.stores["S-0001"][1].sitting_journal("c-0001", 1)
    journal.fail_next(DiskFullError())
    lock = FakeLockdown()
    desk = desk_of(station, lockdown=lock)
    with pytest.raises(DiskFullError):
        opened(desk)
    assert (desk.room, desk.seat, lock.engaged) == (None, None, False)
    opened(desk)
    assert desk.step is Step.ROLLBACK


def test_waking_without_a_kept_key_opens_nothing() -> None:
    assert not desk_of(Station()).wake()


def test_a_key_that_opens_nothing_is_passed_over() -> None:
    station = Station()
    keeper = MemoryKeeper()
    keeper.keep("S-0001", station.vault.database_key())
    assert not desk_of(station, keeper=keeper).wake()


def test_waking_finds_the_room_and_no_candidate_where_none_was() -> None:
    station, keeper = Station(), MemoryKeeper()
    opened(desk_of(station, keeper=keeper))
    desk = desk_of(station, keeper=keeper)
    assert desk.wake()
    assert desk.step is Step.CANDIDATE
    desk.seat_by_code("KM4T7X")
    again = desk_of(station, keeper=keeper)
    assert again.wake()
    assert again.step is Step.CANDIDATE


def test_a_test_under_way_waits_for_an_accord_after_a_stop() -> None:
    station, keeper = Station(), MemoryKeeper()
    started(opened(desk_of(station, keeper=keeper)))
    desk = desk_of(station, keeper=keeper)
    desk.wake()
    assert desk.step is Step.RESUME


def test_an_ended_test_is_in_front_until_the_station_was_freed() -> None:
    station, keeper = Station(), MemoryKeeper()
    ended(started(opened(desk_of(station, keeper=keeper))))
    desk = desk_of(station, keeper=keeper)
    desk.wake()
    assert desk.step is Step.ENDED
    assert desk.seat is not None
    assert desk.seat.sit.exam.sitting.scored is not None
    desk.release_seat()
    freed = desk_of(station, keeper=keeper)
    freed.wake()
    assert freed.step is Step.CANDIDATE


def test_a_time_that_is_over_is_acknowledged_once() -> None:
    station = Station()
    desk = started(opened(desk_of(station)))
    assert desk.seat is not None
    station.clock.advance(140 * 60_000 + 10_000)
    desk.seat.sit.tick(None)
    seen = [desk.step]
    desk.acknowledge_end()
    assert [*seen, desk.step] == [Step.TIME_OVER, Step.ENDED]


def test_a_closed_session_is_offered_no_more_and_its_machine_is_given_back() -> None:
    station, keeper, lock = Station(), MemoryKeeper(), FakeLockdown()
    desk = ended(started(opened(desk_of(station, keeper=keeper, lockdown=lock))))
    desk.release_seat()
    desk.close(Actor.SURVEILLANT)
    assert desk.tickets() == ()
    assert (desk.room, lock.engaged, keeper.keys) == (None, False, {})


def test_copies_are_made_of_a_running_test_only(tmp_path: Path) -> None:
    station, keeper = Station(), MemoryKeeper()
    started(opened(desk_of(station))).copy()
    station = Station()
    stick = UsbCourier(tmp_path)
    desk = opened(desk_of(station, keeper=keeper, stick=stick))
    desk.copy()
    desk.seat_by_code("KM4T7X")
    desk.copy()
    assert stick.copies() == ()
    desk.leave_seat()
    started(desk).copy()
    kept = stick.copies()
    assert len(kept) == 1
    again = desk_of(station, keeper=keeper, stick=stick)
    again.wake()
    assert again.seat is not None
    assert again.seat.sit.interrupted
    again.copy()
    assert stick.copies() == kept


def test_the_copies_of_other_stations_are_offered_newest_first(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    one, two = Station("a"), Station("b")
    first = started(opened(desk_of(one, stick=stick)))
    first.copy()
    spare = opened(desk_of(two, stick=stick))
    assert opened(desk_of(Station("b"))).findings().found == ()
    assert [one.person.candidate for one in spare.findings().found] == ["c-0001"]
    ended(first).release_seat()
    started(first, "ACD347")
    assert first.seat is not None
    answer(first.seat.sit, one)
    first.copy()
    found = spare.findings().found
    assert [one.person.candidate for one in found] == ["c-0002", "c-0001"]
    assert first.findings().found == ()
    spare.take_over(found[0].copy, Actor.CHEF)
    assert spare.seat is not None
    assert spare.seat.sit.exam.sitting.phase is Phase.RUNNING
    assert spare.step is Step.QUESTION


def test_a_copy_that_fits_no_statement_is_not_offered(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    one, two = Station("a"), Station("b")
    desk = started(opened(desk_of(one, stick=stick)))
    assert desk.gear.copying is not None
    assert desk.seat is not None
    wrong = replace(desk.gear.copying, statement=two.identity.envelope)
    wrong.keep(desk.sealing().copy(desk.seat.sit))
    findings = opened(desk_of(two, stick=stick)).findings()
    assert (findings.found, dict(findings.refused)) == ((), {"transfer.unsigned": 1})


def test_what_an_earlier_run_left_locked_is_given_back_at_the_start() -> None:
    station, lockdown = Station(), FakeLockdown()
    desk = desk_of(station, lockdown=lockdown)
    lockdown.engaged = True
    assert desk.recover() == desk.left == ()
    assert not lockdown.engaged
    lockdown.stuck = ("screen-saver",)
    assert desk.recover() == desk.left == ("screen-saver",)


def test_a_note_that_cannot_be_read_at_the_start_is_told_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unreadable(_lockdown: FakeLockdown) -> tuple[str, ...]:
        raise RestoreNoteError

    monkeypatch.setattr(FakeLockdown, "release", unreadable)
    assert desk_of(Station()).recover() == ("restore-note",)


@pytest.mark.attack("note-damaged")
def test_a_note_damaged_during_a_test_closes_the_session_and_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unreadable(_lockdown: FakeLockdown) -> tuple[str, ...]:
        raise RestoreNoteError

    station, keeper = Station(), MemoryKeeper()
    desk = ended(started(opened(desk_of(station, keeper=keeper))))
    desk.release_seat()
    monkeypatch.setattr(FakeLockdown, "release", unreadable)
    assert desk.close(Actor.SURVEILLANT) == desk.left == ("restore-note",)
    assert desk.room is None
    assert keeper.keys == {}


def test_without_a_session_no_protection_is_asked_for() -> None:
    lockdown = FakeLockdown(gone=("on-top",), mendable=False)
    desk = desk_of(Station(), lockdown=lockdown)
    desk.require_protections()
    assert desk.lookout is None


def test_sensors_are_made_for_each_session_and_may_ask_for_a_granted_tool() -> None:
    asked: list[Callable[[], bool]] = []

    def sensors(assisted: Callable[[], bool]) -> tuple[FakeSensor, ...]:
        asked.append(assisted)
        return ()

    desk = desk_of(Station())
    desk = opened(Desk(replace(desk.gear, sensors=sensors)))
    (assisted,) = asked
    assert not assisted()
    started(desk)
    assert not assisted()
    assert desk.seat is not None
    person = replace(desk.seat.person, adaptations=("Lecteur d’écran",))
    desk._seat = replace(desk.seat, person=person)
    assert assisted()
