"""kiosk.services.names: kept apart, for who was here, and for thirty days."""

import pytest

from engine.errors import MalformedError
from engine.records.journal_record import Actor
from engine.sitting import events
from kiosk.services.names import DAY_MS, KEPT_DAYS, Name, forget_old_names, kept_names, names_here
from tests.kiosk.services.test_desk import desk_of, ended, opened, started
from tests.kiosk.services.world import Station

MORIN = Name("Morin", "Léa")


def closed(station: Station) -> None:
    desk = ended(started(opened(desk_of(station))))
    desk.release_seat()
    desk.close(Actor.SURVEILLANT)


def test_names_of_who_sat_here_are_kept_at_the_closing_and_none_of_the_others() -> None:
    station = Station()
    closed(station)
    assert kept_names(station.store, "S-0001") == {"c-0001": MORIN}
    kept = station.store.names("S-0001") or b""
    for other in ("Diallo", "2010-05-17", "KM4T7X"):
        assert other.encode() not in kept
    assert not any(b"Morin" in act for act in station.store.acts("S-0001"))


def test_who_was_noted_absent_or_had_an_incident_is_named_too() -> None:
    station = Station()
    room = station.room()
    assert names_here(room) == {}
    room.log.append(events.CandidateAbsent("c-0001", absent=True), Actor.SURVEILLANT)
    room.log.append(events.IncidentNoted("C6", "c-0002"), Actor.SURVEILLANT)
    room.log.append(events.IncidentNoted("C8", "b-0001"), Actor.SURVEILLANT)
    assert names_here(room) == {"c-0001": MORIN, "c-0002": Name("Diallo", "Awa")}


def test_names_are_forgotten_after_thirty_days_and_not_before() -> None:
    station = Station()
    closed(station)
    station.clock.advance(KEPT_DAYS * DAY_MS - 1)
    assert forget_old_names(station.store, station.clock) == ()
    station.clock.advance(1)
    assert forget_old_names(station.store, station.clock) == ("S-0001",)
    assert kept_names(station.store, "S-0001") == {}
    assert forget_old_names(station.store, station.clock) == ()
    assert station.store.acts("S-0001")


def test_names_that_cannot_be_read_are_not_kept_for_ever() -> None:
    station = Station()
    station.store.put_names("S-0002", b"?")
    with pytest.raises(MalformedError):
        kept_names(station.store, "S-0002")
    assert forget_old_names(station.store, station.clock) == ("S-0002",)
