"""The most informative items in any set, exactly, without looking at all of them. Knows no rule.

Abilities are cut into cells. In each cell the items are ranked by the largest information that
they have anywhere in it. An item found among the first so many is surely the best of a set when
its information is no less than that bound of the item after them.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import BankArrays, Groups
from workbench.simulation.tube_ranks import HIGHEST, LOWEST, information_at

_CELLS: Final = 360
_PER_LOGIT: Final = _CELLS / (HIGHEST - LOWEST)
_SHORTEST: Final = 16
_LONGEST: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Shortlist:
    """The first W items of each cell.

    Attributes:
        items: Shape (cells, W), places in the bank.
        groups: Shape (cells, W), their groups.
        discrimination, offset: Shape (cells, W), a and a·b.
        bound: Shape (cells,), on the information of every other item; -1 where there is none.
    """

    items: NDArray[np.signedinteger[Any]]
    groups: NDArray[np.signedinteger[Any]]
    discrimination: Numbers
    offset: Numbers
    bound: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class CellRanks:
    """Shortlists of growing length, the last of which is the whole bank."""

    shortlists: tuple[Shortlist, ...]

    @classmethod
    def of(cls, bank: BankArrays, groups: Groups, dtype: DTypeLike) -> "CellRanks":
        """The shortlists of a bank.

        Args:
            bank: As the engine sees it.
            groups: Of its items.
            dtype: Precision of what information is computed from.
        """
        edges = np.linspace(LOWEST, HIGHEST, _CELLS + 1)
        discrimination, difficulty = bank.discrimination, bank.difficulty
        told = information_at(edges, discrimination, difficulty)
        bound = np.maximum(told[:-1], told[1:])
        inside = (edges[:-1, np.newaxis] <= difficulty) & (difficulty <= edges[1:, np.newaxis])
        bound = np.where(inside, discrimination * discrimination / 4.0, bound)
        order = np.argsort(-bound, axis=1, kind="stable")
        bound = np.take_along_axis(bound, order, axis=1)
        return cls(
            tuple(
                _shortlist(bank, groups, order[:, :width], bound[:, width : width + 1], dtype)
                for width in _widths(len(bank))
            )
        )

    def width(self, wanted: float) -> int:
        """The number of the shortest list that holds so many items, or of the whole bank."""
        fitting = (
            number for number, one in enumerate(self.shortlists) if one.items.shape[1] >= wanted
        )
        return next(fitting, len(self.shortlists) - 1)


def cell_of(ability: Numbers) -> Codes:
    """The cell of each ability, shape as given; beyond the lattice the outermost ones."""
    cell = ((ability - LOWEST) * _PER_LOGIT).astype(np.intp)
    return np.clip(cell, 0, _CELLS - 1)


def _widths(count: int) -> list[int]:
    widths = []
    width = _SHORTEST
    while width < min(count, _LONGEST):
        widths.append(width)
        width *= 2
    return [*widths, count]


def _shortlist(
    bank: BankArrays, groups: Groups, items: Codes, after: Floats, dtype: DTypeLike
) -> Shortlist:
    small = np.int16 if len(bank) <= np.iinfo(np.int16).max else np.int32
    offset = bank.discrimination * bank.difficulty
    return Shortlist(
        items=items.astype(small),
        groups=groups.code[items].astype(small),
        discrimination=bank.discrimination[items].astype(dtype),
        offset=offset[items].astype(dtype),
        bound=(after[:, 0] if after.size else np.full(len(items), -1.0)).astype(dtype),
    )
