"""The natural logarithm, the same to the last bit on every machine. Knows nothing about items.

Like `exponential`, it uses only operations that IEEE 754 rounds in one way.

Method: x = m·2^k with m in [√½, √2), and ln m = 2·artanh(f) = 2f·(1 + f²/3 + f⁴/5 + …) with
f = (m - 1) / (m + 1), so that |f| < 0.172 and twelve terms suffice.
"""

import math
from typing import Final

import numpy as np

from engine.adaptive.exponential import LN2_HIGH, LN2_LOW, Floats

_ROOT_HALF: Final = math.sqrt(0.5)
_COEFFICIENTS: Final = tuple(1 / (2 * n + 1) for n in range(12, 0, -1))


def logarithm(value: Floats) -> Floats:
    """The natural logarithm of each element; error below two units in the last place.

    Args:
        value: Positive, finite, no subnormals; any shape.
    """
    mantissa, power = np.frexp(value)
    low = mantissa < _ROOT_HALF
    mantissa = np.where(low, mantissa * 2.0, mantissa)
    power = (power - low).astype(np.float64)
    ratio = (mantissa - 1.0) / (mantissa + 1.0)
    square = ratio * ratio
    series = square * _COEFFICIENTS[0]
    for coefficient in _COEFFICIENTS[1:]:
        series = (series + coefficient) * square
    # The part with the most bits comes first: ln m = 2f + 2f·s.
    result: Floats = power * LN2_HIGH + (2.0 * ratio + (2.0 * ratio * series + power * LN2_LOW))
    return result
