"""The 97 abilities of the joint estimate, and sums over them in one fixed order. Knows no item.

The step 3/16 is exact in binary. The trapezoid rule on a Gaussian is exact to 1e-8 where its
standard deviation is one step or more; 32 items of discrimination 4 or less leave none below half
a step.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats, exponential

SIZE: Final = 97
STEP: Final = 0.1875
LOWEST: Final = -9.0
LEAST_VARIANCE: Final = STEP * STEP / 12.0
"""Of an ability anywhere within one cell: a smaller variance the lattice cannot tell."""

_LONGEST_WAY: Final = 300.0
_NEGLIGIBLE: Final = math.ldexp(1.0, -512)


def _points() -> Floats:
    points = np.arange(SIZE, dtype=np.float64) * STEP + LOWEST
    points.setflags(write=False)
    return points


LATTICE: Final = _points()
"""Shape (97,), logits from -9 to 9, read-only."""

EDGES: Final = tuple(LOWEST - STEP / 2 + STEP * place for place in range(SIZE + 1))
"""The 98 borders of the cells around the points, in logits."""


@dataclass(frozen=True, slots=True, eq=False)
class LevelCells:
    """How the cells of the lattice divide among levels, in one competence.

    `shares` has the shape (97, 9): of each cell the part that belongs to the levels 0, 1, …, 8.
    """

    shares: Floats

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]]) -> "LevelCells":
        """The cells of 97 rows of nine shares."""
        shares = np.array(rows, np.float64)
        shares.setflags(write=False)
        return cls(shares)


def gaussian(distance: Floats, sd: float) -> Floats:
    """exp(-distance² / (2·sd²)), elementwise; for sd = 0, 1 at distance 0 and 0 elsewhere."""
    if sd == 0.0:
        return np.where(distance == 0.0, 1.0, 0.0)
    square = distance * distance / (2.0 * sd * sd)
    return np.where(square > _LONGEST_WAY, 0.0, exponential(-np.minimum(square, _LONGEST_WAY)))


def folded(terms: Floats) -> Floats:
    """The sum over the first axis, by folding the upper half onto the lower again and again.

    A library's sum chooses its order by the processor's vectors; this one never does.

    Args:
        terms: Shape (n, …), n ≥ 1.
    """
    count = len(terms)
    while count > 1:
        half = count // 2
        sums = terms[:half] + terms[half : 2 * half]
        if count % 2:
            sums[0] += terms[count - 1]
        terms, count = sums, half
    result: Floats = terms[0]
    return result


def scaled(weights: Floats) -> Floats:
    """Each row times the power of two that brings its largest weight to [½, 1).

    What is then negligible becomes 0: sums do not feel it, and some processors drop subnormals.

    Args:
        weights: Shape (…, 97), not negative; a row that is all zero stays so.
    """
    _, power = np.frexp(weights.max(axis=-1, keepdims=True))
    result: Floats = np.ldexp(weights, -power)
    result[result < _NEGLIGIBLE] = 0.0
    return result
