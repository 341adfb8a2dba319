"""workbench.calibration.linking and drift: the scale is found, and who left it is told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.calibration.drift import drift
from workbench.calibration.linking import LEAST_ITEMS, linked
from workbench.calibration.parameters import Link, Parameters, StandardErrors


def bank(items: int, seed: int = 1) -> Parameters:
    generator = np.random.default_rng(seed)
    return Parameters(
        0.3 * generator.standard_normal(items), 1.5 * generator.standard_normal(items)
    )


def errors(items: int, size: float = 0.1) -> StandardErrors:
    return StandardErrors(np.full(items, size), np.full(items, size))


def unlinked(parameters: Parameters, slope: float, intercept: float) -> Parameters:
    """The scale from which slope and intercept lead back."""
    return parameters.linked(Link(1.0 / slope, -intercept / slope))


@given(
    slope=st.floats(0.5, 2.0),
    intercept=st.floats(-3.0, 3.0),
    items=st.integers(LEAST_ITEMS, 60),
)
def test_an_exact_change_of_scale_is_found(slope: float, intercept: float, items: int) -> None:
    known = bank(items)
    found = linked(unlinked(known, slope, intercept), errors(items), known, errors(items))
    assert found.slope == pytest.approx(slope, rel=1e-6)
    assert found.intercept == pytest.approx(intercept, abs=1e-6)
    back = unlinked(known, slope, intercept).linked(found)
    assert np.allclose(back.difficulty, known.difficulty, atol=1e-5)
    assert np.allclose(back.log_discrimination, known.log_discrimination, atol=1e-5)


def test_a_quarter_of_drifted_items_do_not_pull_the_scale() -> None:
    known, generator = bank(80), np.random.default_rng(2)
    moved = known.difficulty + 0.1 * generator.standard_normal(80)
    moved[:20] += 1.5
    new = unlinked(Parameters(known.log_discrimination, moved), 1.3, 0.4)
    found = linked(new, errors(80), known, errors(80))
    assert found.slope == pytest.approx(1.3, abs=0.05)
    assert found.intercept == pytest.approx(0.4, abs=0.08)
    plain = np.polyfit(new.difficulty, known.difficulty, 1)
    assert abs(plain[1] - 0.4) > 3 * abs(found.intercept - 0.4)


def test_the_variance_of_the_link_is_that_of_repetitions() -> None:
    known, generator = bank(60), np.random.default_rng(3)
    found = []
    for _ in range(300):
        noisy = known.difficulty + 0.2 * generator.standard_normal(60)
        new = unlinked(Parameters(known.log_discrimination, noisy), 1.2, 0.3)
        found.append(linked(new, errors(60, 0.2 / 1.2), known, errors(60, 1e-6)))
    spread = np.cov([[one.slope for one in found], [one.intercept for one in found]])
    told = np.mean([one.variance for one in found], axis=0)
    assert told[0] == pytest.approx(spread[0, 0], rel=0.2)
    assert told[1] == pytest.approx(spread[1, 1], rel=0.2)


def test_too_few_common_items_leave_the_scale_alone() -> None:
    few = LEAST_ITEMS - 1
    moved = unlinked(bank(few), 2.0, 1.0)
    assert linked(moved, errors(few), bank(few), errors(few)) == Link()


def test_drift_beyond_its_error_is_flagged_and_noise_is_not() -> None:
    known, generator = bank(200), np.random.default_rng(4)
    difficulty = known.difficulty + 0.1 * generator.standard_normal(200)
    log_slope = known.log_discrimination + 0.1 * generator.standard_normal(200)
    difficulty[:5] += 0.8
    log_slope[5:10] -= 0.8
    found = drift(Parameters(log_slope, difficulty), errors(200), known, errors(200, 0.02), Link())
    assert found.flagged[:10].all()
    assert found.flagged[10:].sum() <= 2
    assert (found.difficulty[:5] > 4.0).all()
    assert (found.log_discrimination[5:10] < -4.0).all()


def test_what_the_link_does_not_know_excuses_the_drift_of_all() -> None:
    known = bank(30)
    moved = Parameters(known.log_discrimination, known.difficulty + 0.5)
    told = drift(moved, errors(30, 0.05), known, errors(30, 0.05), Link())
    unsure = Link(1.0, 0.0, (0.0, 0.3**2, 0.0))
    assert told.flagged.all()
    assert not drift(moved, errors(30, 0.05), known, errors(30, 0.05), unsure).flagged.any()


def test_items_without_an_estimate_do_not_drift() -> None:
    known, unknown = bank(3), np.array([0.1, np.nan, 0.1])
    moved = Parameters(known.log_discrimination, known.difficulty + np.array([0.0, 9.0, 9.0]))
    found = drift(moved, StandardErrors(unknown, unknown), known, errors(3), Link())
    assert found.flagged.tolist() == [False, False, True]
    nothing = StandardErrors(np.full(3, np.nan), np.full(3, np.nan))
    assert not drift(moved, nothing, known, errors(3), Link()).flagged.any()
