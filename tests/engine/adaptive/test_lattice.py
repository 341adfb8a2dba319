import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adaptive.lattice import EDGES, LATTICE, SIZE, STEP, folded, gaussian, scaled

WEIGHTS = st.lists(st.floats(0.0, 2.0**900), min_size=1, max_size=SIZE)


def test_the_points_are_exact_multiples_of_a_step_that_is_exact() -> None:
    assert (len(LATTICE), LATTICE[0], LATTICE[48], LATTICE[-1]) == (97, -9.0, 0.0, 9.0)
    assert LATTICE.tolist() == [-9.0 + 3 * place / 16 for place in range(97)]
    assert len(EDGES) == SIZE + 1
    middles = [(low + high) / 2 for low, high in itertools.pairwise(EDGES)]
    assert middles == LATTICE.tolist()
    with pytest.raises(ValueError, match="read-only"):
        LATTICE[0] = 0.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=130))
def test_a_folded_sum_is_the_sum(terms: list[float]) -> None:
    found = float(folded(np.array(terms)))
    size = math.fsum(abs(one) for one in terms)
    assert math.isclose(found, math.fsum(terms), rel_tol=0, abs_tol=1e-15 * size * 8)


def test_the_order_of_a_folded_sum_is_fixed() -> None:
    """((a + c) + e) + (b + d): the upper half onto the lower, the odd one onto the first."""
    a, b, c, d, e = 1.0, 2.0**-53, 2.0**-53, -1.0, 2.0**-54
    found = float(folded(np.array([a, b, c, d, e])))
    assert found == ((a + c) + e) + (b + d)
    assert found != math.fsum([a, b, c, d, e])


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_columns_are_folded_as_if_alone(rows: int, seed: int) -> None:
    terms = np.random.default_rng(seed).normal(size=(rows, 3, 2))
    found = folded(terms)
    assert found.shape == (3, 2)
    for one in range(3):
        for other in range(2):
            assert found[one, other] == folded(terms[:, one, other].copy())


def test_folding_leaves_its_terms_as_they_were() -> None:
    terms = np.arange(7.0)
    folded(terms)
    assert terms.tolist() == list(range(7))


@given(WEIGHTS)
def test_scaling_is_by_a_power_of_two_and_brings_the_largest_below_one(
    weights: list[float],
) -> None:
    found = scaled(np.array(weights))
    largest = max(weights)
    if largest == 0.0:
        assert found.tolist() == weights
        return
    assert 0.5 <= found.max() < 1.0
    power = math.frexp(largest)[1]
    for before, after in zip(weights, found.tolist(), strict=True):
        exact = math.ldexp(before, -power)
        assert after == (0.0 if exact < 2.0**-512 else exact)


def test_each_row_is_scaled_by_its_own_power() -> None:
    found = scaled(np.array([[4.0, 1.0], [2.0**-60, 0.0], [0.0, 0.0]]))
    assert found.tolist() == [[0.5, 0.125], [0.5, 0.0], [0.0, 0.0]]


@given(st.floats(-9.0, 9.0), st.floats(0.1, 9.0))
def test_the_gaussian_is_the_text_book_s(distance: float, sd: float) -> None:
    found = float(gaussian(np.array([distance]), sd)[0])
    square = distance * distance / (2.0 * sd * sd)
    expected = math.exp(-square) if square <= 300.0 else 0.0
    assert math.isclose(found, expected, rel_tol=1e-13, abs_tol=0.0)


def test_a_gaussian_without_spread_is_a_point() -> None:
    assert gaussian(LATTICE, 0.0).tolist() == [float(one == 0.0) for one in LATTICE]


def test_sums_over_the_lattice_integrate_a_gaussian_to_the_float() -> None:
    for sd in (0.19, 0.25, 0.5, 1.0):
        total = STEP * float(folded(gaussian(LATTICE - 0.07, sd)))
        assert math.isclose(
            total, sd * math.sqrt(2.0 * math.pi), rel_tol=2e-8 if sd < 0.2 else 1e-13
        )
