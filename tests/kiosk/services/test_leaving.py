"""kiosk.services: sealing, closing, moving a candidate, rollback."""

import hashlib
import json
from dataclasses import replace

import pytest

from engine.records.bundle import open_bundle, verify_bundle
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleKind
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Phase
from engine.verdict import Agreement, verify
from kiosk.ports.outbox import BundleState, OutboxRow
from kiosk.services.acts import acts_of
from kiosk.services.close import Close
from kiosk.services.errors import NotAllowedError, TransferRefusedError
from kiosk.services.ledger import Ledger
from kiosk.services.marks import Marks
from kiosk.services.room import Person, Room
from kiosk.services.sealing import Sealing
from kiosk.services.sit import Sit
from kiosk.services.transfer import Transfer
from tests.engine.records import authority
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station, ticket


def sealing(station: Station, room: Room) -> Sealing:
    return Sealing(room, station.store, station.clock)


def ended(station: Station) -> tuple[Room, Person, Sit]:
    room, person, sit = begun(station)
    while sit.exam.sitting.phase is not Phase.ENDED:
        answer(sit, station)
    return room, person, sit


def test_a_sealed_sitting_opens_at_the_server_and_replays() -> None:
    station = Station()
    room, person, sit = ended(station)
    sha256 = sealing(station, room).seal(person, sit)
    content = station.store.bundle(sha256)
    assert len(content) <= 64 * 1024
    bundle = verify_bundle(content, room.identity.device.public)
    body = open_bundle(bundle, authority.RESULT_KEY)
    assert (bundle.header.kind, bundle.header.seq) == (BundleKind.FINAL, 1)
    verdict = verify(sit.exam.paper, body.journal, room.terms(person))
    assert verdict.agreement is Agreement.IDENTICAL
    assert verdict.exam.sitting.scored is not None


def test_sealing_twice_is_sealing_once() -> None:
    station = Station()
    room, person, sit = ended(station)
    first = sealing(station, room).seal(person, sit)
    again = station.room()
    assert sealing(station, again).seal(person, dict(again.sits())[person]) == first
    assert [row.state for row in station.store.outbox()] == [BundleState.SEALED]


def test_what_has_not_ended_is_not_sealed() -> None:
    station = Station()
    room, person, sit = begun(station)
    with pytest.raises(NotAllowedError):
        sealing(station, room).seal(person, sit)


def test_copies_count_and_chain() -> None:
    station = Station()
    room, person, sit = begun(station)
    made = sealing(station, room)
    first, second = made.copy(sit), made.copy(sit)
    assert (first.header.seq, second.header.seq) == (1, 2)
    assert second.header.previous == first.sha256
    while sit.exam.sitting.phase is not Phase.ENDED:
        answer(sit, station)
    final = verify_bundle(
        station.store.bundle(made.seal(person, sit)), room.identity.device.public
    ).header
    assert (final.seq, final.previous) == (3, second.sha256)


def test_closing_seals_keeps_the_acts_and_destroys_the_key() -> None:
    station = Station()
    room, person, sit = ended(station)
    room.open(0, (), Actor.SURVEILLANT)
    other = room.sit(room.person("c-0002"))
    other.do(commands.Identify("c-0002"), Actor.CANDIDATE)
    bundles = Close(room, sealing(station, room), station.store).close(Actor.SURVEILLANT)
    assert len(bundles) == 2
    session = room.ticket.session
    assert station.store.wrapped_key(session) is None
    acts = [json.loads(act) for act in station.store.acts(session)]
    assert {"sitting.started", "session.closed", "sitting.sealed"} <= {a["type"] for a in acts}
    text = b"".join(station.store.acts(session))
    for secret in (b"ability", b"answer.given", b"value", b"status", b"item"):
        assert secret not in text
    assert (person.candidate, sit.exam.sitting.phase) == ("c-0001", Phase.ENDED)


def test_a_session_with_a_test_under_way_stays_open() -> None:
    station = Station()
    room, _, _ = begun(station)
    with pytest.raises(NotAllowedError):
        Close(room, sealing(station, room), station.store).close(Actor.SURVEILLANT)
    assert station.store.wrapped_key(room.ticket.session) is not None


