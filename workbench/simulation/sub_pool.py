"""Shares of a bank whose exposure is controlled, many at a time. Knows no ability, no answer."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.exposure import LEAST_TUBES
from engine.adaptive.pool import Codes
from workbench.simulation.arrays import BankArrays, Flags

Uniform = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class SubPools:
    """Shares by the rule of `engine.adaptive.exposure.sub_pool`.

    Attributes:
        probability: Shape (m,), of each item of a bank to be open to a candidate.
        least_tubes: Tubes with an open item that each competence gets, as far as it has them.
    """

    probability: Floats
    least_tubes: int = LEAST_TUBES

    def drawn(self, bank: BankArrays, count: int, generator: np.random.Generator) -> Flags:
        """Shape (count, m), the shares of *count* candidates."""
        return self.open_items(bank, generator.random((count, len(bank)), dtype=np.float32))

    def open_items(self, bank: BankArrays, uniform: Uniform) -> Flags:
        """Shape (n, m), the shares that these numbers make.

        Args:
            bank: Its m items.
            uniform: Shape (n, m), a number in [0, 1) for each candidate and item.
        """
        share: Flags = uniform < self.probability.astype(uniform.dtype)
        for code in range(len(bank.competences)):
            members = np.flatnonzero(bank.competence == code)
            members = members[np.argsort(bank.tube[members], kind="stable")]
            self._repair(share, uniform, members, bank.tube[members])
        return share

    def _repair(self, share: Flags, uniform: Uniform, members: Codes, tubes: Codes) -> None:
        """Open the item of smallest number in each of the missing tubes, smallest first.

        Args:
            share: Shape (n, m), completed in place.
            uniform: Shape (n, m).
            members: Items of one competence, tube by tube.
            tubes: Of the members.
        """
        present, starts = np.unique(tubes, return_index=True)
        least = min(self.least_tubes, len(present))
        if len(np.unique(tubes[self.probability[members] >= 1.0])) >= least:
            return
        is_open = np.logical_or.reduceat(share[:, members], starts, axis=1)
        missing = least - np.count_nonzero(is_open, axis=1)
        rows = np.flatnonzero(missing > 0)
        numbers = uniform[rows[:, np.newaxis], members]
        smallest = np.minimum.reduceat(numbers, starts, axis=1)
        order = np.where(is_open[rows], 2.0, smallest).argsort(axis=1, kind="stable")
        opened = np.zeros(is_open[rows].shape, np.bool_)
        enough = np.arange(len(present)) < missing[rows, np.newaxis]
        np.put_along_axis(opened, order, enough, axis=1)
        of_tube = np.searchsorted(present, tubes)
        first = numbers == smallest[:, of_tube]
        share[rows[:, np.newaxis], members] |= first & opened[:, of_tube]
