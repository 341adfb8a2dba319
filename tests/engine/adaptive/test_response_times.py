"""engine.adaptive.response_times: speeds against numeric integration, and what is missing."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adaptive.response_times import (
    SHORTEST_MS,
    USUAL_DISCRIMINATION,
    Pace,
    hinted,
    log_seconds,
    residuals,
    speed,
)
from tests.engine.made_items import made_item

NUMBERS = st.floats(-3.0, 6.0)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, st.floats(0.5, 4.0)), min_size=1, max_size=40)


def pace_of(rows: list[tuple[float, float, float]]) -> Pace:
    times, intensities, discriminations = (np.array(one) for one in zip(*rows, strict=True))
    return Pace(times, intensities, discriminations)


def test_a_hint_is_a_timing_of_the_usual_spread() -> None:
    timing = hinted(replace(made_item(), time_hint_s=120))
    assert timing.intensity == pytest.approx(math.log(120), abs=1e-14)
    assert timing.discrimination == USUAL_DISCRIMINATION


@given(st.integers(251, 3_600_000))
def test_times_are_logarithms_of_seconds(elapsed_ms: int) -> None:
    found = log_seconds(np.array([float(elapsed_ms)]))
    assert found[0] == pytest.approx(math.log(elapsed_ms / 1000), abs=1e-13)


@pytest.mark.parametrize("elapsed_ms", [0.0, 1.0, SHORTEST_MS])
def test_a_time_that_nobody_can_have_counts_as_the_shortest(elapsed_ms: float) -> None:
    found = log_seconds(np.array([elapsed_ms]))
    assert found[0] == pytest.approx(math.log(0.25), abs=1e-14)


@given(ROWS)
def test_the_speed_is_the_mean_of_the_posterior(rows: list[tuple[float, float, float]]) -> None:
    pace = pace_of(rows)
    points = np.linspace(-12.0, 12.0, 48_001)
    logs = -points * points / (2 * 1.09)
    for time, intensity, discrimination in rows:
        logs = logs - (discrimination * (time - intensity + points)) ** 2 / 2
    weights = np.exp(logs - logs.max())
    assert speed(pace) == pytest.approx((weights * points).sum() / weights.sum(), abs=1e-9)


@given(ROWS)
def test_a_faster_person_has_a_larger_speed(rows: list[tuple[float, float, float]]) -> None:
    faster = pace_of([(time - 0.5, *rest) for time, *rest in rows])
    assert speed(faster) > speed(pace_of(rows))


def test_a_few_answers_outweigh_what_the_hints_say_of_the_level() -> None:
    rows = [(3.0, 4.0, USUAL_DISCRIMINATION)] * 16
    assert speed(pace_of(rows)) == pytest.approx(1.0, abs=0.02)


@given(ROWS)
def test_many_people_at_once_are_each_like_alone(rows: list[tuple[float, float, float]]) -> None:
    alone = pace_of(rows)
    both = Pace(
        np.stack([alone.log_time, alone.log_time - 1.0], axis=1),
        alone.intensity[:, np.newaxis],
        alone.discrimination[:, np.newaxis],
    )
    assert speed(both)[0] == speed(alone)
    assert residuals(both, speed(both))[:, 0].tolist() == residuals(alone, speed(alone)).tolist()
