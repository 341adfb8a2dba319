"""What a bank can tell, against what exams of a plan need. Knows no examinee and no answer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats
from engine.items import CompetenceCode, Item
from engine.plan import ExamPlan
from engine.policies import QuotaPolicy
from workbench.simulation.arrays import BankArrays
from workbench.simulation.bound import Design, attainable_information
from workbench.simulation.tube_ranks import information_at

LOWEST: Final = -6.0
HIGHEST: Final = 6.0
STEP: Final = 0.1
"""Of the curves, in logits."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Abilities from `low` to `high` where the bank is short, and who is there.

    `share` is the part of the population, `error` the smallest standard error that an exam can
    reach in the gap's worst place, in logits; None where an exam tells nothing at all.
    """

    low: float
    high: float
    share: float
    error: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Information:
    """Fisher's information over abilities, all shapes (A,).

    Attributes:
        ability: Logits.
        bank: Of all items together.
        exam: Of the best exam that the plan's rules allow, had it known the ability.
        density: Of the population, per logit.
        need: What the standard error aimed at asks for: 1 / error².
        gaps: Where `exam` is less than `need`.
    """

    ability: Floats
    bank: Floats
    exam: Floats
    density: Floats
    need: float
    gaps: tuple[Gap, ...]

    @property
    def short_share(self) -> float:
        """The part of the population whose need no exam can meet."""
        return math.fsum(gap.share for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class CompetenceSupply:
    """What one competence has to give.

    `groups` counts its tubes or, without the rule of one question per tube, its skills; `needed`
    is how many an exam must find there.
    """

    competence: CompetenceCode
    items: int
    tubes: int
    groups: int
    needed: int

    @property
    def hole(self) -> bool:
        """Whether no exam can get its part."""
        return self.groups < self.needed


@dataclass(frozen=True, slots=True)
class Population:
    """Of general abilities: N(`mean`, `sd`²), in logits."""

    mean: float
    sd: float

    def below(self, ability: float) -> float:
        """The share below an ability."""
        return 0.5 * math.erfc((self.mean - ability) / (self.sd * math.sqrt(2.0)))


def information_of(
    bank: BankArrays, plan: ExamPlan, population: Population, target_error: float
) -> Information:
    """The information of a bank of at least one item and the need for it.

    Args:
        bank: What can be served.
        plan: Its rules.
        population: Who sits.
        target_error: Standard error aimed at, in logits.
    """
    ability = np.linspace(LOWEST, HIGHEST, round((HIGHEST - LOWEST) / STEP) + 1)
    told = information_at(ability, bank.discrimination, bank.difficulty)
    exam = attainable_information(bank, Design.of(plan.selection, plan.length), ability)
    away = (ability - population.mean) / population.sd
    density = np.exp(-0.5 * away * away) / (population.sd * math.sqrt(2.0 * math.pi))
    need = 1.0 / (target_error * target_error)
    gaps = _gaps(ability, exam, need, population)
    return Information(ability, told.sum(axis=1), exam, density, need, gaps)


def supply_of(
    items: Sequence[Item], plan: ExamPlan, wanted: Sequence[CompetenceCode]
) -> tuple[CompetenceSupply, ...]:
    """What each wanted competence has, whether there is any item of it or not."""
    policy = plan.selection
    if isinstance(policy, QuotaPolicy):
        needed = policy.per_competence
    else:
        needed = 1 if policy.all_competences else 0
    rows = []
    for code in wanted:
        own = [item for item in items if item.competence == code]
        tubes, skills = len({item.tube for item in own}), len({item.skill for item in own})
        groups = tubes if policy.one_per_tube else skills
        rows.append(CompetenceSupply(code, len(own), tubes, groups, needed))
    return tuple(rows)


def _gaps(ability: Floats, exam: Floats, need: float, population: Population) -> tuple[Gap, ...]:
    """Runs of points where the exam falls short; a point stands for half a step to each side."""
    short = np.concatenate([[False], exam < need, [False]])
    edges = np.flatnonzero(short[1:] != short[:-1])
    gaps = []
    for start, stop in edges.reshape(-1, 2).tolist():
        low = -math.inf if start == 0 else float(ability[start]) - STEP / 2
        high = math.inf if stop == len(ability) else float(ability[stop - 1]) + STEP / 2
        worst = float(exam[start:stop].min())
        gaps.append(
            Gap(
                low=max(low, LOWEST),
                high=min(high, HIGHEST),
                share=population.below(high) - population.below(low),
                error=1.0 / math.sqrt(worst) if worst > 0.0 else None,
            )
        )
    return tuple(gaps)
