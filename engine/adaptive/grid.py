"""The 81 abilities on which the estimator integrates. Knows nothing about answers.

Source: Pix, certification v3. The step is added again and again while below the upper end, so
the last point falls just short of it: a grid made otherwise has other points.
"""

from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats

LOWEST: Final = -9.0
HIGHEST: Final = 9.0
STEP: Final = 18.0 / 80.0


def _points() -> Floats:
    points = []
    point = LOWEST
    while point < HIGHEST:
        points.append(point)
        point += STEP
    result = np.array(points)
    result.setflags(write=False)
    return result


POINTS: Final = _points()
"""Shape (81,), in logits, read-only."""
