"""Finds the change of scale from new parameters to previous ones. Knows no response.

Robust, weighted mean/sigma linking (Kolen & Brennan 2014, ch. 6; He, Cui & Osterlind 2015): new
difficulties are regressed on expected ones, each distance is divided by the errors of both, and
Tukey's bisquare takes drifted items out. The regression goes this way round because a CAT has
chosen what is answered by the previous parameters: a sample chosen by the regressor leaves a line
as it is. Discriminations have no say: they would tell of the slope only by their mean.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import theilslopes

from workbench.calibration.parameters import Link, Parameters, StandardErrors
from workbench.calibration.responses import Floats

LEAST_ITEMS: Final = 5
"""With fewer items in common there is nothing to be robust with, and the scale is left alone."""

_BISQUARE: Final = 4.685
_NORMAL_MAD: Final = 1.4826
_TOLERANCE: Final = 1e-8
_MOST_STEPS: Final = 100


def linked(
    new: Parameters, new_errors: StandardErrors, expected: Parameters, spread: StandardErrors
) -> Link:
    """The link from new parameters to the scale of the expected ones of the same J items.

    Args:
        new: Estimates.
        new_errors: Their standard errors.
        expected: What the previous calibration lets expect.
        spread: The standard deviations of the truth about that.

    Returns:
        The identity below `LEAST_ITEMS`.
    """
    if len(new.difficulty) < LEAST_ITEMS:
        return Link()
    line = _Line(new.difficulty, new_errors.difficulty, expected.difficulty, spread.difficulty)
    place = line.start()
    # Declared errors may be too small: what half of the items show is believed before them.
    scale = max(1.0, _NORMAL_MAD * float(np.median(np.abs(line.distances(place)))))
    for _ in range(_MOST_STEPS):
        before, place = place, line.improved(place, scale)
        if np.abs(place - before).max() < _TOLERANCE:
            break
    return line.link(place, scale)


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """Difficulties of J items and their errors; a place is (slope, intercept) of new on old."""

    new: Floats
    new_error: Floats
    old: Floats
    old_error: Floats

    def start(self) -> Floats:
        """The place by Theil and Sen: the median of the slopes between all pairs."""
        found = theilslopes(self.new, self.old)
        return np.array([found.slope, found.intercept])

    def distances(self, place: Floats) -> Floats:
        """Of the items from the line, in units of their error, shape (J,)."""
        return np.asarray((self.new - place @ self._design) / self._error(place))

    def improved(self, place: Floats, scale: float) -> Floats:
        """A step of iteratively reweighted least squares."""
        weighted = self._design * self._weights(place, scale)
        return np.asarray(np.linalg.solve(weighted @ self._design.T, weighted @ self.new))

    def link(self, place: Floats, scale: float) -> Link:
        """The way back along the line, with the variances of an M-estimate (Huber 1981)."""
        apart = self.distances(place) / scale
        share = np.minimum((apart / _BISQUARE) ** 2, 1.0)
        design = self._design / (scale * self._error(place))
        influence = design * apart * (1.0 - share) ** 2
        bread = (design * (1.0 - share) * (1.0 - 5.0 * share)) @ design.T
        inverse = np.linalg.inv(bread)
        variance = inverse @ (influence @ influence.T) @ inverse
        slope, intercept = 1.0 / float(place[0]), -float(place[1] / place[0])
        # d(slope, intercept) of the link by those of the line.
        by_line = np.array([[-(slope**2), 0.0], [-slope * intercept, -slope]])
        variance = by_line @ variance @ by_line.T
        both = (float(variance[0, 0]), float(variance[1, 1]), float(variance[0, 1]))
        return Link(slope, intercept, both)

    @property
    def _design(self) -> Floats:
        return np.stack([self.old, np.ones_like(self.old)])

    def _error(self, place: Floats) -> Floats:
        return np.asarray(np.hypot(self.new_error, place[0] * self.old_error))

    def _weights(self, place: Floats, scale: float) -> Floats:
        share = np.minimum((self.distances(place) / (scale * _BISQUARE)) ** 2, 1.0)
        return np.asarray(((1.0 - share) / self._error(place)) ** 2)
