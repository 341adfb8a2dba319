"""workbench.calibration.marginal and standard_errors: a maximum, its curvature, and the truth."""

import json
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from tests.workbench.calibration import synthetic
from workbench.calibration.incidence import Incidence
from workbench.calibration.marginal import MarginalFit, Priors, estimate
from workbench.calibration.parameters import POINTS, Link, Parameters, Population, StandardErrors
from workbench.calibration.posterior import estimated_population, posterior
from workbench.calibration.responses import Floats, Responses
from workbench.calibration.standard_errors import standard_errors

MIRT: Final = json.loads(
    (Path(__file__).parent / "data" / "mirt_estimates.json").read_text(encoding="utf-8")
)
USUAL: Final = Population(0.0, 1.3)


def weak(items: int) -> Priors:
    nothing = np.zeros(items)
    return Priors.of(
        Parameters(nothing, nothing), StandardErrors(nothing, nothing), np.ones(items, np.bool_)
    )


def vague(items: int) -> Priors:
    return Priors(np.zeros((2, items)), np.full((2, items), 1e4), np.zeros(items, np.bool_))


def fitted(
    responses: Responses, priors: Priors, population: Population = USUAL
) -> tuple[MarginalFit, StandardErrors]:
    incidence, items = Incidence.of(responses), len(responses.items)
    start = Parameters(np.zeros(items), np.zeros(items))
    found = estimate(incidence, start, priors, population)
    state = posterior(incidence, found.parameters, population)
    chosen = np.ones(items, np.bool_)
    return found, standard_errors(responses, found.parameters, priors, chosen, state)


def log_posterior(place: Floats, responses: Responses, priors: Priors) -> float:
    """From the definition, candidate by candidate and without any of the code under test."""
    log_slope, difficulty = place.reshape(2, -1)
    weights = np.exp(-0.5 * ((POINTS - USUAL.mean) / USUAL.sd) ** 2)
    weights /= weights.sum()
    chances = expit(np.exp(log_slope)[:, None] * (POINTS - difficulty[:, None]))
    total = 0.0
    for candidate in range(responses.candidates):
        mine = responses.candidate == candidate
        rows = chances[responses.item[mine]]
        likelihood = np.where(responses.correct[mine][:, None], rows, 1.0 - rows).prod(axis=0)
        total += np.log(likelihood @ weights)
    spread = np.array([[0.5], [3.0]]) if priors.weak.all() else priors.sd
    centre = np.stack([log_slope, difficulty])
    away = centre - centre.mean(axis=1, keepdims=True)
    return float(total - 0.5 * ((away / spread) ** 2).sum())


def small() -> Responses:
    generator = np.random.default_rng(4)
    truth = synthetic.bank(generator, 6)
    ability = 1.3 * generator.standard_normal((70, 1))
    chances = expit(truth.discrimination * (ability - truth.difficulty))
    return synthetic.complete(generator, chances, asked=0.8)


def test_the_em_ends_where_a_plain_maximiser_ends() -> None:
    responses, priors = small(), weak(6)
    found, _ = fitted(responses, priors)
    place = np.stack([found.parameters.log_discrimination, found.parameters.difficulty])
    best = minimize(
        lambda trial: -log_posterior(trial, responses, priors), place.ravel(), method="BFGS"
    )
    assert found.converged
    assert found.log_posterior == pytest.approx(-best.fun, abs=1e-4)
    assert np.abs(place.ravel() - best.x).max() < 2e-3


def test_estimates_and_errors_are_those_of_mirt() -> None:
    bits = np.unpackbits(np.frombuffer(bytes.fromhex(MIRT["answers"]), np.uint8))
    responses = synthetic.complete(np.random.default_rng(0), bits.reshape(-1, 8).astype(np.float64))
    found, errors = fitted(responses, vague(8), Population(0.0, 1.0))
    slopes = found.parameters.discrimination
    assert np.abs(slopes - MIRT["discrimination"]).max() < 3e-3
    assert np.abs(found.parameters.difficulty - MIRT["difficulty"]).max() < 3e-3
    assert found.log_posterior == pytest.approx(MIRT["log_likelihood"], abs=1e-2)
    of_slopes = slopes * errors.log_discrimination / MIRT["se_discrimination"]
    of_difficulties = errors.difficulty / MIRT["se_difficulty"]
    assert np.abs(of_slopes - 1.0).max() < 0.01
    assert np.abs(of_difficulties - 1.0).max() < 0.01


def test_errors_are_the_curvature_of_the_marginal_likelihood() -> None:
    generator = np.random.default_rng(8)
    truth = synthetic.bank(generator, 24)
    responses = synthetic.adaptive(generator, truth, truth, 500, length=14, share=1.0)
    priors, incidence = vague(24), Incidence.of(responses)
    priors = Priors(priors.centre, np.full((2, 24), 2.0), priors.weak)
    found, errors = fitted(responses, priors)
    place = np.concatenate([found.parameters.log_discrimination, found.parameters.difficulty])

    def gradient(trial: Floats) -> Floats:
        parameters = Parameters(trial[:24], trial[24:])
        answers, right = incidence.counts(posterior(incidence, parameters, USUAL).shares)
        residual = right - answers * expit(parameters.logits())
        of_a = (residual * parameters.logits()).sum(axis=1)
        of_b = -parameters.discrimination * residual.sum(axis=1)
        return np.concatenate([of_a, of_b]) - trial / 2.0**2

    steps = 1e-4 * np.eye(48)
    curvature = np.array([gradient(place + h) - gradient(place - h) for h in steps]) / -2e-4
    exact = np.sqrt(np.diag(np.linalg.inv((curvature + curvature.T) / 2.0)))
    told = np.concatenate([errors.log_discrimination, errors.difficulty])
    assert np.abs(told / exact - 1.0).max() < 0.01


