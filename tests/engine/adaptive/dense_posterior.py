"""The posterior of the joint model by plain integration, as a text book has it.

Independent of the engine's way: the abilities of the competences are one multivariate normal
vector, integrated on a product grid with numpy's own functions, without a general or a domain's
ability in the integral. For three competences at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.joint_model import JointModel
from engine.items import Item, ItemBank
from engine.policies import JointPolicy
from tests.engine.made_items import made_item

Array = NDArray[np.float64]
STEP = 0.125
POINTS = np.arange(-9.0, 9.0 + STEP / 2, STEP)


@dataclass(frozen=True, slots=True, eq=False)
class DensePosterior:
    """Moments of the abilities, and the density of each competence's at `POINTS`."""

    means: Array
    covariance: Array
    general: float
    general_error: float
    densities: Array

    @property
    def errors(self) -> Array:
        return np.sqrt(np.diag(self.covariance))

    def mean_of(self, places: Sequence[int]) -> tuple[float, float]:
        """The mean of some competences' abilities, and its standard error."""
        chosen = list(places)
        spread = float(self.covariance[np.ix_(chosen, chosen)].mean())
        return float(self.means[chosen].mean()), float(np.sqrt(spread))

    def share(self, place: int, low: float, high: float) -> float:
        """P(low ≤ ability < high) in one competence."""
        fine = np.arange(-9.0, 9.0, 0.0005) + 0.00025
        density = np.exp(np.interp(fine, POINTS, np.log(self.densities[place] + 1e-300)))
        return float(density[(fine >= low) & (fine < high)].sum() / density.sum())


def dense_posterior(
    model: JointModel, answers: Sequence[tuple[Item, bool]], *, final: bool
) -> DensePosterior:
    """The posterior under the prior of the selection, or the final one."""
    policy = model.policy
    likelihood = np.ones((len(POINTS),) * len(model.competences))
    for item, correct in answers:
        place = model.places[item.id]
        slope, difficulty = model.discrimination[place], item.calibration.difficulty
        right = 1.0 / (1.0 + np.exp(-slope * (POINTS - difficulty)))
        shape = [1] * len(model.competences)
        shape[int(model.column[place])] = -1
        likelihood *= (right if correct else 1.0 - right).reshape(shape)
    parts = [(policy.sd, 1.0 - policy.tail_share), (policy.tail_sd, policy.tail_share)]
    if not final:
        parts = [(policy.sd, 1.0)]
    found = [(share, *_integrated(model, likelihood, sd)) for sd, share in parts if share]
    evidence = np.array([share * one for share, one, _ in found])
    weights = evidence / evidence.sum()
    return _mixed(weights, [one for _, _, one in found])


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Raw moments under one normal prior."""

    means: Array
    squares: Array
    general: float
    general_square: float
    densities: Array


def _integrated(model: JointModel, likelihood: Array, sd: float) -> tuple[float, _Part]:
    policy, count = model.policy, len(model.competences)
    same = model.domain_of[:, np.newaxis] == model.domain_of[np.newaxis, :]
    covariance = (
        np.full((count, count), sd * sd)
        + policy.domain_sd**2 * same
        + policy.competence_sd**2 * np.eye(count)
    )
    precision = np.linalg.inv(covariance)
    away = POINTS - policy.mean
    distance = np.zeros_like(likelihood)
    for one in range(count):
        for other in range(count):
            left, right = [1] * count, [1] * count
            left[one], right[other] = -1, -1
            distance += precision[one, other] * away.reshape(left) * away.reshape(right)
    weights = likelihood * np.exp(-distance / 2.0) / np.sqrt(np.linalg.det(covariance))
    total = float(weights.sum())
    weights /= total
    axes = range(count)
    densities = np.stack([weights.sum(axis=tuple(k for k in axes if k != one)) for one in axes])
    means = densities @ POINTS
    squares = np.empty((count, count))
    for one in axes:
        squares[one, one] = densities[one] @ POINTS**2
        for other in range(one):
            both = weights.sum(axis=tuple(k for k in axes if k not in (one, other)))
            squares[one, other] = squares[other, one] = POINTS @ both @ POINTS
    # The general ability is normal given the competences': a regression on them.
    regression = np.full(count, sd * sd) @ precision
    within = sd * sd - regression @ np.full(count, sd * sd)
    general = policy.mean + regression @ (means - policy.mean)
    spread = regression @ (squares - np.outer(means, means)) @ regression
    return total, _Part(means, squares, general, within + spread + general**2, densities)


def _mixed(weights: Array, parts: Sequence[_Part]) -> DensePosterior:
    def mixed(values: Sequence[Array | float]) -> Array:
        return np.asarray(
            sum(weight * np.asarray(value) for weight, value in zip(weights, values, strict=True))
        )

    means = mixed([one.means for one in parts])
    squares = mixed([one.squares for one in parts])
    general = float(mixed([one.general for one in parts]))
    general_square = float(mixed([one.general_square for one in parts]))
    return DensePosterior(
        means=means,
        covariance=squares - np.outer(means, means),
        general=general,
        general_error=float(np.sqrt(general_square - general**2)),
        densities=mixed([one.densities for one in parts]),
    )


def joint_policy(**changes: float) -> JointPolicy:
    """A policy for tests, with some of its numbers changed."""
    usual = {
        "mean": 0.3,
        "sd": 0.9,
        "tail_sd": 1.3,
        "tail_share": 0.3,
        "competence_sd": 0.5,
        "domain_sd": 0.0,
    }
    return JointPolicy(**{**usual, **changes}, origin="test")


def random_bank(competences: Sequence[str], tubes: int, seed: int) -> ItemBank:
    """One item in each of so many tubes of each competence, from numpy's generator."""
    generator = np.random.default_rng(seed)
    return ItemBank.of(
        made_item(
            f"{code}-{tube:02d}",
            competence=code,
            tube=f"{code}-{tube:02d}",
            difficulty=float(generator.normal(0.0, 1.5)),
            discrimination=float(generator.lognormal(0.05, 0.35)),
        )
        for code in competences
        for tube in range(tubes)
    )
