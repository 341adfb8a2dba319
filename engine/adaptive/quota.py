"""The next item under quotas: most informative where questions are still owed. Knows no draw.

Quotas over competences, and one question per tube inside them, form a laminar matroid: taking the
best item that is still allowed gives at each step the item that a shadow test's integer programme
would choose (van der Linden 2000; greedy optimality: Edmonds 1971).
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from engine.adaptive.exponential import Floats
from engine.adaptive.joint_model import JointModel
from engine.adaptive.ladder import attempts
from engine.adaptive.model import information
from engine.adaptive.pool import UNRESTRICTED, Mask, Pool, Restriction, outside
from engine.adaptive.selection import Selection
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.policies import QuotaPolicy


def select_by_quota(
    model: JointModel,
    answered: Sequence[Item],
    own: Floats,
    policy: QuotaPolicy,
    *,
    restriction: Restriction = UNRESTRICTED,
) -> Selection:
    """The next item: the most informative at its own competence's ability; ties by id.

    Args:
        model: The whole bank.
        answered: Items of the retained answers; replaced questions are not among them, their
            skills are in the restriction.
        own: Shape (C,), the ability in each competence of the model, in logits.
        policy: Quotas of the plan.
        restriction: What leaves the bank before any rule looks at it.

    Raises:
        BankExhaustedError: Nothing is left even after every relaxation of the policy.
    """
    pool = model.pool
    for relaxed, looser, wider in attempts(policy, restriction):
        places = np.flatnonzero(owed(pool, answered, looser, wider))
        if len(places):
            told = information(
                model.discrimination[places], pool.difficulty[places], own[model.column[places]]
            )
            # The first of equal maxima: items stand in the order of their ids.
            best = int(places[int(told.argmax())])
            return Selection(pool.items[best], 0, len(places), 0, relaxed)
    raise BankExhaustedError(len(answered), len(pool.items))


def owed(
    pool: Pool,
    answered: Sequence[Item],
    policy: QuotaPolicy,
    restriction: Restriction = UNRESTRICTED,
) -> Mask:
    """Which items may come next, shape (n,): competences short of their quota, new tubes."""
    counts = Counter(item.competence for item in answered)
    full = [code for code, count in counts.items() if count >= policy.per_competence]
    left = pool.restricted(restriction) & outside(full, pool.competences, pool.competence)
    if policy.one_per_tube:
        return left & outside((item.tube for item in answered), pool.tubes, pool.tube)
    return left & outside((item.skill for item in answered), pool.skills, pool.skill)
