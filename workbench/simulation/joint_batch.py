"""The joint estimate of many examinees at once, exact. Knows no selection and no truth.

The posterior is that of `engine.adaptive.joint` on the same lattice, with whole matrices where the
engine has bands and sums in fixed order: the results agree to rounding. Densities are never
divided by likelihoods, so nothing is lost where a likelihood vanishes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.joint_model import JointModel
from engine.adaptive.lattice import (
    EDGES,
    LATTICE,
    LEAST_VARIANCE,
    SIZE,
    STEP,
    LevelCells,
    gaussian,
)
from engine.adaptive.pool import Codes
from engine.items import CompetenceCode
from engine.scoring.profile import LEVELS
from workbench.simulation.arrays import Flags
from workbench.simulation.batch import Sat
from workbench.simulation.cores import Progress, spread

_TOGETHER: Final = 100
"""Examinees whose likelihoods stay in a core's cache."""

_PIECE: Final = 1000
_TAIL: Final = 0.025
_BORDERS: Final = np.arange(9) / 8.0 - 0.5
_STRAIGHT: Final = np.diff(_BORDERS**2) / 2.0
_BENT: Final = np.diff(_BORDERS**3) / 6.0
"""Integrals of x and of x²/2 over the eight parts of a cell of width 1 around 0."""
_SQUARES: Final = LATTICE * LATTICE


@dataclass(frozen=True, slots=True, eq=False)
class JointScores:
    """The final joint estimates of n examinees, in logits.

    Attributes:
        ability, error: Shape (n,), mean and standard deviation of the general ability.
        low, high: Shape (n,), the interval that holds it with probability 95 %.
        competence, competence_error: Shape (n, C), the same of each competence.
        levels: Shape (n, C, 9), probability of each level; 0 for competences without levels.
        domain, domain_error: Shape (n, D), the same of the mean over each domain's competences.
    """

    ability: Floats
    error: Floats
    low: Floats
    high: Floats
    competence: Floats
    competence_error: Floats
    levels: Floats
    domain: Floats
    domain_error: Floats

    @classmethod
    def joined(cls, parts: Iterable["JointScores"]) -> "JointScores":
        """The scores of all parts, in their order; at least one part."""
        listed = list(parts)
        return cls(
            *(np.concatenate([getattr(one, field.name) for one in listed]) for field in fields(cls))
        )


class JointScorer:
    """A bank and its priors, laid out for many examinees."""

    def __init__(
        self, model: JointModel, cells: Mapping[CompetenceCode, LevelCells] | None = None
    ) -> None:
        """Lay it out.

        Args:
            model: The engine's, of the bank as the engine sees it.
            cells: The levels of the lattice's cells, for the competences that have levels.
        """
        policy = model.policy
        chances = np.ones((len(model.right) + 1, 2, SIZE))
        chances[:-1, 0] = model.wrong
        chances[:-1, 1] = model.right
        down = _kernel(policy.competence_sd)
        self._model = model
        self._chances = chances.reshape(-1, SIZE)
        self._column = np.append(model.column, 0)
        self._prior = model.final_prior / model.final_prior.sum()
        self._down, self._up = down, np.ascontiguousarray(down.T)
        self._domain_down = _kernel(policy.domain_sd)
        self._domain_up = np.ascontiguousarray(self._domain_down.T)
        shares = np.zeros((len(model.competences), SIZE, LEVELS))
        for place, code in enumerate(model.competences):
            if cells is not None and code in cells:
                shares[place] = cells[code].shares
        self._cells = shares

    def scores(self, items: NDArray[np.integer], correct: Flags) -> JointScores:
        """The final estimates, under the prior with wide tails.

        Args:
            items: Shape (n, L), places in the bank, n ≥ 1; negative for no item.
            correct: Shape (n, L).
        """
        return JointScores.joined(
            self._scores(items[low : low + _TOGETHER], correct[low : low + _TOGETHER])
            for low in range(0, len(items), _TOGETHER)
        )

    def _scores(self, items: NDArray[np.integer], correct: Flags) -> JointScores:
        members = self._model.members
        likelihood = self._likelihood(items, correct)
        count, competences = likelihood.shape[:2]
        integral = likelihood @ self._up
        evidence = _scaled(integral)
        possible = np.where(integral > 0.0, integral, 1.0)
        # Shapes (n, C, 97): mean and mean square of a competence given its domain's ability.
        first = (likelihood * LATTICE) @ self._up / possible
        second = (likelihood * _SQUARES) @ self._up / possible
        domain_evidence = np.stack([evidence[:, one].prod(axis=1) for one in members], axis=1)
        domain_evidence = _scaled(domain_evidence)
        general_evidence = _scaled(domain_evidence @ self._domain_up)
        prior = np.broadcast_to(self._prior, (count, 1, SIZE))
        general, outside = _others(np.concatenate([prior, general_evidence], axis=1))
        weights = _shares((outside[:, 1:] @ self._domain_down) * domain_evidence)
        above = weights[:, self._model.domain_of]
        competence = (above * first).sum(axis=2)
        error = _deviation(competence, (above * second).sum(axis=2))
        levels = np.zeros((count, competences, LEVELS))
        domain = np.empty((count, len(members)))
        domain_error = np.empty_like(domain)
        for place, one in enumerate(members):
            listed = list(one)
            mean = first[:, listed].mean(axis=1)
            within = (second[:, listed] - first[:, listed] ** 2).sum(axis=1) / len(listed) ** 2
            domain[:, place] = (weights[:, place] * mean).sum(axis=1)
            square = (weights[:, place] * (within + mean * mean)).sum(axis=1)
            domain_error[:, place] = _deviation(domain[:, place], square)
            down = outside[:, 1 + place] @ self._domain_down
            _, siblings = _others(np.concatenate([down[:, np.newaxis], evidence[:, listed]], 1))
            density = (siblings[:, 1:] @ self._down) * likelihood[:, listed]
            levels[:, listed] = self._levels(density, listed)
        shares = _shares(general)
        ability = shares @ LATTICE
        return JointScores(
            ability=ability,
            error=_deviation(ability, shares @ _SQUARES),
            low=_quantiles(shares, _TAIL),
            high=_quantiles(shares, 1.0 - _TAIL),
            competence=competence,
            competence_error=error,
            levels=levels,
            domain=domain,
            domain_error=domain_error,
        )

    def _likelihood(self, items: NDArray[np.integer], correct: Flags) -> Floats:
        """Shape (n, C, 97), of the answers of each competence."""
        nothing = len(self._column) - 1
        places = np.where(items < 0, nothing, items).astype(np.intp)
        likelihood = np.ones((len(items), len(self._model.competences), SIZE))
        rows = np.arange(len(items))
        for place, right in zip(places.T, correct.T, strict=True):
            column = self._column.take(place)
            likelihood[rows, column] *= self._chances.take(2 * place + right, axis=0)
        return _scaled(likelihood)

    def _levels(self, density: Floats, listed: list[int]) -> Floats:
        """Shape (n, members, 9), from densities (n, members, 97)."""
        chances = np.matmul(density[:, :, np.newaxis], self._cells[listed])[:, :, 0]
        total = chances.sum(axis=2, keepdims=True)
        levels: Floats = np.divide(chances, total, out=np.zeros_like(chances), where=total > 0.0)
        return levels


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    model: JointModel
    cells: Mapping[CompetenceCode, LevelCells] | None
    sat: Sat

    def prepared(self) -> Callable[[int], JointScores]:
        scorer = JointScorer(self.model, self.cells)
        items, correct = self.sat.items, self.sat.correct

        def piece(number: int) -> JointScores:
            rows = slice(number * _PIECE, (number + 1) * _PIECE)
            return scorer.scores(items[rows], correct[rows])

        return piece


