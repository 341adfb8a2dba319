"""engine.sitting.budget: time is the candidate's own."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records.journal_record import Actor
from engine.sitting import budget, commands
from engine.sitting.events import PauseCause
from engine.sitting.state import Sitting
from tests.engine.sitting.scenes import MINUTE, Hand


@pytest.mark.parametrize(
    "extra", [Fraction(33, 100), Fraction("0.33"), Fraction(1, 3), Fraction("0.333")]
)
def test_a_third_however_written_makes_two_hours_twenty(extra: Fraction) -> None:
    hand = Hand().running(extra=extra)
    assert budget.limit_ms(hand.sitting) == 140 * MINUTE


@given(st.integers(1, 10**8), st.fractions(0, 4))
def test_planned_time_is_never_short_by_a_millisecond(duration: int, extra: Fraction) -> None:
    planned = budget.planned_ms(duration, extra)
    assert duration * (1 + extra) <= planned < duration * (1 + extra) + 1


def test_nothing_is_spent_nor_left_before_the_start() -> None:
    hand = Hand().admitted()
    hand.wait(MINUTE)
    assert budget.spent_ms(hand.sitting, hand.at) == 0
    assert budget.limit_ms(Sitting()) == 0
    assert budget.remaining_ms(hand.sitting, hand.at) == 0


def test_time_on_another_boot_is_not_counted() -> None:
    hand = Hand().running()
    hand.boot_id, hand.boot_ms = "boot-b", 99 * MINUTE
    assert budget.spent_ms(hand.sitting, hand.at) == 0


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    hand = Hand().running()
    hand.wait(-500)
    assert budget.spent_ms(hand.sitting, hand.at) == 0


@pytest.mark.parametrize(
    ("cause", "charged"),
    [(PauseCause.INCIDENT, 0), (PauseCause.TECHNICAL, 0), (PauseCause.PERSONAL, 5 * MINUTE)],
)
def test_only_a_personal_pause_uses_time(cause: PauseCause, charged: int) -> None:
    hand = Hand().running().serve()
    hand.do(commands.Pause(cause), Actor.SURVEILLANT)
    hand.wait(5 * MINUTE)
    hand.do(commands.Resume(), Actor.SURVEILLANT)
    assert hand.sitting.spent_ms == charged


def test_waiting_for_the_decision_on_a_blocking_report_is_not_charged() -> None:
    hand = Hand().running().serve()
    hand.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    hand.wait(7 * MINUTE)
    hand.do(commands.DismissProblem("E1"), Actor.SURVEILLANT)
    assert hand.sitting.spent_ms == 0


def test_a_refused_report_leaves_at_least_a_minute_outside_the_invigilators_cap() -> None:
    hand = Hand().running(cap=0).serve()
    hand.wait(105 * MINUTE - 1000)
    hand.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    hand.wait(MINUTE)
    hand.do(commands.DismissProblem("E1"), Actor.SURVEILLANT)
    assert budget.remaining_ms(hand.sitting, hand.at) == budget.REPORT_FLOOR_MS
    assert budget.granted_by_invigilators_ms(hand.sitting) == 0


def test_time_over_is_time_over_only_after_the_grace() -> None:
    hand = Hand().running().serve()
    hand.wait(105 * MINUTE + budget.GRACE_MS - 1)
    assert budget.remaining_ms(hand.sitting, hand.at) == 0
    assert not budget.expired(hand.sitting, hand.at)
    hand.wait(1)
    assert budget.expired(hand.sitting, hand.at)


def test_grants_of_others_do_not_count_against_the_cap() -> None:
    hand = Hand().running(cap=10 * MINUTE)
    hand.do(commands.GrantTime(60 * MINUTE, "coupure"), Actor.CHEF)
    hand.do(commands.GrantTime(10 * MINUTE, "alarme"), Actor.SURVEILLANT)
    assert budget.limit_ms(hand.sitting) == 175 * MINUTE
    assert replace(hand.sitting).grants[0].reason == "coupure"
