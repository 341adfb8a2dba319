"""One ability for all competences, answer after answer, for many examinees. Knows no selection.

The posterior on the engine's lattice under the prior of the selection, in single precision: what
chooses items needs no more. Tails are held above what would become subnormal numbers, which most
processors handle some twenty times slower.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.joint_model import JointModel
from engine.adaptive.lattice import LATTICE
from engine.adaptive.pool import Codes
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import Flags

_EVERY: Final = 4
"""Answers between two normalisations: together with the floors, a product never underflows."""

_LEAST_CHANCE: Final = np.float32(1e-5)
_LEAST_WEIGHT: Final = np.float32(1e-14)
_MOMENTS: Final = np.stack([np.ones(len(LATTICE)), LATTICE], axis=1).astype(np.float32)

Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class GeneralTables:
    """What any examinee starts from.

    Attributes:
        chances: Shape (2·(m + 1), 97), of a wrong and of a right answer to each item at each
            point; the last two rows, for no item, are 1.
        prior: Shape (97,), adding up to 1.
        mean: Of the prior, logits.
    """

    chances: Singles
    prior: Singles
    mean: float

    @classmethod
    def of(cls, model: JointModel) -> "GeneralTables":
        """The tables of a bank as the engine sees it."""
        chances = np.ones((len(model.right) + 1, 2, len(LATTICE)), np.float32)
        chances[:-1, 0] = model.wrong
        chances[:-1, 1] = model.right
        return cls(
            np.maximum(chances, _LEAST_CHANCE).reshape(-1, len(LATTICE)),
            np.maximum(model.prior / model.prior.sum(), _LEAST_WEIGHT).astype(np.float32),
            model.policy.mean,
        )


class GeneralAbilities:
    """The general ability of each of n examinees."""

    def __init__(self, tables: GeneralTables, count: int) -> None:
        """Start *count* examinees with the prior."""
        self._tables = tables
        self._posterior = np.repeat(tables.prior[np.newaxis], count, axis=0)
        self._row = np.empty_like(self._posterior)
        self._sums = np.empty((count, 2), np.float32)
        self._means = np.full(count, tables.mean, np.float32)
        self._answers = 0

    @property
    def own(self) -> Numbers:
        """Shape (n,), the posterior means: the ability in every competence, logits."""
        return self._means

    def learn(self, items: Codes, correct: Flags) -> None:
        """Take one answer of each examinee in.

        Args:
            items: Shape (n,), m for none.
            correct: Shape (n,).
        """
        np.take(self._tables.chances, 2 * items + correct, axis=0, out=self._row, mode="clip")
        np.multiply(self._posterior, self._row, out=self._posterior)
        np.matmul(self._posterior, _MOMENTS, out=self._sums)
        self._means = self._sums[:, 1] / self._sums[:, 0]
        self._answers += 1
        if self._answers % _EVERY == 0:
            np.multiply(self._posterior, 1.0 / self._sums[:, :1], out=self._posterior)
            np.maximum(self._posterior, _LEAST_WEIGHT, out=self._posterior)

    def estimates(self) -> tuple[Floats, Floats]:
        """The general abilities and their standard errors, shapes (n,), logits."""
        weights: NDArray[Any] = self._posterior.astype(np.float64)
        weights /= weights.sum(axis=1, keepdims=True)
        means = weights @ LATTICE
        squares = weights @ (LATTICE * LATTICE)
        return means, np.sqrt(np.maximum(squares - means * means, 0.0))
