"""What in a sitting deserves a human look: answers and times that are odd. Knows no score.

Three statistics, each large where something is odd, and each with a limit from simulation. A
flag above its limit proves nothing and changes nothing: it invites somebody to look. What honest
people do of their own accord is taken out first: their speed, how unevenly they work, how they
hurry or tire, how much sooner they know when they know.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats, exponential
from engine.adaptive.lattice import folded
from engine.adaptive.logarithm import logarithm
from engine.adaptive.model import probability
from engine.adaptive.response_times import Pace, Timing, hinted, log_seconds, residuals, speed
from engine.items import Item, ItemId
from engine.records.canonical import Json

FEWEST: Final = 16
"""Answers below which nothing is said."""

LAST: Final = 8
"""Answers that make the end of an exam."""

_FURTHEST: Final = 3.0
"""Standard deviations beyond which a time counts no more: tails are heavier than the model's."""

_LEAST_CHANCE: Final = 0.02
"""Nobody's ability is so well known that an answer is surer than this, either way."""

_KNOWN_SHARE: Final = 0.3
_KNOWN_SHIFT: Final = 1.0
_KNOWN_CHANCE: Final = 0.95
_HONEST_LOSS: Final = 0.15
"""About what an honest answer takes from the log ratio: with it, limits hold for any length."""

_RIGHT_SOONER: Final = 0.2
_RIGHT_SOONER_SD: Final = 0.1


class FlagKind(StrEnum):
    """What a flag speaks of: items known beforehand, a rushed end, answers that do not fit."""

    PREKNOWLEDGE = "preknowledge"
    SPEEDED = "speeded"
    MISFIT = "misfit"


@dataclass(frozen=True, slots=True)
class Limits:
    """Above which value each statistic raises its flag."""

    preknowledge: float
    speeded: float
    misfit: float

    def of(self, kind: FlagKind) -> float:
        """The limit of one kind."""
        return {
            FlagKind.PREKNOWLEDGE: self.preknowledge,
            FlagKind.SPEEDED: self.speeded,
            FlagKind.MISFIT: self.misfit,
        }[kind]