def recovered(seed: int) -> tuple[Floats, Floats]:
    """Distances from the truth of often asked items, and their errors, each (2, items)."""
    generator = np.random.default_rng(seed)
    truth = synthetic.bank(generator, 120)
    blurred = Parameters(
        truth.log_discrimination + 0.15 * synthetic.normal(generator, 120),
        truth.difficulty + 0.15 * synthetic.normal(generator, 120),
    )
    responses = synthetic.adaptive(generator, truth, blurred, 3000)
    found, errors = fitted(responses, weak(120))
    often = np.bincount(responses.item, minlength=120) >= 100
    away_a = (found.parameters.log_discrimination - truth.log_discrimination)[often]
    away_b = (found.parameters.difficulty - truth.difficulty)[often]
    told = np.stack([errors.log_discrimination[often], errors.difficulty[often]])
    return np.stack([away_a, away_b]), told


def test_adaptive_data_give_the_truth_back() -> None:
    away, errors = recovered(21)
    assert away.shape[1] > 60
    assert (np.abs(away.mean(axis=1)) < 0.05).all()
    assert (np.sqrt((away**2).mean(axis=1)) < [0.2, 0.16]).all()
    assert ((np.abs(away / errors) < 1.96).mean(axis=1) > 0.88).all()


@pytest.mark.long
def test_errors_told_are_errors_made() -> None:
    found = [recovered(seed) for seed in range(100, 120)]
    away = np.concatenate([one[0] for one in found], axis=1)
    errors = np.concatenate([one[1] for one in found], axis=1)
    assert (np.abs(away.mean(axis=1)) < [0.05, 0.02]).all()
    assert (np.abs(np.sqrt(((away / errors) ** 2).mean(axis=1)) - 1.0) < 0.05).all()
    assert (np.abs((np.abs(away / errors) < 1.96).mean(axis=1) - 0.95) < 0.01).all()


def test_items_all_right_or_all_wrong_stay_finite() -> None:
    generator = np.random.default_rng(2)
    chances = np.full((200, 5), 0.5)
    chances[:, 0], chances[:, 1] = 1.0, 0.0
    found, errors = fitted(synthetic.complete(generator, chances), weak(5))
    assert found.converged
    assert -8.0 < found.parameters.difficulty[0] < -2.0
    assert 2.0 < found.parameters.difficulty[1] < 8.0
    assert np.isfinite(errors.difficulty).all()
    assert errors.difficulty[0] > 2.0 * errors.difficulty[2]


def test_known_items_keep_to_what_is_known_of_them() -> None:
    generator = np.random.default_rng(3)
    truth = synthetic.bank(generator, 30)
    responses = synthetic.adaptive(generator, truth, truth, 200, length=10, share=0.9)
    sure = StandardErrors(np.full(30, 1e-3), np.full(30, 1e-3))
    priors = Priors.of(truth, sure, np.arange(30) < 10)
    found = estimate(Incidence.of(responses), truth, priors, USUAL).parameters
    assert np.abs(found.difficulty - truth.difficulty)[10:].max() < 5e-3
    assert np.abs(found.difficulty - truth.difficulty)[:10].max() > 2e-2


def test_the_population_is_found_when_the_items_are_known() -> None:
    generator = np.random.default_rng(5)
    truth = synthetic.bank(generator, 100)
    responses = synthetic.adaptive(generator, truth, truth, 2000, sd=0.9)
    found = estimated_population(Incidence.of(responses), truth, Population(1.0, 2.0))
    assert found.mean == pytest.approx(0.0, abs=0.07)
    assert found.sd == pytest.approx(0.9, abs=0.05)


def test_no_error_is_told_of_items_not_asked_about() -> None:
    responses, priors = small(), weak(6)
    found, whole = fitted(responses, priors)
    state = posterior(Incidence.of(responses), found.parameters, USUAL)
    some = np.array([True, False, True, False, False, False])
    errors = standard_errors(responses, found.parameters, priors, some, state)
    assert np.isnan(errors.difficulty).tolist() == (~some).tolist()
    assert (errors.difficulty[some] <= whole.difficulty[some]).all()
    none = standard_errors(responses, found.parameters, priors, np.zeros(6, np.bool_), state)
    assert np.isnan(none.log_discrimination).all()


def test_a_change_of_scale_changes_no_curve() -> None:
    parameters = Parameters(np.array([0.2, -0.4]), np.array([1.0, -2.0]))
    link = Link(1.25, -0.5)
    moved = parameters.linked(link)
    ability = np.array([[-1.0], [0.3]])
    before = parameters.discrimination * (ability - parameters.difficulty)
    after = moved.discrimination * (1.25 * ability - 0.5 - moved.difficulty)
    assert np.allclose(before, after)
    assert USUAL.linked(link) == Population(-0.5, 1.625)
    errors = StandardErrors(np.array([0.1]), np.array([0.2])).linked(link)
    assert errors.difficulty.tolist() == [0.25]
