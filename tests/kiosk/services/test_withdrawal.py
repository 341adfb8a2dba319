"""kiosk.services.incidents: what was noted by mistake is taken back, and stays in the record."""

import pytest

from engine.records.journal_record import Actor
from engine.sitting.events import IncidentNoted, IncidentWithdrawn
from kiosk.services.attendance import Attendance
from kiosk.services.errors import NotAllowedError
from kiosk.services.incidents import REASONS, ROOM_REASONS, note_incident, withdraw_incident
from kiosk.services.kept_acts import kept_acts
from kiosk.services.names import Name, names_here
from kiosk.services.official_record import Withdrawn
from kiosk.services.record_reading import record_of
from kiosk.services.room import Room
from tests.kiosk.services.test_desk import desk_of, opened
from tests.kiosk.services.world import Station

LEA, WHO = "c-0001", Actor.SURVEILLANT
SOUND = IncidentNoted("C7", LEA, "sound")
NOISE = IncidentNoted("C8", "", "noise")


@pytest.fixture
def room() -> Room:
    desk = opened(desk_of(Station()))
    assert desk.room is not None
    return desk.room


def noted(room: Room, fact: IncidentNoted) -> int:
    note_incident(room.log, fact, WHO)
    return room.log.state.noted[-1].seq


def refused(room: Room, fact: IncidentWithdrawn, role: Actor) -> object:
    """Why a withdrawal is refused; nothing is written then."""
    before = room.log.ledger.records
    with pytest.raises(NotAllowedError) as error:
        withdraw_incident(room.log, fact, role)
    assert room.log.ledger.records == before
    return error.value.data["reason"]


@pytest.mark.parametrize("reason", REASONS)
def test_an_incident_of_a_candidate_is_withdrawn_with_a_reason_of_the_list(
    room: Room, reason: str
) -> None:
    number = noted(room, SOUND)
    assert withdraw_incident(room.log, IncidentWithdrawn(number, reason), WHO) == SOUND
    assert room.log.state.incidents == ()
    (kept,) = room.log.state.noted
    assert kept.withdrawal is not None
    assert (kept.withdrawal.role, kept.withdrawal.reason) == (WHO, reason)


@pytest.mark.parametrize("reason", ROOM_REASONS)
def test_an_incident_of_the_room_is_withdrawn_too(room: Room, reason: str) -> None:
    noted(room, SOUND)
    number = noted(room, NOISE)
    assert withdraw_incident(room.log, IncidentWithdrawn(number, reason), Actor.CHEF) == NOISE
    assert room.log.state.incidents == (SOUND,)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [(SOUND, "not-room"), (NOISE, "wrong-candidate"), (SOUND, "je me suis trompé")],
)
def test_a_reason_is_one_of_the_list(room: Room, fact: IncidentNoted, reason: str) -> None:
    taken = IncidentWithdrawn(noted(room, fact), reason)
    assert refused(room, taken, WHO) == "incident.reason"


@pytest.mark.parametrize("role", [Actor.TECHNICIEN, Actor.CANDIDATE, Actor.STATION])
def test_only_who_may_note_may_withdraw(room: Room, role: Actor) -> None:
    assert refused(room, IncidentWithdrawn(noted(room, SOUND), "twice"), role) == "incident.role"


def test_what_was_never_noted_is_not_withdrawn(room: Room) -> None:
    number = noted(room, SOUND)
    for other in (number - 1, number + 1):
        taken = IncidentWithdrawn(other, "twice")
        assert refused(room, taken, WHO) == "incident.unknown"


def test_nothing_is_withdrawn_twice(room: Room) -> None:
    number = noted(room, SOUND)
    withdraw_incident(room.log, IncidentWithdrawn(number, "twice"), WHO)
    taken = IncidentWithdrawn(number, "wrong-code")
    assert refused(room, taken, Actor.CHEF) == "incident.withdrawn"


def test_it_is_noted_again_for_whom_it_concerns_and_both_stay_in_the_record(room: Room) -> None:
    number = noted(room, SOUND)
    withdraw_incident(room.log, IncidentWithdrawn(number, "wrong-candidate"), WHO)
    noted(room, IncidentNoted("C7", "c-0002", "sound"))
    first, second = record_of(kept_acts(room)).incidents
    assert (first.candidate, second.candidate) == (LEA, "c-0002")
    assert first.withdrawn is not None
    assert (first.withdrawn.role, first.withdrawn.reason) == ("surveillant", "wrong-candidate")
    assert second.withdrawn is None
    assert set(names_here(room)) == {LEA, "c-0002"}
    assert names_here(room)[LEA] == Name("Morin", "Léa")


def test_a_withdrawn_incident_counts_for_nobody_in_the_room(room: Room) -> None:
    number = noted(room, SOUND)
    desk = desk_of(Station())
    people = {one.person.candidate: one for one in Attendance(desk, room).people()}
    assert people[LEA].incidents == (SOUND,)
    withdraw_incident(room.log, IncidentWithdrawn(number, "twice"), WHO)
    people = {one.person.candidate: one for one in Attendance(desk, room).people()}
    assert people[LEA].incidents == ()
    assert len(people[LEA].noted) == 1


def test_a_second_withdrawal_among_kept_acts_changes_nothing(room: Room) -> None:
    number = noted(room, SOUND)
    withdraw_incident(room.log, IncidentWithdrawn(number, "twice"), WHO)
    room.log.append(IncidentWithdrawn(number, "wrong-code"), Actor.CHEF)
    room.log.append(IncidentWithdrawn(number - 1, "wrong-code"), Actor.CHEF)
    (kept,) = record_of(kept_acts(room)).incidents
    assert isinstance(kept.withdrawn, Withdrawn)
    assert kept.withdrawn.reason == "twice"
