"""workbench.calibration.deviations: the sd that was put in comes out, or the default."""

import numpy as np
import pytest

from tests.workbench.calibration import synthetic
from workbench.calibration.deviations import (
    DEFAULT_COMPETENCE_SD,
    DEFAULT_DOMAIN_SD,
    LEAST_PAIRS,
    Deviations,
    conditional_discrimination,
    estimate_deviations,
)
from workbench.calibration.incidence import Incidence
from workbench.calibration.marginal import Priors, estimate
from workbench.calibration.parameters import POINTS, Population

POPULATION = Population(0.0, 1.3)


def found(
    competence_sd: float, domain_sd: float, *, candidates: int = 500, seed: int = 12
) -> Deviations:
    generator = np.random.default_rng(seed)
    truth = synthetic.bank(generator, 160)
    responses = synthetic.adaptive(
        generator,
        truth,
        truth,
        candidates,
        length=30,
        share=0.8,
        competence_sd=competence_sd,
        domain_sd=domain_sd,
        per_competence=2,
    )
    pack = synthetic.declared(truth)
    often = np.bincount(responses.item, minlength=160) >= 100
    priors = Priors.of(truth, pack.errors, often)
    calibrated = estimate(Incidence.of(responses), truth, priors, POPULATION).parameters
    return estimate_deviations(
        responses,
        calibrated,
        POPULATION,
        competence=pack.competence,
        domain=pack.domain,
        generator=generator,
    )


def test_no_deviation_is_found_where_there_is_none() -> None:
    told = found(0.0, 0.0)
    assert told.estimated
    assert told.competence.low == 0.0
    assert told.competence.sd < 0.25
    assert told.domain.low == 0.0
    assert told.domain.sd < 0.2


def test_a_deviation_of_half_a_logit_is_found() -> None:
    told = found(0.5, 0.0)
    assert told.competence.low < 0.5 < told.competence.high
    assert told.competence.high - told.competence.low < 0.2
    assert told.domain.low < 0.1


def test_deviations_of_domains_are_told_from_those_of_competences() -> None:
    told = found(0.3, 0.6, seed=13)
    assert told.competence.sd == pytest.approx(0.3, abs=0.12)
    assert told.domain.sd == pytest.approx(0.6, abs=0.1)


def test_too_few_answers_leave_the_default() -> None:
    told = found(0.5, 0.0, candidates=60)
    assert 0 < told.pairs < LEAST_PAIRS
    assert not told.estimated
    assert (told.competence.sd, told.domain.sd) == (DEFAULT_COMPETENCE_SD, DEFAULT_DOMAIN_SD)
    assert np.isnan(told.competence.low)


def test_many_candidates_are_sampled_by_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.calibration.deviations.MOST_CANDIDATES", 300)
    first, again = found(0.5, 0.0, candidates=400), found(0.5, 0.0, candidates=400)
    assert first == again
    assert first.competence.sd == pytest.approx(0.5, abs=0.2)


def test_a_curve_flattened_by_deviations_is_steepened_back() -> None:
    own, sd = 1.2, 0.5
    shares = np.exp(-0.5 * (np.linspace(-4.0, 4.0, 401)) ** 2)
    abilities = POINTS[:, None] + sd * np.linspace(-4.0, 4.0, 401)
    flat = (1.0 / (1.0 + np.exp(-own * abilities))) @ (shares / shares.sum())
    near = np.abs(POINTS) < 1.5
    seen = np.polyfit(POINTS[near], np.log(flat / (1.0 - flat))[near], 1)[0]
    assert seen < 0.97 * own
    assert conditional_discrimination(np.array([seen]), sd)[0] == pytest.approx(own, rel=0.02)
    assert conditional_discrimination(np.array([9.0]), sd)[0] == pytest.approx(18.0)
