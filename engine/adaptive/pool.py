"""A bank laid out for selection, and what may leave it beforehand. Knows no answer, no draw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.items import CompetenceCode, Item, ItemBank, ItemId, Skill, Tube

Codes = NDArray[np.intp]
Mask = NDArray[np.bool_]
Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a candidate must not be served, whatever the rules of selection say.

    Attributes:
        language: Only items in this language, when given.
        adjusted: Only items that may be served with accessibility adjustments.
        excluded: Skills of accepted reports.
        sub_pool: Only these items, when given: the candidate's share of a bank whose
            exposure is controlled.
    """

    language: str | None = None
    adjusted: bool = False
    excluded: frozenset[Skill] = frozenset()
    sub_pool: frozenset[ItemId] | None = None

    def allows(self, item: Item) -> bool:
        """Whether the item may be served."""
        return (
            (self.language is None or item.language == self.language)
            and (not self.adjusted or item.access.adjusted)
            and item.skill not in self.excluded
            and (self.sub_pool is None or item.id in self.sub_pool)
        )


UNRESTRICTED: Final = Restriction()


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """The items of a bank in the order of their ids, one array per property.

    Attributes:
        items: Shape (n,), as every array below.
        difficulty: Logits.
        discrimination: Per logit.
        competence: Codes into `competences`; `tube` and `skill` likewise.
    """

    items: tuple[Item, ...]
    difficulty: Floats
    discrimination: Floats
    competence: Codes
    tube: Codes
    skill: Codes
    competences: Mapping[CompetenceCode, int]
    tubes: Mapping[Tube, int]
    skills: Mapping[Skill, int]

    @classmethod
    def of(cls, bank: ItemBank) -> "Pool":
        """The pool of all items of a bank; made once for a sitting."""
        items = bank.items
        competences = _codes(item.competence for item in items)
        tubes = _codes(item.tube for item in items)
        skills = _codes(item.skill for item in items)
        return cls(
            items=items,
            difficulty=np.array([item.calibration.difficulty for item in items], np.float64),
            discrimination=np.array(
                [item.calibration.discrimination for item in items], np.float64
            ),
            competence=np.array([competences[item.competence] for item in items], np.intp),
            tube=np.array([tubes[item.tube] for item in items], np.intp),
            skill=np.array([skills[item.skill] for item in items], np.intp),
            competences=competences,
            tubes=tubes,
            skills=skills,
        )

    def restricted(self, restriction: Restriction) -> Mask:
        """Which items the restriction allows, shape (n,)."""
        if restriction == UNRESTRICTED:
            return np.ones(len(self.items), np.bool_)
        return np.array([restriction.allows(item) for item in self.items], np.bool_)


def _codes(names: Iterable[Name]) -> dict[Name, int]:
    return {name: code for code, name in enumerate(dict.fromkeys(names))}


def outside(names: Iterable[Name], known: Mapping[Name, int], codes: Codes) -> Mask:
    """Which of the coded items carry none of the names, shape of *codes*."""
    free = np.ones(len(known), np.bool_)
    free[[known[name] for name in names if name in known]] = False
    return free[codes]
