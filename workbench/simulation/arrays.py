"""A bank as arrays for simulation, competences in the order of their codes. Knows no candidate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes, Pool
from engine.items import CompetenceCode, ItemBank

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class BankArrays:
    """The m items of a bank in the order of their ids.

    Attributes:
        pool: The engine's own layout: parameters, tubes, skills, items.
        competences: Codes, sorted; C of them (the sixteen of the referential: 1.1 … 5.2).
        domains: What precedes the dot of the codes, in order; D of them.
        competence: Shape (m,), places in `competences`.
        domain_of: Shape (C,), places in `domains`.
    """

    pool: Pool
    competences: tuple[CompetenceCode, ...]
    domains: tuple[str, ...]
    competence: Codes
    domain_of: Codes

    @classmethod
    def of(cls, bank: ItemBank) -> "BankArrays":
        """The arrays of all items of a bank."""
        pool = Pool.of(bank)
        competences = tuple(sorted(pool.competences))
        prefixes = [code.partition(".")[0] for code in competences]
        domains = tuple(dict.fromkeys(prefixes))
        return cls(
            pool=pool,
            competences=competences,
            domains=domains,
            competence=np.array([competences.index(one.competence) for one in pool.items], np.intp),
            domain_of=np.array([domains.index(prefix) for prefix in prefixes], np.intp),
        )

    def __len__(self) -> int:
        return len(self.pool.items)

    @property
    def difficulty(self) -> Floats:
        """Shape (m,), logits."""
        return self.pool.difficulty

    @property
    def discrimination(self) -> Floats:
        """Shape (m,), per logit."""
        return self.pool.discrimination

    @property
    def tube(self) -> Codes:
        """Shape (m,), codes from 0."""
        return self.pool.tube


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """What is asked at most once: the tubes or the skills of each competence.

    Attributes:
        code: Shape (m,), the group of each item; G groups.
        competence: Shape (G,), the competence of each group.
        rivals: Shape (G, G), whether asking the first group closes the second: itself and, should
            a tube or skill run through several competences, its other parts.
        siblings: Shape (C, G), whether the group belongs to the competence.
    """

    code: Codes
    competence: Codes
    rivals: Flags
    siblings: Flags

    @classmethod
    def of(cls, bank: BankArrays, *, one_per_tube: bool) -> "Groups":
        """The groups that a rule *one per tube* or, without it, *one per skill* speaks of."""
        told = bank.pool.tube if one_per_tube else bank.pool.skill
        pairs, code = np.unique(
            np.stack([bank.competence, told], axis=1), axis=0, return_inverse=True
        )
        competence, told_of = pairs[:, 0], pairs[:, 1]
        return cls(
            code=code.reshape(-1).astype(np.intp),
            competence=competence,
            rivals=told_of[:, np.newaxis] == told_of,
            siblings=np.arange(len(bank.competences))[:, np.newaxis] == competence,
        )
