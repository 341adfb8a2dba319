"""No sighting ends a test: every kind under every policy, in a sitting that is under way."""

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.events import ObservationPolicy
from engine.sitting.state import Phase
from kiosk.ports.sensor import Kind
from kiosk.services.lookout import Lookout
from kiosk.words.sightings import sighting_sentence
from tests.fakes.lockdown import FakeLockdown
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station

SUBJECTS = ("", "AnyDesk", "Veyon", "OBS Studio", "HDMI-1")


@pytest.mark.parametrize("policy", ObservationPolicy)
@pytest.mark.parametrize("kind", Kind)
def test_a_sighting_never_ends_a_test_nor_takes_an_answer(
    kind: Kind, policy: ObservationPolicy
) -> None:
    station = Station()
    _, _, sit = begun(station)
    answer(sit, station)
    given = sit.exam.sitting.answers
    for subject in SUBJECTS:
        sentence = sighting_sentence(kind, subject)
        sit.do(commands.Observe(kind.value, policy, sentence, subject), Actor.STATION)
        assert sit.exam.sitting.phase is not Phase.ENDED
        if policy is ObservationPolicy.HOLD:
            assert sit.exam.sitting.phase is Phase.PAUSED
            sit.do(commands.Resume(), Actor.SURVEILLANT)
        assert sit.exam.sitting.phase is Phase.RUNNING
    assert sit.exam.sitting.answers == given
    answer(sit, station)
    assert len(sit.exam.sitting.answers) == len(given) + 1


# The clock of the station is watched where its time is kept.


def steps(station: Station, *, sleep_ms: int = 0, step_ms: int = 0) -> tuple[str, ...]:
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    station.clock.advance(sleep_ms)
    station.clock.step_wall(step_ms)
    return tuple(one.kind for one in lookout.look(sit) if one.kind == Kind.CLOCK_STEP)


@pytest.mark.parametrize("step_ms", [3_600_000, -3_600_000, 5_000])
def test_a_clock_that_somebody_sets_is_told(step_ms: int) -> None:
    assert steps(Station(), step_ms=step_ms) == ("clock_step",)


@pytest.mark.parametrize("step_ms", [900, -4_999])
def test_benign_a_small_correction_from_the_network(step_ms: int) -> None:
    assert steps(Station(), step_ms=step_ms) == ()


def test_benign_a_station_that_slept() -> None:
    assert steps(Station(), sleep_ms=600_000) == ()


def test_benign_a_station_that_started_again() -> None:
    station = Station()
    room, _, sit = begun(station)
    lookout = Lookout(room, FakeLockdown(), station.clock)
    station.clock.reboot("boot-9", 5_000_000)
    assert lookout.look(sit) == ()
