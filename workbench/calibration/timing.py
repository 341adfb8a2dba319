"""Response times: how long items take, how fast candidates are. Knows no answer's correctness.

Lognormal model (van der Linden 2006): ln T = β - τ + ε, with ε ~ N(0, 1/α²), the item's time
intensity β, its time discrimination α, and the candidate's speed τ ~ N(0, sd²), whose mean of 0
fixes the scale. Maximum marginal likelihood by EM, closed at each step.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from workbench.calibration.responses import Floats, Responses

LEAST_TIMES: Final = 30
"""Items with fewer times are not told: their α would be too uncertain."""

_TOLERANCE: Final = 1e-5
_MOST_STEPS: Final = 500
_LEAST_VARIANCE: Final = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """Of J items and of all candidates; not a number where there are too few times.

    Attributes:
        intensity: Shape (J,), β, logarithm of seconds.
        se_intensity: Shape (J,).
        discrimination: Shape (J,), α, per unit of the logarithm.
        se_discrimination: Shape (J,).
        speed_sd: Standard deviation of τ.
        times: How many answers have a time.
    """

    intensity: Floats
    se_intensity: Floats
    discrimination: Floats
    se_discrimination: Floats
    speed_sd: float
    times: int


def estimate_timing(responses: Responses) -> Timing:
    """The model of the answers that have a time."""
    items = len(responses.items)
    timed = np.isfinite(responses.elapsed)
    counts = np.bincount(responses.item[timed], minlength=items)
    enough = counts >= LEAST_TIMES
    used = timed & enough[responses.item]
    nothing = np.full(items, np.nan)
    if not used.any():
        return Timing(nothing, nothing, nothing, nothing, np.nan, int(timed.sum()))
    _, candidate = np.unique(responses.candidate[used], return_inverse=True)
    item, log_time = responses.item[used], np.log(responses.elapsed[used])
    number = np.where(enough, counts, 1)
    intensity = np.bincount(item, log_time, minlength=items) / number
    apart = log_time - intensity[item]
    variance = np.bincount(item, apart**2, minlength=items) / number
    spread = float(variance[enough].mean()) / 2.0
    for _ in range(_MOST_STEPS):
        precision = 1.0 / np.maximum(variance, _LEAST_VARIANCE)
        weight = precision[item]
        uncertain = 1.0 / (1.0 / max(spread, _LEAST_VARIANCE) + np.bincount(candidate, weight))
        speed = uncertain * np.bincount(candidate, weight * (intensity[item] - log_time))
        after = np.bincount(item, log_time + speed[candidate], minlength=items) / number
        apart = log_time - after[item] + speed[candidate]
        squares = apart**2 + uncertain[candidate]
        variance = np.bincount(item, squares, minlength=items) / number
        spread = float((speed**2 + uncertain).mean())
        moved = float(np.abs(after - intensity).max())
        intensity = after
        if moved < _TOLERANCE:
            break
    sd = np.sqrt(np.maximum(variance, _LEAST_VARIANCE))

    def told(values: Floats) -> Floats:
        return np.where(enough, values, np.nan)

    return Timing(
        intensity=told(intensity),
        se_intensity=told(sd / np.sqrt(number)),
        discrimination=told(1.0 / sd),
        se_discrimination=told(1.0 / (sd * np.sqrt(2.0 * number))),
        speed_sd=float(np.sqrt(spread)),
        times=int(timed.sum()),
    )
