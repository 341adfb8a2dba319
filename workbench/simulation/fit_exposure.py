"""Fits the probabilities that keep every item's exposure under a cap. Knows no rule of selection.

Exposure is (probability that an item is open) × (probability that it is served where it is open);
the second factor changes little with the first. So the first is scaled by target / exposure, up to
1, again and again: in the end every item is at the target or always open (item eligibility, van
der Linden & Veldkamp 2004; in the manner of Sympson & Hetter 1985, but for whole exams). Rounds of
fresh examinees, averaged, take the noise out. What holds is told by examinees that no round saw.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np
from scipy.stats import beta

from engine.adaptive.exponential import Floats
from engine.adaptive.exposure import FilterExposure
from workbench.simulation.batch import sit
from workbench.simulation.cores import Progress
from workbench.simulation.pix_batch import PixExam
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.usage import exposure

_CONFIDENCE: Final = 0.95
_ONE_SIDED: Final = 1.645
_LARGEST_OF_MANY: Final = 3.0
"""Standard errors by which the largest of some fifty rates at the target hardly exceeds it."""

_FASTEST: Final = 4.0
_LEAST: Final = 1e-4
"""No item is closed to all but one in ten thousand: it could never come back."""

_DECIMALS: Final = 5
_NEAR: Final = 1.04
_AT: Final = 1.01
"""How far over a target, beyond chance, counts as getting near it, then as reaching it."""

_HALVINGS: Final = 4
_CORRECTIONS: Final = 2
_WORTH_PROCESSES: Final = 100_000
"""Examinees for whom it pays to start processes."""


class Simulate(Protocol):
    """Exams with shares of the bank drawn anew for every examinee."""

    def __call__(self, probability: Floats, examinees: int, seed: int) -> Floats:
        """Shape (m,), the share of the examinees who were served each item.

        Args:
            probability: Shape (m,), that each item is open.
            examinees: How many.
            seed: Of everything random; other seeds are other examinees.
        """
        ...


@dataclass(frozen=True, slots=True)
class Rounds:
    """Rounds of the same number of examinees; `gain` is the exponent of each scaling."""

    count: int
    examinees: int
    gain: float

    def error(self, rate: float) -> float:
        """The standard error of a rate over all the rounds."""
        return math.sqrt(rate * (1.0 - rate) / (self.count * self.examinees))


@dataclass(frozen=True, slots=True)
class Effort:
    """How many examinees sit for a fit.

    Attributes:
        approach: Far from the target: quick rounds.
        settle: Near it.
        average: Whose probabilities are averaged.
        validation: Examinees of the independent simulation.
    """

    approach: Rounds = Rounds(14, 4_000, 1.0)
    settle: Rounds = Rounds(4, 10_000, 0.5)
    average: Rounds = Rounds(10, 20_000, 0.5)
    validation: int = 300_000

    @property
    def examinees(self) -> int:
        """All of them, where nothing has to be done twice."""
        rounds = (self.approach, self.settle, self.average)
        return sum(one.count * one.examinees for one in rounds) + self.validation

    def margin(self, cap: float) -> float:
        """How far below a cap to aim, for the upper bound of the largest exposure to hold it."""
        seen = Rounds(1, self.validation, 0.0).error(cap)
        wanted = _LARGEST_OF_MANY * math.hypot(self.average.error(cap), seen) + _ONE_SIDED * seen
        return min(wanted, cap / 2.0)


USUAL_EFFORT: Final = Effort()


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Probabilities and what they hold.

    Attributes:
        probability: Shape (m,), that each item is open.
        rates: Shape (m,), exposures in the independent simulation.
        cap: The one asked for or, where the bank cannot hold it, the least found that it can.
        held: 95 % upper confidence bound of the largest exposure.
    """

    probability: Floats
    rates: Floats
    cap: float
    held: float


def fit_exposure(
    simulate: Simulate,
    size: int,
    cap: float,
    *,
    seed: int,
    effort: Effort = USUAL_EFFORT,
    share: Floats | None = None,
) -> Fitted:
    """The probabilities under which no item is seen by more than *cap* of the examinees.

    Args:
        simulate: The exams.
        size: Items of the bank.
        cap: In (0, 1].
        share: Shape (m,), the part of the cap that each item aims at, in (0, 1]; 1 without it.
        seed: Of the examinees of all rounds.
        effort: How many they are.
    """
    fit = _Fit(simulate, effort, _seeds(seed), np.ones(size) if share is None else share)
    target = cap - effort.margin(cap)
    found = fit.towards(target, np.ones(size))
    corrections = _CORRECTIONS
    if not found.reached:
        found, corrections = fit.least(target, found), 0
    rates, held = fit.validated(found)
    for _ in range(corrections):
        if held <= cap:
            break
        target *= cap / held
        found = fit.averaged(target, found.probability)
        rates, held = fit.validated(found)
    return Fitted(found.probability, rates, max(cap, held), held)


