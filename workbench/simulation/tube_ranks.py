"""The best item of the best open tube, by table. Knows no answer and no share of the bank.

One question per tube at most means that only the best item of each tube matters. At each of many
abilities the tubes are ranked once by their best item; choosing is then the smallest rank among
the tubes still open: bytes compared with bytes.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import Groups

LOWEST: Final = -9.0
HIGHEST: Final = 9.0
_STEP: Final = 0.025

Ranks = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class TubeRanks:
    """Tables over A abilities and G groups (tubes, or skills without that rule).

    Attributes:
        groups: The groups of a bank of m items in C competences.
        per_competence: Questions that each competence gets.
        rank: Shape (A, G), the rank of each group by its best item; ties by the item's id.
        item: Shape (A·G,), the best item of the group of each rank, then `group`, its group.
        closing: Shape (2·(G + 1), G), the ranks' top bit where asking a group closes another:
            first when its competence stays open, then when it gets its last question. The last
            row of each half, for no group, closes nothing.
    """

    groups: Groups
    per_competence: int
    rank: Ranks
    item: Codes
    group: Codes
    closing: Ranks

    @classmethod
    def of(
        cls, groups: Groups, discrimination: Floats, difficulty: Floats, per_competence: int
    ) -> "TubeRanks":
        """The tables of a bank.

        Args:
            groups: Of its m items.
            discrimination: Shape (m,), as the engine sees it.
            difficulty: Shape (m,), as the engine sees it.
            per_competence: Questions that each competence gets.
        """
        abilities = np.linspace(LOWEST, HIGHEST, round((HIGHEST - LOWEST) / _STEP) + 1)
        told = information_at(abilities, discrimination, difficulty)
        count = len(groups.competence)
        best = np.empty((len(abilities), count), np.intp)
        for code in range(count):
            members = np.flatnonzero(groups.code == code)
            best[:, code] = members[told[:, members].argmax(axis=1)]
        by_information = np.take_along_axis(told, best, axis=1)
        order = np.lexsort((best, -by_information), axis=1)
        dtype = np.uint8 if count < np.iinfo(np.uint8).max // 2 else np.uint16
        rank = np.empty(order.shape, dtype)
        np.put_along_axis(rank, order, np.arange(count, dtype=dtype)[np.newaxis], axis=1)
        none = np.zeros((1, count), np.bool_)
        last = groups.rivals | groups.siblings[groups.competence]
        top = dtype(1 + np.iinfo(dtype).max // 2)
        return cls(
            groups=groups,
            per_competence=per_competence,
            rank=rank,
            item=np.take_along_axis(best, order, axis=1).reshape(-1),
            group=order.reshape(-1),
            closing=np.concatenate([groups.rivals, none, last, none]) * top,
        )


class TubeChooser:
    """Which tubes are open to each of n examinees."""

    def __init__(self, tables: TubeRanks, count: int) -> None:
        """Open all tubes to *count* examinees."""
        groups, width = tables.groups, tables.rank.shape[1]
        competences = len(groups.siblings)
        self._tables = tables
        self._width = width
        self._code = np.append(groups.code, width)
        self._competence = np.append(groups.competence, competences)
        self._closed = np.zeros((count, width), tables.rank.dtype)
        self._row = np.empty_like(self._closed)
        self._asked = np.zeros(count * (competences + 1), np.intp)
        self._rows = np.arange(count) * (competences + 1)

    def choose(self, ability: Numbers) -> Codes:
        """Shape (n,), the most informative item in an open tube; m where none is open.

        Args:
            ability: Shape (n,), logits.
        """
        tables, width = self._tables, self._width
        place = np.rint((ability - LOWEST) * (1.0 / _STEP)).astype(np.intp)
        np.clip(place, 0, len(tables.rank) - 1, out=place)
        np.take(tables.rank, place, axis=0, out=self._row, mode="clip")
        np.bitwise_or(self._row, self._closed, out=self._row)
        rank = self._row.min(axis=1).astype(np.intp)
        found = tables.item.take(place * width + np.minimum(rank, width - 1))
        return np.where(rank < width, found, len(tables.groups.code))

    def note(self, items: Codes) -> None:
        """Close what the items asked close; m asks nothing."""
        code = self._code.take(items)
        counter = self._rows + self._competence.take(code)
        asked = self._asked.take(counter) + 1
        self._asked[counter] = asked
        closing = code + (self._width + 1) * (asked >= self._tables.per_competence)
        np.take(self._tables.closing, closing, axis=0, out=self._row, mode="clip")
        np.bitwise_or(self._closed, self._row, out=self._closed)


def information_at(abilities: Floats, discrimination: Floats, difficulty: Floats) -> Floats:
    """Fisher's information a²·P·(1 - P), shape (A, m), of m items at A abilities."""
    away = np.abs(discrimination * (abilities[:, np.newaxis] - difficulty))
    tail = np.exp(-away)
    told: Floats = discrimination * discrimination * tail / ((1.0 + tail) * (1.0 + tail))
    return told
