"""workbench.calibration.fit: curves that are no 2PL are found, and 2PL curves are left in peace."""

import numpy as np
from scipy.special import expit

from tests.workbench.calibration import synthetic
from workbench.calibration.fit import ItemFit, item_fit
from workbench.calibration.incidence import Incidence
from workbench.calibration.marginal import Priors, estimate
from workbench.calibration.parameters import Parameters, Population, StandardErrors
from workbench.calibration.posterior import posterior
from workbench.calibration.responses import Floats, Responses

POPULATION = Population(0.0, 1.3)


def fit_of(responses: Responses, start: Parameters) -> ItemFit:
    items = len(responses.items)
    often = np.bincount(responses.item, minlength=items) >= 150
    known = StandardErrors(np.full(items, 0.2), np.full(items, 0.2))
    priors = Priors.of(start, known, often)
    incidence = Incidence.of(responses)
    found = estimate(incidence, start, priors, POPULATION).parameters
    state = posterior(incidence, found, POPULATION)
    return item_fit(responses, found, often, POPULATION, state)


def chances(generator: np.random.Generator, truth: Parameters, candidates: int) -> Floats:
    ability = 1.3 * synthetic.normal(generator, candidates, 1)
    return expit(truth.discrimination * (ability - truth.difficulty))


def test_adaptive_answers_of_the_model_fit_it() -> None:
    generator = np.random.default_rng(6)
    truth = synthetic.bank(generator, 150)
    responses = synthetic.adaptive(generator, truth, truth, 2500)
    found = fit_of(responses, truth)
    often = np.isfinite(found.p)
    assert often.sum() > 80
    assert (found.p[often] < 0.05).mean() < 0.12
    assert 0.3 < (found.p[often] < 0.5).mean() < 0.7
    assert not found.misfit[often].any()
    assert np.abs(found.infit[often] - 1.0).max() < 0.15
    assert np.abs(found.outfit[often].mean() - 1.0) < 0.02


def test_an_item_that_is_guessed_and_one_that_is_not_monotone_are_found() -> None:
    generator = np.random.default_rng(7)
    truth = synthetic.bank(generator, 40)
    truth.difficulty[0], truth.log_discrimination[0] = 0.5, np.log(2.5)
    truth.difficulty[1] = 0.0
    made = chances(generator, truth, 1500)
    made[:, 0] = 0.4 + 0.6 * made[:, 0]
    made[:, 1] = 0.9 - 0.6 * (np.abs(made[:, 1] - 0.5) < 0.2)
    found = fit_of(synthetic.complete(generator, made, asked=0.7), truth)
    assert found.misfit[:2].all()
    assert found.misfit[2:].sum() <= 1
    assert (found.distance[:2] > found.distance[2:].max()).all()


def test_an_answer_that_follows_no_ability_shows_in_the_mean_squares() -> None:
    generator = np.random.default_rng(9)
    truth = synthetic.bank(generator, 40)
    truth.difficulty[-1], truth.log_discrimination[-1] = 0.0, np.log(1.5)
    made = chances(generator, truth, 1500)
    made[:, -1] = 1.0 - made[:, -1]
    responses = synthetic.complete(generator, made, asked=0.7)
    incidence = Incidence.of(responses)
    state = posterior(incidence, truth, POPULATION)
    found = item_fit(responses, truth, np.ones(40, np.bool_), POPULATION, state)
    assert found.infit[-1] > 1.3
    assert found.outfit[-1] > 1.3
    assert found.infit[:-1].max() < 1.1


def test_one_or_two_answers_are_no_evidence() -> None:
    generator = np.random.default_rng(11)
    truth = synthetic.bank(generator, 8)
    responses = synthetic.complete(generator, chances(generator, truth, 60))
    first, second = responses.item == 0, responses.item == 1
    few = (first & (responses.candidate > 0)) | (second & (responses.candidate > 1))
    responses = responses.kept(~few)
    state = posterior(Incidence.of(responses), truth, POPULATION)
    found = item_fit(responses, truth, np.ones(8, np.bool_), POPULATION, state)
    assert (found.p[:2] > 0.5).all()
    assert (found.statistic[2:] > 0.0).all()


def test_nothing_is_told_of_items_not_asked_about() -> None:
    generator = np.random.default_rng(10)
    truth = synthetic.bank(generator, 12)
    responses = synthetic.complete(generator, chances(generator, truth, 200))
    incidence = Incidence.of(responses)
    state = posterior(incidence, truth, POPULATION)
    some = np.arange(12) < 4
    found = item_fit(responses, truth, some, POPULATION, state)
    for values in (found.infit, found.outfit, found.statistic, found.p, found.distance):
        assert np.isnan(values).tolist() == (~some).tolist()
    none = item_fit(responses, truth, np.zeros(12, np.bool_), POPULATION, state)
    assert not none.misfit.any()
