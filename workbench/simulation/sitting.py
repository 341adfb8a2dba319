"""Question after question, thousands of examinees at a time. Knows no rule of selection."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes
from workbench.simulation.answering import Answering
from workbench.simulation.arrays import BankArrays, Flags
from workbench.simulation.batch import NO_ITEM, Sat
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.world import Examinees, Stream, World

Choose = Callable[[Codes], tuple[Codes, Flags]]
"""From what was asked, shape (k, n), to the next items, shape (n,), m for none, and for whom a
filter was given up."""


class Learner(Protocol):
    """What is known about the abilities of n examinees."""

    def learn(self, items: Codes, correct: Flags) -> None:
        """Take one answer of each in; item m is none."""
        ...

    def estimates(self) -> tuple[Floats, Floats]:
        """The general abilities and their standard errors, shapes (n,), logits."""
        ...


def sit_through(
    examinees: Examinees, bank: BankArrays, answering: Answering, learner: Learner, choose: Choose
) -> Sat:
    """The exams of some examinees, of as many questions as there are draws for answers."""
    count, length, nothing = len(examinees), answering.length, len(bank)
    items = np.empty((length, count), np.intp)
    correct = np.empty((length, count), np.bool_)
    relaxed: NDArray[np.int16] = np.zeros(count, np.int16)
    for place in range(length):
        items[place], gave_up = choose(items[:place])
        relaxed += gave_up
        correct[place] = answering.correct(place, items[place])
        learner.learn(items[place], correct[place])
    ability, error = learner.estimates()
    served = np.where(items == nothing, NO_ITEM, items).astype(np.int32).T
    return Sat(
        items=np.ascontiguousarray(served),
        correct=np.ascontiguousarray(correct.T),
        ability=ability,
        error=error,
        relaxed=relaxed,
        infeasible=(served == NO_ITEM).any(axis=1),
        general=examinees.general,
        competences=examinees.competences,
    )


def shares_of(
    sub_pools: SubPools | None, bank: BankArrays, world: World, chunk: int, count: int
) -> Flags | None:
    """Shape (count, m), the shares of one chunk's examinees; None without a rule."""
    if sub_pools is None:
        return None
    return sub_pools.drawn(bank, count, world.generator(Stream.SUB_POOLS, chunk))
