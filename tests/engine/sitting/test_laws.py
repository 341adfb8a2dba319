"""engine.sitting: the laws of a sitting under any sequence of wishes."""

from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from engine.errors import TransitionRefusedError
from engine.records.journal_record import Actor
from engine.sitting import budget, commands, events
from engine.sitting.evolve import replay
from engine.sitting.state import Phase
from tests.engine.sitting.scenes import MINUTE, Hand, terms
from tests.engine.sitting.test_decide import EXAMPLES


class AnySitting(RuleBasedStateMachine):
    """Everybody wishes anything at any time; the laws hold."""

    def __init__(self) -> None:
        super().__init__()
        self.hand = Hand()
        self.limit = 0
        self.answers = 0
        self.spent = 0

    @rule(ms=st.integers(0, 40 * MINUTE))
    def time_passes(self, ms: int) -> None:
        self.hand.wait(ms)

    @precondition(lambda self: self.hand.sitting.phase is Phase.EXPECTED)
    @rule(extra=st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2)]))
    def a_candidate_starts(self, extra: Fraction) -> None:
        self.hand.admitted()
        self.hand.do(commands.Start(terms(extra=extra)), Actor.CANDIDATE)
        self.hand.serve()

    @rule(kind=st.sampled_from(list(EXAMPLES)), role=st.sampled_from(list(Actor)))
    def anybody_wishes(self, kind: type[commands.Command], role: Actor) -> None:
        try:
            self.hand.do(EXAMPLES[kind], role)
        except TransitionRefusedError:
            return

    @rule(spent=st.integers(0, 150 * MINUTE))
    def the_power_fails(self, spent: int) -> None:
        self.hand.boot_id += "x" if len(self.hand.boot_id) < 20 else ""
        self.hand.boot_ms = 10
        try:
            self.hand.do(commands.Restart(spent, "reste", 5), Actor.SURVEILLANT)
        except TransitionRefusedError:
            return

    @invariant()
    def the_state_is_what_the_journal_tells(self) -> None:
        assert replay(self.hand.records) == self.hand.sitting

    @invariant()
    def numbers_follow_each_other(self) -> None:
        assert [record.seq for record in self.hand.records] == list(range(len(self.hand.records)))

    @invariant()
    def time_used_never_shrinks(self) -> None:
        assert self.hand.sitting.spent_ms >= self.spent
        self.spent = self.hand.sitting.spent_ms

    @invariant()
    def answers_are_never_lost(self) -> None:
        assert len(self.hand.sitting.answers) >= self.answers
        self.answers = len(self.hand.sitting.answers)

    @invariant()
    def an_end_is_an_end(self) -> None:
        sitting = self.hand.sitting
        assert (sitting.phase is Phase.ENDED) == (sitting.end is not None)
        assert sitting.phase is not Phase.ENDED or sitting.report is None

    @invariant()
    def nothing_runs_without_terms(self) -> None:
        sitting = self.hand.sitting
        assert not sitting.ticking or sitting.terms is not None
        assert budget.remaining_ms(sitting, self.hand.at) <= budget.limit_ms(sitting)

    @invariant()
    def a_block_has_a_report(self) -> None:
        sitting = self.hand.sitting
        assert sitting.phase is not Phase.BLOCKED or (
            sitting.report is not None and sitting.report.blocked
        )

    @invariant()
    def a_pause_has_a_cause(self) -> None:
        sitting = self.hand.sitting
        assert (sitting.phase is Phase.PAUSED) == isinstance(sitting.pause, events.PauseCause)


TestAnySitting = AnySitting.TestCase
TestAnySitting.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
