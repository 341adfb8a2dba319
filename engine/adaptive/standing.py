"""Where a candidate stands, under the rules of the plan: what is known, what comes next.

Knows no journal and no clock. `first_standing` is the only place that tells the rules apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from engine.adaptive.ability import AbilityTrace, Estimate, Scored
from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.lattice import LevelCells
from engine.adaptive.pool import UNRESTRICTED, Pool, Restriction
from engine.adaptive.profile import Profile
from engine.adaptive.quota import select_by_quota
from engine.adaptive.selection import Draw, Selection, select
from engine.errors import MalformedError
from engine.items import CompetenceCode, Item
from engine.plan import ExamPlan
from engine.policies import QuotaPolicy, SelectionPolicy

_ALWAYS_FIRST = 100


class Standing(Protocol):
    """The abilities after some answers, and the rules that go on from there."""

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The estimates after each answer."""
        ...

    @property
    def latest(self) -> Estimate:
        """The estimate after the last answer, or before any."""
        ...

    def extended(self, item: Item, *, correct: bool) -> "Standing":
        """The standing with one more answer."""
        ...

    def next_item(
        self, answered: Sequence[Item], draw: Draw, restriction: Restriction = UNRESTRICTED
    ) -> Selection:
        """The next item after the answered ones.

        Raises:
            BankExhaustedError: Nothing is left even after every relaxation of the plan.
        """
        ...

    def abandoned(self) -> "Standing":
        """Where the completion of an abandoned exam begins, its answers still to be told."""
        ...

    def profile(self, cells: Mapping[CompetenceCode, LevelCells]) -> Profile | None:
        """The final joint estimate, where the rules score by it; see `JointTrace.profile`."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class PixStanding:
    """The moving estimate and the rules of Pix's certification v3."""

    pool: Pool
    policy: SelectionPolicy
    trace: AbilityTrace

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The estimates after each answer."""
        return self.trace.estimates

    @property
    def latest(self) -> Estimate:
        """The estimate after the last answer, or the start."""
        return self.trace.latest

    def extended(self, item: Item, *, correct: bool) -> "PixStanding":
        """The standing with one more answer."""
        scored = Scored(item.calibration, correct)
        return PixStanding(self.pool, self.policy, self.trace.extended(scored))

    def next_item(
        self, answered: Sequence[Item], draw: Draw, restriction: Restriction = UNRESTRICTED
    ) -> Selection:
        """One of the most informative items, drawn."""
        ability = self.latest.ability
        return select(self.pool, answered, ability, self.policy, draw, restriction=restriction)

    def abandoned(self) -> "PixStanding":
        """Pix starts the whole exam again from the estimated ability, then takes the best item."""
        policy = replace(
            self.policy,
            start=self.latest.ability,
            pick_percent=_ALWAYS_FIRST,
            relaxations=(),
        )
        return PixStanding(self.pool, policy, AbilityTrace.begin(policy.start, policy.variation))

    def profile(self, _cells: Mapping[CompetenceCode, LevelCells]) -> None:
        """None: pix-v3 scores the moving estimate."""


@dataclass(frozen=True, slots=True, eq=False)
class QuotaStanding:
    """The joint estimate and quotas by competence."""

    policy: QuotaPolicy
    trace: JointTrace

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The general ability after each answer."""
        return self.trace.estimates

    @property
    def latest(self) -> Estimate:
        """The general ability after the last answer, or the prior's mean."""
        return self.trace.latest

    def extended(self, item: Item, *, correct: bool) -> "QuotaStanding":
        """The standing with one more answer."""
        return QuotaStanding(self.policy, self.trace.extended(item, correct=correct))

    def next_item(
        self, answered: Sequence[Item], _draw: Draw, restriction: Restriction = UNRESTRICTED
    ) -> Selection:
        """The most informative item at its competence's ability: nothing is drawn."""
        model, own = self.trace.model, self.trace.own
        return select_by_quota(model, answered, own, self.policy, restriction=restriction)

    def abandoned(self) -> "QuotaStanding":
        """A fixed prior has no start to move: the answers are told again as they were."""
        policy = replace(self.policy, relaxations=())
        return QuotaStanding(policy, JointTrace.begin(self.trace.model))

    def profile(self, cells: Mapping[CompetenceCode, LevelCells]) -> Profile:
        """The final joint estimate."""
        return self.trace.profile(cells)


def first_standing(plan: ExamPlan, pool: Pool, model: JointModel | None) -> Standing:
    """The standing before any answer.

    Args:
        plan: Its selection says which rules.
        pool: The whole bank.
        model: The bank laid out for the plan's joint policy, where it has one.

    Raises:
        MalformedError: Quotas without a joint policy.
    """
    policy = plan.selection
    if isinstance(policy, SelectionPolicy):
        return PixStanding(pool, policy, AbilityTrace.begin(policy.start, policy.variation))
    if model is None:
        raise MalformedError("plan.joint")
    return QuotaStanding(policy, JointTrace.begin(model))
