"""Item parameters, the population they were met by, and changes of scale. Knows no response.

Two-parameter logistic model (Birnbaum 1968), without guessing and without the factor 1.7:
P(right) = 1 / (1 + exp(-discrimination · (ability - difficulty))).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import log_expit

from workbench.calibration.responses import Floats, Mask

STEP: Final = 0.2
POINTS: Final[Floats] = np.arange(-40, 41, dtype=np.float64) * STEP
"""Shape (81,), the abilities on which everything is integrated, -8 … 8 logits.

The trapezoid rule errs by less than 0.02 % of a moment as long as the step stays below 1.4
posterior standard deviations, which 32 answers do not reach.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A change of scale: an ability becomes slope · ability + intercept.

    Attributes:
        slope: Above 0.
        intercept: Logits of the new scale.
        variance: Of slope and intercept, and their covariance: (slope, intercept, both).
    """

    slope: float = 1.0
    intercept: float = 0.0
    variance: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Population:
    """Abilities N(mean, sd²), in logits."""

    mean: float
    sd: float

    def log_weights(self) -> Floats:
        """Logarithm of the share of each of `POINTS`, shape (81,)."""
        density = -0.5 * ((POINTS - self.mean) / self.sd) ** 2
        return np.asarray(density - np.log(np.exp(density).sum()))

    def linked(self, link: Link) -> "Population":
        """The same candidates on the scale that the link leads to."""
        return Population(link.slope * self.mean + link.intercept, link.slope * self.sd)


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """2PL parameters of J items.

    Attributes:
        log_discrimination: Shape (J,), natural logarithm of the discrimination per logit.
        difficulty: Shape (J,), logits.
    """

    log_discrimination: Floats
    difficulty: Floats

    @property
    def discrimination(self) -> Floats:
        """Shape (J,), per logit."""
        return np.asarray(np.exp(self.log_discrimination))

    def only(self, chosen: Mask) -> "Parameters":
        """Those of a mask of shape (J,)."""
        return Parameters(self.log_discrimination[chosen], self.difficulty[chosen])

    def where(self, chosen: Mask, otherwise: "Parameters") -> "Parameters":
        """These for a mask of shape (J,), others for the rest."""
        return Parameters(
            np.where(chosen, self.log_discrimination, otherwise.log_discrimination),
            np.where(chosen, self.difficulty, otherwise.difficulty),
        )

    def linked(self, link: Link) -> "Parameters":
        """The same response curves on the scale that the link leads to."""
        return Parameters(
            self.log_discrimination - np.log(link.slope),
            link.slope * self.difficulty + link.intercept,
        )

    def logits(self) -> Floats:
        """Log-odds of a right answer at each of `POINTS`, shape (J, 81)."""
        return self.discrimination[:, None] * (POINTS - self.difficulty[:, None])

    def log_probabilities(self) -> Floats:
        """Of a wrong answer (row 2j) and of a right one (row 2j + 1), shape (2J, 81)."""
        logits = self.logits()
        both = np.stack([log_expit(-logits), log_expit(logits)], axis=1)
        return both.reshape(2 * len(logits), len(POINTS))


@dataclass(frozen=True, slots=True, eq=False)
class StandardErrors:
    """Standard errors of J items; not a number for those that were not estimated.

    Attributes:
        log_discrimination: Shape (J,).
        difficulty: Shape (J,), logits.
    """

    log_discrimination: Floats
    difficulty: Floats

    def only(self, chosen: Mask) -> "StandardErrors":
        """Those of a mask of shape (J,)."""
        return StandardErrors(self.log_discrimination[chosen], self.difficulty[chosen])

    def linked(self, link: Link) -> "StandardErrors":
        """On the scale that the link leads to; the link's own error is left out."""
        return StandardErrors(self.log_discrimination, link.slope * self.difficulty)
