"""The flags of a sitting, from what its journal tells. Knows no page and changes no score."""

from engine.adaptive.screening import Flag, Screening, TimedAnswer, screen
from engine.grading import Status
from engine.items import ItemBank
from engine.sitting.state import Sitting


def flags_of(
    sitting: Sitting, bank: ItemBank, ability: float, screening: Screening | None
) -> tuple[Flag, ...] | None:
    """The flags of the retained answers; None where the pack has no limits.

    Candidates with extra time or adjustments have limits of their own.

    Args:
        sitting: With its answers and what was agreed at the start.
        bank: The whole bank.
        ability: The general ability after the last answer, logits.
        screening: Of the pack.

    Raises:
        KeyError: An answer is to an item that the bank does not hold.
    """
    if screening is None:
        return None
    terms = sitting.terms
    accommodated = terms is not None and (terms.adjusted or terms.extra > 0)
    return screen(timed_answers(sitting, bank), ability, screening, accommodated=accommodated)


def timed_answers(sitting: Sitting, bank: ItemBank) -> tuple[TimedAnswer, ...]:
    """The retained answers of a sitting, in order, with the own time that each took."""
    return tuple(
        TimedAnswer(bank[one.question.item], one.status == Status.OK, one.elapsed_ms)
        for one in sitting.answers
    )
