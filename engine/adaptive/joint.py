"""The joint estimate of all abilities, answer after answer. Knows not what comes next, no table.

Each answer changes the likelihood of one competence; what it says of the domain and of the
general ability is integrated again from there, and everything else is kept. The result is the
exact posterior of `joint_model` on the lattice, not an approximation by Gaussians.
"""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from engine.adaptive.ability import Estimate
from engine.adaptive.exponential import Floats
from engine.adaptive.joint_model import JointModel
from engine.adaptive.lattice import (
    EDGES,
    LATTICE,
    LEAST_VARIANCE,
    SIZE,
    STEP,
    LevelCells,
    folded,
    scaled,
)
from engine.adaptive.profile import CompetenceEstimate, DomainEstimate, JointEstimate, Profile
from engine.items import CompetenceCode, Item

_SQUARES: Final = LATTICE * LATTICE
_POWERS: Final = np.stack([np.ones(SIZE), LATTICE, _SQUARES], axis=1)
_TAIL: Final = 0.025
_PARTS: Final = 8
_BORDERS: Final = tuple(place / _PARTS - 0.5 for place in range(_PARTS + 1))
_INTEGRALS: Final = tuple(
    ((high * high - low * low) / 2.0, (high * high * high - low * low * low) / 6.0)
    for low, high in pairwise(_BORDERS)
)
"""Of x and of x²/2 over each part of a cell of width 1 around 0."""
_SMALL: Final = math.ldexp(1.0, -400)
"""Below it the largest of a product is so small that others may have vanished beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class JointTrace:
    """The joint estimate after some answers, and what is needed to add one more.

    The order of the answers does not matter, save in the last bits.

    Attributes:
        estimates: The general ability after each answer, under the prior of the selection.
        own: Shape (C,), the mean of each competence's ability, under the same prior.
        likelihood: Shape (C, 97), of a competence's answers given its ability.
        evidence: Shape (C, 97), the same given the ability of its domain.
        moments: Shape (97, 2, C), mean and mean square of a competence's ability given its
            domain's and its answers.
        domain_evidence: Shape (D, 97), of a domain's answers given its ability.
        general_evidence: Shape (D, 97), the same given the general ability.
    """

    model: JointModel
    estimates: tuple[Estimate, ...]
    own: Floats
    likelihood: Floats
    evidence: Floats
    moments: Floats
    domain_evidence: Floats
    general_evidence: Floats

    @classmethod
    def begin(cls, model: JointModel) -> "JointTrace":
        """The trace of no answer."""
        competences, domains = len(model.competences), len(model.domains)
        none = _moments(model.competence_kernel.integrated(np.ones(SIZE)))
        moments = np.repeat(none[:, :, np.newaxis], competences, axis=2)
        unknown = np.ones((domains, SIZE))
        own, _ = _estimates(model, moments, unknown, unknown)
        likelihood = np.ones((competences, SIZE))
        return cls(model, (), own, likelihood, likelihood, moments, unknown, unknown)

    @property
    def latest(self) -> Estimate:
        """The general ability after the last answer; before any, that of the prior."""
        if self.estimates:
            return self.estimates[-1]
        return Estimate(self.model.policy.mean, self.model.policy.sd)

    def extended(self, item: Item, *, correct: bool) -> "JointTrace":
        """The trace with one more answer.

        Raises:
            KeyError: The item is none of the bank.
        """
        model = self.model
        place = model.places[item.id]
        column = int(model.column[place])
        domain = int(model.domain_of[column])
        answer = model.right[place] if correct else model.wrong[place]
        likelihood = self.likelihood.copy()
        likelihood[column] = scaled(likelihood[column] * answer)
        integrals = model.competence_kernel.integrated(likelihood[column])
        evidence = self.evidence.copy()
        evidence[column] = integrals[0]
        moments = self.moments.copy()
        moments[:, :, column] = _moments(integrals)
        domain_evidence = self.domain_evidence.copy()
        domain_evidence[domain] = _product([evidence[one] for one in model.members[domain]])
        general_evidence = domain_evidence
        if model.domain_kernel.reach:
            general_evidence = self.general_evidence.copy()
            general_evidence[domain] = model.domain_kernel.integrated(domain_evidence[domain])[0]
        own, general = _estimates(model, moments, domain_evidence, general_evidence)
        return JointTrace(
            model,
            (*self.estimates, general),
            own,
            likelihood,
            evidence,
            moments,
            domain_evidence,
            general_evidence,
        )

    def profile(self, cells: Mapping[CompetenceCode, LevelCells]) -> Profile:
        """The final estimate, under the prior with wide tails.

        Args:
            cells: The levels of the lattice's cells, for the competences that have levels.
        """
        model, prior = self.model, self.model.final_prior
        general = _product([prior, *self.general_evidence])
        weights = _domain_weights(model, prior, self.domain_evidence, self.general_evidence)
        above = weights[:, model.domain_of]
        means, squares = folded(self.moments * above[:, np.newaxis]).tolist()
        levels = self._levels(above, cells)
        return Profile(
            general=_general(general),
            domains=self._domains(weights),
            competences=tuple(
                CompetenceEstimate(code, mean, _deviation(mean, square), levels.get(code, ()))
                for code, mean, square in zip(model.competences, means, squares, strict=True)
            ),
        )

    def _domains(self, weights: Floats) -> tuple[DomainEstimate, ...]:
        """The mean over the competences of each domain, from the domains' posteriors (97, D)."""
        model = self.model
        first = self.moments[:, 0]
        within = self.moments[:, 1] - first * first
        columns = np.zeros((2, SIZE, len(model.domains)))
        for place, members in enumerate(model.members):
            count = float(len(members))
            mean = folded(first.T[list(members)]) / count
            columns[0, :, place] = mean
            columns[1, :, place] = folded(within.T[list(members)]) / (count * count) + mean * mean
        means, squares = (folded(weights * column).tolist() for column in columns)
        return tuple(
            DomainEstimate(name, mean, _deviation(mean, square))
            for name, mean, square in zip(model.domains, means, squares, strict=True)
        )

    def _levels(
        self, above: Floats, cells: Mapping[CompetenceCode, LevelCells]
    ) -> dict[CompetenceCode, tuple[float, ...]]:
        """P(level) of the competences that have cells, from their domains' posteriors (97, C)."""
        model = self.model
        places = [place for place, code in enumerate(model.competences) if code in cells]
        if not places:
            return {}
        evidence = self.evidence[places]
        possible = np.where(evidence > 0.0, evidence, 1.0)
        share = np.where(evidence > 0.0, above.T[places] / possible, 0.0)
        density = model.competence_kernel.spread(share) * self.likelihood[places]
        codes = [model.competences[place] for place in places]
        shares = np.stack([cells[code].shares for code in codes], axis=1)
        chances = folded(shares * density.T[:, :, np.newaxis])
        total = folded(np.ascontiguousarray(chances.T))
        chances /= total[:, np.newaxis]
        return {code: tuple(row) for code, row in zip(codes, chances.tolist(), strict=True)}


