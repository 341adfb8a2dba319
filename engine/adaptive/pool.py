"""A bank laid out for selection, and what may leave it beforehand. Knows no answer, no draw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


UNRESTRICTED: Final = Restriction()


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """The items of a bank in the order of their ids, one array per property.

    Attributes:
        items: Shape (n,), as every array below.
        difficulty: Logits.
        discrimination: Per logit.
        adjusted: Whether the item may be served with accessibility adjustments.
        competence: Codes into `competences`; `tube`, `skill` and `language` likewise.
        places: The place of each item in the arrays.
    """

    items: tuple[Item, ...]
    difficulty: Floats
    discrimination: Floats
    adjusted: Mask
    competence: Codes
    tube: Codes
    skill: Codes
    language: Codes
    competences: Mapping[CompetenceCode, int]
    tubes: Mapping[Tube, int]
    skills: Mapping[Skill, int]
    languages: Mapping[str, int]
    places: Mapping[ItemId, int]
    _latest: list[tuple[Restriction, Mask]] = field(default_factory=list, init=False, repr=False)

    @classmethod
    def of(cls, bank: ItemBank) -> "Pool":
        """The pool of all items of a bank; made once for a sitting."""
        items = bank.items
        competences = _codes(item.competence for item in items)
        tubes = _codes(item.tube for item in items)
        skills = _codes(item.skill for item in items)
        languages = _codes(item.language for item in items)
        return cls(
            items=items,
            difficulty=np.array([item.calibration.difficulty for item in items], np.float64),
            discrimination=np.array(
                [item.calibration.discrimination for item in items], np.float64
            ),
            adjusted=np.array([item.access.adjusted for item in items], np.bool_),
            competence=np.array([competences[item.competence] for item in items], np.intp),
            tube=np.array([tubes[item.tube] for item in items], np.intp),
            skill=np.array([skills[item.skill] for item in items], np.intp),
            language=np.array([languages[item.language] for item in items], np.intp),
            competences=competences,
            tubes=tubes,
            skills=skills,
            languages=languages,
            places=_codes(item.id for item in items),
        )

    def restricted(self, restriction: Restriction) -> Mask:
        """Which items the restriction allows, shape (n,), read-only."""
        # A sitting asks the same at each question, and a sub-pool is longer to lay out than all
        # the rest of a step; kept here and not in a cache of the module, it dies with the pool.
        for known, mask in self._latest:
            if known == restriction:
                return mask
        allowed = outside(restriction.excluded, self.skills, self.skill)
        if restriction.language is not None:
            allowed &= self.language == self.languages.get(restriction.language, -1)
        if restriction.adjusted:
            allowed &= self.adjusted
        if restriction.sub_pool is not None:
            chosen = np.zeros(len(self.items), np.bool_)
            chosen[[self.places[item] for item in restriction.sub_pool if item in self.places]] = (
                True
            )
            allowed &= chosen
        allowed.setflags(write=False)
        self._latest[:] = [(restriction, allowed)]
        return allowed


def _codes(names: Iterable[Name]) -> dict[Name, int]:
    return {name: code for code, name in enumerate(dict.fromkeys(names))}


def outside(names: Iterable[Name], known: Mapping[Name, int], codes: Codes) -> Mask:
    """Which of the coded items carry none of the names, shape of *codes*."""
    free = bytearray(b"\1") * len(known)
    for name in names:
        code = known.get(name)
        if code is not None:
            free[code] = False
    mask: Mask = np.frombuffer(free, np.bool_)[codes]
    return mask
