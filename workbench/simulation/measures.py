"""How far estimates are from a known truth: abilities, levels, scores. Knows no bank and no rule.

Pure functions of arrays. All are over the exams given; whoever calls leaves out what has no result.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.policies import Interval, Mesh, ScoringPolicy
from engine.scoring.score import level_of
from workbench.simulation.arrays import Flags

Levels = NDArray[np.int16]

NORMAL_95: Final = 1.959963984540054
"""Half-width of the central 95 % of a Gaussian, in standard deviations."""

NO_LEVEL: Final = -1
"""Where the plan has no table, or where an ability is below the first mesh."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """What an estimator tells about n examinees, in logits.

    Attributes:
        ability, error: Shape (n,), the general ability and its standard error.
        low, high: Shape (n,), the 95 % interval.
        competence, competence_error: Shape (n, C), the same in each competence.
        level: Shape (n, C), the level that would be reported; `NO_LEVEL` without a table.
    """

    ability: Floats
    error: Floats
    low: Floats
    high: Floats
    competence: Floats
    competence_error: Floats
    level: Levels

    def of(self, rows: Flags) -> "Estimates":
        """Those of some examinees, shape (n,)."""
        return Estimates(*(getattr(self, field.name)[rows] for field in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence["Estimates"]) -> "Estimates":
        """The estimates of all parts, in their order; at least one part."""
        return cls(
            *(np.concatenate([getattr(one, field.name) for one in parts]) for field in fields(cls))
        )


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Errors of estimates.

    Attributes:
        count: Estimates.
        bias: Mean of estimate less truth, logits.
        rmse: Root of the mean squared error, logits.
        correlation: Of estimates and truths; None where either does not vary.
        error: Root of the mean squared standard error, logits.
        ratio: `error` over `rmse`: 1 for an estimator that knows how sure it is.
        coverage: Share of truths in their 95 % interval.
    """

    count: int
    bias: float
    rmse: float
    correlation: float | None
    error: float
    ratio: float | None
    coverage: float


@dataclass(frozen=True, slots=True)
class Band:
    """The accuracy at true abilities from `low` to `high` with this mean, logits."""

    low: float
    high: float
    mean: float
    accuracy: Accuracy


@dataclass(frozen=True, slots=True)
class LevelAccuracy:
    """Reported against true levels.

    Attributes:
        exact, within_one: Shares.
        kappa: Cohen's, of exact agreement; None where chance alone would always agree.
    """

    exact: float
    within_one: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class ScoreAccuracy:
    """Reported against true scores and meshes.

    Attributes:
        rmse: Of the score, in pix; None where the plan reports none.
        bias: Mean of reported less true score, in pix; None likewise.
        mesh: Meshes, where below the first counts as one more.
    """

    rmse: float | None
    bias: float | None
    mesh: LevelAccuracy


def accuracy(truth: Floats, ability: Floats, error: Floats, low: Floats, high: Floats) -> Accuracy:
    """The accuracy of estimates with their intervals, all of one shape, at least one."""
    off = ability - truth
    rmse = math.sqrt(float(np.mean(off * off)))
    told = math.sqrt(float(np.mean(error * error)))
    return Accuracy(
        count=truth.size,
        bias=float(np.mean(off)),
        rmse=rmse,
        correlation=_correlation(truth.reshape(-1), ability.reshape(-1)),
        error=told,
        ratio=told / rmse if rmse else None,
        coverage=float(np.mean((low <= truth) & (truth <= high))),
    )


def general_accuracy(truth: Floats, estimates: Estimates) -> Accuracy:
    """The accuracy of the general ability; truths of shape (n,)."""
    return accuracy(truth, estimates.ability, estimates.error, estimates.low, estimates.high)


def competence_accuracy(truth: Floats, estimates: Estimates) -> Accuracy:
    """The accuracy over all competences at once; truths of shape (n, C)."""
    return _symmetric(truth, estimates.competence, estimates.competence_error)


def accuracy_by_competence(truth: Floats, estimates: Estimates) -> tuple[Accuracy, ...]:
    """The accuracy in each competence; truths of shape (n, C)."""
    return tuple(
        _symmetric(truth[:, one], estimates.competence[:, one], estimates.competence_error[:, one])
        for one in range(truth.shape[1])
    )