def _estimates(
    model: JointModel, moments: Floats, domain_evidence: Floats, general_evidence: Floats
) -> tuple[Floats, Estimate]:
    """The mean of each competence's ability, and the general ability, while items are chosen."""
    general = _product([model.prior, *general_evidence])
    if model.domain_kernel.reach:
        weights = _domain_weights(model, model.prior, domain_evidence, general_evidence)
        own = folded(moments[:, 0] * weights[:, model.domain_of])
        sums = folded(_POWERS * general[:, np.newaxis])
    else:
        both = np.concatenate((_POWERS, moments[:, 0]), axis=1)
        sums = folded(both * general[:, np.newaxis])
        own = sums[3:] / sums[0]
    total, first, second = sums[:3].tolist()
    mean = first / total
    return own, Estimate(mean, _deviation(mean, second / total))


def _domain_weights(
    model: JointModel, prior: Floats, domain_evidence: Floats, general_evidence: Floats
) -> Floats:
    """Shape (97, D): the posterior of each domain's ability, each adding up to 1."""
    outside = model.domain_kernel.spread(_without_each(prior, general_evidence))
    weights = scaled(outside * domain_evidence).T
    return weights / folded(weights)


def _without_each(prior: Floats, factors: Floats) -> Floats:
    """Shape (D, 97): the prior times all factors but one, for each of them, brought to scale."""
    count = len(factors)
    products = np.empty((count, SIZE))
    before, after = prior, np.ones(SIZE)
    for place in range(count):
        products[place] = before
        before = before * factors[place]
    for place in reversed(range(count)):
        products[place] *= after
        after = after * factors[place]
    if products.max(axis=1).min() < _SMALL:
        for place in range(count):
            products[place] = _product([prior, *factors[:place], *factors[place + 1 :]])
    return scaled(products)


