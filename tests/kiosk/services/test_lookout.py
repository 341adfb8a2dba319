"""kiosk.services.lookout: observations, not punishments."""

from dataclasses import dataclass, field

from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Phase
from kiosk.services.lookout import Lookout, times_left
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station


@dataclass
class LeakyLock:
    """Loses what it is told to lose."""

    level: int = 1
    gone: tuple[str, ...] = field(default=())
    mandatory: frozenset[str] = frozenset({"on-top"})
    limits: tuple[str, ...] = ()

    def engage(self) -> tuple[str, ...]:
        return ("on-top",)

    def lost(self) -> tuple[str, ...]:
        return self.gone

    def mend(self) -> tuple[str, ...]:
        return self.gone

    def release(self) -> tuple[str, ...]:
        return ()


def test_a_lost_operation_is_noted_once_in_both_journals_and_the_test_goes_on() -> None:
    station = Station()
    room, _, sit = begun(station)
    lock = LeakyLock()
    lookout = Lookout(room, lock, station.clock)
    assert lookout.look(sit) == ()
    lock.gone = ("on-top",)
    assert lookout.look(sit) == ("lockdown",)
    assert lookout.look(sit) == ()
    assert room.log.state.lost == ("on-top",)
    assert sit.ledger.records[-1].type == "observation"
    assert sit.exam.sitting.phase is Phase.RUNNING
    answer(sit, station)
    assert sit.exam.sitting.answers[0].status == "ok"


def test_a_changed_wall_clock_is_noted_and_takes_no_time() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, LeakyLock(), station.clock)
    left = sit.remaining_ms
    station.clock.step_wall(3_600_000)
    assert lookout.look(sit) == ("clock_step",)
    assert sit.remaining_ms == left
    station.clock.reboot("boot-9", 5_000_000)
    assert lookout.look(None) == ()


def test_leaving_the_window_is_told_with_its_length() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, LeakyLock(), station.clock)
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
    lookout = Lookout(room, LeakyLock(), station.clock)
    sit.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    assert not lookout.focus_left(sit)
    assert times_left(sit) == 0


def test_nothing_is_told_outside_a_test() -> None:
    station = Station()
    room = station.room()
    sit = room.sit(room.person("c-0001"))
    lookout = Lookout(room, LeakyLock(), station.clock)
    assert not lookout.focus_left(None)
    assert not lookout.focus_left(sit)
    assert not lookout.focus_returned(sit)
    station.clock.step_wall(10_000)
    assert lookout.look(sit) == ("clock_step",)
    assert sit.ledger.records == ()


def test_a_test_that_ended_while_the_window_was_away_is_left_alone() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, LeakyLock(), station.clock)
    lookout.focus_left(sit)
    sit.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    assert not lookout.focus_returned(sit)
