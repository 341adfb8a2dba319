"""Honest people and others in front of a bank, with the times they take. Knows no pack.

Designs of aberrance: items known beforehand are answered right with probability 0.95 at least and
e times sooner; the end of a rushed exam is guessed, right with probability 0.15, in about four
seconds. Times are lognormal (van der Linden 2006), or depart from it as honest people do.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats
from engine.adaptive.response_times import Pace, Timing, hinted, log_seconds
from engine.adaptive.screening import STATISTICS, Answers, FlagKind, Limits, Screening
from engine.errors import BankExhaustedError
from engine.items import ItemBank, ItemId
from engine.plan import ExamPlan
from engine.policies import SelectionPolicy
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import CHUNK, Sat
from workbench.simulation.pix_batch import PixDraws, PixExam, PixRoom
from workbench.simulation.quota_batch import QuotaExam, QuotaRoom
from workbench.simulation.world import Examinees, World, draw_examinees

Timings = tuple[tuple[ItemId, Timing], ...]

HINT_ERROR: Final = 0.4
"""How far a hint is from what an item takes, in log seconds: a factor 1.5 either way."""

_SPEED_SD: Final = 0.3
_KNOWN_CHANCE: Final = 0.95
_KNOWN_SHIFT: Final = 1.0
_GUESS_CHANCE: Final = 0.15
_GUESS_LOG_SECONDS: Final = math.log(4.0)
_GUESS_SD: Final = 0.4
_SLOWED_BY: Final = 0.6
_SLOWED_SD: Final = 0.3
_SECOND_MS: Final = 1000.0
_STREAM: Final = 100


@dataclass(frozen=True, slots=True)
class Manner:
    """How people work; without arguments as the model says.

    Attributes:
        right_sooner: By how much right answers come sooner than wrong ones, in log seconds.
        hurry: How much faster the last question goes than the first, in log seconds.
        freedom: Degrees of freedom of Student's t for times with heavy tails; 0 for a Gaussian.
        unevenness: Factor on the standard deviation of log times.
        slowed: Share of the questions that take a person nearly twice as long, at random.
        competence_sd: Of their abilities around the general one; None as the plan has it.
        known: Expected number of questions known beforehand.
        rushed: Questions guessed at the end.
    """

    right_sooner: float = 0.0
    hurry: float = 0.0
    freedom: int = 0
    unevenness: float = 1.0
    slowed: float = 0.0
    competence_sd: float | None = None
    known: float = 0.0
    rushed: int = 0


BY_THE_MODEL: Final = Manner()

HONEST: Final = (
    BY_THE_MODEL,
    Manner(right_sooner=0.1),
    Manner(hurry=1.0),
    Manner(freedom=4),
    Manner(competence_sd=0.5),
)
"""People whom a limit must not flag more often than its level, whichever they are."""

IRREGULAR: Final = (*HONEST, Manner(unevenness=1.5), Manner(slowed=0.5))
"""The same, and people who read in fits and starts: with a screen reader, with extra time."""


class Hall:
    """Where people sit one plan on one bank while somebody takes the time."""

    def __init__(self, bank: ItemBank, plan: ExamPlan, seed: int, timings: Timings = ()) -> None:
        """Prepare it.

        Args:
            bank: The truth about abilities, and what the engine sees.
            plan: Rules, length, and the population where it has a joint policy.
            seed: Of all random numbers.
            timings: True times of the items that have data; the others take what their hints
                say, save for `HINT_ERROR`.
        """
        self._arrays = BankArrays.of(bank)
        self._plan = plan
        self._seed = seed
        self._sit = _sitting(self._arrays, plan)
        known = dict(timings)
        seen = [known.get(item.id) or hinted(item) for item in bank]
        self._intensity = np.array([one.intensity for one in seen])
        self._discrimination = np.array([one.discrimination for one in seen])
        self._error = np.array([0.0 if item.id in known else HINT_ERROR for item in bank])

    def answers(self, manner: Manner, examinees: int, stream: int = 0) -> Iterator[Answers]:
        """What people of one manner leave behind, in pieces; unfinished exams are left out.

        Each piece meets items whose true times are drawn anew: nobody knows how a hint errs.

        Args:
            manner: How they work.
            examinees: How many.
            stream: Another one holds other people.
        """
        for chunk in range(-(-examinees // CHUNK)):
            child = np.random.SeedSequence(self._seed, spawn_key=(_STREAM, stream, chunk))
            count = min(CHUNK, examinees - chunk * CHUNK)
            yield self._piece(manner, count, np.random.default_rng(child))

    def statistics(self, manner: Manner, examinees: int, stream: int = 0) -> dict[FlagKind, Floats]:
        """Each statistic of people of one manner, shape (n,)."""
        pieces = list(self.answers(manner, examinees, stream))
        return {
            kind: np.concatenate([statistic(one) for one in pieces])
            for kind, statistic in STATISTICS
        }

    def _piece(self, manner: Manner, count: int, generator: np.random.Generator) -> Answers:
        length = self._plan.length
        true = self._intensity + self._error * generator.normal(size=len(self._arrays))
        world = _population(self._plan, int(generator.integers(2**62)))
        if manner.competence_sd is not None:
            world = replace(world, competence_sd=manner.competence_sd)
        examinees = draw_examinees(world, self._arrays, count)
        draws = generator.random((length, count))
        known = generator.random((length, count)) < manner.known / length
        # An answer is right when its draw is less than the chance: 0 is right, 1 is wrong.
        draws = np.where(known & (draws < _KNOWN_CHANCE), 0.0, draws)
        rushed = np.arange(length)[:, np.newaxis] >= length - manner.rushed
        guessed = np.where(generator.random((length, count)) < _GUESS_CHANCE, 0.0, 1.0)
        draws = np.where(rushed, guessed, draws)
        sat = self._sit(examinees, draws.astype(np.float32), generator)
        times = _log_times(manner, sat, true, self._discrimination, generator)
        times -= _KNOWN_SHIFT * known
        guessing = generator.normal(_GUESS_LOG_SECONDS, _GUESS_SD, (length, count))
        return self._seen(sat, np.where(rushed, guessing, times))

    def _seen(self, sat: Sat, times: Floats) -> Answers:
        """What screening sees of it; times go through milliseconds, as in a journal."""
        whole = ~sat.infeasible
        items = sat.items[whole].T
        pace = Pace(
            log_seconds(np.rint(np.exp(times[:, whole]) * _SECOND_MS)),
            self._intensity[items],
            self._discrimination[items],
        )
        arrays = self._arrays
        correct = sat.correct[whole].T.astype(np.float64)
        slopes, places = arrays.discrimination[items], arrays.difficulty[items]
        return Answers.of(pace, correct, slopes, places, sat.ability[whole])


def fit_screening(
    bank: ItemBank,
    plan: ExamPlan,
    examinees: int,
    seed: int,
    level: float = 0.01,
    *,
    timings: Timings = (),
) -> Screening:
    """The limits above which at most *level* of honest candidates come, by simulation.

    Each limit is the largest that any honest manner asks for, so that a flag is rarer than its
    level among people of the other manners.

    Args:
        bank: The pack's items.
        plan: What is sat.
        examinees: Of each manner; 10 000 tell a quantile of 1 % to a tenth.
        seed: Of all random numbers.
        level: For each kind of flag.
        timings: Of the items with data, in the order of their ids.

    Raises:
        BankExhaustedError: Nobody can finish the exam on this bank.
    """
    hall = Hall(bank, plan, seed, timings)
    quantiles = {
        manner: _quantiles(hall.statistics(manner, examinees, stream), level)
        for stream, manner in enumerate(IRREGULAR)
    }
    return Screening(
        limits=_largest([quantiles[manner] for manner in HONEST]),
        accommodated=_largest(list(quantiles.values())),
        level=level,
        timings=timings,
    )


def _quantiles(statistics: dict[FlagKind, Floats], level: float) -> Limits:
    if not all(len(values) for values in statistics.values()):
        raise BankExhaustedError
    found = {
        kind: float(np.quantile(values, 1.0 - level, method="higher"))
        for kind, values in statistics.items()
    }
    return Limits(**{kind.value: value for kind, value in found.items()})


def _largest(limits: list[Limits]) -> Limits:
    return Limits(**{kind.value: max(one.of(kind) for one in limits) for kind in FlagKind})


def _log_times(
    manner: Manner,
    sat: Sat,
    intensity: Floats,
    discrimination: Floats,
    generator: np.random.Generator,
) -> Floats:
    """Shape (L, n), log seconds of honest answers."""
    items, correct = sat.items.T, sat.correct.T
    length, count = items.shape
    if manner.freedom:
        scale = math.sqrt((manner.freedom - 2) / manner.freedom)
        noise = generator.standard_t(manner.freedom, items.shape) * scale
    else:
        noise = generator.normal(size=items.shape)
    speeds = generator.normal(0.0, _SPEED_SD, count)
    times = intensity[items] - speeds + noise * manner.unevenness / discrimination[items]
    times -= manner.hurry * np.linspace(-0.5, 0.5, length)[:, np.newaxis]
    times += manner.right_sooner * (0.5 - correct)
    slowed = generator.random(items.shape) < manner.slowed
    extra = np.abs(generator.normal(_SLOWED_BY, _SLOWED_SD, items.shape))
    return times + slowed * extra


def _population(plan: ExamPlan, seed: int) -> World:
    if plan.joint is None:
        return World(seed)
    joint = plan.joint
    return World(
        seed,
        mean=joint.mean,
        sd=joint.sd,
        competence_sd=joint.competence_sd,
        domain_sd=joint.domain_sd,
    )


def _sitting(
    bank: BankArrays, plan: ExamPlan
) -> Callable[[Examinees, Numbers, np.random.Generator], Sat]:
    """What lets examinees sit the plan, from draws for their answers."""
    world = _population(plan, 0)
    if isinstance(plan.selection, SelectionPolicy):
        policy = plan.selection
        pix = PixRoom(PixExam(bank, world, policy, plan.length))

        def by_pix(examinees: Examinees, draws: Numbers, generator: np.random.Generator) -> Sat:
            shape = (plan.length, max(policy.kept - 1, 0), len(examinees))
            picks = generator.random(shape, dtype=np.float32)
            return pix.sit(examinees, PixDraws(draws, picks))

        return by_pix
    assert plan.joint is not None  # noqa: S101 - the reader of plans refuses quotas without it
    quota = QuotaRoom(QuotaExam(bank, world, plan.selection, plan.joint, plan.length))
    return lambda examinees, draws, _generator: quota.sit(examinees, draws)