def _moments(integrals: Floats) -> Floats:
    """Shape (97, 2): mean and mean square of the lower ability, from a kernel's integrals."""
    possible = np.where(integrals[0] > 0.0, integrals[0], 1.0)
    offset, square = integrals[1:] / possible
    moments = np.empty((SIZE, 2))
    moments[:, 0] = LATTICE + offset
    moments[:, 1] = _SQUARES + (LATTICE + LATTICE) * offset + square
    return moments


def _product(factors: Sequence[Floats]) -> Floats:
    """The product, brought to scale; after each factor where it would leave the floats."""
    result = factors[0]
    for factor in factors[1:]:
        result = result * factor
    if result.max() < _SMALL:
        result = factors[0]
        for factor in factors[1:]:
            result = scaled(result * factor)
    return scaled(result)


def _general(weights: Floats) -> JointEstimate:
    total, first, second = folded(_POWERS * weights[:, np.newaxis]).tolist()
    mean = first / total
    padded = np.zeros(SIZE + 2)
    padded[1:-1] = weights
    bend = padded[:-2] + padded[2:] - 2.0 * weights
    sums = list(accumulate(np.maximum(weights + bend / 24.0, 0.0).tolist()))
    density = padded.tolist()
    return JointEstimate(
        mean,
        _deviation(mean, second / total),
        _quantile(density, sums, _TAIL),
        _quantile(density, sums, 1.0 - _TAIL),
    )


def _quantile(density: Sequence[float], sums: Sequence[float], level: float) -> float:
    """Where the distribution function reaches the level.

    In each cell the density is the parabola through its point and both neighbours. One that were
    the same all over the cell would be wider than the true one: at a posterior as narrow as the
    step, the interval would hold 96 % instead of 95.

    Args:
        density: The 97 points, and a zero at each side.
        sums: The running sums of the cells' masses.
        level: In (0, 1).
    """
    place, inside = _reached(sums, level)
    before, here, after = density[place : place + 3]
    slope, bend = (after - before) / 2.0, before + after - 2.0 * here
    parts = [max(here / _PARTS + slope * one + bend * two, 0.0) for one, two in _INTEGRALS]
    part, inside = _reached(list(accumulate(parts)), inside)
    return EDGES[place] + STEP * ((part + inside) / _PARTS)


def _reached(sums: Sequence[float], share: float) -> tuple[int, float]:
    """The place where running sums reach a share of the last, and the share of its own step."""
    wanted = share * sums[-1]
    place = bisect_left(sums, wanted)
    before = sums[place - 1] if place else 0.0
    return place, (wanted - before) / (sums[place] - before)


def _deviation(mean: float, square: float) -> float:
    return math.sqrt(max(square - mean * mean, LEAST_VARIANCE))
