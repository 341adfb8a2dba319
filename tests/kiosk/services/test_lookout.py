"""kiosk.services.lookout: observations, not punishments."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from engine.records.journal_record import Actor, Record
from engine.records.roster import Policy
from engine.sitting import commands, events
from kiosk.ports.errors import DiskFullError
from kiosk.ports.sensor import Kind, Sighting
from kiosk.services.lookout import LONG_AWAY_MS, MOST_NAMED, Lookout, times_left
from kiosk.services.room import Room
from tests.fakes.lockdown import FakeLockdown
from tests.fakes.sensor import ANYDESK, KEYBOARD, FakeSensor
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station


@pytest.mark.attack("clock-step")
def test_a_changed_wall_clock_is_noted_and_takes_no_time() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    left = sit.remaining_ms
    station.clock.step_wall(3_600_000)
    assert [one.kind for one in lookout.look(sit)] == ["clock_step"]
    assert sit.remaining_ms == left
    station.clock.reboot("boot-9", 5_000_000)
    assert lookout.look(None) == ()


def test_leaving_the_window_is_told_with_its_length() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    assert lookout.focus_left(sit)
    assert not lookout.focus_left(sit)
    station.clock.advance(1_700)
    assert lookout.focus_returned(sit)
    assert not lookout.focus_returned(sit)
    assert times_left(sit) == 1
    types = [(r.type, r.data.get("away_ms")) for r in sit.ledger.records[-3:]]
    assert types == [("focus.left", None), ("focus.returned", 1700), ("observation", None)]


def test_a_window_left_in_a_pause_does_not_matter() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    sit.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    assert not lookout.focus_left(sit)
    assert times_left(sit) == 0


@pytest.mark.attack("flood")
def test_a_window_that_fights_for_the_front_fills_no_journal() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    before = len(sit.ledger.records)
    for _ in range(300):
        lookout.focus_left(sit)
        station.clock.advance(50)
        lookout.look(sit)
        lookout.focus_returned(sit)
        station.clock.advance(50)
    assert times_left(sit) == MOST_NAMED
    assert len(sit.ledger.records) - before == 3 * MOST_NAMED
    # What lasts is noted all the same: while it does, or when it is over.
    assert not lookout.focus_left(sit)
    assert lookout.focus_returned(sit) is None
    for looks in (True, False):
        lookout.focus_left(sit)
        station.clock.advance(LONG_AWAY_MS)
        if looks:
            lookout.look(sit)
            assert sit.ledger.records[-1].type == "focus.left"
        assert lookout.focus_returned(sit) is events.ObservationPolicy.WARN
        assert sit.ledger.records[-2].data["away_ms"] == LONG_AWAY_MS
    assert times_left(sit) == MOST_NAMED + 2
    station.clock.advance(60_000)
    assert lookout.focus_left(sit)


def test_a_test_held_during_a_short_absence_has_no_later_one_noted() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    for _ in range(MOST_NAMED):
        lookout.focus_left(sit)
        lookout.focus_returned(sit)
    lookout.focus_left(sit)
    sit.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    station.clock.advance(LONG_AWAY_MS)
    assert lookout.focus_returned(sit) is None
    assert times_left(sit) == MOST_NAMED


def test_a_silenced_leaving_is_a_fact_and_no_observation() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    lookout.silence("focus", "", "equipment", Actor.SURVEILLANT)
    lookout.focus_left(sit)
    assert lookout.focus_returned(sit) is events.ObservationPolicy.IGNORE
    assert [one.type for one in sit.ledger.records[-2:]] == ["focus.left", "focus.returned"]


@pytest.mark.attack("flood")
def test_a_clock_that_steps_each_second_is_told_once_a_minute_and_can_be_silenced() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout, told = Lookout(room, FakeLockdown(), station.clock), 0
    for turn in range(120):
        station.clock.step_wall(20_000 if turn % 2 else -20_000)
        told += len(lookout.look(sit))
        station.clock.advance(1000)
    assert told == 2
    lookout.silence("clock_step", "", "equipment", Actor.SURVEILLANT)
    station.clock.advance(60_000)
    station.clock.step_wall(20_000)
    assert lookout.look(sit) == ()


def test_nothing_is_told_outside_a_test() -> None:
    station = Station()
    room = station.room()
    sit = room.sit(room.person("c-0001"))
    lookout = Lookout(room, FakeLockdown(), station.clock)
    assert not lookout.focus_left(None)
    assert not lookout.focus_left(sit)
    assert not lookout.focus_returned(sit)
    station.clock.step_wall(10_000)
    assert [one.kind for one in lookout.look(sit)] == ["clock_step"]
    assert sit.ledger.records == ()


def test_a_test_that_ended_while_the_window_was_away_is_left_alone() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    lookout.focus_left(sit)
    sit.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    assert not lookout.focus_returned(sit)


def seen(records: Sequence[Record]) -> list[tuple[object, object]]:
    """What the observations of a journal are about."""
    return [(one.data["kind"], one.data["subject"]) for one in records if one.type == "observation"]


def watching(room: Room, station: Station, *sensors: FakeSensor) -> Lookout:
    return Lookout(room, FakeLockdown(), station.clock, sensors)


def test_a_lost_protection_is_among_what_was_noticed() -> None:
    station = Station()
    room, _, sit = begun(station)
    lock = FakeLockdown(gone=("on-top",))
    lookout = Lookout(room, lock, station.clock)
    (found,) = lookout.look(sit)
    warn, hold = events.ObservationPolicy.WARN, events.ObservationPolicy.HOLD
    assert (found.kind, found.subject, found.policy) == ("lockdown", "on-top", warn)
    assert lookout.look(sit) == ()
    station.clock.advance(60_000)
    lock.gone, lock.mendable = ("on-top",), False
    assert [one.policy for one in lookout.look(sit)] == [hold]


def test_each_sighting_is_observed_once_while_it_lasts_by_the_tickets_policy() -> None:
    station = Station()
    room, _, sit = begun(station)
    sensor = FakeSensor((ANYDESK, KEYBOARD))
    lookout = watching(room, station, sensor)
    found = lookout.look(sit)
    assert {(one.kind, one.subject) for one in found} == {
        ("process", "anydesk"),
        ("new_keyboard", "Logitech"),
    }
    for _ in range(5):
        station.clock.advance(30_000)
        assert lookout.look(sit) == ()
    assert len(seen(sit.ledger.records)) == 2
    assert all(str(one.data["sentence"]).endswith(".") for one in sit.ledger.records[-2:])


def test_each_sensor_is_asked_at_its_own_pace_and_never_more_than_once_a_second() -> None:
    station = Station()
    room, _, sit = begun(station)
    hasty, calm = FakeSensor(every_ms=1), FakeSensor(every_ms=10_000)
    lookout = watching(room, station, hasty, calm)
    for _ in range(40):
        lookout.look(sit)
        station.clock.advance(500)
    assert (hasty.asked, calm.asked) == (20, 2)


def test_a_sensor_that_fails_sees_nothing_and_stops_no_other() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = watching(room, station, FakeSensor(fails=True), FakeSensor((ANYDESK,)))
    assert [one.subject for one in lookout.look(sit)] == ["anydesk"]


def test_what_goes_and_comes_back_is_told_again_once_a_minute_at_most() -> None:
    station = Station()
    room, _, sit = begun(station)
    sensor = FakeSensor()
    lookout = watching(room, station, sensor)
    for turn in range(120):
        sensor.seen = (ANYDESK,) if turn % 2 else ()
        lookout.look(sit)
        station.clock.advance(1000)
    assert len(seen(sit.ledger.records)) == 2
    sensor.seen = (ANYDESK,)
    station.clock.advance(60_000)
    assert lookout.look(sit)


@pytest.mark.attack("flood")
def test_names_without_end_fill_no_journal_and_are_told_of() -> None:
    station = Station()
    room, _, sit = begun(station)
    sensor = FakeSensor()
    lookout = watching(room, station, sensor)
    before, told = len(sit.ledger.records), []
    for turn in range(600):
        sensor.seen = tuple(Sighting(Kind.FOREIGN_WINDOW, f"{turn}-{one}") for one in range(40))
        told += [one.subject for one in lookout.look(sit)]
        station.clock.advance(1000)
    assert len(sit.ledger.records) - before == len(told) == 10 * (MOST_NAMED + 1)
    assert told.count("") == 10
    sensor.seen = (ANYDESK,)
    assert [one.subject for one in lookout.look(sit)] == ["anydesk"]


def test_a_hold_stops_the_time_and_answers_are_graded_as_ever_after_it() -> None:
    station = Station()
    room, _, sit = begun(station)
    credentials = room.unlocked.credentials
    policies = replace(credentials.roster.policies, observations=(("new_keyboard", Policy.HOLD),))
    roster = replace(credentials.roster, policies=policies)
    room._unlocked = replace(room.unlocked, credentials=replace(credentials, roster=roster))
    lookout = watching(room, station, FakeSensor((KEYBOARD,)))
    (found,) = lookout.look(sit)
    assert found.policy is events.ObservationPolicy.HOLD
    assert sit.exam.sitting.pause is events.PauseCause.TECHNICAL
    sit.do(commands.Resume(), Actor.SURVEILLANT)
    station.clock.advance(1000)
    assert lookout.look(sit) == ()
    answer(sit, station)
    assert sit.exam.sitting.answers[0].status == "ok"


def test_what_an_invigilator_silenced_is_not_told_again_and_its_kind_only_if_they_said_so() -> None:
    station = Station()
    room, _, sit = begun(station)
    sensor = FakeSensor((ANYDESK,))
    lookout = watching(room, station, sensor)
    lookout.silence("process", "anydesk", "equipment", Actor.SURVEILLANT)
    assert lookout.look(sit) == ()
    sensor.seen = (ANYDESK, Sighting(ANYDESK.kind, "vnc"))
    station.clock.advance(1000)
    assert [one.subject for one in lookout.look(sit)] == ["vnc"]
    last = room.log.ledger.records[-1]
    assert (last.type, last.role) == ("observation.silenced", Actor.SURVEILLANT)
    assert last.data == {"kind": "process", "subject": "anydesk", "reason": "equipment"}


def test_outside_a_test_a_sighting_is_the_sessions_and_each_test_hears_of_it_anew() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = watching(room, station, FakeSensor((ANYDESK,)))
    assert len(lookout.look(None)) == 1
    assert seen(room.log.ledger.records) == [("process", "anydesk")]
    assert lookout.look(None) == ()
    assert len(lookout.look(sit)) == 1
    assert seen(sit.ledger.records) == [("process", "anydesk")]
    assert lookout.look(None) == lookout.look(sit) == ()


def test_what_could_not_be_recorded_is_told_at_the_next_look() -> None:
    station = Station()
    room, person, sit = begun(station)
    lookout = watching(room, station, FakeSensor((ANYDESK,)))
    store = station.sessions.stores["S-0001"][1]
    store.sitting_journal(person.candidate, 1).fail_next(DiskFullError())
    with pytest.raises(DiskFullError):
        lookout.look(sit)
    assert len(lookout.look(sit)) == 1
