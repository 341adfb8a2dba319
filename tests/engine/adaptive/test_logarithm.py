import math
from decimal import Decimal, localcontext

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.adaptive.exponential import exponential
from engine.adaptive.logarithm import logarithm

POSITIVE = st.floats(2.0**-1000, 2.0**1000, allow_nan=False)


def _exact(value: float) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return Decimal(value).ln()


def _units_off(value: float) -> float:
    """How far the logarithm is from the exact one, in units of the last place."""
    found, exact = float(logarithm(np.array(value))), _exact(value)
    with localcontext() as context:
        context.prec = 60
        off = abs(Decimal(found) - exact)
        return float(off / Decimal(math.ulp(float(exact))))


@given(POSITIVE)
def test_the_error_is_below_two_units_in_the_last_place(value: float) -> None:
    assert _units_off(value) < 2.0


@given(st.floats(0.5, 2.0))
def test_the_error_stays_small_where_the_logarithm_vanishes(value: float) -> None:
    assert value == 1.0 or _units_off(value) < 2.0


@given(st.integers(-1000, 1000))
def test_powers_of_two_are_multiples_of_one_number(power: int) -> None:
    found = float(logarithm(np.array(math.ldexp(1.0, power))))
    assert math.isclose(found, power * math.log(2.0), rel_tol=5e-16, abs_tol=0.0)


def test_one_has_no_logarithm_left() -> None:
    assert float(logarithm(np.array(1.0))) == 0.0


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=20))
def test_elements_do_not_depend_on_their_neighbours(values: list[float]) -> None:
    together = logarithm(np.array(values))
    alone = [float(logarithm(np.array(one))) for one in values]
    assert together.tolist() == alone
    assert logarithm(np.array(values)[:, np.newaxis])[:, 0].tolist() == alone


@given(st.floats(-600.0, 600.0))
def test_it_undoes_the_exponential(exponent: float) -> None:
    found = float(logarithm(exponential(np.array(exponent))))
    assert math.isclose(found, exponent, rel_tol=1e-15, abs_tol=3e-16)
