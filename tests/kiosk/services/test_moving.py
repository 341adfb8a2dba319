"""kiosk.services: a test leaves one station and goes on at another, whatever fails on the way."""

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.records.bundle import claimed_header
from engine.records.bundle_header import BundleKind
from engine.records.identifiers import SessionId
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Phase
from engine.verdict import Agreement, verify
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.drives import Drive, NoDrives
from kiosk.ports.errors import DiskFullError, StickMissingError, StorageError
from kiosk.services import findings as findings_module
from kiosk.services.copying import Copying
from kiosk.services.desk import Desk
from kiosk.services.errors import (
    CandidateUnknownError,
    NotAllowedError,
    TransferRefusedError,
)
from kiosk.services.handover import Handed
from kiosk.services.places import CONFIGURED, places
from kiosk.services.room import Room
from kiosk.services.sealing import Sealing
from kiosk.services.seat import Step
from kiosk.services.transfer import ENDED, HERE, OTHER_SESSION, SUPERSEDED
from tests.fakes.lockdown import MemoryKeeper
from tests.fakes.station_store import MemoryStationStore
from tests.kiosk.services import world
from tests.kiosk.services.test_desk import desk_of, ended, opened, started
from tests.kiosk.services.test_interruptions import full
from tests.kiosk.services.test_sit import answer
from tests.kiosk.services.world import Station, ticket


def under_way(station: Station, stick: UsbCourier, keeper: MemoryKeeper | None = None) -> Desk:
    desk = started(opened(desk_of(station, stick=stick, keeper=keeper)))
    assert desk.seat is not None
    answer(desk.seat.sit, station)
    station.clock.advance(5_000)
    desk.seat.sit.keep(2)
    return desk


def moved(station: Station, stick: UsbCourier, keeper: MemoryKeeper | None = None) -> Desk:
    desk = under_way(station, stick, keeper)
    desk.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    return desk


def spare(stick: UsbCourier, letter: str = "b") -> tuple[Station, Desk]:
    station = Station(letter)
    return station, opened(desk_of(station, stick=stick))