def bands(truth: Floats, count: int) -> list[tuple[float, float, Flags]]:
    """Quantile bands of the truths (n,): their borders, and who is in each; none is empty."""
    edges = np.quantile(truth, np.linspace(0.0, 1.0, count + 1))
    place = np.clip(np.searchsorted(edges, truth, side="right") - 1, 0, count - 1)
    return [
        (float(edges[one]), float(edges[one + 1]), place == one)
        for one in range(count)
        if (place == one).any()
    ]


def conditional_accuracy(truth: Floats, estimates: Estimates, count: int) -> tuple[Band, ...]:
    """The accuracy of the general ability in quantile bands of the true one."""
    return tuple(
        Band(
            low,
            high,
            float(truth[rows].mean()),
            general_accuracy(truth[rows], estimates.of(rows)),
        )
        for low, high, rows in bands(truth, count)
    )


def level_accuracy(truth: Levels, level: Levels) -> LevelAccuracy:
    """The agreement of levels of any one shape, at least one of them."""
    apart = np.abs(truth.astype(np.int64) - level)
    exact = float(np.mean(apart == 0))
    shares = [
        (float(np.mean(truth == one)), float(np.mean(level == one)))
        for one in np.union1d(truth, level)
    ]
    chance = math.fsum(first * second for first, second in shares)
    kappa = (exact - chance) / (1.0 - chance) if chance < 1.0 else None
    return LevelAccuracy(exact, float(np.mean(apart <= 1)), kappa)


def score_accuracy(truth: Floats, ability: Floats, policy: ScoringPolicy) -> ScoreAccuracy:
    """What the plan's tables make of estimated against true abilities, shapes (n,)."""
    meshes = level_accuracy(meshes_at(policy.meshes, truth), meshes_at(policy.meshes, ability))
    if not policy.reports_pix:
        return ScoreAccuracy(None, None, meshes)
    off = scores_at(policy, ability) - scores_at(policy, truth)
    return ScoreAccuracy(math.sqrt(float(np.mean(off * off))), float(np.mean(off)), meshes)


def levels_at(intervals: Sequence[Interval], ability: Floats) -> Levels:
    """The level of each ability by `engine.scoring.score.level_of`, of any shape."""
    bounds = {one.low for one in intervals} | {one.high for one in intervals}
    cuts = sorted(bound for bound in bounds if bound is not None)
    table = tuple(intervals)
    # Between two neighbouring cuts the level is one, and a range begins on its cut.
    told = np.array([level_of(left, table) for left in (-math.inf, *cuts)], np.int16)
    return told[np.searchsorted(np.array(cuts), ability, side="right")]


def true_levels(policy: ScoringPolicy, competences: Sequence[str], ability: Floats) -> Levels:
    """The levels of abilities of shape (n, C); `NO_LEVEL` where the policy has no table."""
    tables: Mapping[str, Sequence[Interval]] = dict(policy.levels)
    result = np.full(ability.shape, NO_LEVEL, np.int16)
    for place, code in enumerate(competences):
        if code in tables:
            result[:, place] = levels_at(tables[code], ability[:, place])
    return result


def meshes_at(meshes: Sequence[Mesh], ability: Floats) -> Levels:
    """The place of the mesh of each ability; `NO_LEVEL` below the first.

    Meshes are adjacent and the last has no upper bound: `engine.scoring.score.mesh_of`.
    """
    lows = np.array([mesh.low for mesh in meshes])
    return (np.searchsorted(lows, ability, side="right") - 1).astype(np.int16)


def scores_at(policy: ScoringPolicy, ability: Floats) -> Floats:
    """The number of pix of each ability, by `engine.scoring.score.score_of`."""
    meshes = policy.meshes
    place = meshes_at(meshes, ability)
    low, high, weight, coefficient = (
        np.array([getattr(mesh, name) for mesh in meshes], np.float64)[place]
        for name in ("low", "high", "weight", "coefficient")
    )
    found = np.floor(weight * (coefficient + 1.0 - (high - ability) / (high - low)))
    found = np.where(ability >= meshes[-1].high, policy.maximum, found)
    result: Floats = np.where(place < 0, 0.0, np.minimum(found, policy.maximum))
    return result


def _symmetric(truth: Floats, ability: Floats, error: Floats) -> Accuracy:
    reach = NORMAL_95 * error
    return accuracy(truth, ability, error, ability - reach, ability + reach)


def _correlation(first: Floats, second: Floats) -> float | None:
    one, other = first - first.mean(), second - second.mean()
    scale = math.sqrt(float(np.mean(one * one)) * float(np.mean(other * other)))
    return float(np.mean(one * other)) / scale if scale else None
