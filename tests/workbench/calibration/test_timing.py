"""workbench.calibration.timing: the lognormal model that made the times is found again."""

from dataclasses import replace

import numpy as np
import pytest

from tests.workbench.calibration import synthetic
from workbench.calibration.responses import Floats, Responses
from workbench.calibration.timing import estimate_timing


def timed(candidates: int, *, given: float = 0.8) -> tuple[Responses, Floats, Floats]:
    generator = np.random.default_rng(14)
    intensity = 3.6 + 0.4 * synthetic.normal(generator, 60)
    discrimination = 1.8 * np.exp(0.2 * synthetic.normal(generator, 60))
    speed = 0.3 * synthetic.normal(generator, candidates)
    chances = np.full((candidates, 60), 0.5)
    responses = synthetic.complete(generator, chances, asked=0.4)
    item = responses.item
    noise = synthetic.normal(generator, len(responses)) / discrimination[item]
    elapsed = np.exp(intensity[item] - speed[responses.candidate] + noise)
    elapsed[generator.random(len(responses)) > given] = np.nan
    return replace(responses, elapsed=elapsed), intensity, discrimination


def test_intensities_and_discriminations_are_recovered_with_honest_errors() -> None:
    responses, intensity, discrimination = timed(800)
    found = estimate_timing(responses)
    assert found.times == np.isfinite(responses.elapsed).sum()
    assert found.speed_sd == pytest.approx(0.3, abs=0.03)
    off_intensity = (found.intensity - intensity) / found.se_intensity
    off_discrimination = (found.discrimination - discrimination) / found.se_discrimination
    assert 0.7 < np.sqrt((off_intensity**2).mean()) < 1.4
    assert 0.7 < np.sqrt((off_discrimination**2).mean()) < 1.4


def test_items_with_few_times_are_not_told() -> None:
    responses, _, _ = timed(800)
    few = responses.item == 3
    few[np.flatnonzero(few)[:20]] = False
    elapsed = np.where(few, np.nan, responses.elapsed)
    found = estimate_timing(replace(responses, elapsed=elapsed))
    assert np.isnan(found.intensity).tolist() == [item == 3 for item in range(60)]
    assert np.isnan(found.discrimination[3])


def test_without_times_there_is_no_model() -> None:
    responses, _, _ = timed(50)
    found = estimate_timing(replace(responses, elapsed=np.full(len(responses), np.nan)))
    assert found.times == 0
    assert np.isnan(found.speed_sd)
    assert np.isnan(found.se_intensity).all()