def joint_scores(
    sat: Sat,
    model: JointModel,
    cells: Mapping[CompetenceCode, LevelCells] | None = None,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
) -> JointScores:
    """The joint estimates of exams, whatever rules chose their items.

    Args:
        sat: The exams, at least one.
        model: The engine's, of the bank as the engine sees it.
        cells: The levels of the lattice's cells, for the competences that have levels.
        processes: How many at once; by default one for each core.
        progress: Told the number of pieces done and of all, after each.
    """
    pieces = -(-len(sat) // _PIECE)
    work = _Pieces(model, cells, sat)
    return JointScores.joined(spread(work, pieces, processes=processes, progress=progress))


def _kernel(sd: float) -> Floats:
    """Shape (97, 97), the density of a lower ability (columns) given the one above it (rows)."""
    density = gaussian(LATTICE - LATTICE[:, np.newaxis], sd)
    kernel: Floats = density / density.sum(axis=1, keepdims=True)
    return kernel


def _scaled(weights: Floats) -> Floats:
    """The weights divided by the largest of the last axis, which is above 0."""
    scaled: Floats = weights / weights.max(axis=-1, keepdims=True)
    return scaled


def _others(factors: Floats) -> tuple[Floats, Floats]:
    """The product over the second axis, shape (n, …), and for each factor that of all others.

    Args:
        factors: Shape (n, k, 97).
    """
    before = np.ones_like(factors)
    after = np.ones_like(factors)
    np.multiply.accumulate(factors[:, :-1], axis=1, out=before[:, 1:])
    np.multiply.accumulate(factors[:, :0:-1], axis=1, out=after[:, -2::-1])
    return before[:, -1] * factors[:, -1], before * after


def _shares(weights: Floats) -> Floats:
    """The weights, adding up to 1 along the last axis."""
    shares: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return shares


def _deviation(mean: Floats, square: Floats) -> Floats:
    deviation: Floats = np.sqrt(np.maximum(square - mean * mean, LEAST_VARIANCE))
    return deviation


def _quantiles(shares: Floats, level: float) -> Floats:
    """Shape (n,), where the distribution function reaches the level; as `engine.adaptive.joint`.

    The density in a cell is the parabola through its point and both neighbours.
    """
    padded = np.pad(shares, ((0, 0), (1, 1)))
    before, after = padded[:, :-2], padded[:, 2:]
    slope, bend = (after - before) / 2.0, before + after - 2.0 * shares
    place, inside = _reached(np.maximum(shares + bend / 24.0, 0.0), np.full(len(shares), level))
    here = (np.arange(len(shares)), place)
    parts = shares[here][:, None] / len(_STRAIGHT) + slope[here][:, None] * _STRAIGHT
    part, inside = _reached(np.maximum(parts + bend[here][:, None] * _BENT, 0.0), inside)
    found: Floats = np.array(EDGES)[place] + STEP * ((part + inside) / len(_STRAIGHT))
    return found


def _reached(masses: Floats, share: Floats) -> tuple[Codes, Floats]:
    """The place where running sums reach a share of the last, and the share of its own step."""
    sums = np.cumsum(masses, axis=1)
    wanted = share * sums[:, -1]
    place: Codes = np.minimum((sums < wanted[:, None]).sum(axis=1), masses.shape[1] - 1)
    rows = np.arange(len(masses))
    return place, (wanted - (sums[rows, place] - masses[rows, place])) / masses[rows, place]
