"""Who answered what, as a sparse table of ones. Knows no parameter and no ability.

Row: candidate (or a candidate's answers in one competence). Column: 2 · item + right. Memory and
time grow with the answers, never with candidates × items.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from workbench.calibration.responses import Floats, Integers, Mask, Responses


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """The table and its transpose, both laid out by rows.

    Attributes:
        table: Shape (rows, 2J).
        transposed: Shape (2J, rows).
        items: J.
    """

    table: csr_array
    transposed: csr_array
    items: int

    @classmethod
    def of(cls, responses: Responses) -> "Incidence":
        """One row for each candidate."""
        return cls.by(responses.candidate, responses.item, responses.correct, len(responses.items))

    @classmethod
    def by(cls, row: Integers, item: Integers, correct: Mask, items: int) -> "Incidence":
        """One row for each code of *row*, which has none unused; all of shape (n,)."""
        shape = (int(row.max(initial=-1)) + 1, 2 * items)
        ones = np.ones(len(row))
        table = csr_array((ones, (row, 2 * item + correct)), shape=shape)
        return cls(table, csr_array(table.T), items)

    def log_likelihoods(self, log_probabilities: Floats) -> Floats:
        """Of each row's answers at each ability, shape (rows, points), from (2J, points)."""
        return np.asarray(self.table @ log_probabilities)

    def counts(self, posterior: Floats) -> tuple[Floats, Floats]:
        """Expected answers and right answers of each item at each ability, each (J, points)."""
        both = np.asarray(self.transposed @ posterior).reshape(self.items, 2, -1)
        return both.sum(axis=1), both[:, 1]