@dataclass(frozen=True, slots=True)
class Screening:
    """What a pack knows for screening: limits found by simulation, and times.

    Attributes:
        limits: For most candidates.
        accommodated: For those with extra time or adjustments, who may read in fits and starts.
        level: The share of honest candidates that a limit may flag, each kind for itself.
        timings: Of the items with data, in the order of their ids; the others have hints.
    """

    limits: Limits
    accommodated: Limits
    level: float
    timings: tuple[tuple[ItemId, Timing], ...] = ()


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """A retained answer and the own time that it took; 0 where the time is missing."""

    item: Item
    correct: bool
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A statistic and its limit."""

    kind: FlagKind
    statistic: float
    limit: float

    @property
    def raised(self) -> bool:
        """Whether somebody should look."""
        return self.statistic > self.limit


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers of one exam, or of many: k on the first axis, in order, exams on the others.

    Attributes:
        pace: Times and what the items take.
        correct: Shape (k, …), 1 for right and 0 for wrong.
        chance: Shape (k, …), the probability of a right answer at the ability reached in the end.
    """

    pace: Pace
    correct: Floats
    chance: Floats

    @classmethod
    def of(
        cls,
        pace: Pace,
        correct: Floats,
        discrimination: Floats,
        difficulty: Floats,
        ability: Floats,
    ) -> "Answers":
        """The answers to items of these 2PL parameters, given at this ability."""
        chance = probability(discrimination, difficulty, ability)
        held = np.minimum(np.maximum(chance, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
        return cls(pace, correct, held)


def screen(
    answers: Sequence[TimedAnswer], ability: float, screening: Screening, *, accommodated: bool
) -> tuple[Flag, ...]:
    """The three statistics of a sitting; none of fewer than `FEWEST` answers.

    Args:
        answers: Retained answers, in order.
        ability: The general ability after the last, logits.
        screening: Of the pack.
        accommodated: Whether the candidate has extra time or adjustments.
    """
    if len(answers) < FEWEST:
        return ()
    known = dict(screening.timings)
    timings = [known.get(one.item.id) or hinted(one.item) for one in answers]
    calibrations = [one.item.calibration for one in answers]
    pace = Pace(
        log_seconds(np.array([float(one.elapsed_ms) for one in answers])),
        np.array([one.intensity for one in timings]),
        np.array([one.discrimination for one in timings]),
    )
    seen = Answers.of(
        pace,
        np.array([float(one.correct) for one in answers]),
        np.array([one.discrimination for one in calibrations]),
        np.array([one.difficulty for one in calibrations]),
        np.array(ability),
    )
    limits = screening.accommodated if accommodated else screening.limits
    return tuple(
        Flag(kind, float(statistic(seen)), limits.of(kind)) for kind, statistic in STATISTICS
    )


def preknowledge(answers: Answers) -> Floats:
    """Log likelihood ratio of a mixture: right and fast answers among honest ones, shape (…).

    Under the alternative three answers in ten come from knowing the item: right with
    probability 0.95, and e times sooner.
    """
    away = _standardised(_level(answers), answers.pace.discrimination)
    shift = _KNOWN_SHIFT * answers.pace.discrimination
    by_time = exponential(-shift * away - shift * shift / 2.0)
    by_answer = np.where(
        answers.correct > 0.0,
        _KNOWN_CHANCE / answers.chance,
        (1.0 - _KNOWN_CHANCE) / (1.0 - answers.chance),
    )
    ratio = 1.0 - _KNOWN_SHARE + _KNOWN_SHARE * (by_time * by_answer)
    return folded(logarithm(ratio) + _HONEST_LOSS)


def speeded(answers: Answers) -> Floats:
    """How much faster, and how much more often wrong, the last answers are, shape (…).

    The speed and its unevenness are those of the answers before. The sum of both is standard
    normal, by the model, where nothing changes; its limit allows for people who hurry.
    """
    pace = answers.pace
    before = Pace(pace.log_time[:-LAST], pace.intensity[:-LAST], pace.discrimination[:-LAST])
    away = residuals(pace, speed(before)) * pace.discrimination
    scale = _unevenness(away[:-LAST])
    sooner = -folded(_held(away[-LAST:] / scale)) / math.sqrt(LAST)
    chance, correct = answers.chance[-LAST:], answers.correct[-LAST:]
    wrong = folded(chance - correct) / np.sqrt(folded(chance * (1.0 - chance)))
    return (sooner + wrong) / math.sqrt(2.0)


def misfit(answers: Answers) -> Floats:
    """The furthest that right answers run ahead of what is expected, or behind, shape (…).

    Cumulative sums of observed less expected answers, each restarting at 0 (van Krimpen-Stoop &
    Meijer 2000), over the standard deviation of the whole. An adaptive exam asks where right and
    wrong are equally likely, so that a standardised likelihood (l_z) sees hardly anything.
    """
    surprise = answers.correct - answers.chance
    ahead = behind = furthest = np.zeros(surprise.shape[1:])
    for one in surprise:
        ahead = np.maximum(ahead + one, 0.0)
        behind = np.maximum(behind - one, 0.0)
        furthest = np.maximum(furthest, np.maximum(ahead, behind))
    return furthest / np.sqrt(folded(answers.chance * (1.0 - answers.chance)))


STATISTICS: Final = (
    (FlagKind.PREKNOWLEDGE, preknowledge),
    (FlagKind.SPEEDED, speeded),
    (FlagKind.MISFIT, misfit),
)


def screening_data(flags: tuple[Flag, ...]) -> Json:
    """The flags for a journal or a result, exact: floats as `float.hex`."""
    return tuple(
        {
            "kind": one.kind.value,
            "statistic": one.statistic.hex(),
            "limit": one.limit.hex(),
            "raised": one.raised,
        }
        for one in flags
    )


def _level(answers: Answers) -> Floats:
    """Shape (k, …), log times less what is the person's own way of working.

    Their speed and its linear change over the exam go, the usual difference between right and
    wrong answers, and so much of their own difference as is credible.
    """
    pace, right = answers.pace, answers.correct
    weights = pace.discrimination * pace.discrimination
    usual = _RIGHT_SOONER * (right - 0.5)
    rest = _without_trend(pace.log_time + usual - pace.intensity, weights)
    return rest + (right - 0.5) * _own_gap(rest, right, weights)


def _without_trend(times: Floats, weights: Floats) -> Floats:
    """What the weighted straight line through the times leaves, shape (k, …)."""
    place = np.arange(float(len(times))).reshape((-1,) + (1,) * (times.ndim - 1))
    total = folded(weights)
    centred = place - folded(weights * place) / total
    mean = folded(weights * times) / total
    slope = folded(weights * centred * times) / folded(weights * centred * centred)
    return times - mean - centred * slope


def _own_gap(rest: Floats, right: Floats, weights: Floats) -> Floats:
    """How much sooner this person's right answers come, beyond the usual; shrunk, shape (…).

    People differ in it with a standard deviation of 0.1; the observed difference has the
    variance 1/r + 1/w, the inverses of the weights of right and of wrong answers.
    """
    in_right, in_wrong = folded(weights * right), folded(weights * (1.0 - right))
    product = in_right * in_wrong
    of_right, of_wrong = folded(weights * right * rest), folded(weights * (1.0 - right) * rest)
    between = _RIGHT_SOONER_SD * _RIGHT_SOONER_SD
    difference = in_right * of_wrong - in_wrong * of_right
    return between * difference / (between * product + in_right + in_wrong)


def _standardised(rest: Floats, discrimination: Floats) -> Floats:
    away = rest * discrimination
    return _held(away / _unevenness(away))


def _unevenness(away: Floats) -> Floats:
    """The person's own standard deviation where it is more than the model's 1, shape (…)."""
    return np.maximum(np.sqrt(folded(away * away) / float(len(away))), 1.0)


def _held(away: Floats) -> Floats:
    return np.minimum(np.maximum(away, -_FURTHEST), _FURTHEST)
