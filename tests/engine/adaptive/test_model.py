import math

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.adaptive.grid import POINTS
from engine.adaptive.model import failure, information, probability

logits = st.floats(-9.0, 9.0)
discriminations = st.floats(0.1, 3.0)


def _three(discrimination: float, difficulty: float, ability: float) -> tuple[float, ...]:
    values = np.array(discrimination), np.array(difficulty), np.array(ability)
    return tuple(float(one(*values)) for one in (probability, failure, information))


@settings(deadline=None)
@given(discriminations, logits, logits)
@example(2.9296875, 0.0, 6.0)
def test_right_and_wrong_are_certain_together(a: float, b: float, ability: float) -> None:
    right, wrong, told = _three(a, b, ability)
    assert math.isclose(right + wrong, 1.0, abs_tol=1e-15)
    # One of the two is 1 less the other, which near certainty is exact to a unit of 1 only.
    assert math.isclose(told, a * a * right * wrong, rel_tol=1e-9, abs_tol=a * a * 2.0**-52)


@settings(deadline=None)
@given(discriminations, logits, logits, logits)
def test_a_more_able_candidate_is_never_less_likely_right(
    a: float, b: float, left: float, right: float
) -> None:
    less, more = sorted((left, right))
    assert _three(a, b, less)[0] <= _three(a, b, more)[0]


@settings(deadline=None)
@given(discriminations, logits, logits)
def test_information_is_largest_where_difficulty_meets_ability(
    a: float, b: float, ability: float
) -> None:
    assert _three(a, b, ability)[2] <= _three(a, ability, ability)[2] == a * a / 4.0


def test_a_failure_that_looks_impossible_is_still_above_zero() -> None:
    right, wrong, told = _three(10.0, -50.0, 9.0)
    assert right == 1.0
    assert wrong > 0.0
    assert told == 0.0


def test_the_grid_has_81_points_and_falls_short_of_its_upper_end() -> None:
    assert POINTS.shape == (81,)
    assert float(POINTS[0]) == -9.0
    assert float(POINTS[-1]) == 8.999999999999988
    assert not POINTS.flags.writeable
