"""workbench.simulation.measures: errors, coverage, levels and scores against a known truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.policies import Interval
from engine.scoring.score import level_of, mesh_of, score_of
from workbench.simulation import measures
from workbench.simulation.measures import NO_LEVEL, Estimates

ABILITIES = st.floats(-9.0, 9.0, allow_nan=False)


def estimates(ability: list[float], error: list[float], level: int = 3) -> Estimates:
    found, sd = np.array(ability), np.array(error)
    return Estimates(
        ability=found,
        error=sd,
        low=found - 2 * sd,
        high=found + 2 * sd,
        competence=found[:, np.newaxis],
        competence_error=sd[:, np.newaxis],
        level=np.full((len(ability), 1), level, np.int16),
    )


def test_the_errors_of_four_estimates() -> None:
    truth = np.array([0.0, 0.0, 1.0, 1.0])
    found = estimates([0.1, -0.1, 1.3, 0.7], [0.2, 0.2, 0.1, 0.1])
    told = measures.general_accuracy(truth, found)
    assert told.count == 4
    assert told.bias == pytest.approx(0.0)
    assert told.rmse == pytest.approx(0.05**0.5)
    assert told.error == pytest.approx(0.025**0.5)
    assert told.ratio == pytest.approx(0.5**0.5)
    assert told.coverage == 0.5
    assert told.correlation == pytest.approx(np.corrcoef(truth, found.ability)[0, 1])


def test_what_does_not_vary_has_no_correlation_and_no_error_no_ratio() -> None:
    told = measures.general_accuracy(np.zeros(2), estimates([0.0, 0.0], [0.1, 0.1]))
    assert told.correlation is None
    assert told.ratio is None
    assert told.coverage == 1.0


def test_a_right_model_is_covered_as_often_as_it_says() -> None:
    generator = np.random.default_rng(3)
    truth = generator.normal(0.0, 1.3, 20_000)
    found = estimates(list(truth + generator.normal(0.0, 0.3, 20_000)), [0.3] * 20_000)
    told = measures.competence_accuracy(truth[:, np.newaxis], found)
    assert told.coverage == pytest.approx(0.95, abs=0.006)
    assert told.ratio == pytest.approx(1.0, abs=0.02)
    (one,) = measures.accuracy_by_competence(truth[:, np.newaxis], found)
    assert one == told


def test_bands_part_the_population_and_their_errors_add_up() -> None:
    generator = np.random.default_rng(4)
    truth = generator.normal(size=1000)
    found = estimates(list(truth + generator.normal(0.0, 0.3, 1000)), [0.3] * 1000)
    told = measures.conditional_accuracy(truth, found, 10)
    assert [band.accuracy.count for band in told] == [100] * 10
    assert all(band.low <= band.mean <= band.high for band in told)
    assert told[0].high == told[1].low
    whole = measures.general_accuracy(truth, found)
    squares = np.mean([band.accuracy.rmse**2 for band in told])
    assert squares == pytest.approx(whole.rmse**2)


def test_everybody_at_one_ability_is_one_band() -> None:
    told = measures.bands(np.zeros(5), 10)
    assert len(told) == 1
    assert told[0][2].all()


def test_levels_agree_exactly_within_one_and_beyond_chance() -> None:
    truth = np.array([1, 1, 2, 2], np.int16)
    told = measures.level_accuracy(truth, np.array([1, 2, 2, 4], np.int16))
    assert (told.exact, told.within_one) == (0.5, 0.75)
    # Chance: 1/2 · 1/4 + 1/2 · 1/2 = 3/8.
    assert told.kappa == pytest.approx((0.5 - 0.375) / (1.0 - 0.375))
    assert measures.level_accuracy(truth[:2], truth[:2]).kappa is None


@given(st.lists(ABILITIES, min_size=1, max_size=20))
def test_levels_meshes_and_scores_are_those_of_the_engine(abilities: list[float]) -> None:
    values = np.array(abilities)
    scoring = CERTIFICATION.scoring
    intervals = scoring.levels[0][1]
    assert measures.levels_at(intervals, values).tolist() == [
        level_of(one, intervals) for one in abilities
    ]
    assert measures.scores_at(scoring, values).tolist() == [
        score_of(one, scoring) for one in abilities
    ]
    meshes = [mesh_of(one, scoring.meshes) for one in abilities]
    assert measures.meshes_at(scoring.meshes, values).tolist() == [
        NO_LEVEL if one is None else one for one in meshes
    ]


@given(ABILITIES)
def test_of_overlapping_intervals_the_first_wins(ability: float) -> None:
    intervals = (Interval(3, -1.0, 2.0), Interval(1, None, 0.0), Interval(5, 1.0, None))
    told = measures.levels_at(intervals, np.array([ability]))
    assert told.tolist() == [level_of(ability, intervals)]


def test_a_competence_without_a_table_has_no_level() -> None:
    told = measures.true_levels(CERTIFICATION.scoring, ("1.1", "9.9"), np.zeros((2, 2)))
    assert (told[:, 1] == NO_LEVEL).all()
    assert (told[:, 0] != NO_LEVEL).all()


def test_scores_in_pix_where_the_plan_reports_them() -> None:
    truth, found = np.array([0.0, 1.0]), np.array([0.0, 1.5])
    told = measures.score_accuracy(truth, found, CERTIFICATION.scoring)
    off = [
        score_of(one, CERTIFICATION.scoring) - score_of(other, CERTIFICATION.scoring)
        for one, other in zip(found, truth, strict=True)
    ]
    assert told.bias == pytest.approx(np.mean(off))
    assert told.rmse == pytest.approx(np.sqrt(np.mean(np.square(off))))
    unscored = measures.score_accuracy(truth, found, named_plan("pix-plus-droit").scoring)
    assert (unscored.rmse, unscored.bias) == (None, None)


def test_estimates_are_joined_in_order() -> None:
    one, other = estimates([1.0], [0.1]), estimates([2.0, 3.0], [0.2, 0.3])
    whole = Estimates.joined([one, other])
    assert whole.ability.tolist() == [1.0, 2.0, 3.0]
    assert whole.of(np.array([False, True, False])).error.tolist() == [0.2]
