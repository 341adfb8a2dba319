"""The exponential, the same to the last bit on every machine. Knows nothing about items.

Libraries' exponentials differ between processors, versions and systems. This one uses only
operations that IEEE 754 rounds in one way (+, -, ×, ÷, rounding to an integer, scaling by a
power of two), each as a separate step, so that nothing can be fused.

Method: x = k·ln 2 + r with |r| ≤ ln 2 / 2, then e^r = (c + r) / (c - r) where
c = r·coth(r / 2) = 2 + r²/6 - r⁴/360 + …, whose coefficients are 2·B₂ₙ / (2n)! (Bernoulli).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LARGEST: Final = 700.0
"""Arguments are held within ±700, where neither overflow nor a subnormal can occur."""


def constant(value: float) -> Floats:
    """An array of no dimension: numpy takes it as it is, and converts a Python float each time."""
    result = np.array(value)
    result.setflags(write=False)
    return result


_ONE: Final = constant(1.0)
_TWO: Final = constant(2.0)
# ln 2 in two parts; the first has 33 significant bits, so that its product with k is exact.
LN2_HIGH: Final = constant(float.fromhex("0x1.62e42feep-1"))
LN2_LOW: Final = constant(float.fromhex("0x1.a39ef35793c76p-33"))
_PER_LN2: Final = constant(float.fromhex("0x1.71547652b82fep+0"))
_COEFFICIENTS: Final = tuple(
    constant(value)
    for value in (
        -691 / 653_837_184_000,
        1 / 23_950_080,
        -1 / 604_800,
        1 / 15_120,
        -1 / 360,
        1 / 6,
    )
)


def exponential(exponent: Floats, furthest: float = LARGEST) -> Floats:
    """The exponential of each element; error below one unit in the last place.

    Args:
        exponent: Finite numbers of any shape; beyond ±*furthest* they count as that bound.
        furthest: At most `LARGEST`.
    """
    held = np.minimum(np.maximum(exponent, -furthest), furthest)
    power = np.rint(held * _PER_LN2)
    high = held - power * LN2_HIGH
    low = power * LN2_LOW
    rest = high - low
    square = rest * rest
    series = square * _COEFFICIENTS[0]
    for coefficient in _COEFFICIENTS[1:]:
        series += coefficient
        series *= square
    # e^r = 1 + r + r·(r - s) / (2 - (r - s)) with s = c - 2: only the last sum rounds visibly.
    lag = rest - series
    correction = rest * lag
    correction /= _TWO - lag
    low -= correction
    high -= low
    high += _ONE
    scaled: Floats = np.ldexp(high, power.astype(np.intc))
    return scaled
