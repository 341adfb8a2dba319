"""What the joint estimate says of a candidate, with its uncertainty. Knows no arithmetic."""

from dataclasses import dataclass

from engine.items import CompetenceCode


@dataclass(frozen=True, slots=True)
class JointEstimate:
    """A general ability in logits.

    `error` is the standard deviation of the posterior; [`low`, `high`] holds the ability with
    probability 95 %, both tails having the same.
    """

    ability: float
    error: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CompetenceEstimate:
    """The ability in one competence, in logits, and the probability of each level.

    `levels` holds P(level 0), …, P(level 8), which add up to 1; empty where the plan has no
    table for the competence.
    """

    competence: CompetenceCode
    ability: float
    error: float
    levels: tuple[float, ...]

    @property
    def likeliest(self) -> int | None:
        """The level of largest probability, the lower one of equals; None without levels."""
        return self.levels.index(max(self.levels)) if self.levels else None


@dataclass(frozen=True, slots=True)
class DomainEstimate:
    """The mean ability over the competences of one domain, in logits.

    `domain` is what precedes the dot in their codes.
    """

    domain: str
    ability: float
    error: float


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole estimate: general, by domain and by competence, each in the order of the codes."""

    general: JointEstimate
    domains: tuple[DomainEstimate, ...]
    competences: tuple[CompetenceEstimate, ...]
