"""How well any adaptive exam on a bank could measure at best. Knows no estimator and no selection.

The van Trees inequality: over a population N(mean, sd²) no estimator of the ability has a mean
square error below 1 / (E[I] + 1/sd²), where I is the information of the items that are asked
(van Trees 1968; Gill & Levit 1995). Whatever chooses them, I is at most the largest information
that a test obeying the rules can have at that ability. So the bound holds for every design.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, eye_array, kron, vstack

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes
from engine.policies import QuotaPolicy, SelectionPolicy
from workbench.simulation.arrays import BankArrays, Groups
from workbench.simulation.tube_ranks import information_at

_POINTS: Final = 241
_CAPPED_POINTS: Final = 29
_FURTHEST_SD: Final = 4.0


@dataclass(frozen=True, slots=True)
class Design:
    """The rules of a test that bear on information; spacing and chance only lower it.

    Attributes:
        length: Questions.
        least, most: Of them in each competence; None is no limit.
        one_per_tube: At most one question from each tube.
    """

    length: int
    least: int = 0
    most: int | None = None
    one_per_tube: bool = False

    @classmethod
    def of(cls, policy: SelectionPolicy | QuotaPolicy, length: int) -> "Design":
        """What the rules of a plan leave to choose."""
        if isinstance(policy, QuotaPolicy):
            quota = policy.per_competence
            return cls(length, quota, quota, policy.one_per_tube)
        return cls(length, int(policy.all_competences), None, policy.one_per_tube)


@dataclass(frozen=True, slots=True)
class Bound:
    """What no design can go below.

    Attributes:
        rmse: Root mean square error over the population, logits.
        information: The largest mean information of a test, per logit².
    """

    rmse: float
    information: float

    def efficiency(self, rmse: float) -> float:
        """The square of the bound over an error that was attained; at most 1, save by chance."""
        return (self.rmse / rmse) ** 2


def attainable_information(bank: BankArrays, design: Design, abilities: Floats) -> Floats:
    """Shape (A,), the largest information of a test at each of A abilities.

    Tubes within competences within the test are nested, so taking the best item that is still
    allowed is optimal (greedy on a laminar matroid): first what each competence owes, then the
    best of the rest.
    """
    told = information_at(abilities, bank.discrimination, bank.difficulty)
    groups = Groups.of(bank, one_per_tube=True)
    owed, free = [], []
    for code in range(len(bank.competences)):
        members = bank.competence == code
        best = _ordered(told[:, members], groups.code[members], one_each=design.one_per_tube)
        owed.append(best[:, : design.least])
        free.append(best[:, design.least : design.most])
    certain = np.concatenate(owed, axis=1)
    rest = -np.sort(-np.concatenate(free, axis=1), axis=1)
    total: Floats = certain.sum(axis=1)
    total += rest[:, : max(design.length - certain.shape[1], 0)].sum(axis=1)
    return total


def van_trees(bank: BankArrays, design: Design, mean: float, sd: float) -> Bound:
    """The bound for a population N(mean, sd²) of one ability for all competences."""
    abilities, weights = _population(mean, sd, _POINTS)
    information = float(weights @ attainable_information(bank, design, abilities))
    return _bound(information, sd)


def van_trees_capped(bank: BankArrays, design: Design, mean: float, sd: float, cap: float) -> Bound:
    """The bound when no item may be asked to more than a share of the population.

    The best share of each item at each of 29 abilities is a linear programme. Its optimum is
    that of all randomised designs under the cap, on this grid of abilities.

    Args:
        bank: The items.
        design: The rules.
        mean: Of the population, logits.
        sd: Of the population, logits.
        cap: Largest exposure of an item, in (0, 1].

    Raises:
        ValueError: No design obeys the rules under this cap.
    """
    abilities, weights = _population(mean, sd, _CAPPED_POINTS)
    told = information_at(abilities, bank.discrimination, bank.difficulty)
    rules, limits = _rules(bank, design)
    exposure = kron(weights[np.newaxis], eye_array(len(bank)))
    found = linprog(
        -(weights[:, np.newaxis] * told).reshape(-1),
        A_ub=vstack([kron(eye_array(len(abilities)), rules), exposure], format="csr"),
        b_ub=np.concatenate([np.tile(limits, len(abilities)), np.full(len(bank), cap)]),
        A_eq=kron(eye_array(len(abilities)), np.ones((1, len(bank))), format="csr"),
        b_eq=np.full(len(abilities), float(design.length)),
        bounds=(0.0, 1.0),
        method="highs",
    )
    if not found.success:
        raise ValueError(f"no design obeys the rules under the cap {cap}: {found.message}")
    return _bound(-float(found.fun), sd)


def _rules(bank: BankArrays, design: Design) -> tuple[coo_array, Floats]:
    """A matrix (rules, m) and the largest sum that each of its rows allows at one ability."""
    competences = _memberships(bank.competence)
    count = competences.shape[0]
    most = design.length if design.most is None else design.most
    rows = [competences, -competences]
    limits = [np.full(count, float(most)), np.full(count, -float(design.least))]
    if design.one_per_tube:
        rows.append(_memberships(Groups.of(bank, one_per_tube=True).code))
        limits.append(np.ones(rows[-1].shape[0]))
    return vstack(rows), np.concatenate(limits)


def _memberships(codes: Codes) -> coo_array:
    """Shape (K, m), 1 where the item has the code."""
    return coo_array((np.ones(len(codes)), (codes, np.arange(len(codes)))))


def _population(mean: float, sd: float, points: int) -> tuple[Floats, Floats]:
    """Abilities over the population, evenly spaced, and their shares of it."""
    standard = np.linspace(-_FURTHEST_SD, _FURTHEST_SD, points)
    weights = np.exp(-standard * standard / 2.0)
    return mean + sd * standard, weights / weights.sum()


def _bound(information: float, sd: float) -> Bound:
    return Bound(1.0 / math.sqrt(information + 1.0 / (sd * sd)), information)


def _ordered(told: Floats, groups: Codes, *, one_each: bool) -> Floats:
    """The items' information (A, k) from the largest, of each group its largest alone if so."""
    if one_each:
        told = np.stack([told[:, groups == one].max(axis=1) for one in np.unique(groups)], axis=1)
    ordered: Floats = -np.sort(-told, axis=1)
    return ordered
