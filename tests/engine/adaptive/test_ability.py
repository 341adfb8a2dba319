import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.ability import AbilityTrace, Estimate, Scored, estimate
from engine.items import Calibration

scored = st.builds(
    lambda difficulty, discrimination, correct: Scored(
        Calibration(difficulty, discrimination, 0.0, 0.0, "test"), correct
    ),
    st.floats(-7.0, 7.0),
    st.floats(0.2, 3.0),
    st.booleans(),
)
answers = st.lists(scored, max_size=12)
starts = st.floats(-9.0, 9.0)


def _one(*, correct: bool, difficulty: float = 0.0, discrimination: float = 1.0) -> Scored:
    return Scored(Calibration(difficulty, discrimination, 0.0, 0.0, "test"), correct)


def test_no_answer_leaves_the_start_and_an_error_of_five() -> None:
    assert estimate((), -3.0, 0.5) == ()
    assert AbilityTrace.begin(-3.0, 0.5).latest == Estimate(-3.0, 5.0)


@settings(deadline=None)
@given(answers, scored, starts)
def test_extending_a_trace_gives_the_same_floats_as_starting_again(
    before: Sequence[Scored], last: Scored, start: float
) -> None:
    trace = AbilityTrace.begin(start, 0.5)
    for one in before:
        trace = trace.extended(one)
    assert trace.extended(last).estimates == estimate([*before, last], start, 0.5)


@settings(deadline=None)
@given(answers, scored, st.sampled_from([0.1, 0.5, 1.0]))
def test_an_answer_never_moves_the_ability_beyond_the_cap(
    before: Sequence[Scored], last: Scored, variation: float
) -> None:
    found = [-3.0, *(one.ability for one in estimate([*before, last], -3.0, variation))]
    most = max(abs(found[-2]) * variation, variation)
    assert abs(found[-1] - found[-2]) <= most * (1 + 1e-12)


@settings(deadline=None)
@given(answers, scored)
def test_a_right_answer_never_gives_less_than_a_wrong_one(
    before: Sequence[Scored], last: Scored
) -> None:
    right = Scored(last.calibration, correct=True)
    wrong = Scored(last.calibration, correct=False)
    above = estimate([*before, right], 0.0, 0.0)[-1].ability
    below = estimate([*before, wrong], 0.0, 0.0)[-1].ability
    assert above >= below - 1e-12


@pytest.mark.parametrize(
    ("start", "expected"),
    [(0.5, 0.25), (-0.5, 0.25), (0.49, 0.5), (-0.49, 0.5), (0.0, 0.5), (2.0, 1.0)],
)
def test_the_cap_is_relative_from_half_a_logit_on(start: float, expected: float) -> None:
    up = estimate([_one(correct=True, difficulty=9.0, discrimination=3.0)], start, 0.5)[0]
    down = estimate([_one(correct=False, difficulty=-9.0, discrimination=3.0)], start, 0.5)[0]
    assert math.isclose(up.ability, start + expected)
    assert math.isclose(down.ability, start - expected)


def test_without_variation_there_is_no_cap() -> None:
    free = estimate([_one(correct=True, difficulty=9.0, discrimination=3.0)], 0.0, 0.0)[0]
    assert free.ability > 2.0


def test_answers_that_look_impossible_still_give_an_ability() -> None:
    impossible = _one(correct=False, difficulty=-99.0, discrimination=10.0)
    contrary = _one(correct=True, difficulty=99.0, discrimination=10.0)
    for one in estimate([impossible, contrary] * 40, -3.0, 0.5):
        assert -20.0 < one.ability < 20.0
        assert one.error >= 0.0


def test_a_certain_ability_has_an_error_of_zero_and_not_no_number() -> None:
    sharp = [
        _one(correct=True, difficulty=-0.1, discrimination=90.0),
        _one(correct=False, difficulty=0.1, discrimination=90.0),
    ]
    found = estimate(sharp * 3, 0.0, 0.0)[-1]
    assert abs(found.ability) < 1e-9
    assert found.error == 0.0


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-99.0, 99.0), st.floats(-99.0, 99.0), st.booleans())))
def test_no_calibration_brings_the_likelihood_near_the_smallest_floats(
    rows: list[tuple[float, float, bool]],
) -> None:
    trace = AbilityTrace.begin(-3.0, 0.5)
    for difficulty, discrimination, correct in rows:
        trace = trace.extended(
            Scored(Calibration(difficulty, discrimination, 0.0, 0.0, "test"), correct)
        )
        assert 0.5 <= max(trace.likelihood) < 1.0
        assert all(one == 0.0 or one >= 2.0**-512 for one in trace.likelihood)
        assert math.isfinite(trace.latest.ability)
        assert math.isfinite(trace.latest.error)
