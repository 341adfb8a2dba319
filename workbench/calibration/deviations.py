"""How far a candidate's competences stand from the general ability. Knows no single candidate.

Model: ability in competence c of domain D = g + e_D + d_c, with d_c ~ N(0, sd²) and
e_D ~ N(0, domain sd²), independent. Both sds by marginal likelihood, g integrated out on the grid
and each competence within it (bifactor reduction: Gibbons & Hedeker 1992), on a grid of values
that narrows about its maximum. Two answers in a competence are the least that tells something.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RectBivariateSpline
from scipy.optimize import minimize_scalar

from workbench.calibration.incidence import Incidence
from workbench.calibration.parameters import POINTS, STEP, Parameters, Population
from workbench.calibration.posterior import posterior
from workbench.calibration.responses import Floats, Integers, Responses

DEFAULT_COMPETENCE_SD: Final = 0.35
DEFAULT_DOMAIN_SD: Final = 0.0
"""Without data: assumed 0.35 is worse than the truth by little, whatever that is; 0.5 is not."""

LEAST_PAIRS: Final = 2000
"""Answers of one candidate in one competence, taken by two; fewer leave an error above 0.1."""

MOST_CANDIDATES: Final = 2000
"""A sample of so many fixes the sds to a few hundredths; more would only take longer."""

_COMPETENCE_SDS: Final = np.linspace(0.0, 1.2, 9)
_DOMAIN_SDS: Final = np.linspace(0.0, 0.8, 5)
_FINE: Final = 7
_NARROWINGS: Final = 4
_SMOOTH: Final = 2.0
"""Log-likelihood between neighbours below which a spline is exact enough; above the next line."""

_HALF_CHI_SQUARE: Final = 1.920729
_DENSE: Final = 241
_LEAST_LOG: Final = -20.0
"""Less than 2e-9 of a likelihood counts as that: products then stay clear of subnormal numbers,
with which processors are a hundred times slower."""

_MOST_FACTOR: Final = 0.7
_LOGISTIC_SD: Final = 1.702
_MOST_LOST: Final = 0.75


@dataclass(frozen=True, slots=True)
class Estimate:
    """A standard deviation in logits and its 95 % profile-likelihood interval."""

    sd: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Deviations:
    """Standard deviations about the general ability.

    Attributes:
        competence: Of the deviation of a competence from its domain.
        domain: Of the deviation of a domain from the general ability.
        pairs: Pairs of answers of one candidate in one competence that there were.
        estimated: False where there were too few: the defaults then, with no interval.
    """

    competence: Estimate
    domain: Estimate
    pairs: int
    estimated: bool


def conditional_discrimination(discrimination: Floats, sd: float) -> Floats:
    """Discriminations on the metric of the item's own competence, from those on the general one.

    A calibration on one ability alone flattens the curves by the deviations it does not see:
    a = a_c / √(1 + (a_c · sd / 1.702)²) (Camilli 1994). Values that no a_c would give are held
    at twice the discrimination.

    Args:
        discrimination: Any shape, per logit of the general ability.
        sd: Of the competence's whole deviation from the general ability.
    """
    lost = np.minimum((discrimination * sd / _LOGISTIC_SD) ** 2, _MOST_LOST)
    return np.asarray(discrimination / np.sqrt(1.0 - lost))


def estimate_deviations(
    responses: Responses,
    parameters: Parameters,
    population: Population,
    *,
    competence: Integers,
    domain: Integers,
    generator: np.random.Generator,
) -> Deviations:
    """The sds that make the answers most likely, or the defaults with too few of them.

    Args:
        responses: To J items.
        parameters: Of the J items, on the metric of one general ability or of each competence:
            one factor common to all discriminations is found again from the responses.
        population: Of the general ability.
        competence: Shape (J,), codes.
        domain: Shape (J,), codes.
        generator: Draws the candidates who are looked at when there are many.
    """
    pairs = _pairs(responses, competence)
    if pairs < LEAST_PAIRS:
        unknown = Estimate(DEFAULT_COMPETENCE_SD, np.nan, np.nan)
        return Deviations(
            unknown, Estimate(DEFAULT_DOMAIN_SD, np.nan, np.nan), pairs, estimated=False
        )
    if responses.candidates > MOST_CANDIDATES:
        drawn = generator.permutation(responses.candidates)[:MOST_CANDIDATES]
        responses = responses.kept(np.isin(responses.candidate, drawn))
    seen = _on_one_ability(responses, parameters, population)
    likelihood = _Likelihood.of(responses, seen, population, competence, domain)
    competence_sd, domain_sd = _profiled(likelihood.on)
    return Deviations(competence_sd, domain_sd, pairs, estimated=True)


def _on_one_ability(
    responses: Responses, parameters: Parameters, population: Population
) -> Parameters:
    """The parameters with the factor to all discriminations that fits one ability alone best."""
    incidence = Incidence.of(responses)

    def scaled(log_factor: float) -> Parameters:
        return Parameters(parameters.log_discrimination + log_factor, parameters.difficulty)

    found = minimize_scalar(
        lambda factor: -posterior(incidence, scaled(factor), population).log_likelihood,
        bounds=(-_MOST_FACTOR, _MOST_FACTOR),
        method="bounded",
        options={"xatol": 1e-3},
    )
    return scaled(float(found.x))


def _pairs(responses: Responses, competence: Integers) -> int:
    key = responses.candidate * (int(competence.max(initial=0)) + 1) + competence[responses.item]
    return int((np.unique(key, return_counts=True)[1] // 2).sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Likelihood:
    """Marginal likelihood of the two sds.

    Attributes:
        incidence: A row for each candidate and competence, a candidate's domains together.
        domains: First row of each candidate and domain.
        candidates: First such domain of each candidate.
    """

    incidence: Incidence
    domains: Integers
    candidates: Integers
    parameters: Parameters
    population: Population

    @classmethod
    def of(
        cls,
        responses: Responses,
        parameters: Parameters,
        population: Population,
        competence: Integers,
        domain: Integers,
    ) -> "_Likelihood":
        """The likelihood of the responses."""
        of_domain, of_competence = int(domain.max()) + 1, int(competence.max()) + 1
        by_domain = responses.candidate * of_domain + domain[responses.item]
        keys, row = np.unique(
            by_domain * of_competence + competence[responses.item], return_inverse=True
        )
        domain_keys, domains = np.unique(keys // of_competence, return_index=True)
        candidates = np.unique(domain_keys // of_domain, return_index=True)[1]
        incidence = Incidence.by(row, responses.item, responses.correct, len(responses.items))
        return cls(incidence, domains, candidates, parameters, population)

    def on(self, competence_sds: Floats, domain_sds: Floats) -> Floats:
        """Log-likelihoods on a grid, shape (competence sds, domain sds).

        Single precision: it is twice as fast, and 32 answers stay far above its least number.
        """
        found = np.empty((len(competence_sds), len(domain_sds)))
        weights = np.exp(self.population.log_weights())
        for row, competence_sd in enumerate(competence_sds):
            for column, domain_sd in enumerate(domain_sds):
                whole = float(np.hypot(competence_sd, domain_sd))
                slope = conditional_discrimination(self.parameters.discrimination, whole)
                own = Parameters(np.log(slope), self.parameters.difficulty)
                logs = self.incidence.log_likelihoods(own.log_probabilities())
                likelihood = np.exp(np.maximum(logs, _LEAST_LOG).astype(np.float32))
                likelihood = likelihood @ _spread(competence_sd)
                likelihood = np.multiply.reduceat(likelihood, self.domains, axis=0)
                by_domain = (likelihood @ _spread(domain_sd)).astype(np.float64)
                everything = np.multiply.reduceat(by_domain, self.candidates, axis=0)
                found[row, column] = float(np.log(everything @ weights).sum())
        return found


def _spread(sd: float) -> NDArray[np.float32]:
    """Shares of N(g, sd²) at each point (row) for each g (column), shape (81, 81)."""
    if sd < STEP / 4.0:
        # Finer than the grid: three points with that variance.
        share = (sd / STEP) ** 2 / 2.0
        near = np.full(len(POINTS) - 1, share)
        stay = np.full(len(POINTS), 1.0 - 2.0 * share)
        spread = np.diag(stay) + np.diag(near, 1) + np.diag(near, -1)
        return spread.astype(np.float32)
    density = np.exp(np.maximum(-0.5 * ((POINTS[:, None] - POINTS) / sd) ** 2, _LEAST_LOG))
    return np.asarray(density / density.sum(axis=0)).astype(np.float32)


def _profiled(on: Callable[[Floats, Floats], Floats]) -> tuple[Estimate, Estimate]:
    """The maximum and the two profiles of a likelihood given on grids."""
    rows, columns = _COMPETENCE_SDS, _DOMAIN_SDS
    surface = on(rows, columns)
    for _ in range(_NARROWINGS):
        best = np.unravel_index(int(np.argmax(surface)), surface.shape)
        rows_next = _about(rows, surface.max(axis=1), int(best[0]))
        columns_next = _about(columns, surface.max(axis=0), int(best[1]))
        if rows_next is rows and columns_next is columns:
            break
        rows, columns = rows_next, columns_next
        surface = on(rows, columns)
    spline = RectBivariateSpline(rows, columns, surface)
    dense_rows = np.linspace(rows[0], rows[-1], _DENSE)
    dense_columns = np.linspace(columns[0], columns[-1], _DENSE)
    dense = spline(dense_rows, dense_columns)
    return (
        _interval(dense_rows, dense.max(axis=1)),
        _interval(dense_columns, dense.max(axis=0)),
    )


def _about(values: Floats, profile: Floats, best: int) -> Floats:
    """Values closer about the best one, the same when the neighbours are not much worse."""
    neighbours = [place for place in (best - 1, best + 1) if 0 <= place < len(values)]
    if profile[best] - max(profile[place] for place in neighbours) < _SMOOTH:
        return values
    step = values[1] - values[0]
    return np.linspace(max(0.0, values[best] - step), values[best] + step, _FINE)


def _interval(values: Floats, profile: Floats) -> Estimate:
    inside = values[profile >= profile.max() - _HALF_CHI_SQUARE]
    best = float(values[int(np.argmax(profile))])
    return Estimate(best, float(inside[0]), float(inside[-1]))