def fit_filter(
    exam: PixExam | QuotaExam,
    cap: float,
    *,
    language: str,
    adjusted: bool,
    seed: int,
    effort: Effort = USUAL_EFFORT,
    processes: int | None = 1,
    progress: Progress | None = None,
    type_caps: Mapping[str, float] | None = None,
) -> FilterExposure:
    """The exposure of the items that a filter leaves, as a pack carries it.

    Args:
        exam: On these items; its sub-pools are not looked at, nor its world's seed.
        cap: The share of candidates that no item should pass.
        language: Of the filter.
        adjusted: Whether it leaves only what may be served with accessibility adjustments.
        seed: Of the examinees.
        effort: How many they are.
        processes: How many at once in large simulations; None for one on each core.
        progress: Told the number of examinees done and of all.
        type_caps: Lower caps of some item types, by name.
    """
    simulate = _Exams(exam, processes, effort.examinees, progress)
    lower = {kind: min(own / cap, 1.0) for kind, own in (type_caps or {}).items()}
    share = np.array([lower.get(one.type.value, 1.0) for one in exam.bank.pool.items])
    found = fit_exposure(simulate, len(exam.bank), cap, seed=seed, effort=effort, share=share)
    ids = (item.id for item in exam.bank.pool.items)
    named = tuple(zip(ids, found.probability.tolist(), strict=True))
    return FilterExposure(language, adjusted, found.cap, found.held, named)


class _Exams:
    """Exams in batch, as `Simulate`."""

    def __init__(
        self,
        exam: PixExam | QuotaExam,
        processes: int | None,
        expected: int,
        progress: Progress | None,
    ) -> None:
        self._exam = exam
        self._processes = processes
        self._expected = expected
        self._progress = progress
        self._done = 0

    def __call__(self, probability: Floats, examinees: int, seed: int) -> Floats:
        world = replace(self._exam.world, seed=seed)
        exam = replace(self._exam, world=world, sub_pools=SubPools(probability))
        processes = self._processes if examinees >= _WORTH_PROCESSES else 1
        served = sit(exam, examinees, processes=processes).items
        self._done += examinees
        if self._progress is not None:
            # What has to be done twice is not expected: then all is what is done.
            self._progress(self._done, max(self._done, self._expected))
        return exposure(served, len(probability), None).rates


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Probabilities, the largest exposure of the rounds they come from, and if it is the target."""

    probability: Floats
    largest: float
    reached: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """Rounds towards targets, each with other examinees."""

    simulate: Simulate
    effort: Effort
    seeds: Iterator[int]
    share: Floats

    def towards(self, target: float, probability: Floats) -> _Found:
        """From anywhere, averaged unless the target is out of reach."""
        near = self._near(target, probability)
        return self.averaged(target, near.probability) if near.reached else near

    def averaged(self, target: float, probability: Floats) -> _Found:
        """From nearby."""
        rounds = self.effort.average
        passed = list(self._rounds(rounds, target, probability))
        logs = [np.log(probability) for probability, _ in passed]
        return self._found(np.exp(np.mean(logs, axis=0)), passed, target * _AT, rounds)

    def least(self, low: float, beyond: _Found) -> _Found:
        """Averaged towards the least target within reach.

        Args:
            low: A target out of reach.
            beyond: What came of it.
        """
        high, probability = beyond.largest, beyond.probability
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            near = self._near(middle, np.ones(len(probability)))
            if near.reached:
                high, probability = middle, near.probability
            else:
                low = middle
        return self.averaged(high, probability)

    def _near(self, target: float, probability: Floats) -> _Found:
        for approached, _ in self._rounds(self.effort.approach, target, probability):
            probability = approached
        settled = list(self._rounds(self.effort.settle, target, probability))
        return self._found(settled[-1][0], settled, target * _NEAR, self.effort.settle)

    def validated(self, found: _Found) -> tuple[Floats, float]:
        """The exposures among examinees that no round saw, and the bound of the largest.

        The largest of the items' own bounds is no less than the bound of the item that truly is
        the most exposed: no correction for their number is needed.
        """
        count = self.effort.validation
        rates = self.simulate(found.probability, count, next(self.seeds))
        served = np.rint(rates * count)
        bounds = beta.ppf(_CONFIDENCE, served + 1.0, np.maximum(count - served, 0.5))
        return rates, float(np.where(served < count, bounds, 1.0).max())

    def _found(
        self,
        probability: Floats,
        passed: Sequence[tuple[Floats, Floats]],
        most: float,
        rounds: Rounds,
    ) -> _Found:
        rates = np.mean([rates for _, rates in passed], axis=0)
        # Those that aim lower do so as far as they can: the cap is decided by the others.
        decisive = self.share >= 1.0
        largest = float(rates[decisive].max() if decisive.any() else (rates / self.share).max())
        chance = _LARGEST_OF_MANY * rounds.error(min(most, 1.0))
        return _Found(probability.round(_DECIMALS), largest, reached=largest <= most + chance)

    def _rounds(
        self, rounds: Rounds, target: float, probability: Floats
    ) -> Iterator[tuple[Floats, Floats]]:
        """After each round the probabilities, and the rates that were seen in it."""
        for _ in range(rounds.count):
            rates = self.simulate(probability, rounds.examinees, next(self.seeds))
            aim = target * self.share / np.maximum(rates, _LEAST)
            factor = np.minimum(aim, _FASTEST) ** rounds.gain
            probability = np.clip(probability * factor, _LEAST, 1.0)
            yield probability, rates


def _seeds(seed: int) -> Iterator[int]:
    """Seeds that other simulations will hardly have."""
    for number in itertools.count():
        child = np.random.SeedSequence(seed, spawn_key=(number,))
        yield int(child.generate_state(1, np.uint64)[0])
