"""Each competence's best item at its own ability, within an examinee's share. Knows no answer.

Items of a competence are ranked once at each of many abilities. An examinee's best is the first of
the list that is in their share and in an open tube: mostly among the first few.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import BankArrays, Flags, Groups
from workbench.simulation.tube_ranks import HIGHEST, LOWEST, information_at

_STEP: Final = 0.05
_HEAD: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class CompetenceLists:
    """Lists for C competences at A abilities, as long as the longest competence, at least `_HEAD`.

    Attributes:
        groups: Of a bank of m items (tubes, or skills without that rule).
        per_competence: Questions that each competence gets.
        items: Shape (C·A, longest), by falling information, ties by id; m fills up the ends.
        head: Shape (C·A, `_HEAD`), the first of `items`, together in memory.
        information: Shape (C·A, longest), of `items`.
        members: Shape (G + 1, largest), the items of each group's rivals and its own; m fills up
            the ends.
    """

    groups: Groups
    per_competence: int
    items: NDArray[np.signedinteger[Any]]
    head: NDArray[np.signedinteger[Any]]
    information: NDArray[np.float32]
    members: Codes

    @classmethod
    def of(
        cls,
        bank: BankArrays,
        groups: Groups,
        discrimination: Floats,
        per_competence: int,
    ) -> "CompetenceLists":
        """The lists of a bank.

        Args:
            bank: As the engine sees it.
            groups: Of its items.
            discrimination: Shape (m,), what the engine makes of the bank's.
            per_competence: Questions that each competence gets.
        """
        abilities = np.linspace(LOWEST, HIGHEST, round((HIGHEST - LOWEST) / _STEP) + 1)
        competences, count = len(bank.competences), len(bank)
        longest = max(int(np.bincount(bank.competence).max()), _HEAD)
        shape = (competences, len(abilities), longest)
        items = np.full(shape, count, np.int16 if count < np.iinfo(np.int16).max else np.int32)
        told = np.full(shape, -1.0, np.float32)
        for code in range(competences):
            members = np.flatnonzero(bank.competence == code)
            found = information_at(abilities, discrimination[members], bank.difficulty[members])
            order = np.argsort(-found, axis=1, kind="stable")
            items[code, :, : len(members)] = members[order]
            told[code, :, : len(members)] = np.take_along_axis(found, order, axis=1)
        flat = items.reshape(-1, longest)
        return cls(
            groups=groups,
            per_competence=per_competence,
            items=flat,
            head=np.ascontiguousarray(flat[:, :_HEAD]),
            information=told.reshape(-1, longest),
            members=_members(groups, count),
        )


def _members(groups: Groups, nothing: int) -> Codes:
    closed = [np.flatnonzero(rivals[groups.code]) for rivals in groups.rivals]
    members = np.full((len(closed) + 1, max(map(len, closed))), nothing, np.intp)
    for row, found in enumerate(closed):
        members[row, : len(found)] = found
    return members


class ListChooser:
    """What is open to each of n examinees."""

    def __init__(self, tables: CompetenceLists, count: int, eligible: Flags | None) -> None:
        """Open the shares to their examinees.

        Args:
            tables: The lists.
            count: n.
            eligible: Shape (n, m), the shares; the whole bank by default.
        """
        groups = tables.groups
        self._nothing, self._competences = len(groups.code), len(groups.siblings)
        self._tables = tables
        self._open = np.zeros((count, self._nothing + 1), np.bool_)
        self._open[:, :-1] = True if eligible is None else eligible
        self._starts = np.arange(count) * (self._nothing + 1)
        self._owed = np.full((count, self._competences + 1), tables.per_competence, np.int16)
        self._code = np.append(groups.code, len(groups.competence))
        self._competence = np.append(groups.competence, self._competences)
        self._rows = np.arange(count)
        self._abilities = len(tables.items) // self._competences
        self._lists = np.arange(self._competences) * self._abilities

    def choose(self, ability: Numbers) -> Codes:
        """Shape (n,), the most informative item that is open; m where none is.

        Args:
            ability: Shape (n,), or (n, C) in each competence, logits.
        """
        tables = self._tables
        by_competence = ability if ability.ndim > 1 else ability[:, np.newaxis]
        place = np.rint((by_competence - LOWEST) * (1.0 / _STEP)).astype(np.intp)
        np.clip(place, 0, self._abilities - 1, out=place)
        lists = self._lists + place
        flat = np.take(tables.head, lists, axis=0, mode="clip").astype(np.intp)
        flat += self._starts[:, np.newaxis, np.newaxis]
        is_open = self._open.reshape(-1).take(flat)
        first = is_open.argmax(axis=2)
        width = tables.information.shape[1]
        told = tables.information.reshape(-1).take(lists * width + first)
        owed = self._owed[:, :-1] > 0
        sought = ~is_open.reshape(-1).take(np.arange(first.size) * _HEAD + first.reshape(-1))
        sought = sought.reshape(first.shape) & owed
        if sought.any():
            self._look_further(np.nonzero(sought), lists, first, told)
        told = np.where(owed, told, -1.0)
        best = told.argmax(axis=1)
        found = tables.items[lists[self._rows, best], first[self._rows, best]]
        there = told[self._rows, best] >= 0.0
        return np.where(there, found.astype(np.intp), self._nothing)

    def note(self, items: Codes) -> None:
        """Close what the items asked close; m asks nothing."""
        code = self._code.take(items)
        closed = self._tables.members.take(code, axis=0) + self._starts[:, np.newaxis]
        self._open.reshape(-1)[closed] = False
        self._owed[self._rows, self._competence.take(code)] -= 1

    def _look_further(
        self,
        where: tuple[Codes, ...],
        lists: Codes,
        first: Codes,
        told: NDArray[np.float32],
    ) -> None:
        """The first open item anywhere in the lists of these examinees and competences."""
        rows, columns = where
        items = self._tables.items[lists[rows, columns]]
        is_open = self._open[rows[:, np.newaxis], items]
        place = is_open.argmax(axis=1)
        there = is_open[np.arange(len(place)), place]
        first[rows, columns] = place
        told[rows, columns] = np.where(
            there, self._tables.information[lists[rows, columns], place], -1.0
        )
