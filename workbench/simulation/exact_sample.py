"""A few exams of a batch through the engine itself: the same choices, abilities, and how long.

Each question is put to the engine with the history and the random numbers that the batch had, so
that one near tie told otherwise does not make all that follows differ.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.joint_model import JointModel
from engine.adaptive.model import information
from engine.adaptive.pool import Restriction
from engine.adaptive.standing import QuotaStanding, Standing, first_standing
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.policies import SelectionPolicy
from engine.scoring.profile import level_cells
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import Flags
from workbench.simulation.batch import NO_ITEM
from workbench.simulation.estimators import estimators, reported
from workbench.simulation.trials import Trial
from workbench.simulation.world import Stream

EXAMS: Final = 30
"""At most: enough steps for a 99th percentile."""

_NS_PER_MS: Final = 1e6


@dataclass(frozen=True, slots=True)
class Agreement:
    """The batch against the engine.

    Attributes:
        exams, questions: How many were compared; where the bank ran dry counts as a question.
        same: Share of questions at which both chose the same item, or none.
        information: What the batch's items tell where the engine chose, as a share of what the
            engine's own items do, on average; None where nothing could be served.
        ability, error: Largest differences of the reported general ability and of its standard
            error after the same answers, logits.
    """

    exams: int
    questions: int
    same: float
    information: float | None
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
    picks, eligible = _random_numbers(trial, count)
    policy = trial.plan.joint
    model = None if policy is None else JointModel.of(trial.seen.pool, policy)
    start = first_standing(trial.plan, trial.seen.pool, model)
    cells = level_cells(trial.plan.scoring)
    told = estimators(trial.plan, trial.seen)[reported(trial.plan)](sat)
    steps: list[_Step] = []
    apart = np.zeros((count, 2))
    for row in range(count):
        sub_pool = None
        if eligible is not None:
            items = trial.seen.pool.items
            sub_pool = frozenset(items[place].id for place in np.flatnonzero(eligible[row]))
        restriction = Restriction(sub_pool=sub_pool)
        exam = _Exam(sat.items[row], sat.correct[row], picks[:, :, row], restriction)
        standing = start
        for step in _steps(trial, start, exam):
            steps.append(step)
            standing = step.standing
        profile = standing.profile(cells)
        final = standing.latest if profile is None else profile.general
        apart[row] = told.ability[row] - final.ability, told.error[row] - final.error
    ability, error = np.abs(apart).max(axis=0).tolist()
    shares = [step.share for step in steps if step.share is not None]
    spent = np.array([step.spent_ns for step in steps]) / _NS_PER_MS
    median, p99, longest = np.quantile(spent, (0.5, 0.99, 1.0)).tolist()
    return (
        Agreement(
            exams=count,
            questions=len(steps),
            same=float(np.mean([step.same for step in steps])),
            information=float(np.mean(shares)) if shares else None,
            ability=ability,
            error=error,
        ),
        Latency(len(steps), median, p99, longest),
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
    """One question: `share` is that of the information, see `Agreement`."""

    same: bool
    share: float | None
    spent_ns: int
    standing: Standing


def _steps(trial: Trial, standing: Standing, exam: _Exam) -> Iterator[_Step]:
    """The questions of one exam, the last one where either found nothing."""
    items, cells = trial.seen.pool.items, level_cells(trial.plan.scoring)
    answered: list[Item] = []
    for place, number in enumerate(exam.items.tolist()):
        served = None if number == NO_ITEM else items[number]
        numbers = exam.picks[place].tolist()
        chosen = None
        begun = time.perf_counter_ns()
        with suppress(BankExhaustedError):
            chosen = standing.next_item(answered, numbers.__getitem__, exam.restriction).item
        if served is None or chosen is None:
            spent = time.perf_counter_ns() - begun
            yield _Step(served is chosen, None, spent, standing)
            return
        following = standing.extended(served, correct=bool(exam.correct[place]))
        following.profile(cells)
        spent = time.perf_counter_ns() - begun
        share = _told(standing, served) / _told(standing, chosen)
        standing = following
        answered.append(served)
        yield _Step(chosen is served, share, spent, standing)


def _told(standing: Standing, item: Item) -> float:
    """The information of an item where the standing would choose it."""
    ability, discrimination = standing.latest.ability, item.calibration.discrimination
    if isinstance(standing, QuotaStanding):
        model = standing.trace.model
        place = model.places[item.id]
        ability = standing.trace.own[model.column[place]]
        discrimination = model.discrimination[place]
    parameters = (discrimination, item.calibration.difficulty, ability)
    return float(information(*(np.array(one) for one in parameters)))