def test_closing_again_after_a_stop_keeps_every_act_once() -> None:
    station = Station()
    room, _, _ = ended(station)
    room.log.append(events.SessionClosed(1), Actor.SURVEILLANT)
    for act in acts_of(room.log.ledger.name, room.log.ledger.records):
        station.store.add_act(room.ticket.session, act)
    again = station.room()
    Close(again, sealing(station, again), station.store).close(Actor.SURVEILLANT)
    acts = station.store.acts(room.ticket.session)
    assert len(set(acts)) == len(acts)
    assert sum(b'"session.closed"' in act for act in acts) == 1


def test_a_candidate_moves_to_a_spare_station_with_every_answer() -> None:
    old, spare = Station("a"), Station("b")
    room, person, sit = begun(old)
    for _ in range(5):
        answer(sit, old)
    old.clock.advance(30_000)
    sit.do(commands.Pause(events.PauseCause.TECHNICAL), Actor.SURVEILLANT)
    copy = sealing(old, room).copy(sit).content
    target = spare.room()
    transfer = Transfer(target, spare.marks, spare.clock)
    found = transfer.read(copy, old.identity.envelope)
    taken_person, taken = transfer.take_over(found, Actor.CHEF)
    assert taken_person == person
    assert taken.exam.sitting.answers == sit.exam.sitting.answers
    assert taken.exam.sitting.epoch == 2
    assert not taken.interrupted
    taken.do(commands.Resume(), Actor.SURVEILLANT)
    assert taken.remaining_ms == sit.remaining_ms
    while taken.exam.sitting.phase is not Phase.ENDED:
        answer(taken, spare)
    verdict = verify(taken.exam.paper, taken.ledger.bodies, target.terms(person))
    assert verdict.agreement is Agreement.IDENTICAL
    with pytest.raises(TransferRefusedError):
        transfer.take_over(found, Actor.CHEF)


def test_a_running_test_goes_on_at_once_after_the_move() -> None:
    old, spare = Station("a"), Station("b")
    room, _, sit = begun(old)
    transfer = Transfer(spare.room(), spare.marks, spare.clock)
    found = transfer.read(sealing(old, room).copy(sit).content, old.identity.envelope)
    _, taken = transfer.take_over(found, Actor.CHEF)
    answer(taken, spare)
    assert len(taken.exam.sitting.answers) == 1


def test_only_the_chief_moves_a_candidate() -> None:
    old, spare = Station("a"), Station("b")
    room, _, sit = begun(old)
    target = spare.room()
    transfer = Transfer(target, spare.marks, spare.clock)
    found = transfer.read(sealing(old, room).copy(sit).content, old.identity.envelope)
    with pytest.raises(TransferRefusedError):
        transfer.take_over(found, Actor.SURVEILLANT)
    assert target.unlocked.store.sittings() == ()


def test_a_changed_or_foreign_copy_is_refused() -> None:
    old, spare = Station("a"), Station("b")
    room, person, sit = begun(old)
    copy = sealing(old, room).copy(sit).content
    transfer = Transfer(spare.room(), spare.marks, spare.clock)
    with pytest.raises(TransferRefusedError):
        transfer.read(copy[:-1] + bytes([copy[-1] ^ 1]), old.identity.envelope)
    with pytest.raises(TransferRefusedError):
        transfer.read(copy, spare.identity.envelope)
    sit.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    final = old.store.bundle(sealing(old, room).seal(person, sit))
    with pytest.raises(TransferRefusedError):
        transfer.read(final, old.identity.envelope)


@pytest.mark.attack("database")
def test_an_older_database_is_seen_and_holds_the_test() -> None:
    station = Station()
    _, person, sit = begun(station)
    name = (person.candidate, 1)
    _, store = station.sessions.stores[station.kept.ticket.session]
    import copy as copies

    old = copies.deepcopy(store._sittings[name])
    for _ in range(3):
        answer(sit, station)
    sit.ledger.sign(station.clock.now())
    assert sit.ledger.behind() is None
    store._sittings[name] = old
    again = station.room().sit(person)
    behind = again.ledger.behind()
    assert behind is not None
    assert behind.size > len(again.ledger.records)
    again.do(
        commands.NoteRollback(behind.size, len(again.ledger.records), behind.where),
        Actor.STATION,
    )
    assert again.exam.sitting.phase is Phase.PAUSED
    again.restart(Actor.CHEF)
    again.do(commands.Resume(), Actor.CHEF)
    assert again.exam.item is not None


