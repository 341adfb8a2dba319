import math
from decimal import Decimal, localcontext

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.exponential import LARGEST, exponential

inside = st.floats(-LARGEST, LARGEST)


def _exponential(value: float) -> float:
    return float(exponential(np.array(value)))


@settings(deadline=None)
@given(inside)
def test_the_error_stays_below_one_unit_in_the_last_place(value: float) -> None:
    found = _exponential(value)
    with localcontext() as context:
        context.prec = 50
        error = abs(Decimal(found) - Decimal(value).exp())
        assert error < Decimal(math.ulp(found))


@settings(deadline=None)
@given(inside, inside)
def test_a_larger_exponent_never_gives_less(left: float, right: float) -> None:
    least, most = sorted((left, right))
    assert _exponential(least) <= _exponential(most)


@settings(deadline=None)
@given(st.floats(LARGEST, allow_infinity=False))
def test_exponents_beyond_the_bounds_count_as_the_bounds(value: float) -> None:
    assert _exponential(value) == _exponential(LARGEST)
    assert _exponential(-value) == _exponential(-LARGEST) > 0.0


def test_zero_gives_exactly_one() -> None:
    assert _exponential(0.0) == _exponential(-0.0) == 1.0


@settings(deadline=None)
@given(st.lists(inside, min_size=1, max_size=40))
def test_an_element_does_not_depend_on_its_neighbours(values: list[float]) -> None:
    together = exponential(np.array(values)).tolist()
    assert together == [_exponential(value) for value in values]