def test_answers_draft_display_and_time_go_along(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = under_way(one, stick)
    assert desk.seat is not None
    desk.seat.sit.do(commands.ChooseDisplay({"text_size": 150}), Actor.CANDIDATE)
    one.clock.advance(3_000)
    desk.seat.sit.keep(3)
    left = desk.seat.sit.remaining_ms
    handed = desk.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    assert (handed.place, handed.label) == (CONFIGURED, "")
    assert desk.handed() == handed
    assert desk.step is Step.MOVED
    one.clock.advance(240_000)
    assert desk.seat.sit.tick(None) is False
    desk.copy()
    assert desk.seat.sit.remaining_ms == left
    two, other = spare(stick)
    two.clock.advance(240_000)
    (found,) = other.findings().found
    assert (found.reason, found.copy.sitting.moved, found.copy.remaining_ms) == ("", True, left)
    person = other.take_over(found.copy, Actor.CHEF)
    assert person.candidate == "c-0001"
    assert other.seat is not None
    sitting = other.seat.sit.exam.sitting
    assert (len(sitting.answers), sitting.draft, sitting.display) == (1, 3, {"text_size": 150})
    assert (other.seat.sit.remaining_ms, sitting.epoch, other.step) == (left, 2, Step.QUESTION)
    while sitting.phase is not Phase.ENDED:
        answer(other.seat.sit, two)
        sitting = other.seat.sit.exam.sitting
    assert other.room is not None
    verdict = verify(
        other.seat.sit.exam.paper, other.seat.sit.ledger.bodies, other.room.terms(person)
    )
    assert verdict.agreement is Agreement.IDENTICAL


def test_the_records_of_a_moved_test_reach_the_server_as_a_copy(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = moved(one, stick)
    (row,) = one.store.outbox()
    assert row.kind == BundleKind.PARTIAL.value
    assert one.store.bundle(row.sha256) in stick.copies()
    assert len(stick.copies()) == 1
    assert desk.seal() == row.sha256
    desk.release_seat()
    assert desk.step is Step.CANDIDATE
    desk.close(Actor.SURVEILLANT)
    assert [one.kind for one in one.store.outbox()] == ["partial", "session"]


def test_the_fence_stands_after_a_stop_and_until_the_station_is_freed(tmp_path: Path) -> None:
    one, stick, keeper = Station("a"), UsbCourier(tmp_path), MemoryKeeper()
    moved(one, stick, keeper)
    again = desk_of(one, stick=stick, keeper=keeper)
    assert again.wake()
    assert again.step is Step.MOVED
    assert again.seat is not None
    assert not again.seat.sit.interrupted
    for wish in (commands.Restart(0, None, 0), commands.Resume(), commands.Skip()):
        with pytest.raises(NotAllowedError):
            again.seat.sit.do(wish, Actor.CHEF)
    again.release_seat()
    freed = desk_of(one, stick=stick, keeper=keeper)
    freed.wake()
    assert freed.step is Step.CANDIDATE
    freed.seat_by_code("KM4T7X")
    assert freed.step is Step.MOVED
    freed.release_seat()
    started(freed, "ACD347")
    assert freed.step is Step.QUESTION


def test_an_older_database_of_a_moved_test_is_no_way_around_the_fence(tmp_path: Path) -> None:
    one, stick, keeper = Station("a"), UsbCourier(tmp_path), MemoryKeeper()
    desk = moved(one, stick, keeper)
    assert desk.seat is not None
    one.marks.put(desk.seat.sit.ledger.name, 99, "00" * 32)
    again = desk_of(one, stick=stick, keeper=keeper)
    again.wake()
    assert again.seat is not None
    assert again.seat.sit.rolled_back
    assert again.step is Step.MOVED


def test_a_test_that_was_interrupted_is_restarted_first(tmp_path: Path) -> None:
    one, stick, keeper = Station("a"), UsbCourier(tmp_path), MemoryKeeper()
    under_way(one, stick, keeper)
    again = desk_of(one, stick=stick, keeper=keeper)
    again.wake()
    assert again.step is Step.RESUME
    again.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    assert again.seat is not None
    types = [record.type for record in again.seat.sit.ledger.records]
    assert types[-2:] == ["sitting.restarted", "sitting.moved"]
    assert again.seat.sit.exam.sitting.draft == 2


def test_without_a_place_that_takes_it_nothing_is_recorded(tmp_path: Path) -> None:
    one = Station("a")
    stick = UsbCourier(tmp_path / "nowhere" / "stick")
    desk = under_way(one, stick)
    assert desk.seat is not None
    before = desk.seat.sit.ledger.records
    with pytest.raises(StickMissingError):
        desk.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    with pytest.raises(NotAllowedError):
        desk.hand_over("drive:other", "hardware", Actor.SURVEILLANT)
    assert desk.seat.sit.ledger.records == before
    assert (desk.step, one.store.outbox()) == (Step.QUESTION, ())


def test_a_copy_that_fails_after_the_fact_is_written_again_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, stick, keeper = Station("a"), UsbCourier(tmp_path), MemoryKeeper()
    desk = under_way(one, stick, keeper)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "put_bundle", full)
        with pytest.raises(DiskFullError):
            desk.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    assert (desk.step, desk.handed()) == (Step.MOVED, None)
    again = desk_of(one, stick=stick, keeper=keeper)
    again.wake()
    assert again.handed() is None
    again.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    assert again.handed() is not None
    _, other = spare(stick)
    assert [one.copy.sitting.moved for one in other.findings().found] == [True]


def test_what_was_noted_of_a_copy_and_cannot_be_read_is_no_copy(tmp_path: Path) -> None:
    desk = moved(Station("a"), UsbCourier(tmp_path))
    assert desk.room is not None
    assert desk.seat is not None
    name = f"handed-over:{desk.seat.sit.ledger.name}"
    desk.room.unlocked.store.keep_value(name, b"{}")
    assert desk.handed() is None


def test_a_test_is_handed_over_only_while_it_is_under_way(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = opened(desk_of(one, stick=stick))
    desk.seat_by_code("KM4T7X")
    with pytest.raises(NotAllowedError):
        desk.hand_over(CONFIGURED, "room", Actor.SURVEILLANT)
    done = ended(started(opened(desk_of(Station("b"), stick=stick))))
    with pytest.raises(NotAllowedError):
        done.hand_over(CONFIGURED, "room", Actor.SURVEILLANT)


def test_a_rolled_back_test_is_not_handed_over(tmp_path: Path) -> None:
    one, stick, keeper = Station("a"), UsbCourier(tmp_path), MemoryKeeper()
    desk = under_way(one, stick, keeper)
    assert desk.seat is not None
    one.marks.put(desk.seat.sit.ledger.name, 99, "00" * 32)
    again = desk_of(one, stick=stick, keeper=keeper)
    again.wake()
    with pytest.raises(NotAllowedError) as caught:
        again.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    assert caught.value.data == {"reason": "rollback"}


def test_a_dead_station_is_taken_over_from_its_last_minute(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = under_way(one, stick)
    desk.copy()
    assert desk.seat is not None
    left = desk.seat.sit.remaining_ms
    answer(desk.seat.sit, one)
    two, other = spare(stick)
    (found,) = other.findings().found
    assert not found.copy.sitting.moved
    other.take_over(found.copy, Actor.CHEF)
    assert other.seat is not None
    assert len(other.seat.sit.exam.sitting.answers) == 1
    assert other.seat.sit.remaining_ms >= left
    assert two.store.outbox() == ()


def test_a_candidate_who_typed_the_code_here_first_may_still_be_taken_over(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(Station("a"), stick)
    _, other = spare(stick)
    other.seat_by_code("KM4T7X")
    assert other.seat is not None
    other.seat.sit.do(commands.Identify("c-0001"), Actor.CANDIDATE)
    (found,) = other.findings().found
    assert found.reason == ""
    other.take_over(found.copy, Actor.CHEF)
    assert other.step is Step.QUESTION


def test_nobody_is_taken_over_onto_somebody_else(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(Station("a"), stick)
    _, other = spare(stick)
    other.seat_by_code("ACD347")
    with pytest.raises(NotAllowedError):
        other.take_over(other.findings().found[0].copy, Actor.CHEF)


def test_a_candidate_comes_back_to_a_station_and_never_from_an_older_copy(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    first = moved(one, stick)
    two, other = spare(stick)
    older = other.findings().found[0].copy
    other.take_over(older, Actor.CHEF)
    with pytest.raises(TransferRefusedError) as caught:
        other.transfer().require_free(older)
    assert caught.value.data == {"reason": HERE}
    assert [one.reason for one in other.findings().found] == [HERE]
    assert other.seat is not None
    answer(other.seat.sit, two)
    other.hand_over(CONFIGURED, "room", Actor.SURVEILLANT)
    with pytest.raises(TransferRefusedError) as caught:
        other.transfer().require_free(older)
    assert caught.value.data == {"reason": SUPERSEDED}
    first.release_seat()
    (back,) = first.findings().found
    assert (back.reason, back.copy.header.epoch) == ("", 2)
    first.take_over(back.copy, Actor.CHEF)
    assert first.seat is not None
    assert first.seat.sit.exam.sitting.epoch == 3
    assert len(first.seat.sit.exam.sitting.answers) == 2
    ended(first).release_seat()
    first.close(Actor.SURVEILLANT)
    assert [row.kind for row in one.store.outbox()] == ["partial", "final", "session"]


def test_an_older_copy_that_was_taken_over_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "ticket", partial(ticket, stations=("a", "b", "c")))
    one, two, stick = Station("a"), Station("b"), UsbCourier(tmp_path)
    moved(one, stick)
    other = opened(desk_of(two, stick=stick))
    other.take_over(other.findings().found[0].copy, Actor.CHEF)
    two.clock.advance(1_000)
    other.copy()
    found = opened(desk_of(Station("c"), stick=stick)).findings().found
    told = [(one.copy.header.epoch, one.reason) for one in found]
    assert told == [(2, ""), (1, SUPERSEDED)]


def test_a_copy_of_an_ended_test_is_not_to_be_taken(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = under_way(one, stick)
    desk.copy()
    ended(desk)
    assert desk.room is not None
    made = one.store.bundle(desk.seal())
    stick.put_copy(claimed(made), made, one.identity.envelope, None)
    _, other = spare(stick)
    assert [found.reason for found in other.findings().found] == [ENDED]
    assert desk.seat is not None
    late = Sealing(desk.room, one.store, one.clock).copy(desk.seat.sit)
    transfer = other.transfer()
    copy = transfer.read(late.content, one.identity.envelope)
    with pytest.raises(TransferRefusedError) as caught:
        transfer.require_free(copy)
    assert caught.value.data == {"reason": ENDED}


def claimed(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_what_does_not_hold_is_counted_and_told_apart(tmp_path: Path) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = moved(one, stick)
    whole = stick.copies()[0]
    damaged = whole[:-1] + bytes([whole[-1] ^ 1])
    for junk in (b"no bundle", damaged):
        stick.put_copy(claimed(junk), junk, b"no statement", None)
    unsigned = whole[:200] + bytes([whole[200] ^ 1]) + whole[201:]
    stick.put_copy(claimed(unsigned), unsigned, one.identity.envelope, None)
    _, other = spare(stick)
    findings = other.findings()
    assert [one.reason for one in findings.found] == [""]
    assert sum(findings.refused.values()) == 3
    assert desk.findings().found == ()


def test_an_end_counts_only_when_it_is_signed_and_of_this_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, stick = Station("a"), UsbCourier(tmp_path)
    desk = under_way(one, stick)
    desk.copy()
    ended(desk)
    made = one.store.bundle(desk.seal())
    forged = made[:-1] + bytes([made[-1] ^ 1])
    stick.put_copy(claimed(forged), forged, one.identity.envelope, None)
    _, other = spare(stick)
    assert [found.reason for found in other.findings().found] == [""]
    stick.put_copy(claimed(made), made, one.identity.envelope, None)
    assert [found.reason for found in other.findings().found] == [ENDED]
    foreign = replace(claimed_header(made), session=SessionId("S-0009"))
    bundle = SimpleNamespace(header=foreign)
    with monkeypatch.context() as patched:
        patched.setattr(findings_module, "verify_bundle", lambda *_args: bundle)
        assert [found.reason for found in other.findings().found] == [""]


def test_a_copy_of_somebody_who_is_on_no_list_here_is_of_another_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = UsbCourier(tmp_path)
    moved(Station("a"), stick)
    _, other = spare(stick)

    def unknown(*_args: object) -> None:
        raise CandidateUnknownError

    monkeypatch.setattr(Room, "person", unknown)
    findings = other.findings()
    assert (findings.found, findings.refused[OTHER_SESSION]) == ((), 1)


class BrokenPlace(UsbCourier):
    """A stick that is pulled out while it is read."""

    def statements(self) -> tuple[bytes, ...]:
        raise StorageError(folder="stick")


class OneDrive:
    def __init__(self, *drives: Drive) -> None:
        self._drives = drives

    def mounted(self) -> tuple[Drive, ...]:
        return self._drives


def test_places_are_the_folder_that_is_set_and_the_sticks(tmp_path: Path) -> None:
    station, stick = Station("a"), UsbCourier(tmp_path)
    copying = Copying(stick, station.identity.envelope)
    assert places(None, NoDrives()) == ()
    clean = UsbCourier(tmp_path)
    drives = OneDrive(Drive("CLE", clean, clean), Drive("SET", stick, stick))
    found = places(copying, drives)
    assert [(one.key, one.label) for one in found] == [("set", ""), ("drive:CLE", "CLE")]


def test_a_place_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    _, other = spare(BrokenPlace(tmp_path))
    assert dict(other.findings().refused) == {"transfer.unreadable": 1}


def test_where_a_copy_went_is_a_value() -> None:
    assert Handed("set", "", 1) == Handed("set", "", 1)
    assert events.SittingMoved(None).reason == ""
