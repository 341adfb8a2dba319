"""What an abandoned exam would have become with every missing question skipped. Knows no score.

Source: Pix, certification v3 (scoring degradation): the whole exam starts again from the
estimated ability, then the most informative items of the whole bank are failed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.adaptive.ability import Estimate
from engine.adaptive.standing import Standing
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.plan import ExamPlan


@dataclass(frozen=True, slots=True)
class Answered:
    """One retained answer."""

    item: Item
    correct: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """One question of the simulation and the estimate after it."""

    item: Item
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Completion:
    """The simulated end of an abandoned exam.

    `standing` is the one after the last question that could be simulated; `exhausted` says that
    the bank ran dry before the plan's length.
    """

    skipped: tuple[Skipped, ...]
    standing: Standing
    exhausted: bool


def standing_after(start: Standing, answers: Sequence[Answered]) -> Standing:
    """The standing after the answers."""
    for one in answers:
        start = start.extended(one.item, correct=one.correct)
    return start


def downgrade(plan: ExamPlan, plain: Standing, answers: Sequence[Answered]) -> Completion:
    """The missing questions up to the plan's length, each skipped.

    Languages, adjustments, reports and relaxations play no part: the rules choose from the whole
    bank, and where it runs dry the simulation stops.

    Args:
        plan: Its length says how many are missing.
        plain: The standing after the answers.
        answers: The retained answers, in order.
    """
    standing = standing_after(plain.abandoned(), answers)
    items = [one.item for one in answers]
    skipped: list[Skipped] = []
    while len(items) < plan.length:
        try:
            chosen = standing.next_item(items, _lowest)
        except BankExhaustedError:
            return Completion(tuple(skipped), standing, exhausted=True)
        items.append(chosen.item)
        standing = standing.extended(chosen.item, correct=False)
        skipped.append(Skipped(chosen.item, standing.latest))
    return Completion(tuple(skipped), standing, exhausted=False)


def _lowest(_index: int) -> float:
    return 0.0
