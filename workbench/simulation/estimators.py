"""What a plan's estimators make of simulated exams. Knows no truth and no selection."""

from collections.abc import Callable
from typing import Final

import numpy as np

from engine.adaptive.joint_model import JointModel
from engine.plan import ExamPlan
from engine.policies import JointPolicy, ScoringPolicy, SelectionPolicy
from engine.scoring.profile import level_cells
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import Sat
from workbench.simulation.joint_batch import JointScorer
from workbench.simulation.measures import NO_LEVEL, NORMAL_95, Estimates, Levels, true_levels

PIX_V3: Final = "pix-v3"
JOINT: Final = "joint"

Estimator = Callable[[Sat], Estimates]


def reported(plan: ExamPlan) -> str:
    """The name of the estimator that makes the plan's result."""
    return PIX_V3 if isinstance(plan.selection, SelectionPolicy) else JOINT


def estimators(plan: ExamPlan, bank: BankArrays) -> dict[str, Estimator]:
    """The estimators of a plan by name, the one that makes its result first.

    Args:
        plan: Under pix-v3 a joint policy adds a second one.
        bank: As the engine sees it.
    """
    found: dict[str, Estimator] = {}
    if reported(plan) == PIX_V3:
        found[PIX_V3] = _PixV3(plan, bank)
    if plan.joint is not None:
        found[JOINT] = _Joint(plan.joint, plan.scoring, bank)
    return found


class _PixV3:
    """One moving ability, the same in every competence."""

    def __init__(self, plan: ExamPlan, bank: BankArrays) -> None:
        self._scoring = plan.scoring
        self._competences = bank.competences

    def __call__(self, sat: Sat) -> Estimates:
        reach = NORMAL_95 * sat.error
        shape = (len(sat), len(self._competences))
        competence = np.broadcast_to(sat.ability[:, np.newaxis], shape)
        return Estimates(
            ability=sat.ability,
            error=sat.error,
            low=sat.ability - reach,
            high=sat.ability + reach,
            competence=competence,
            competence_error=np.broadcast_to(sat.error[:, np.newaxis], shape),
            level=true_levels(self._scoring, self._competences, competence),
        )


class _Joint:
    """The joint posterior, and the likeliest level of each competence."""

    def __init__(self, policy: JointPolicy, scoring: ScoringPolicy, bank: BankArrays) -> None:
        cells = level_cells(scoring)
        self._scorer = JointScorer(JointModel.of(bank.pool, policy), cells)
        self._told = np.array([code in cells for code in bank.competences])

    def __call__(self, sat: Sat) -> Estimates:
        scores = self._scorer.scores(sat.items, sat.correct)
        likeliest: Levels = scores.levels.argmax(axis=2).astype(np.int16)
        return Estimates(
            ability=scores.ability,
            error=scores.error,
            low=scores.low,
            high=scores.high,
            competence=scores.competence,
            competence_error=scores.competence_error,
            level=np.where(self._told, likeliest, np.int16(NO_LEVEL)),
        )
