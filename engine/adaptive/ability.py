"""The ability of a candidate, answer after answer. Knows nothing about what could be asked next.

Source: Pix, certification v3. Not a fixed-prior estimate: at each answer a Gaussian prior of
variance 1.5 is centred on the latest ability and multiplied by the likelihood of all answers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats, constant, exponential
from engine.adaptive.grid import POINTS
from engine.adaptive.model import FURTHEST, failure
from engine.items import Calibration

_ONE: Final = constant(1.0)
_MINUS_TWICE_PRIOR_VARIANCE: Final = constant(-2.0 * 1.5)
_CLASS_WIDTH: Final = 9.0 / 80.0
"""Sheppard's correction uses half the step of the grid: Pix's choice, kept to the digit."""

_NEGLIGIBLE: Final = constant(math.ldexp(1.0, -512))

FIRST_ERROR: Final = 5.0
"""The standard error shown before any answer."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer as the estimator sees it: an item's calibration, and right or not."""

    calibration: Calibration
    correct: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """An ability and its standard error, in logits."""

    ability: float
    error: float


@dataclass(frozen=True, slots=True)
class AbilityTrace:
    """The estimates after each answer, and what is needed to add one more.

    Extending a trace gives the same floats as starting again from all answers.
    `likelihood` is that of all answers at the 81 points, up to a power of two.
    """

    start: float
    variation: float
    estimates: tuple[Estimate, ...]
    likelihood: tuple[float, ...]

    @classmethod
    def begin(cls, start: float, variation: float) -> "AbilityTrace":
        """The trace of no answer.

        Args:
            start: Ability before the first answer.
            variation: Largest change per answer, as a share of the ability (0: no limit).
        """
        return cls(start, variation, (), (1.0,) * len(POINTS))

    @property
    def latest(self) -> Estimate:
        """The estimate after the last answer, or the start."""
        return self.estimates[-1] if self.estimates else Estimate(self.start, FIRST_ERROR)

    def extended(self, scored: Scored) -> "AbilityTrace":
        """The trace with one more answer."""
        before = self.latest.ability
        likelihood, prior = _with_answer(np.array(self.likelihood), scored, before)
        weights = likelihood * prior
        # The order changes nothing in a sum that is rounded once, and a falling one is faster.
        falling = weights.argsort()[::-1]
        weights = weights[falling]
        points = POINTS[falling]
        total = math.fsum(weights.tolist())
        mean = math.fsum((points * weights).tolist()) / total
        after = _held(mean, before, self.variation)
        distance = points - after
        distance *= distance
        distance *= weights
        spread = math.fsum(distance.tolist()) / total
        error = math.sqrt(max(spread - _CLASS_WIDTH * _CLASS_WIDTH / 12.0, 0.0))
        return AbilityTrace(
            self.start,
            self.variation,
            (*self.estimates, Estimate(after, error)),
            tuple(likelihood.tolist()),
        )


def estimate(answers: Sequence[Scored], start: float, variation: float) -> tuple[Estimate, ...]:
    """The estimates after each of the answers, in the order they were given.

    Args:
        answers: Retained answers; whatever is not right counts as wrong.
        start: Ability before the first answer, within the grid.
        variation: Largest change per answer, as a share of the ability (0: no limit).
    """
    trace = AbilityTrace.begin(start, variation)
    for scored in answers:
        trace = trace.extended(scored)
    return trace.estimates


def _with_answer(likelihood: Floats, scored: Scored, centre: float) -> tuple[Floats, Floats]:
    """The likelihood with one more answer, and the prior around the centre.

    The likelihood is scaled by a power of two to a maximum in [0.5, 1). One call computes both
    exponentials: at 81 points most of its time is spent before the first multiplication.
    """
    discrimination = np.array(scored.calibration.discrimination)
    difficulty = np.array(scored.calibration.difficulty)
    exponents = np.empty((2, len(POINTS)))
    exponents[0] = discrimination * (difficulty - POINTS)
    distance = POINTS - centre
    exponents[1] = distance * distance / _MINUS_TWICE_PRIOR_VARIANCE
    odds, prior = exponential(exponents, FURTHEST)
    odds += _ONE
    right = np.divide(_ONE, odds, odds)
    product = likelihood * (right if scored.correct else _ONE - right)
    largest = float(product[product.argmax()])
    if largest == 0.0:
        # Pix's 1 - P has vanished at every point that counts, and its estimate would be no
        # number: the failure's own logistic is small, but not zero.
        product = likelihood * failure(discrimination, difficulty, POINTS)
        largest = float(product[product.argmax()])
    scaled: Floats = np.ldexp(product, np.intc(-math.frexp(largest)[1]))
    # Far below what a sum can feel, and far above the subnormals that some processors drop.
    scaled[scaled < _NEGLIGIBLE] = 0.0
    return scaled, prior


def _held(mean: float, before: float, variation: float) -> float:
    """The mean, held within the largest change from the ability before (trap: strict bounds)."""
    if variation == 0.0:
        return mean
    most = variation if -variation < before < variation else abs(before * variation)
    return min(mean, before + most) if mean > before else max(mean, before - most)
