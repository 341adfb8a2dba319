"""What is simulated: who sits which part of the bank, in which world. Knows no measure.

A condition is what a candidate may meet: a language, with or without the accessibility filter. A
scenario is a world less kind than the model: items known only with error, competences that
differ within a person, everybody at one end of the scale.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engine.adaptive.exposure import ExposureTable
from engine.errors import MalformedError
from engine.items import CompetenceCode, Item, ItemBank
from engine.plan import ExamPlan
from engine.policies import SelectionPolicy
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import CHUNK, Sat
from workbench.simulation.cores import Progress, spread
from workbench.simulation.estimators import Estimator, estimators
from workbench.simulation.measures import Estimates
from workbench.simulation.pix_batch import PixExam
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.world import World, miscalibrated

CLEAN: Final = "clean"
NOISY: Final = "noisy"

SCENARIO_EXAMINEES: Final = 20_000
"""At most, in each scenario: enough for a third decimal of the RMSE."""

FIXED_EXAMINEES: Final = 2_000
"""At most, at each fixed ability."""

FIXED_ABILITIES: Final = (-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
_ITEM_ERROR: Final = 0.15
_COMPETENCE_SDS: Final = (0.35, 0.5, 0.8)


@dataclass(frozen=True, slots=True)
class Filter:
    """What leaves the bank before any rule: other languages and, if *adjusted*, more.

    Adjusted candidates get no item that accessibility adjustments rule out.
    """

    language: str
    adjusted: bool

    @property
    def key(self) -> str:
        """A name for documents."""
        return f"{self.language}-adjusted" if self.adjusted else self.language

    def left(self, items: Iterable[Item]) -> ItemBank:
        """The bank that is left."""
        return ItemBank.of(
            item
            for item in items
            if item.language == self.language and (item.access.adjusted or not self.adjusted)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What is put to the test.

    Attributes:
        items: Of the whole pack.
        languages: For which it is made.
        plan: Rules and tables.
        exposure: Of the pack's study, where exposure is controlled.
    """

    items: tuple[Item, ...]
    languages: tuple[str, ...]
    plan: ExamPlan
    exposure: ExposureTable | None = None

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Every language, without and with the accessibility filter."""
        return tuple(Filter(one, adjusted) for one in self.languages for adjusted in (False, True))

    @property
    def competences(self) -> tuple[CompetenceCode, ...]:
        """Those that an exam is to visit: of the plan's tables or, without tables, of the bank."""
        told = tuple(code for code, _ in self.plan.scoring.levels)
        return told or tuple(sorted({item.competence for item in self.items}))

    def sub_pools(self, chosen: Filter, bank: BankArrays) -> SubPools | None:
        """The candidates' shares of a filtered bank, where its exposure is controlled."""
        if self.exposure is None:
            return None
        found = self.exposure.of(chosen.language, adjusted=chosen.adjusted)
        if found is None:
            return None
        return SubPools(np.array([found.probability(item.id) for item in bank.pool.items]))


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Examinees in a world in front of a filtered bank of at least one item.

    Attributes:
        name: `CLEAN` for a condition; else the scenario's.
        filter: What left the bank.
        bank: The truth.
        seen: What the engine knows of it.
        world: The population and the engine's errors.
        examinees: How many.
        plan: Rules and tables.
        sub_pools: Shares, where exposure is controlled.
    """

    name: str
    filter: Filter
    bank: BankArrays
    seen: BankArrays
    world: World
    examinees: int
    plan: ExamPlan
    sub_pools: SubPools | None

    def exam(self) -> PixExam | QuotaExam:
        """What they sit.

        Raises:
            MalformedError: Quotas without a joint policy.
        """
        plan, selection = self.plan, self.plan.selection
        if isinstance(selection, SelectionPolicy):
            return PixExam(self.bank, self.world, selection, plan.length, self.seen, self.sub_pools)
        if plan.joint is None:
            raise MalformedError("plan.joint")
        return QuotaExam(
            self.bank, self.world, selection, plan.joint, plan.length, self.seen, self.sub_pools
        )

    def repeats(self, other: "Trial") -> bool:
        """Whether it would come out as another condition of the same world did.

        So it is where the accessibility filter leaves all items with the same shares.
        """
        if self.bank.pool.items != other.bank.pool.items:
            return False
        if self.sub_pools is None or other.sub_pools is None:
            return self.sub_pools is other.sub_pools
        return bool((self.sub_pools.probability == other.sub_pools.probability).all())

    @property
    def pieces(self) -> int:
        """Chunks of examinees."""
        return -(-self.examinees // CHUNK)


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The exams of a trial, and what each estimator of the plan makes of them, by its name."""

    sat: Sat
    estimates: dict[str, Estimates]


