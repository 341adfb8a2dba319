"""How well the response curve of each item describes its answers. Knows nothing about drift.

Two looks, both lawful in a CAT, where an answer decides what is asked next:

- Infit and outfit mean squares of *predictive* residuals: an answer is compared with its
  probability given only the answers before it, so that its expectation is exact. Near a
  probability of one half, where a CAT asks, they can hardly move: read them as a description.
- A chi-square by ability groups: observed less expected right answers in each group, every answer
  shared out over the groups by its candidate's posterior. This is the Lagrange multiplier test of
  one difficulty per group (Glas 1999), so what estimating a and b has absorbed is taken out. Its
  variance is the observed information or the scores' cross-product, whichever makes it smaller:
  the first need not be positive, the second is too small in small samples. The error in the
  parameters of the other items is ignored.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import expit
from scipy.stats import chi2, false_discovery_control

from workbench.calibration.parameters import POINTS, Parameters, Population
from workbench.calibration.posterior import Posterior
from workbench.calibration.responses import Floats, Integers, Mask, Responses

GROUPS: Final = 4
FALSE_DISCOVERIES: Final = 0.05
WORTH_A_LOOK: Final = 0.05
"""A root mean square distance of shares below it is no matter, however sure it is."""

_LEAST_SHARE: Final = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class ItemFit:
    """Fit of J items; not a number for those not asked for.

    Attributes:
        infit: Shape (J,), information-weighted mean square, expectation 1.
        outfit: Shape (J,), unweighted mean square, expectation 1.
        statistic: Shape (J,), chi-square with `GROUPS` - 1 degrees of freedom.
        p: Shape (J,), its p-value.
        distance: Shape (J,), root mean square of observed less expected shares of right answers,
            over the groups.
        misfit: Shape (J,), p beyond chance (Benjamini & Hochberg 1995), distance worth a look.
    """

    infit: Floats
    outfit: Floats
    statistic: Floats
    p: Floats
    distance: Floats
    misfit: Mask


def item_fit(
    responses: Responses,
    parameters: Parameters,
    chosen: Mask,
    population: Population,
    posterior: Posterior,
) -> ItemFit:
    """The fit at the estimates that the posterior belongs to.

    Args:
        responses: Of N candidates to J items.
        parameters: Of the J items.
        chosen: Shape (J,), which of them to tell, each with some answers.
        population: Of the candidates.
        posterior: Of the N candidates.
    """
    infit, outfit = _mean_squares(responses, parameters, population)
    statistic, distance = np.full(len(chosen), np.nan), np.full(len(chosen), np.nan)
    places = np.flatnonzero(chosen)
    order = np.argsort(responses.item, kind="stable")
    bounds = np.searchsorted(responses.item[order], [places, places + 1])
    for item, low, high in zip(places, *bounds, strict=True):
        answers = order[low:high]
        statistic[item], distance[item] = _grouped(
            posterior.shares[responses.candidate[answers]],
            responses.correct[answers],
            float(parameters.discrimination[item]),
            float(parameters.difficulty[item]),
        )
    p = chi2.sf(statistic, GROUPS - 1)
    misfit = np.zeros(len(chosen), np.bool_)
    if len(places):
        sure = false_discovery_control(p[places]) < FALSE_DISCOVERIES
        misfit[places] = sure & (distance[places] >= WORTH_A_LOOK)
    outside = ~chosen
    infit[outside], outfit[outside] = np.nan, np.nan
    return ItemFit(infit, outfit, statistic, p, distance, misfit)


def _grouped(shares: Floats, right: Mask, slope: float, difficulty: float) -> tuple[float, float]:
    """The statistic and the distance of one item's n answers under posteriors (n, 81)."""
    mass = shares.sum(axis=0)
    below = np.cumsum(mass) - mass / 2.0
    group = np.minimum((GROUPS * below / mass.sum()).astype(np.int64), GROUPS - 1)
    members = (group[:, None] == np.arange(GROUPS)).astype(np.float64)
    logit = slope * (POINTS - difficulty)
    success = expit(logit)
    residual = right[:, None] - success
    weighted = shares * residual
    direction = np.concatenate([[logit], members.T])
    scores = weighted @ direction.T
    crossed = scores.T @ scores
    weight = mass * success * (1.0 - success)
    squares = (weighted * residual).sum(axis=0)
    observed = (direction * (weight - squares)) @ direction.T + crossed
    observed[0, 0] -= float(weighted.sum(axis=0) @ logit)
    total = scores.sum(axis=0)
    statistic = min(_multiplier(total, observed), _multiplier(total, crossed))
    if not np.isfinite(statistic):
        statistic = 0.0  # a handful of answers: no variance, no evidence
    by_group = scores[:, 1:]
    people = mass @ members
    apart = by_group.sum(axis=0) / np.maximum(people, 1.0)
    return statistic, float(np.sqrt((people * apart**2).sum() / people.sum()))


def _multiplier(score: Floats, information: Floats) -> float:
    """The statistic of groups beside a and a common difficulty; infinite without a variance.

    Args:
        score: Shape (1 + groups,), derivatives in log a and in the logit of each group.
        information: Of the same, shape (1 + groups, 1 + groups).
    """
    # The last group is what the common difficulty and the others leave.
    basis = np.zeros((GROUPS + 1, GROUPS + 1))
    basis[0, 0] = 1.0
    basis[1:, 1] = 1.0
    basis[1:-1, 2:] = np.eye(GROUPS - 1)
    information, score = basis.T @ information @ basis, basis.T @ score
    absorbed = information[2:, :2] @ np.linalg.pinv(information[:2, :2])
    left = information[2:, 2:] - absorbed @ information[:2, 2:]
    away = score[2:] - absorbed @ score[:2]
    if np.linalg.eigvalsh(left)[0] <= _LEAST_SHARE * np.trace(left):
        return float("inf")
    return float(away @ np.linalg.solve(left, away))


def _mean_squares(
    responses: Responses, parameters: Parameters, population: Population
) -> tuple[Floats, Floats]:
    """Infit and outfit of all items; not a number without answers."""
    curves = expit(parameters.logits())
    logs = parameters.log_probabilities()
    expected = np.empty(len(responses))
    so_far = np.tile(population.log_weights(), (responses.candidates, 1))
    rank = _ranks(responses.candidate)
    for place in range(int(rank.max(initial=-1)) + 1):
        now = np.flatnonzero(rank == place)
        who, item = responses.candidate[now], responses.item[now]
        shares = np.exp(so_far[who] - so_far[who].max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        expected[now] = (shares * curves[item]).sum(axis=1)
        so_far[who] += logs[2 * item + responses.correct[now]]
    square = (responses.correct - expected) ** 2
    variance = expected * (1.0 - expected)

    def by_item(values: Floats) -> Floats:
        return np.asarray(np.bincount(responses.item, values, minlength=len(curves)), np.float64)

    with np.errstate(invalid="ignore"):
        infit = by_item(square) / by_item(variance)
        outfit = by_item(square / variance) / by_item(np.ones(len(square)))
    return infit, outfit


def _ranks(candidate: Integers) -> Integers:
    """The rank of each answer among its candidate's, from 0."""
    first = np.searchsorted(candidate, candidate)
    return np.asarray(np.arange(len(candidate)) - first)
