"""A bank and its priors laid out for the joint estimate. Knows no answer.

Model: the 2PL of each item on the ability of its competence; competences around domains, domains
around a general ability, all Gaussian. Given a domain's ability its competences are independent,
and given the general one the domains are: integrating level by level (the dimension reduction of
Gibbons & Hedeker 1992 for bifactor models) makes the posterior exact on the lattice.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.adaptive.exponential import Floats
from engine.adaptive.lattice import LATTICE, SIZE, STEP, folded, gaussian
from engine.adaptive.model import failure, probability
from engine.adaptive.pool import Codes, Pool
from engine.adaptive.shrinkage import shrunk
from engine.items import CompetenceCode, ItemId
from engine.policies import JointPolicy

_FURTHEST_SD = 8.0
"""Beyond it a Gaussian is less than what a float can tell from 0 beside its middle."""


@dataclass(frozen=True, slots=True, eq=False)
class Kernel:
    """The density of a lower ability given the one above it, near the diagonal.

    Attributes:
        reach: How many points it extends to each side; K = 2·reach + 1.
        downward: Shape (K, 97), the density of the lower ability, by its offset from the upper
            one (first axis) and by the upper one; each column adds up to 1.
        upward: Shape (K, 97), the same by the offset of the upper ability from the lower one and
            by the lower one.
        moments: Shape (K, 3, 97), `downward` and its products with the offset and the offset
            squared, in logits.
    """

    reach: int
    downward: Floats
    upward: Floats
    moments: Floats

    @classmethod
    def of(cls, sd: float) -> "Kernel":
        """The kernel of a standard deviation in logits; 0 is the identity."""
        reach = min(math.ceil(_FURTHEST_SD * sd / STEP), SIZE - 1)
        offset = np.arange(-reach, reach + 1, dtype=np.float64) * STEP
        other = LATTICE[np.newaxis, :] + offset[:, np.newaxis]
        beyond = (other < LATTICE[0]) | (other > LATTICE[-1])
        band = np.where(beyond, 0.0, gaussian(offset, sd)[:, np.newaxis])
        total = folded(band)
        downward = band / total
        upward = band / shifted(total, reach, 1.0)
        column = offset[:, np.newaxis]
        moments = np.stack([downward, downward * column, downward * (column * column)], axis=1)
        return cls(reach, downward, upward, moments)

    def integrated(self, likelihood: Floats) -> Floats:
        """Shape (3, 97): for each upper ability the integral of a likelihood of the lower one.

        The second and third rows are the same with the offset and its square as factors.
        """
        return folded(self.moments * shifted(likelihood, self.reach)[:, np.newaxis])

    def spread(self, densities: Floats) -> Floats:
        """Shape (m, 97): the densities of lower abilities whose upper ones have these (m, 97)."""
        return folded(self.upward[:, np.newaxis] * shifted(densities, self.reach))


def shifted(values: Floats, reach: int, outside: float = 0.0) -> Floats:
    """Shape (2·reach + 1, …, 97): the values (…, 97) from -reach to +reach points further on."""
    padded = np.full((*values.shape[:-1], SIZE + 2 * reach), outside)
    padded[..., reach : SIZE + reach] = values
    # The windows overlap in the one buffer: nothing is copied, and nothing may write to them.
    shape = (2 * reach + 1, *values.shape)
    return np.ndarray(shape, np.float64, padded, 0, (padded.itemsize, *padded.strides))


@dataclass(frozen=True, slots=True, eq=False)
class JointModel:
    """What the joint estimate of any candidate on one bank starts from.

    Attributes:
        policy: The priors.
        pool: The bank, n items.
        competences: Their codes, in order; C of them.
        domains: What precedes the dot of the codes, in order; D of them.
        column: Shape (n,), the competence of each item as a place in `competences`.
        domain_of: Shape (C,), the domain of each competence as a place in `domains`.
        members: The competences of each domain.
        prior, final_prior: Shape (97,), of the general ability, up to a factor.
        competence_kernel: Of a competence's ability given its domain's.
        domain_kernel: Of a domain's ability given the general one.
        discrimination: Shape (n,), after shrinkage, per logit.
        right, wrong: Shape (n, 97), the probability of either answer at each point.
    """

    policy: JointPolicy
    pool: Pool
    competences: tuple[CompetenceCode, ...]
    domains: tuple[str, ...]
    column: Codes
    domain_of: Codes
    members: tuple[tuple[int, ...], ...]
    prior: Floats
    final_prior: Floats
    competence_kernel: Kernel
    domain_kernel: Kernel
    discrimination: Floats
    right: Floats
    wrong: Floats

    @classmethod
    def of(cls, pool: Pool, policy: JointPolicy) -> "JointModel":
        """The model of all items of a pool; made once for a bank."""
        competences = tuple(sorted(pool.competences))
        place = {code: index for index, code in enumerate(competences)}
        domains = tuple(dict.fromkeys(_domain(code) for code in competences))
        domain_of = [domains.index(_domain(code)) for code in competences]
        errors = np.array([item.calibration.se_discrimination for item in pool.items], np.float64)
        discrimination = shrunk(pool.discrimination, errors)
        slopes, places = discrimination[:, np.newaxis], pool.difficulty[:, np.newaxis]
        return cls(
            policy=policy,
            pool=pool,
            competences=competences,
            domains=domains,
            column=np.array([place[item.competence] for item in pool.items], np.intp),
            domain_of=np.array(domain_of, np.intp),
            members=tuple(
                tuple(index for index, found in enumerate(domain_of) if found == domain)
                for domain in range(len(domains))
            ),
            prior=gaussian(LATTICE - policy.mean, policy.sd),
            final_prior=_final_prior(policy),
            competence_kernel=Kernel.of(policy.competence_sd),
            domain_kernel=Kernel.of(policy.domain_sd),
            discrimination=discrimination,
            right=probability(slopes, places, LATTICE),
            wrong=failure(slopes, places, LATTICE),
        )

    @property
    def places(self) -> Mapping[ItemId, int]:
        """The place of each item in the arrays."""
        return self.pool.places


def _domain(code: str) -> str:
    return code.partition(".")[0]


def _final_prior(policy: JointPolicy) -> Floats:
    distance = LATTICE - policy.mean
    body = gaussian(distance, policy.sd) / policy.sd
    tail = gaussian(distance, policy.tail_sd) / policy.tail_sd
    return (1.0 - policy.tail_share) * body + policy.tail_share * tail
