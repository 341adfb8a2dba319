import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adaptive.shrinkage import shrunk

SLOPES = st.lists(st.floats(0.2, 4.0), min_size=1, max_size=30)


@given(SLOPES)
def test_without_errors_nothing_moves_by_a_bit(slopes: list[float]) -> None:
    found = shrunk(np.array(slopes), np.zeros(len(slopes)))
    assert found.tolist() == slopes


@given(SLOPES, st.floats(0.01, 0.6))
def test_logs_are_pulled_to_their_mean_and_keep_their_order(
    slopes: list[float], relative: float
) -> None:
    given_ = np.array(slopes)
    logs, found = np.log(given_), np.log(shrunk(given_, relative * given_))
    middle = logs.mean()
    assert (np.abs(found - middle) <= np.abs(logs - middle) + 1e-12).all()
    assert ((found - middle) * (logs - middle) >= -1e-12).all()
    assert math.isclose(found.mean(), middle, abs_tol=1e-12)


@given(st.integers(2, 40), st.floats(0.05, 0.5), st.floats(0.05, 0.5), st.integers(0, 2**32 - 1))
def test_the_share_that_is_kept_is_that_of_the_true_variance(
    count: int, spread: float, relative: float, seed: int
) -> None:
    logs = np.random.default_rng(seed).normal(0.1, spread, count)
    slopes = np.exp(logs)
    true = max(logs.var() - relative**2, 0.0)
    kept = true / (true + relative**2)
    found = np.log(shrunk(slopes, relative * slopes))
    np.testing.assert_allclose(found, logs.mean() + kept * (logs - logs.mean()), atol=1e-12)


def test_a_well_known_item_stays_and_an_unsure_one_goes_to_the_mean() -> None:
    slopes = np.array([0.5, 1.0, 2.0, 1.9, 0.6, 3.0])
    found = shrunk(slopes, np.array([0.0, 0.01, 0.0, 0.3, 0.2, 1.5]))
    assert found[[0, 2]].tolist() == [0.5, 2.0]
    assert abs(found[1] - 1.0) < 0.001
    middle = math.exp(np.log(slopes).mean())
    away = np.abs(np.log(found / middle)) / np.abs(np.log(slopes / middle))
    assert away[5] < away[3] < 1.0


def test_errors_larger_than_the_spread_leave_the_mean_alone() -> None:
    slopes = np.array([0.9, 1.0, 1.1])
    found = shrunk(slopes, np.array([0.5, 0.5, 0.5]))
    np.testing.assert_allclose(found, math.exp(np.log(slopes).mean()), rtol=1e-14)


def test_equal_items_with_errors_stay_equal() -> None:
    found = shrunk(np.full(5, 1.3), np.full(5, 0.2))
    np.testing.assert_allclose(found, 1.3, rtol=1e-15)


@pytest.mark.parametrize("noise", [0.15, 0.25])
def test_it_undoes_the_luck_of_the_best_items(noise: float) -> None:
    """The items that look best are less good than they look; after shrinkage no longer."""
    generator = np.random.default_rng(20260601)
    true = generator.normal(0.03, 0.35, 4000)
    seen = true + generator.normal(0.0, noise, 4000)
    best = np.argsort(seen)[-400:]
    found = np.log(shrunk(np.exp(seen), noise * np.exp(seen)))
    lucky = (seen[best] - true[best]).mean()
    assert lucky > noise * noise
    assert abs((found[best] - true[best]).mean()) < 0.1 * lucky


def test_a_bank_of_no_items_has_nothing_to_shrink() -> None:
    none = np.array([])
    assert shrunk(none, none).shape == (0,)
