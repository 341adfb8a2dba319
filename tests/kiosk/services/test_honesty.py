"""What a station does, whatever happens to it, replays as identical; and every answer stays."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.records.journal_record import Actor
from engine.sitting import budget, commands, events
from engine.sitting.state import Phase
from engine.verdict import Agreement, verify
from kiosk.services.errors import NotAllowedError
from kiosk.services.room import Person, Room
from kiosk.services.sit import UNDER_WAY, Sit
from tests.kiosk.services.test_sit import begun
from tests.kiosk.services.world import Station


class Day:
    """One sitting to which things happen, and what must never be lost of it."""

    def __init__(self) -> None:
        self.station = Station()
        self.room: Room
        self.person: Person
        self.sit: Sit
        self.room, self.person, self.sit = begun(self.station)
        self.boots = 1

    def wish(self, command: commands.Command, role: Actor) -> None:
        try:
            self.sit.do(command, role)
        except NotAllowedError:
            return

    def answer(self, value: int) -> None:
        self.station.clock.advance(value * 7_001)
        before = len(self.sit.exam.sitting.answers)
        try:
            self.sit.answer(1 + value % 4)
        except NotAllowedError:
            return
        assert len(self.sit.exam.sitting.answers) == before + 1

    def wait(self, ms: int) -> None:
        self.station.clock.advance(ms)
        self.sit.tick(ms % 5)

    def again(self, last: int = 0) -> None:
        """The application stops; what it had written is all there is."""
        before = self.sit.exam.sitting
        self.sit = self.room._sit(self.person)
        assert self.sit.exam.sitting == before
        assert self.sit.remaining_ms >= last
        self.sit.look_back()
        if self.sit.exam.sitting.phase is Phase.ENDED:
            self.sit.settle()

    def crash(self, ms: int) -> None:
        self.station.clock.advance(ms % 300)
        self.again(self.sit.remaining_ms)
        self.station.clock.advance(ms)

    def reboot(self, ms: int) -> None:
        self.boots += 1
        last = self.sit.remaining_ms
        self.station.clock.reboot(f"boot-{self.boots}", ms)
        self.again(last)

    def roll_back(self, more: int) -> None:
        """Somewhere a mark is kept of a journal that was longer."""
        name, size = self.sit.ledger.name, len(self.sit.ledger.bodies) + 1 + more % 3
        self.station.vault.put_mark(name, size, "00" * 32)
        self.again()
        assert self.sit.rolled_back

    def take_up(self, role: Actor) -> None:
        try:
            self.sit.restart(role)
        except NotAllowedError:
            return

    def fail(self, ms: int) -> None:
        """The disk takes the next fact, but not the one that follows from it."""
        append = self.sit.ledger.append
        written: list[object] = []

        def once(*given: object, **named: object) -> None:
            if written:
                raise NotAllowedError(reason="test.full")
            written.append(given)
            append(*given, **named)  # type: ignore[arg-type]  # handed through

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(self.sit.ledger, "append", once)
            self.wish(commands.Skip(), Actor.CANDIDATE)
        self.wait(ms)


MOMENTS = st.integers(0, 90_000)
LONG = st.integers(600_000, 5_000_000)
STAFF = st.sampled_from([Actor.SURVEILLANT, Actor.CHEF])
WISHES = st.one_of(
    st.builds(commands.Skip),
    st.builds(commands.ReportProblem, st.booleans(), st.just("image")),
    st.builds(commands.AcceptProblem, st.just("E1")),
    st.builds(commands.DismissProblem, st.just("E9")),
    st.builds(commands.Pause, st.sampled_from(list(events.PauseCause))),
    st.builds(commands.Resume),
    st.builds(commands.GrantTime, st.integers(1, 900_000), st.just("alarme")),
    st.builds(commands.LeaveFocus),
    st.builds(commands.ReturnFocus, MOMENTS),
    st.builds(
        commands.Observe,
        st.just("display"),
        st.sampled_from(list(events.ObservationPolicy)),
        st.just("Un écran."),
    ),
    st.builds(commands.CorrectExtra, st.fractions(0, 1, max_denominator=12)),
)
ACTS = st.one_of(
    st.tuples(st.just(Day.answer), st.integers(0, 9)),
    st.tuples(st.just(Day.answer), st.integers(0, 9)),
    st.tuples(st.just(Day.wait), MOMENTS),
    st.tuples(st.just(Day.wait), LONG),
    st.tuples(st.just(Day.wish), WISHES, st.sampled_from(list(Actor))),
    st.tuples(st.just(Day.wish), WISHES, st.sampled_from(list(Actor))),
    st.tuples(st.just(Day.crash), MOMENTS),
    st.tuples(st.just(Day.reboot), MOMENTS),
    st.tuples(st.just(Day.take_up), STAFF),
    st.tuples(st.just(Day.take_up), STAFF),
    st.tuples(st.just(Day.roll_back), MOMENTS),
    st.tuples(st.just(Day.fail), MOMENTS),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTS, max_size=50))
def test_whatever_happens_the_journal_of_a_station_is_identical(
    acts: Sequence[tuple[Callable[..., None], ...]],
) -> None:
    day = Day()
    for act, *arguments in acts:
        act(day, *arguments)
    _finish(day)
    sitting = day.sit.exam.sitting
    verdict = verify(day.sit.exam.paper, day.sit.ledger.bodies, day.room.terms(day.person))
    told = (verdict.reason, verdict.seq, verdict.expected, verdict.found)
    assert (verdict.agreement, told) == (Agreement.IDENTICAL, ("", None, "", ""))
    assert verdict.exam.sitting == sitting
    assert sitting.scored is not None
    assert sitting.spent_ms <= budget.limit_ms(sitting) + 5_100_000


def _finish(day: Day) -> None:
    """Whoever is in the room brings the sitting to its end."""
    for _ in range(100):
        if day.sit.exam.sitting.phase not in UNDER_WAY:
            break
        day.take_up(Actor.CHEF)
        day.wish(commands.DismissProblem("E9"), Actor.CHEF)
        day.wish(commands.Resume(), Actor.CHEF)
        day.answer(2)
        day.wait(1_000)
    assert day.sit.exam.sitting.phase is Phase.ENDED
