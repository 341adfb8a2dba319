"""kiosk.services: enrolment, tickets, packs, access code, PINs, window."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import MalformedError
from engine.records.access_code import new_access_code, shown_access_code
from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from engine.records.ticket import PackPurpose
from engine.sitting import commands
from kiosk.services.errors import (
    AccessCodeMistypedError,
    AccessCodeWrongError,
    CandidateUnknownError,
    LevelTooLowError,
    NotEnrolledError,
    PackDamagedError,
    PackKeyError,
    PackMissingError,
    PackRejectedError,
    PinMistypedError,
    PinWaitError,
    PinWrongError,
    StatementRejectedError,
    TicketRejectedError,
    WindowClosedError,
)
from kiosk.services.identity import check_statement
from kiosk.services.room import Room
from tests.engine.records import authority
from tests.fakes.vault import MemoryVault
from tests.kiosk.services.world import CHEF, CODE, DAY, SURVEILLANT, Station, packs, ticket


def test_a_station_without_a_statement_is_not_enrolled() -> None:
    station = Station()
    station.store._statement = None
    with pytest.raises(NotEnrolledError):
        _ = station.identity


def test_a_statement_of_other_keys_is_refused() -> None:
    station = Station()
    envelope = station.store.statement()
    assert envelope is not None
    with pytest.raises(StatementRejectedError):
        check_statement(envelope, authority.ROOT, MemoryVault("z"), station.clock)
    with pytest.raises(StatementRejectedError):
        check_statement(envelope + b" x", authority.ROOT, station.vault, station.clock)


def test_a_clock_that_went_back_stops_no_station_that_was_ready() -> None:
    station = Station()
    room = station.room()
    station.clock.step_wall(-400 * DAY)
    assert station.identity.statement == room.identity.statement
    assert len(station.prepare.packs(room.ticket)) == len(room.ticket.packs)
    envelope = station.store.statement()
    assert envelope is not None
    with pytest.raises(StatementRejectedError):
        check_statement(envelope, authority.ROOT, station.vault, station.clock)
    with pytest.raises(PackRejectedError):
        station.prepare.add_pack(packs().certification)


def test_a_ticket_of_another_root_is_refused_and_not_kept() -> None:
    station = Station()
    other = replace(authority.ROOT, ticket=authority.EVE.public)
    prepare = replace(station.prepare, root=other)
    with pytest.raises(TicketRejectedError):
        prepare.add_ticket(ticket())
    assert prepare.tickets(station.identity.statement) == ()


def test_a_ticket_for_other_stations_is_not_offered() -> None:
    station = Station()
    station.prepare.add_ticket(ticket(stations=("y", "z")))
    assert station.prepare.tickets(station.identity.statement) == ()


def test_an_expired_pack_is_refused() -> None:
    station = Station()
    station.clock.advance(200 * DAY)
    with pytest.raises(PackRejectedError):
        station.prepare.add_pack(packs().certification)


@pytest.mark.attack("pack")
def test_a_pack_with_the_signatures_of_one_person_is_refused(tmp_path: Path) -> None:
    shutil.copytree(packs().certification, tmp_path / "pack")
    manifest = tmp_path / "pack" / "manifest.dsse.json"
    value = json.loads(manifest.read_bytes())
    value["signatures"] = value["signatures"][:2]
    manifest.write_text(json.dumps(value))
    with pytest.raises(PackRejectedError):
        Station().prepare.add_pack(tmp_path / "pack")


def test_a_missing_pack_is_named() -> None:
    station = Station()
    station.shelf.folders.clear()
    with pytest.raises(PackMissingError) as caught:
        station.prepare.packs(station.kept.ticket)
    assert caught.value.data == {"pack": "certification-fr"}


@pytest.mark.attack("pack")
def test_another_pack_in_its_place_is_refused() -> None:
    station = Station()
    first, second = packs().digests
    station.shelf.folders[first] = station.shelf.folders[second]
    with pytest.raises(PackDamagedError):
        station.prepare.packs(station.kept.ticket)


def test_a_typing_error_in_the_access_code_is_caught_before_the_slow_part() -> None:
    with pytest.raises(AccessCodeMistypedError):
        Station().unlock.check_typing(CODE[:-1] + "A")


def test_a_wrong_access_code_opens_nothing() -> None:
    station = Station()
    other = new_access_code()
    with pytest.raises(AccessCodeWrongError):
        station.unlocked(shown_access_code(other))
    assert not station.sessions.stores


def test_the_code_opens_the_same_database_again() -> None:
    station = Station()
    room = station.room()
    sit = room.sit(room.person("c-0001"))
    sit.do(commands.Identify("c-0001"), Actor.CANDIDATE)
    assert [name for name, _ in station.room().unlocked.store.sittings()] == ["c-0001"]


def test_a_wrapped_key_of_another_code_is_refused() -> None:
    station = Station()
    station.store.put_wrapped_key(station.kept.ticket.session, b"x" * 40)
    with pytest.raises(AccessCodeWrongError):
        station.unlocked()


def test_the_key_kept_by_the_watchdog_opens_without_the_code() -> None:
    station = Station()
    unlocked = station.unlocked()
    again = station.unlock.enter_again(station.kept, unlocked.working_key)
    assert again is not None
    assert again.credentials == unlocked.credentials
    assert Room(station.identity, again, station.marks, station.clock).people


def test_a_kept_key_without_a_session_opens_nothing() -> None:
    station = Station()
    assert station.unlock.enter_again(station.kept, authority.seed(99)) is None
    station.sessions.open(station.kept.ticket.session, "poste-a", authority.seed(99))
    assert station.unlock.enter_again(station.kept, authority.seed(99)) is None


@pytest.mark.attack("pin-guessing")
def test_a_pin_is_counted_before_it_is_checked_and_forgotten_after_a_success() -> None:
    room = Station().room()
    tried = room.pins.begin(PinRole.SURVEILLANT, "111112", "pause")
    assert room.log.ledger.records[-1].type == "pin.tried"
    with pytest.raises(PinWrongError):
        room.pins.check(tried)
    tried = room.pins.begin(PinRole.SURVEILLANT, SURVEILLANT, "pause")
    room.pins.check(tried)
    assert room.pins.accept(tried) is Actor.SURVEILLANT
    assert room.log.state.pin("surveillant") is None


def test_a_pin_that_is_no_pin_is_not_counted() -> None:
    room = Station().room()
    with pytest.raises(PinMistypedError):
        room.pins.begin(PinRole.SURVEILLANT, "12", "pause")
    assert room.log.ledger.records == ()


@pytest.mark.attack("pin-guessing")
def test_after_five_errors_the_prompt_waits_also_across_a_reboot() -> None:
    station = Station()
    room = station.room()
    for _ in range(5):
        room.pins.begin(PinRole.SURVEILLANT, "111112", "pause")
    with pytest.raises(PinWaitError) as caught:
        room.pins.begin(PinRole.SURVEILLANT, SURVEILLANT, "pause")
    assert caught.value.data == {"wait_ms": 5000}
    assert room.pins.wait_ms(PinRole.CHEF) == 0
    station.clock.reboot("boot-2", 60_000)
    room = station.room()
    assert room.pins.wait_ms(PinRole.SURVEILLANT) == 5000
    station.clock.advance(5000)
    assert room.pins.wait_ms(PinRole.SURVEILLANT) == 0


def test_the_chief_opens_the_prompt_again() -> None:
    room = Station().room()
    for _ in range(6):
        if not room.pins.wait_ms(PinRole.SURVEILLANT):
            room.pins.begin(PinRole.SURVEILLANT, "111112", "pause")
    tried = room.pins.begin(PinRole.CHEF, CHEF, "clear")
    room.pins.check(tried)
    room.pins.accept(tried)
    room.pins.clear(PinRole.SURVEILLANT)
    assert room.pins.wait_ms(PinRole.SURVEILLANT) == 0


def test_the_window_governs_the_start_only() -> None:
    station = Station()
    room = station.room()
    person = room.person("c-0001")
    sit = room.sit(person)
    sit.do(commands.Identify(person.candidate), Actor.CANDIDATE)
    sit.do(commands.Admit(), Actor.SURVEILLANT)
    station.clock.step_wall(3 * DAY)
    with pytest.raises(WindowClosedError):
        room.start(sit, person)
    station.clock.step_wall(-3 * DAY)
    room.start(sit, person)
    station.clock.step_wall(3 * DAY)
    sit.answer(1)
    assert len(sit.exam.sitting.answers) == 1


def test_an_unknown_candidate_code_is_refused() -> None:
    room = Station().room()
    for typed in ("ZZZZZZ", "AC", "ACD346"):
        with pytest.raises(CandidateUnknownError):
            room.person_of_code(typed)
    with pytest.raises(CandidateUnknownError):
        room.person("c-9999")


def test_a_blank_slot_has_no_name_and_its_own_seed() -> None:
    person = Station().room().person_of_code("wxy349")
    assert person.blank
    assert person.first_name == ""


def test_a_lower_level_than_the_minimum_is_refused() -> None:
    room = Station().room()
    room.require_level(0)
    with pytest.raises(LevelTooLowError):
        room.require_level(-1)


def test_the_opening_is_recorded_once_and_every_verified_lockdown() -> None:
    station = Station()
    room = station.room()
    room.open(0, ("rehearsal",), Actor.SURVEILLANT)
    room = station.room()
    room.open(0, ("rehearsal",), Actor.SURVEILLANT)
    types = [record.type for record in room.log.ledger.records]
    assert types == ["session.opened", "lockdown.verified", "lockdown.verified"]


def test_a_pack_with_one_byte_changed_on_this_station_is_named(tmp_path: Path) -> None:
    station = Station()
    digest = packs().digests[0]
    shutil.copytree(packs().certification, tmp_path / "pack")
    bank = tmp_path / "pack" / "bank.cob"
    content = bytearray(bank.read_bytes())
    content[len(content) // 2] ^= 1
    bank.write_bytes(content)
    station.shelf.folders[digest] = tmp_path / "pack"
    with pytest.raises(PackDamagedError) as caught:
        station.prepare.packs(station.kept.ticket)
    assert caught.value.data == {"pack": "certification-fr", "reason": "pack.file_changed"}


def test_content_is_closed_until_it_is_released() -> None:
    station = Station()
    room = Room(station.identity, station.unlocked(), station.marks, station.clock)
    assert room.pack(PackPurpose.PRACTICE) is None
    with pytest.raises(PackRejectedError):
        room.sit(room.person("c-0001"))
    room.release_content(station.prepare.packs(room.ticket))
    assert room.pack(PackPurpose.PRACTICE) is not None
    assert room.rehearsal


def test_content_of_another_key_is_refused() -> None:
    station = Station()
    unlocked = station.unlocked()
    wrong = replace(
        unlocked, credentials=replace(unlocked.credentials, content=(("x", authority.seed(1)),))
    )
    room = Room(station.identity, wrong, station.marks, station.clock)
    with pytest.raises(PackRejectedError):
        room.release_content(station.prepare.packs(room.ticket))
    unlocked.store.close()
    named = tuple((pack, authority.seed(1)) for pack, _ in unlocked.credentials.content)
    other = replace(unlocked, credentials=replace(unlocked.credentials, content=named))
    with pytest.raises(PackKeyError):
        Room(station.identity, other, station.marks, station.clock).release_content(
            station.prepare.packs(room.ticket)
        )


def test_content_that_opens_and_is_no_bank_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    station = Station()
    room = Room(station.identity, station.unlocked(), station.marks, station.clock)
    found = station.prepare.packs(room.ticket)

    def broken(*_: object) -> None:
        raise MalformedError("pack.solutions")

    monkeypatch.setattr(type(found[0]), "open", broken)
    with pytest.raises(PackDamagedError) as caught:
        room.release_content(found)
    assert caught.value.data["reason"] == "pack.solutions"


def test_a_lower_level_is_accepted_once_and_only_down_to_the_minimum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Room, "rehearsal", property(lambda _room: False))
    station = Station()
    room = station.room()
    room.open(1, (), Actor.SURVEILLANT)
    person = room.person("c-0001")
    sit = room.sit(person)
    with pytest.raises(LevelTooLowError):
        room.start(sit, person)
    room.accept_level(Actor.CHEF)
    room.require_start()
    found = []
    for level in (1, 0, 2):
        room.open(level, (), Actor.STATION)
        found.append(room.level_accepted)
    assert found == [True, False, True]
