"""What is given up, in order, when nothing is left to serve. Knows no item and no ability."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar, assert_never

from engine.adaptive.pool import Restriction
from engine.policies import QuotaPolicy, Relaxation, SelectionPolicy

Policy = TypeVar("Policy", SelectionPolicy, QuotaPolicy)


def attempts(
    policy: Policy, restriction: Restriction
) -> Iterator[tuple[tuple[Relaxation, ...], Policy, Restriction]]:
    """The policy and the restriction as they are, then after each relaxation of the plan.

    Relaxations add up. One that takes nothing away is passed over and not told: a sub-pool where
    there is none, spacing under quotas, which know none.
    """
    relaxed: tuple[Relaxation, ...] = ()
    yield relaxed, policy, restriction
    for relaxation in policy.relaxations:
        match relaxation:
            case Relaxation.SUB_POOL:
                if restriction.sub_pool is None:
                    continue
                restriction = replace(restriction, sub_pool=None)
            case Relaxation.SPACING:
                if isinstance(policy, QuotaPolicy):
                    continue
                policy = replace(policy, spacing=0)
            case Relaxation.ONE_PER_TUBE:
                policy = replace(policy, one_per_tube=False)
            case _:
                assert_never(relaxation)
        relaxed = (*relaxed, relaxation)
        yield relaxed, policy, restriction
