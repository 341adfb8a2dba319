"""Marginal maximum likelihood of 2PL parameters by EM. Knows nothing about scales or drift.

Own code, since the kept libraries do not fit a CAT: girth has no standard errors, py-irt needs
torch, and mirt (PyPI, 1.2), which has them, holds the whole table of candidates × items, so that
10,000 × 1,000 already take a gigabyte.

Bock & Aitkin (1981) with the modal priors of Mislevy (1986): abilities are integrated out on a
grid; the M step is Fisher scoring in (log a, b), for all items at once; SQUAREM (Varadhan &
Roland 2008) takes longer steps where they raise the posterior. That a CAT chose the items by
earlier answers needs no correction, as long as all answers it went by are in the data (Mislevy &
Wu 1996).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import expit

from workbench.calibration.incidence import Incidence
from workbench.calibration.parameters import POINTS, Parameters, Population, StandardErrors
from workbench.calibration.posterior import posterior
from workbench.calibration.responses import Floats, Mask

LOG_DISCRIMINATION_SD: Final = 0.5
DIFFICULTY_SD: Final = 3.0
"""Weak priors of log a and b, about the mean of the items that have them."""

_TOLERANCE: Final = 2e-4
_MOST_CYCLES: Final = 200
_SCORING_STEPS: Final = 3
_LONGEST_STEP: Final = 1.0
_BOUNDS: Final = np.array([[2.5], [12.0]])

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Priors:
    """Normal priors of log a (row 0) and b (row 1) of J items.

    Attributes:
        centre: Shape (2, J); where the prior is weak, it counts for nothing.
        sd: Shape (2, J).
        weak: Shape (J,), whether the centre is rather the mean of all weak ones' estimates.
    """

    centre: Floats
    sd: Floats
    weak: Mask

    @classmethod
    def of(cls, known: Parameters, errors: StandardErrors, weak: Mask) -> "Priors":
        """Weak priors for some items, and for the others what is known of them already."""
        told = np.stack([errors.log_discrimination, errors.difficulty])
        spread = np.where(weak, [[LOG_DISCRIMINATION_SD], [DIFFICULTY_SD]], told)
        return cls(np.stack([known.log_discrimination, known.difficulty]), spread, weak)

    def about(self, place: Floats) -> Floats:
        """The centres that go with estimates of shape (2, J), of the same shape."""
        if not self.weak.any():
            return self.centre
        shared = place[:, self.weak].mean(axis=1, keepdims=True)
        return np.where(self.weak, shared, self.centre)

    def log_density(self, place: Floats) -> float:
        """Of estimates of shape (2, J), but for a constant."""
        return float(-0.5 * (((place - self.about(place)) / self.sd) ** 2).sum())


@dataclass(frozen=True, slots=True, eq=False)
class MarginalFit:
    """Where the EM ended.

    Attributes:
        parameters: Of all items.
        log_posterior: Marginal log-likelihood plus log priors.
        cycles: How many, of two or three E steps each.
        converged: Whether the last EM step moved nothing by more than the tolerance.
    """

    parameters: Parameters
    log_posterior: float
    cycles: int
    converged: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One EM step: from where, how likely that was, and where it leads; places are (2, J)."""

    start: Floats
    log_posterior: float
    end: Floats

    @property
    def length(self) -> float:
        """The largest move of a parameter."""
        return float(np.abs(self.end - self.start).max(initial=0.0))


def estimate(
    incidence: Incidence,
    start: Parameters,
    priors: Priors,
    population: Population,
    told: Told = lambda _cycle: None,
) -> MarginalFit:
    """The parameters of highest marginal posterior, the population being fixed.

    Args:
        incidence: By candidate, of J items.
        start: Where to begin.
        priors: Of the J items.
        population: Fixes origin and unit of the scale.
        told: Hears the number of each cycle.
    """
    problem = _Problem(incidence, priors, population)
    step = problem.step(np.stack([start.log_discrimination, start.difficulty]))
    cycles = 0
    while step.length > _TOLERANCE and cycles < _MOST_CYCLES:
        cycles += 1
        told(cycles)
        step = _accelerated(problem, step)
    converged = step.length <= _TOLERANCE
    return MarginalFit(Parameters(*step.start), step.log_posterior, cycles, converged)


def _accelerated(problem: "_Problem", first: _Step) -> _Step:
    """The step after a squared extrapolation, or after a plain one where that is no better."""
    second = problem.step(first.end)
    change = first.end - first.start
    bend = (second.end - second.start) - change
    size = float(np.linalg.norm(bend))
    if size == 0.0:
        return second
    length = max(1.0, float(np.linalg.norm(change)) / size)
    further = problem.step(first.start + 2.0 * length * change + length**2 * bend)
    return further if further.log_posterior >= second.log_posterior else second


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """What does not change between steps."""

    incidence: Incidence
    priors: Priors
    population: Population

    def step(self, place: Floats) -> _Step:
        """An E step at the place, and the M step from there."""
        bounded = np.clip(place, -_BOUNDS, _BOUNDS)
        found = posterior(self.incidence, Parameters(*bounded), self.population)
        end = self._scored(bounded, *self.incidence.counts(found.shares))
        return _Step(bounded, found.log_likelihood + self.priors.log_density(bounded), end)

    def _scored(self, place: Floats, answers: Floats, right: Floats) -> Floats:
        """Fisher scoring on expected counts of shape (J, 81)."""
        centre, precision = self.priors.about(place), self.priors.sd**-2
        for _ in range(_SCORING_STEPS):
            log_slope, difficulty = place
            slope = np.exp(log_slope)
            distance = POINTS - difficulty[:, None]
            success = expit(slope[:, None] * distance)
            residual = right - answers * success
            weight = answers * success * (1.0 - success)
            gradient = slope * np.stack([(residual * distance).sum(axis=1), -residual.sum(axis=1)])
            gradient -= precision * (place - centre)
            of_a = slope**2 * (weight * distance**2).sum(axis=1) + precision[0]
            of_both = -(slope**2) * (weight * distance).sum(axis=1)
            of_b = slope**2 * weight.sum(axis=1) + precision[1]
            crossed = np.stack(
                [
                    of_b * gradient[0] - of_both * gradient[1],
                    of_a * gradient[1] - of_both * gradient[0],
                ]
            )
            move = crossed / (of_a * of_b - of_both**2)
            place = place + np.clip(move, -_LONGEST_STEP, _LONGEST_STEP)
        return place
