"""What an abandoned exam would have become with every missing question skipped. Knows no score.

Source: Pix, certification v3 (scoring degradation): the whole exam starts again from the
estimated ability, then the most informative items of the whole bank are failed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.adaptive.ability import AbilityTrace, Estimate, Scored
from engine.adaptive.pool import Pool
from engine.adaptive.selection import select
from engine.items import Item
from engine.plan import ExamPlan

_ALWAYS_FIRST = 100


@dataclass(frozen=True, slots=True)
class Answered:
    """One retained answer."""

    item: Item
    correct: bool

    @property
    def scored(self) -> Scored:
        """The answer as the estimator sees it."""
        return Scored(self.item.calibration, self.correct)


@dataclass(frozen=True, slots=True)
class Skipped:
    """One question of the simulation and the estimate after it."""

    item: Item
    estimate: Estimate


def trace_of(answers: Sequence[Answered], start: float, variation: float) -> AbilityTrace:
    """The trace of the answers from a start."""
    trace = AbilityTrace.begin(start, variation)
    for one in answers:
        trace = trace.extended(one.scored)
    return trace


def downgrade(
    plan: ExamPlan, pool: Pool, answers: Sequence[Answered], ability: float
) -> tuple[Skipped, ...]:
    """The missing questions up to the plan's length, each skipped.

    Args:
        plan: Its selection is used, always taking the first item.
        pool: The whole bank: languages, adjustments and reports play no part.
        answers: The retained answers, in order.
        ability: Their plain estimate, from which every estimate here starts.

    Raises:
        BankExhaustedError: Nothing is left even after the plan's relaxations.
    """
    policy = replace(plan.selection, pick_percent=_ALWAYS_FIRST)
    trace = trace_of(answers, ability, policy.variation)
    items = [one.item for one in answers]
    result = []
    while len(items) < plan.length:
        chosen = select(pool, items, trace.latest.ability, policy, _lowest)
        items.append(chosen.item)
        trace = trace.extended(Scored(chosen.item.calibration, correct=False))
        result.append(Skipped(chosen.item, trace.latest))
    return tuple(result)


def _lowest(_index: int) -> float:
    return 0.0
