"""kiosk.services: what fails or stops half way is made good, once."""

from dataclasses import replace

import pytest

from engine.records.bundle import claimed_header
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.events import SittingSealed
from engine.sitting.state import Phase
from engine.verdict import Agreement, verify
from kiosk.ports.errors import DiskFullError, StorageError
from kiosk.ports.outbox import BundleState
from kiosk.services.close import Close
from kiosk.services.errors import NotAllowedError
from kiosk.services.sealing import Sealing
from kiosk.services.session_log import SessionLog
from tests.fakes.journal import MemoryJournal
from tests.fakes.station_store import MemoryStationStore
from tests.kiosk.services.test_leaving import ended, sealing
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station


class StoppedError(Exception):
    """The power is cut here."""


def stop(*_args: object, **_kwargs: object) -> None:
    raise StoppedError


def full(*_args: object, **_kwargs: object) -> None:
    raise DiskFullError


def test_a_checkpoint_that_cannot_be_kept_costs_no_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    station = Station()
    room, person, sit = begun(station)
    station.clock.advance(61_000)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryJournal, "add_checkpoint", full)
        sit.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
        sit.do(commands.Resume(), Actor.SURVEILLANT)
        answer(sit, station)
        with pytest.raises(DiskFullError):
            sit.tick(None)
    assert sit.tick(None) is False
    assert claimed_size(sit.ledger.checkpoints()[-1]) == len(sit.ledger.bodies)
    assert station.room().sit(person).exam.sitting == sit.exam.sitting
    verdict = verify(sit.exam.paper, sit.ledger.bodies, room.terms(person))
    assert verdict.agreement is Agreement.IDENTICAL


def claimed_size(note: str) -> int:
    return int(note.splitlines()[1])


def test_a_next_question_that_cannot_be_recorded_comes_with_the_next_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station = Station()
    _, _, sit = begun(station)
    write = sit.ledger.append
    written: list[object] = []

    def once(*args: object, **kwargs: object) -> None:
        if written:
            raise DiskFullError
        written.append(args)
        write(*args, **kwargs)  # type: ignore[arg-type]  # handed through

    with monkeypatch.context() as patched:
        patched.setattr(sit.ledger, "append", once)
        with pytest.raises(StorageError):
            answer(sit, station)
    assert len(sit.exam.sitting.answers) == 1
    assert sit.exam.sitting.question is None
    assert sit.tick(None) is True
    assert sit.exam.sitting.question is not None


def test_a_sitting_that_runs_is_not_restarted() -> None:
    _, _, sit = begun(Station())
    with pytest.raises(NotAllowedError):
        sit.restart(Actor.SURVEILLANT)


@pytest.mark.parametrize("where", ["counted", "row"])
def test_a_sealing_that_stopped_half_way_leaves_one_bundle(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    station = Station()
    room, person, sit = ended(station)
    with monkeypatch.context() as patched:
        if where == "row":
            patched.setattr(SessionLog, "append", stop)
        else:
            patched.setattr(MemoryStationStore, "put_bundle", stop)
        with pytest.raises(StoppedError):
            sealing(station, room).seal(person, sit)
    again = station.room()
    sha256 = sealing(station, again).seal(person, dict(again.sits())[person])
    assert [row.sha256 for row in station.store.outbox()] == [sha256]
    sealed = [one for one in again.log.ledger.records if one.type == SittingSealed.TYPE]
    assert [one.data["bundle"] for one in sealed] == [sha256]


def test_a_bundle_sealed_again_after_its_purge_is_the_one_the_server_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station = Station()
    room, person, sit = ended(station)
    with monkeypatch.context() as patched:
        patched.setattr(SessionLog, "append", stop)
        with pytest.raises(StoppedError):
            sealing(station, room).seal(person, sit)
    (row,) = station.store.outbox()
    station.store.update(replace(row, state=BundleState.OPENED))
    station.store.purge(row.sha256)
    again = station.room()
    assert sealing(station, again).seal(person, dict(again.sits())[person]) == row.sha256
    assert len(station.store.outbox()) == 1


def test_a_bundle_that_was_lost_before_it_was_sent_is_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station = Station()
    room, person, sit = ended(station)
    with monkeypatch.context() as patched:
        patched.setattr(SessionLog, "append", stop)
        with pytest.raises(StoppedError):
            sealing(station, room).seal(person, sit)
    (lost,) = station.store.outbox()
    station.store._files.pop(lost.sha256)
    again = station.room()
    sha256 = sealing(station, again).seal(person, dict(again.sits())[person])
    assert sha256 != lost.sha256
    assert claimed_header(station.store.bundle(sha256)).seq == 2


def test_a_closing_that_stopped_half_way_seals_the_same_journal_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station = Station()
    room, _, _ = ended(station)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "add_act", stop)
        with pytest.raises(StoppedError):
            Close(room, sealing(station, room), station.store).close(Actor.SURVEILLANT)
    again = station.room()
    Close(again, sealing(station, again), station.store).close(Actor.SURVEILLANT)
    assert sorted(row.kind for row in station.store.outbox()) == ["final", "session"]


def test_a_session_opened_and_closed_again_has_a_second_bundle_that_follows_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    station = Station()
    room, _, _ = ended(station)
    with monkeypatch.context() as patched:
        patched.setattr(MemoryStationStore, "destroy_wrapped_key", stop)
        with pytest.raises(StoppedError):
            Close(room, sealing(station, room), station.store).close(Actor.SURVEILLANT)
    again = station.room()
    again.open(0, (), Actor.SURVEILLANT)
    Close(again, Sealing(again, station.store, station.clock), station.store).close(Actor.CHEF)
    first, second = (
        claimed_header(station.store.bundle(row.sha256))
        for row in station.store.outbox()
        if row.kind == "session"
    )
    assert (first.seq, second.seq) == (1, 2)
    assert dict(again.sits()).popitem()[1].exam.sitting.phase is Phase.ENDED
