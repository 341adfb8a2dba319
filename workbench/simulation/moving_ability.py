"""The ability as Pix's certification v3 estimates it, for many examinees. Knows no selection.

The estimator is that of `engine.adaptive.ability`: at each answer a Gaussian prior of variance 1.5
around the latest ability, times the likelihood of all answers, on 81 points. Here logarithms of
likelihoods are added and numpy's exponential is taken.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.adaptive.ability import FIRST_ERROR
from engine.adaptive.exponential import Floats
from engine.adaptive.grid import POINTS
from engine.adaptive.pool import Codes
from engine.policies import SelectionPolicy
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import BankArrays, Flags

_PRIOR_VARIANCE: Final = 1.5
_CORRECTION: Final = (9.0 / 80.0) ** 2 / 12.0
_LEAST_LOG: Final = -80.0
"""Below the largest weight by so much nothing counts; its exponential is no subnormal number."""


@dataclass(frozen=True, slots=True, eq=False)
class MovingTables:
    """What any examinee starts from.

    Attributes:
        logs: Shape (2·(m + 1), 81), log chances of a wrong and of a right answer to each item;
            the last two rows, for no item, are 0.
        start, variation: Of the policy.
    """

    logs: Numbers
    start: float
    variation: float

    @classmethod
    def of(cls, bank: BankArrays, policy: SelectionPolicy, dtype: DTypeLike) -> "MovingTables":
        """The tables of a bank as the engine sees it, in the precision of the estimates."""
        logit = bank.discrimination[:, np.newaxis] * (POINTS - bank.difficulty[:, np.newaxis])
        logs = np.zeros((len(bank) + 1, 2, len(POINTS)))
        logs[:-1, 0] = -np.logaddexp(0.0, logit)
        logs[:-1, 1] = -np.logaddexp(0.0, -logit)
        flat = logs.reshape(-1, len(POINTS)).astype(dtype)
        return cls(flat, policy.start, policy.variation)


class MovingAbilities:
    """The moving ability of each of n examinees."""

    def __init__(self, tables: MovingTables, count: int) -> None:
        """Start *count* examinees where the policy says."""
        dtype = tables.logs.dtype
        self._tables = tables
        self._points = POINTS.astype(dtype)
        self._moments = np.stack([np.ones(len(POINTS)), POINTS], axis=1).astype(dtype)
        # -(x - c)² / (2·variance) is what depends on x alone, plus c·x / variance, plus a constant.
        fixed = -POINTS * POINTS / (2.0 * _PRIOR_VARIANCE)
        self._logs = np.repeat(fixed.astype(dtype)[np.newaxis], count, axis=0)
        self._row = np.empty_like(self._logs)
        self._ability = np.full(count, tables.start, dtype)
        self._centre = self._ability
        self._answered = np.zeros(count, np.bool_)

    @property
    def ability(self) -> Numbers:
        """Shape (n,), logits."""
        return self._ability

    def learn(self, items: Codes, correct: Flags) -> None:
        """Take one answer of each examinee in.

        Args:
            items: Shape (n,), m for none, which changes nothing.
            correct: Shape (n,).
        """
        np.take(self._tables.logs, 2 * items + correct, axis=0, out=self._row, mode="clip")
        np.add(self._logs, self._row, out=self._logs)
        before = self._ability
        sums = self._weights(before) @ self._moments
        after = _held(sums[:, 1] / sums[:, 0], before, self._tables.variation)
        asked = 2 * items < len(self._tables.logs) - 2
        self._ability = np.where(asked, after, before)
        self._centre = np.where(asked, before, self._centre)
        self._answered |= asked

    def estimates(self) -> tuple[Floats, Floats]:
        """The latest abilities and their standard errors, shapes (n,), logits."""
        ability = self._ability.astype(np.float64)
        weights = self._weights(self._centre).astype(np.float64)
        distance = POINTS - ability[:, np.newaxis]
        spread = (distance * distance * weights).sum(axis=1) / weights.sum(axis=1)
        error = np.sqrt(np.maximum(spread - _CORRECTION, 0.0))
        return ability, np.where(self._answered, error, FIRST_ERROR)

    def _weights(self, centre: Numbers) -> NDArray[Any]:
        row = self._row
        slope = centre * (1.0 / _PRIOR_VARIANCE)
        np.multiply(slope[:, np.newaxis], self._points, out=row)
        np.add(row, self._logs, out=row)
        np.subtract(row, row.max(axis=1, keepdims=True), out=row)
        np.maximum(row, _LEAST_LOG, out=row)
        return np.exp(row, out=row)


def _held(mean: Numbers, before: Numbers, variation: float) -> Numbers:
    """The mean, held within the largest change from the ability before (0: no limit)."""
    if variation == 0.0:
        return mean
    size = np.abs(before)
    most = np.where(size < variation, variation, size * variation).astype(before.dtype)
    return np.clip(mean, before - most, before + most)
