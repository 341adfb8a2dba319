"""The shadow test of van der Linden (2000) by an integer programme; slow, general, for comparison.

At each step a whole exam is assembled that holds the questions already asked, obeys all rules,
and has the largest information at the present abilities; its best question not yet asked is next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Restriction
from engine.items import Item
from engine.policies import QuotaPolicy

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ShadowTest:
    """The exam that was assembled: shape (n,) each, whether an item is in it and what it tells."""

    chosen: NDArray[np.bool_]
    information: Array
    asked: NDArray[np.bool_]

    @property
    def objective(self) -> float:
        """The information of the questions still to be asked."""
        return float(self.information[self.chosen & ~self.asked].sum())

    @property
    def most(self) -> float:
        """The information of the next question."""
        return float(self.information[self.chosen & ~self.asked].max())


def information_of(model: JointModel, own: Array) -> Array:
    """Shape (n,): each item's information at its competence's ability, by numpy's own functions."""
    slopes = model.discrimination
    right = 1 / (1 + np.exp(-slopes * (own[model.column] - model.pool.difficulty)))
    return np.asarray(slopes * slopes * right * (1 - right))


def shadow_test(
    model: JointModel,
    answered: Sequence[Item],
    own: Array,
    policy: QuotaPolicy,
    restriction: Restriction,
) -> ShadowTest:
    """The best whole exam that goes on from the answered items."""
    pool, count = model.pool, len(model.pool.items)
    asked = np.zeros(count, np.bool_)
    asked[[model.places[item.id] for item in answered]] = True
    rows, least, most = [], [], []
    for code in pool.competences.values():
        rows.append(pool.competence == code)
        least.append(policy.per_competence)
        most.append(policy.per_competence)
    for code in pool.tubes.values():
        rows.append(pool.tube == code)
        least.append(0)
        most.append(1)
    allowed = pool.restricted(restriction) | asked
    told = information_of(model, own)
    done = milp(
        -told,
        integrality=np.ones(count),
        bounds=Bounds(asked.astype(float), allowed.astype(float)),
        constraints=LinearConstraint(csr_matrix(np.array(rows, dtype=float)), least, most),
        options={"mip_rel_gap": 0.0},
    )
    assert done.success, done.message
    return ShadowTest(done.x > 0.5, told, asked)
