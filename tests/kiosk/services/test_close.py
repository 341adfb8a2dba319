"""kiosk.services.close: a closing that was cut short is finished, and never undone by a stop."""

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.events import SessionClosed, SessionOpened
from engine.sitting.state import Phase
from kiosk.ports.errors import DiskFullError, StorageError
from kiosk.services.desk import Desk
from kiosk.services.errors import CandidateDoneError
from kiosk.services.seat import Step
from kiosk.services.session_log import SessionLog
from tests.fakes.journal import MemorySessionStore
from tests.fakes.lockdown import FakeLockdown, MemoryKeeper
from tests.fakes.station_store import MemoryStationStore
from tests.kiosk.services.test_desk import desk_of, ended, opened, started
from tests.kiosk.services.test_interruptions import StoppedError, full, stop
from tests.kiosk.services.world import Station


def at_its_end(station: Station, keeper: MemoryKeeper) -> Desk:
    desk = ended(started(opened(desk_of(station, keeper=keeper))))
    desk.release_seat()
    return desk


def told(station: Station, kind: str) -> int:
    acts = station.store.acts("S-0001")
    return sum(f'"{kind}"'.encode() in act for act in acts)


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (MemoryStationStore, "put_bundle"),
        (MemoryStationStore, "add_act"),
        (MemorySessionStore, "close"),
        (MemoryStationStore, "destroy_wrapped_key"),
        (MemoryKeeper, "forget"),
        (FakeLockdown, "release"),
    ],
)
def test_a_closing_cut_short_is_finished_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    station, keeper = Station(), MemoryKeeper()
    desk = at_its_end(station, keeper)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, stop)
        with pytest.raises(StoppedError):
            desk.close(Actor.SURVEILLANT)
    lock = FakeLockdown()
    again = desk_of(station, keeper=keeper, lockdown=lock)
    assert not again.wake()
    assert (again.step, again.tickets(), lock.engaged) == (Step.WAITING, (), False)
    assert keeper.keys == {}
    assert station.store.wrapped_key("S-0001") is None
    assert sorted(row.kind for row in station.store.outbox()) == ["final", "session"]
    assert [told(station, one.TYPE) for one in (SessionOpened, SessionClosed)] == [1, 1]


def test_a_closing_that_was_not_recorded_has_not_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    station, keeper = Station(), MemoryKeeper()
    desk = at_its_end(station, keeper)
    with monkeypatch.context() as patched:
        patched.setattr(SessionLog, "append", stop)
        with pytest.raises(StoppedError):
            desk.close(Actor.SURVEILLANT)
    again = desk_of(station, keeper=keeper)
    assert again.wake()
    assert again.step is Step.CANDIDATE
    with pytest.raises(CandidateDoneError):
        again.seat_by_code("KM4T7X")
    again.close(Actor.SURVEILLANT)
    assert again.tickets() == ()


def test_a_test_begun_after_a_closing_that_failed_is_not_closed_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station, keeper = Station(), MemoryKeeper()
    desk = at_its_end(station, keeper)
    person = desk.seat_by_code("ACD347")
    assert desk.seat is not None
    desk.seat.sit.do(commands.Identify(person.candidate), Actor.CANDIDATE)
    desk.seat.sit.do(commands.Admit(), Actor.SURVEILLANT)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "add_act", full)
        with pytest.raises(DiskFullError):
            desk.close(Actor.SURVEILLANT)
    desk.start()
    again = desk_of(station, keeper=keeper)
    assert again.wake()
    assert again.seat is not None
    assert (again.step, again.seat.sit.exam.sitting.phase) == (Step.RESUME, Phase.RUNNING)
    assert station.store.wrapped_key("S-0001") is not None


def test_a_seat_that_nobody_sat_down_on_keeps_no_closing_from_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station, keeper = Station(), MemoryKeeper()
    desk = at_its_end(station, keeper)
    desk.seat_by_code("ACD347")
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "add_act", stop)
        with pytest.raises(StoppedError):
            desk.close(Actor.SURVEILLANT)
    again = desk_of(station, keeper=keeper)
    assert not again.wake()
    assert again.tickets() == ()


def test_a_closing_that_cannot_be_finished_now_keeps_its_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station, keeper = Station(), MemoryKeeper()
    desk = at_its_end(station, keeper)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "add_act", full)
        with pytest.raises(StorageError):
            desk.close(Actor.SURVEILLANT)
        with pytest.raises(StorageError):
            desk_of(station, keeper=keeper).wake()
    assert keeper.keys
    assert station.store.wrapped_key("S-0001") is not None
    assert not desk_of(station, keeper=keeper).wake()
    assert keeper.keys == {}
    assert station.store.wrapped_key("S-0001") is None


def test_the_key_stays_when_what_was_kept_cannot_be_read_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station, keeper = Station(), MemoryKeeper()
    desk = at_its_end(station, keeper)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "add_act", lambda *_words: None)
        with pytest.raises(StorageError):
            desk.close(Actor.SURVEILLANT)
    assert station.store.wrapped_key("S-0001") is not None
    assert desk.room is not None
    desk.close(Actor.SURVEILLANT)
    assert station.store.wrapped_key("S-0001") is None
