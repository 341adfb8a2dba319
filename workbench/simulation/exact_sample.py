"""A few exams of a batch through the engine itself: the same choices, abilities, and how long.

Each question is put to the engine with the history and the random numbers that the batch had, so
that one near tie told otherwise does not make all that follows differ.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Restriction
from engine.adaptive.standing import Standing, first_standing
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.policies import SelectionPolicy
from engine.scoring.profile import level_cells
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import Flags
from workbench.simulation.batch import NO_ITEM
from workbench.simulation.trials import Trial
from workbench.simulation.world import Stream

EXAMS: Final = 50
"""At most: enough steps for a 99th percentile."""

_NS_PER_MS: Final = 1e6


@dataclass(frozen=True, slots=True)
class Agreement:
    """The batch against the engine.

    Attributes:
        exams, questions: How many were compared; where the bank ran dry counts as a question.
        same: Share of questions at which both chose the same item, or none.
        ability, error: Largest differences of the final estimates after the same answers, logits.
    """

    exams: int
    questions: int
    same: float
    ability: float
    error: float


@dataclass(frozen=True, slots=True)
class Latency:
    """How long the engine takes from an answer to the next question, profile included, in ms."""

    steps: int
    median: float
    p99: float
    longest: float


def compare(trial: Trial, exams: int = EXAMS) -> tuple[Agreement, Latency]:
    """Let the first examinees of a trial sit both ways.

    Args:
        trial: Of at least one examinee.
        exams: How many at most.
    """
    count = min(exams, trial.examinees)
    sat = trial.exam().prepared()(0, count)
    picks, shares = _random_numbers(trial, count)
    policy = trial.plan.joint
    model = None if policy is None else JointModel.of(trial.seen.pool, policy)
    start = first_standing(trial.plan, trial.seen.pool, model)
    same: list[bool] = []
    spent: list[int] = []
    apart = np.zeros((count, 2))
    for row in range(count):
        sub_pool = None
        if shares is not None:
            items = trial.seen.pool.items
            sub_pool = frozenset(items[place].id for place in np.flatnonzero(shares[row]))
        standing = start
        restriction = Restriction(sub_pool=sub_pool)
        exam = _Exam(sat.items[row], sat.correct[row], picks[:, :, row], restriction)
        for step in _steps(trial, start, exam):
            same.append(step.same)
            spent.append(step.spent_ns)
            standing = step.standing
        latest = standing.latest
        apart[row] = sat.ability[row] - latest.ability, sat.error[row] - latest.error
    ability, error = np.abs(apart).max(axis=0).tolist()
    median, p99, longest = (np.quantile(spent, (0.5, 0.99, 1.0)) / _NS_PER_MS).tolist()
    return (
        Agreement(count, len(same), float(np.mean(same)), ability, error),
        Latency(len(spent), median, p99, longest),
    )


def _random_numbers(trial: Trial, count: int) -> tuple[Numbers, Flags | None]:
    """What the batch draws for its first chunk: picks (L, kept - 1, n), shares of the bank."""
    plan, world = trial.plan, trial.world
    kept = plan.selection.kept if isinstance(plan.selection, SelectionPolicy) else 1
    shape = (plan.length, max(kept - 1, 0), count)
    picks = world.generator(Stream.PICKS).random(shape, dtype=np.float32)
    if trial.sub_pools is None:
        return picks, None
    generator = world.generator(Stream.SUB_POOLS)
    return picks, trial.sub_pools.drawn(trial.bank, count, generator)


@dataclass(frozen=True, slots=True, eq=False)
class _Exam:
    """One exam of the batch: shapes (L,), (L,), (L, kept - 1), and the candidate's share."""

    items: NDArray[np.int32]
    correct: Flags
    picks: Numbers
    restriction: Restriction


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    same: bool
    spent_ns: int
    standing: Standing


def _steps(trial: Trial, standing: Standing, exam: _Exam) -> Iterator[_Step]:
    """The questions of one exam, the last one where either found nothing."""
    items, cells = trial.seen.pool.items, level_cells(trial.plan.scoring)
    answered: list[Item] = []
    for place, served in enumerate(exam.items.tolist()):
        numbers = exam.picks[place].tolist()
        begun = time.perf_counter_ns()
        try:
            chosen = standing.next_item(answered, numbers.__getitem__, exam.restriction).item
        except BankExhaustedError:
            yield _Step(served == NO_ITEM, time.perf_counter_ns() - begun, standing)
            return
        if served == NO_ITEM:
            yield _Step(same=False, spent_ns=time.perf_counter_ns() - begun, standing=standing)
            return
        standing = standing.extended(items[served], correct=bool(exam.correct[place]))
        standing.profile(cells)
        spent = time.perf_counter_ns() - begun
        answered.append(items[served])
        yield _Step(chosen.id == items[served].id, spent, standing)
