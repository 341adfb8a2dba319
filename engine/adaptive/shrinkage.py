"""Discriminations as certain as their calibration allows. Knows no candidate.

Choosing items of maximum information prefers those whose discrimination was overestimated, and
the standard error of the ability then comes out too small (van der Linden & Glas 2000). The
empirical Bayes estimate pulls each log discrimination towards the mean of the bank.
"""

import math

import numpy as np

from engine.adaptive.exponential import Floats, exponential
from engine.adaptive.logarithm import logarithm


def shrunk(discrimination: Floats, standard_error: Floats) -> Floats:
    """The discriminations, each log moved to the bank's mean by s² / (s² + se²).

    s² is the variance of the true logs: that of the estimates less the mean se², where *se* is
    the standard error over the discrimination. Without errors nothing moves.

    Args:
        discrimination: Shape (n,), per logit, positive.
        standard_error: Shape (n,), of the discriminations, not negative.
    """
    if not len(discrimination):
        return discrimination
    logs = logarithm(discrimination)
    relative = standard_error / discrimination
    noise = relative * relative
    count = float(len(discrimination))
    mean = math.fsum(logs.tolist()) / count
    away = logs - mean
    spread = math.fsum((away * away).tolist()) / count
    true = max(spread - math.fsum(noise.tolist()) / count, 0.0)
    total = noise + true
    kept = np.where(noise == 0.0, 1.0, true / np.where(total == 0.0, 1.0, total))
    return np.where(noise == 0.0, discrimination, exponential(mean + kept * away))
