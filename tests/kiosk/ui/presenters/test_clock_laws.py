"""The candidate's clock, whatever happens: a model beside a real sitting, second by second."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import Phase as Phases
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.budget import GRACE_MS, exact_extra, planned_ms
from engine.sitting.events import EndReason, PauseCause
from engine.sitting.state import Phase
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.times import in_words
from kiosk.ui.presenters.watch import THRESHOLDS, URGENT_MS
from kiosk.words.comfort import ComfortText, comfort_words
from tests.kiosk.ui.presenters.day import Day

MINUTE = 60_000
NOMINAL = 105 * MINUTE
EXTRAS = st.one_of(
    st.integers(0, 100).map(lambda percent: Fraction(percent, 100)), st.just(Fraction(1, 3))
)


class Clock(RuleBasedStateMachine):
    """`spent` and `limit` are what the candidate was promised; the station must say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.day = Day()
        self.spent = 0
        self.granted = 0
        self.extra = Fraction(1, 3)
        self.ticking = True
        self.pause: PauseCause | None = None
        self.blocked = False
        self.hidden = False
        self.armed: set[int] = set()
        self.heard = 0
        self.boots = 1
        self.away = 0

    @property
    def limit(self) -> int:
        return planned_ms(NOMINAL, exact_extra(*self.extra.as_integer_ratio())) + self.granted

    @property
    def left(self) -> int:
        return max(0, self.limit - self.spent)

    @property
    def phase(self) -> Phase:
        return self.day.seat.sit.exam.sitting.phase

    def told(self) -> list[str]:
        """What was announced of the time since it was asked last."""
        said = comfort_words(ComfortText.TIME_LEFT, time="|").split("|")[0]
        ends = comfort_words(ComfortText.TIME_LEFT, time="|").split("|")[1]
        new = self.day.stage.announced[self.heard :]
        self.heard = len(self.day.stage.announced)
        return [one for one in new if one.startswith(said) and ends in one and "Fin" not in one]

    def look(self) -> None:
        """A tick, after which the model and the station agree on what was to be said."""
        before = self.day.screen()
        self.day.director.tick()
        running = before is Screen.QUESTION and self.day.screen() is Screen.QUESTION
        told = self.told()
        if not running:
            assert told == []
            return
        passed = {one for one in self.armed if self.left <= one}
        self.armed = {one for one in THRESHOLDS if self.left > one}
        assert len(told) == (1 if passed and self.left else 0), (passed, self.left, told)
        if passed and self.left:
            assert in_words(self.left) in told[0]
        if URGENT_MS in passed:
            self.hidden = False
        assert self.day.stage.clock is not None
        assert self.day.stage.clock.hidden is self.hidden

    @initialize(extra=EXTRAS)
    def begin(self, extra: Fraction) -> None:
        self.day.open().start()
        self.correct(extra)
        self.day.director.refresh()
        self.armed = {one for one in THRESHOLDS if self.left > one}
        self.told()

    @rule(seconds=st.integers(1, 40))
    def seconds_pass(self, seconds: int) -> None:
        for _ in range(seconds):
            self.day.clock.advance(1000)
            self.spent += 1000 if self.ticking else 0
            if self.phase is Phase.ENDED:
                return
            self.look()

    @rule(near=st.sampled_from(THRESHOLDS), before=st.integers(-1500, 4000))
    def time_comes_near_a_threshold(self, near: int, before: int) -> None:
        if self.ticking and self.left > near + before > 0:
            ahead = self.left - near - before
            self.day.clock.advance(ahead)
            self.spent += ahead
            self.look()

    @rule(minutes=st.integers(1, 70))
    def the_machine_sleeps(self, minutes: int) -> None:
        self.day.clock.advance(minutes * MINUTE)
        self.spent += minutes * MINUTE if self.ticking else 0
        if self.phase is not Phase.ENDED:
            self.look()

    @rule(hours=st.sampled_from((-20, -1, 1, 3, 800)))
    def somebody_sets_the_wall_clock_or_summer_ends(self, hours: int) -> None:
        """Within what the station's own papers allow: outside, it would not start again."""
        if -20 <= self.away + hours <= 800:
            self.away += hours
            self.day.clock.step_wall(hours * 60 * MINUTE)

    @precondition(lambda self: self.phase is Phase.RUNNING)
    @rule(cause=st.sampled_from(PauseCause))
    def staff_pause(self, cause: PauseCause) -> None:
        self.day.seat.sit.do(commands.Pause(cause), Actor.SURVEILLANT)
        self.pause, self.ticking = cause, cause is PauseCause.PERSONAL
        self.day.director.refresh()

    @precondition(lambda self: self.phase is Phase.PAUSED)
    @rule()
    def staff_resume(self) -> None:
        self.day.seat.sit.do(commands.Resume(), Actor.SURVEILLANT)
        self.pause, self.ticking = None, True
        self.day.director.refresh()

    @precondition(lambda self: self.phase is Phase.RUNNING and self.left > 0)
    @rule(blocked=st.booleans())
    def the_candidate_reports(self, blocked: bool) -> None:
        if self.day.seat.sit.exam.sitting.report is not None and not blocked:
            return
        self.day.cast.question.report_sent("image", "", blocked)
        self.blocked, self.ticking = blocked, not blocked

    @precondition(lambda self: self.phase is Phase.BLOCKED)
    @rule(accepted=st.booleans())
    def staff_decide(self, accepted: bool) -> None:
        wish = commands.AcceptProblem("E1") if accepted else commands.DismissProblem("E1")
        if not accepted:
            self.granted += max(0, MINUTE - (self.limit - self.spent))
        self.day.seat.sit.do(wish, Actor.SURVEILLANT)
        self.blocked, self.ticking = False, True
        self.day.director.refresh()

    @precondition(lambda self: self.phase in (Phase.RUNNING, Phase.PAUSED, Phase.BLOCKED))
    @rule(minutes=st.integers(1, 40))
    def the_chief_grants(self, minutes: int) -> None:
        self.day.seat.sit.do(commands.GrantTime(minutes * MINUTE, "alarme"), Actor.CHEF)
        self.granted += minutes * MINUTE

    @precondition(lambda self: self.phase in (Phase.RUNNING, Phase.PAUSED, Phase.BLOCKED))
    @rule(extra=EXTRAS)
    def correct(self, extra: Fraction) -> None:
        self.day.seat.sit.do(commands.CorrectExtra(extra), Actor.CHEF)
        self.extra = extra

    @precondition(lambda self: self.phase is Phase.RUNNING)
    @rule()
    def the_candidate_hides_or_shows(self) -> None:
        self.day.cast.question.clock_toggled()
        self.hidden = not self.hidden

    @precondition(lambda self: self.phase is Phase.RUNNING and self.left > 0)
    @rule()
    def the_candidate_passes(self) -> None:
        self.day.cast.question.skip_confirmed()

    @precondition(lambda self: self.phase in (Phase.RUNNING, Phase.PAUSED, Phase.BLOCKED))
    @rule(outage=st.integers(0, 3 * 60 * MINUTE), reboot=st.booleans())
    def the_program_dies(self, outage: int, reboot: bool) -> None:
        for _ in range(3):  # a choice rests, then is kept
            self.seconds_pass(1)
        if self.phase is Phase.ENDED:
            return
        quiet = {one for one in THRESHOLDS if one not in self.armed and self.left <= one}
        added = self.left
        if reboot:
            self.boots += 1
            self.day.clock.reboot(f"boot-{self.boots}", outage)
        else:
            self.day.clock.advance(outage)
        self.day = self.day.crash()
        assert self.day.desk.wake()
        self.day.director.refresh()
        assert self.day.screen() is Screen.RESUME
        assert self.day.director.comfort.choices.clock_hidden is self.hidden
        again = self.day.seat.sit
        assert 0 <= again.remaining_ms - added <= 1000
        self.spent -= again.remaining_ms - added
        again.restart(Actor.SURVEILLANT)
        self.heard = 0
        self.day.director.refresh()
        said_before = {one for one in quiet if self.left > one}
        assert not said_before, "a threshold that was said would be said again"
        self.armed = {one for one in THRESHOLDS if self.left > one}

    @invariant()
    def the_station_says_what_was_promised(self) -> None:
        if self.day.desk.seat is None or self.day.desk.seat.sit.exam.sitting.terms is None:
            return
        if self.phase is not Phase.ENDED:
            assert self.day.seat.sit.remaining_ms == self.left
        ended = self.day.seat.sit.exam.sitting.end
        if ended is EndReason.TIME:
            assert self.spent >= self.limit + GRACE_MS

    def teardown(self) -> None:
        self.day.desk.gear.lockdown.release()


Clock.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    phases=(Phases.explicit, Phases.reuse, Phases.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestClock = Clock.TestCase


@pytest.mark.parametrize("percent", [*range(0, 101, 5), 33, 34, 1, 99])
def test_any_share_of_extra_time_is_exact_and_a_third_is_a_third(percent: int) -> None:
    whole = planned_ms(NOMINAL, exact_extra(percent, 100))
    assert whole == (140 * MINUTE if percent == 33 else 63_000 * (100 + percent))


def test_the_whole_time_is_what_was_planned_and_what_was_given_back() -> None:
    day = Day().open().start()
    assert day.seat.sit.remaining_ms == 140 * MINUTE
    for ms in (4 * MINUTE, 6 * MINUTE):
        day.seat.sit.do(commands.GrantTime(ms, "alarme"), Actor.SURVEILLANT)
    day.seat.sit.do(commands.CorrectExtra(Fraction(1, 2)), Actor.CHEF)
    assert day.seat.sit.remaining_ms == NOMINAL * 3 // 2 + 10 * MINUTE
