"""How an exam chooses and what its abilities are worth: rules and tables, all data.

Knows no plan, no candidate and no arithmetic.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.items import CompetenceCode

_POINTS_PER_MESH: Final = 16 * 8


class Relaxation(StrEnum):
    """A filter that may be given up when nothing is left to serve."""

    SUB_POOL = "sub_pool"
    SPACING = "spacing"
    ONE_PER_TUBE = "one_per_tube"


@dataclass(frozen=True, slots=True)
class SelectionPolicy:
    """How pix-v3 chooses the next item (Pix: challenge configuration of a certification version).

    `start` is the ability before any answer, in logits; `variation` caps its change per answer
    (0: no cap); `spacing` is the number of last answers whose competences are left out;
    the first of the `kept` best items is taken with probability `pick_percent` / 100, and so on.
    `relaxations` are given up in order, and together, when nothing is eligible.
    """

    start: float
    variation: float
    spacing: int
    one_per_tube: bool
    all_competences: bool
    kept: int
    pick_percent: int
    relaxations: tuple[Relaxation, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotaPolicy:
    """The same number of questions in every competence, each at the competence's own ability.

    The next item is the one of maximum information among the competences whose quota is not
    yet met, one per tube. Quotas over competences and tubes nested in them form a laminar
    matroid, so that this is the choice of a shadow test (van der Linden 2000) without its
    integer programme.

    Attributes:
        per_competence: Retained answers that each competence gets, exactly.
        one_per_tube: Whether a tube gives at most one retained answer.
        relaxations: Given up in order, and together, when nothing is eligible.
    """

    per_competence: int
    one_per_tube: bool
    relaxations: tuple[Relaxation, ...] = ()


@dataclass(frozen=True, slots=True)
class JointPolicy:
    """Priors of the joint estimate: a general ability and a deviation in every competence.

    The general ability g has, while items are chosen, the prior N(`mean`, `sd`²); in the final
    estimate (1 - `tail_share`) · N(`mean`, `sd`²) + `tail_share` · N(`mean`, `tail_sd`²), whose
    tails leave the ends of the scale where the answers put them. A domain's ability is
    N(g, `domain_sd`²), a competence's is N(its domain's, `competence_sd`²).

    Attributes:
        mean, sd: Logits, of the population for which the pack is made.
        tail_sd, tail_share: The wide part of the final prior and its weight (1: alone).
        competence_sd, domain_sd: Logits; 0 where all competences are one ability.
        origin: Where the two deviations come from: *default*, or the data that gave them.
    """

    mean: float
    sd: float
    tail_sd: float
    tail_share: float
    competence_sd: float
    domain_sd: float
    origin: str


SAFE_COMPETENCE_SD: Final = 0.35
"""What to assume without data: assuming more than the truth costs more than assuming less."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """A range of abilities [low, high) and what it is worth in pix."""

    key: str
    weight: int
    coefficient: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of abilities [low, high) and its level; None is unbounded."""

    level: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ScoringPolicy:
    """What an ability is worth.

    Attributes:
        reports_pix: Whether the result is a number of pix; otherwise only the mesh counts.
        meshes: Adjacent ranges, lowest first.
        levels: For each competence its intervals; the first that holds the ability wins.
        refusal: The jury's comment when no mesh is reached and no pix are reported.
    """

    reports_pix: bool
    meshes: tuple[Mesh, ...]
    levels: tuple[tuple[CompetenceCode, tuple[Interval, ...]], ...] = ()
    refusal: str | None = None

    @property
    def maximum(self) -> int:
        """The largest score: 16 competences of 8 pix for each mesh above the first, less one."""
        return (len(self.meshes) - 1) * _POINTS_PER_MESH - 1
