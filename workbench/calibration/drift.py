"""Which items' parameters have moved since the previous calibration. Knows no response."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import false_discovery_control, norm

from workbench.calibration.parameters import Link, Parameters, StandardErrors
from workbench.calibration.responses import Floats, Mask

FALSE_DISCOVERIES: Final = 0.05
"""The share of false flags among flags that is accepted (Benjamini & Hochberg 1995)."""


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    """Drift of J items, new minus expected, in units of its standard error.

    Attributes:
        difficulty: Shape (J,), z; not a number without a new error.
        log_discrimination: Likewise.
        flagged: Shape (J,), either of them beyond chance among all 2J tests.
    """

    difficulty: Floats
    log_discrimination: Floats
    flagged: Mask


def drift(
    new: Parameters,
    new_errors: StandardErrors,
    expected: Parameters,
    spread: StandardErrors,
    link: Link,
) -> Drift:
    """The drift of J items from what was expected.

    Args:
        new: Estimates on the previous scale.
        new_errors: Their standard errors; not a number where there is no estimate.
        expected: What the previous calibration lets expect.
        spread: The standard deviations of the truth about that.
        link: What led to the previous scale, for its errors.
    """
    of_slope, of_intercept, of_both = link.variance
    unlinked = (new.difficulty - link.intercept) / link.slope
    by_link = of_slope * unlinked**2 + 2.0 * of_both * unlinked + of_intercept
    spread_b = np.sqrt(new_errors.difficulty**2 + spread.difficulty**2 + by_link)
    spread_a = np.sqrt(
        new_errors.log_discrimination**2 + spread.log_discrimination**2 + of_slope / link.slope**2
    )
    z_b = (new.difficulty - expected.difficulty) / spread_b
    z_a = (new.log_discrimination - expected.log_discrimination) / spread_a
    z = np.stack([z_b, z_a])
    tested = np.isfinite(z)
    beyond = np.zeros(z.shape, np.bool_)
    if tested.any():
        p = 2.0 * norm.sf(np.abs(z[tested]))
        beyond[tested] = false_discovery_control(p) < FALSE_DISCOVERIES
    return Drift(z_b, z_a, np.logical_or(*beyond))
