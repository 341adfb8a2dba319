"""How long answers take, by person and item. Knows neither right answers nor limits.

Lognormal model (van der Linden 2006): the natural logarithm of the time in seconds is
N(intensity - speed, 1 / discrimination²), where intensity and discrimination are the item's and
speed is the person's. Arrays have the answers of one exam on their first axis, in order, and any
axes of exams after it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats
from engine.adaptive.lattice import folded
from engine.adaptive.logarithm import logarithm
from engine.items import Item

USUAL_DISCRIMINATION: Final = 1.8
"""What to assume without data, by convention: two answers in three within a factor 1.7."""

SHORTEST_MS: Final = 250.0
"""Nobody reads and answers in less. A shorter time is that of a clock which was lost, and its
logarithm would outweigh all others; of 0 ms there is none."""

_SECOND_MS: Final = 1000.0
_SPEED_SD: Final = 0.3
_LEVEL_SD: Final = 1.0


@dataclass(frozen=True, slots=True)
class Timing:
    """The time that an item takes.

    Attributes:
        intensity: Mean log seconds of a person of speed 0.
        discrimination: One over the standard deviation of the log seconds, positive.
    """

    intensity: float
    discrimination: float


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """Log times against what the items take.

    Attributes:
        log_time: Shape (k, …), natural logarithms of seconds.
        intensity: Shape (k, …).
        discrimination: Shape (k, …).
    """

    log_time: Floats
    intensity: Floats
    discrimination: Floats


def hinted(item: Item) -> Timing:
    """The timing of an item without data: its author's hint, and the usual discrimination.

    Hints tell how items compare. How long people really take is absorbed by their speed.
    """
    seconds = np.array([float(item.time_hint_s)])
    return Timing(float(logarithm(seconds)[0]), USUAL_DISCRIMINATION)


def log_seconds(elapsed_ms: Floats) -> Floats:
    """Natural logarithms of times in seconds, elementwise.

    Args:
        elapsed_ms: Milliseconds; what is below `SHORTEST_MS`, and 0 for a missing time, counts
            as that.
    """
    return logarithm(np.maximum(elapsed_ms, SHORTEST_MS) / _SECOND_MS)


def speed(pace: Pace) -> Floats:
    """The posterior means of the speeds, shape (…), positive for the fast.

    The prior is N(m, 0.3²) with the population's mean m free: without calibrated times nobody
    knows how far people are from the authors' hints, so m is N(0, 1), and together the speed is
    N(0, 0.3² + 1²), which a few answers outweigh.
    """
    weights = pace.discrimination * pace.discrimination
    prior = 1.0 / (_SPEED_SD * _SPEED_SD + _LEVEL_SD * _LEVEL_SD)
    return folded(weights * (pace.intensity - pace.log_time)) / (folded(weights) + prior)


def residuals(pace: Pace, speeds: Floats) -> Floats:
    """Shape (k, …), the log times less what is expected at these speeds, in log seconds."""
    return pace.log_time - (pace.intensity - speeds)