def conditions(subject: Subject, world: World, examinees: int) -> list[Trial]:
    """A trial of every filter that leaves any item, in the order of `Subject.filters`."""
    found = (_trial(CLEAN, subject, one, world, examinees) for one in subject.filters)
    return [trial for trial in found if trial is not None]


def scenarios(subject: Subject, world: World, examinees: int) -> Iterator[Trial]:
    """Noisy items and hierarchies of the first language, without the accessibility filter."""
    usual = Filter(subject.languages[0], adjusted=False)
    clean = replace(world, competence_sd=0.0, domain_sd=0.0)
    noisy = replace(clean, error_log_discrimination=_ITEM_ERROR, error_difficulty=_ITEM_ERROR)
    worlds = {NOISY: noisy} | {
        f"hierarchy-{sd}": replace(clean, competence_sd=sd) for sd in _COMPETENCE_SDS
    }
    for name, one in worlds.items():
        trial = _trial(name, subject, usual, one, min(examinees, SCENARIO_EXAMINEES))
        if trial is not None:
            yield trial


def fixed_abilities(subject: Subject, world: World, examinees: int) -> Iterator[Trial]:
    """Everybody at one ability, from one end of the scale to the other."""
    usual = Filter(subject.languages[0], adjusted=False)
    for ability in FIXED_ABILITIES:
        fixed = replace(world, fixed=ability)
        trial = _trial(
            f"fixed{ability:+.0f}", subject, usual, fixed, min(examinees, FIXED_EXAMINEES)
        )
        if trial is not None:
            yield trial


def _trial(
    name: str, subject: Subject, chosen: Filter, world: World, examinees: int
) -> Trial | None:
    """The trial, or None where the filter leaves no item."""
    left = chosen.left(subject.items)
    if not len(left):
        return None
    bank = BankArrays.of(left)
    seen = miscalibrated(left, world)
    return Trial(
        name=name,
        filter=chosen,
        bank=bank,
        seen=bank if seen is left else BankArrays.of(seen),
        world=world,
        examinees=examinees,
        plan=subject.plan,
        sub_pools=subject.sub_pools(chosen, bank),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """All chunks of all trials, one after another."""

    trials: tuple[Trial, ...]

    def prepared(self) -> Callable[[int], Taken]:
        return _Rooms(self.trials).sit


class _Rooms:
    """The tables of one trial at a time, for pieces arrive in order."""

    def __init__(self, trials: Sequence[Trial]) -> None:
        self._trials = trials
        self._current: Trial | None = None
        self._sit: Callable[[int, int], Sat] | None = None
        self._estimators: dict[str, Estimator] = {}

    def sit(self, piece: int) -> Taken:
        for trial in self._trials:
            if piece < trial.pieces:
                return self._chunk(trial, piece)
            piece -= trial.pieces
        raise IndexError(piece)

    def _chunk(self, trial: Trial, chunk: int) -> Taken:
        if self._current is not trial or self._sit is None:
            self._current, self._sit = trial, trial.exam().prepared()
            self._estimators = estimators(trial.plan, trial.seen)
        sat = self._sit(chunk, min(CHUNK, trial.examinees - chunk * CHUNK))
        return Taken(sat, {name: found(sat) for name, found in self._estimators.items()})


def take(
    trials: Sequence[Trial], *, processes: int | None = None, progress: Progress | None = None
) -> list[Taken]:
    """What came of each trial; the same for any number of processes.

    Args:
        trials: At least one, each of at least one examinee.
        processes: How many at once; by default one for each core.
        progress: Told the number of chunks done and of all, after each.
    """
    pieces = sum(trial.pieces for trial in trials)
    found = spread(_Pieces(tuple(trials)), pieces, processes=processes, progress=progress)
    results = []
    for trial in trials:
        own, found = found[: trial.pieces], found[trial.pieces :]
        results.append(_joined(own))
    return results


def _joined(parts: Sequence[Taken]) -> Taken:
    return Taken(
        Sat.joined(part.sat for part in parts),
        {
            name: Estimates.joined([part.estimates[name] for part in parts])
            for name in parts[0].estimates
        },
    )