@pytest.mark.attack("database")
def test_the_same_size_with_another_root_is_a_rollback_too() -> None:
    station = Station()
    _, _, sit = begun(station)
    size = len(sit.ledger.records)
    station.marks.put(sit.ledger.name, size, "00" * 32)
    station.vault._marks[sit.ledger.name] = (size, "11" * 32)
    station.store._marks.clear()
    behind = sit.ledger.behind()
    assert behind is not None
    assert behind.where == "vault"


class OneCopy:
    """A stick that holds one copy."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def put_copy(self, sha256: str, content: bytes, statement: bytes, replaces: str | None) -> None:
        raise AssertionError

    def copies(self) -> tuple[bytes, ...]:
        return (b"no bundle", self._content)

    def statements(self) -> tuple[bytes, ...]:
        return ()


def test_a_copy_on_the_stick_is_a_mark_too_and_only_this_stations() -> None:
    station = Station()
    room, _, sit = begun(station)
    copy = OneCopy(sealing(station, room).copy(sit).content)
    name, size = sit.ledger.name, len(sit.ledger.records)
    empty = Station()
    marks = Marks(empty.store, empty.vault, copy, room.identity.device.public)
    newest = marks.newest(name)
    assert newest is not None
    assert (newest.size, newest.root, newest.where) == (size, sit.ledger.root.hex(), "copy")
    assert marks.newest("another") is None
    other = Marks(empty.store, empty.vault, copy, Station("b").identity.device.public)
    assert other.newest(name) is None


def test_each_sitting_of_a_station_has_its_own_seal() -> None:
    station = Station()
    room, person, sit = ended(station)
    first = sealing(station, room).seal(person, sit)
    other = room.person("c-0002")
    second = room.sit(other)
    second.do(commands.Identify("c-0002"), Actor.CANDIDATE)
    second.do(commands.Admit(), Actor.SURVEILLANT)
    room.start(second, other)
    second.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    made = sealing(station, room)
    sealed = made.seal(other, second)
    assert sealed != first
    assert (made.seal(person, sit), made.seal(other, second)) == (first, sealed)


def test_a_file_that_is_no_bundle_is_no_seal() -> None:
    station = Station()
    room, person, sit = ended(station)
    junk = b"not a bundle"
    sha256 = hashlib.sha256(junk).hexdigest()
    session, candidate = room.ticket.session, person.candidate
    row = OutboxRow(sha256, session, candidate, "final", len(junk), BundleState.SEALED, 0, 0, "")
    station.store.put_bundle(row, junk)
    assert sealing(station, room).seal(person, sit) != sha256


def test_a_copy_of_another_session_or_without_its_last_facts_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, spare = Station("a"), Station("b")
    room, _, sit = begun(old)
    answer(sit, old)
    whole = Sealing._body

    def shortened(made: Sealing, ledger: Ledger) -> BundleBody:
        body = whole(made, ledger)
        return replace(body, journal=body.journal[:-1])

    with monkeypatch.context() as patched:
        patched.setattr(Sealing, "_body", shortened)
        copy = sealing(old, room).copy(sit).content
    transfer = Transfer(spare.room(), spare.marks, spare.clock)
    with pytest.raises(TransferRefusedError) as caught:
        transfer.read(copy, old.identity.envelope)
    assert caught.value.data == {"reason": "transfer.incomplete"}
    spare.prepare.add_ticket(ticket(session="S-0002"))
    elsewhere = Transfer(spare.room(), spare.marks, spare.clock)
    with pytest.raises(TransferRefusedError) as caught:
        elsewhere.read(sealing(old, room).copy(sit).content, old.identity.envelope)
    assert caught.value.data == {"reason": "transfer.other_session"}
