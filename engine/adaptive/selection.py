"""Which item comes next. Knows the ability, not how it was estimated, and no clock.

Source: Pix, certification v3. Each rule gets the whole bank and what the rule before it left;
the items are ranked by information at the ability; one of the best is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.adaptive.ladder import attempts
from engine.adaptive.model import information
from engine.adaptive.pool import UNRESTRICTED, Mask, Pool, Restriction, outside
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.policies import Relaxation, SelectionPolicy

_PERCENT = 100.0

Draw = Callable[[int], float]
"""The uniform number in [0, 1) of an index, counted from 0 for each question."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item and its information at the ability it was ranked at."""

    item: Item
    information: float


@dataclass(frozen=True, slots=True)
class Selection:
    """The item chosen, and all that a journal needs to tell why.

    Attributes:
        item: The item to serve.
        draws: How many random numbers were used.
        eligible_count: How many items the rules had left.
        rank: Its place among the best, from 0.
        relaxed: Filters given up because nothing was left, in order.
    """

    item: Item
    draws: int
    eligible_count: int
    rank: int
    relaxed: tuple[Relaxation, ...]


def select(
    pool: Pool,
    answered: Sequence[Item],
    ability: float,
    policy: SelectionPolicy,
    draw: Draw,
    *,
    restriction: Restriction = UNRESTRICTED,
) -> Selection:
    """The next item.

    Args:
        pool: The whole bank.
        answered: Items of the retained answers, in order; replaced questions are not among
            them, their skills are in the restriction.
        ability: Latest estimate, in logits.
        policy: Rules and probabilities of the plan.
        draw: Random numbers of this question.
        restriction: What leaves the bank before any rule looks at it.

    Raises:
        BankExhaustedError: Nothing is left even after every relaxation of the policy.
    """
    for relaxed, looser, wider in attempts(policy, restriction):
        mask = eligible(pool, answered, looser, wider)
        count = int(np.count_nonzero(mask))
        if count:
            place, draws = pick(min(count, policy.kept), policy.pick_percent, draw)
            best = rank(pool, mask, ability, place + 1)
            return Selection(best[place].item, draws, count, place, relaxed)
    raise BankExhaustedError(len(answered), len(pool.items))


def eligible(
    pool: Pool,
    answered: Sequence[Item],
    policy: SelectionPolicy,
    restriction: Restriction = UNRESTRICTED,
) -> Mask:
    """Which items may come next by the rules in Pix's order, without any relaxation.

    1. One question per tube or, without that rule, per skill. 2. While a competence has no
    answer, the whole restricted bank of such competences instead. 3. Without the competences of
    the last answers, unless that leaves nothing.
    """
    whole = pool.restricted(restriction)
    if policy.all_competences:
        left = _unvisited(pool, answered, whole)
        if left is not None:
            return left  # the last competences are visited: spacing has nothing to take away
    if policy.one_per_tube:
        left = whole & outside((item.tube for item in answered), pool.tubes, pool.tube)
    else:
        left = whole & outside((item.skill for item in answered), pool.skills, pool.skill)
    if policy.spacing:
        recent = (item.competence for item in answered[-policy.spacing :])
        spaced = left & outside(recent, pool.competences, pool.competence)
        left = spaced if np.count_nonzero(spaced) else left
    return left


def _unvisited(pool: Pool, answered: Sequence[Item], whole: Mask) -> Mask | None:
    """What the whole bank has left in competences without an answer; None when nothing."""
    visited = {item.competence for item in answered}
    if visited.issuperset(pool.competences):
        return None
    left = whole & outside(visited, pool.competences, pool.competence)
    return left if np.count_nonzero(left) else None


def rank(pool: Pool, mask: Mask, ability: float, kept: int) -> tuple[Ranked, ...]:
    """The *kept* items of the mask with most information, best first; ties by id."""
    places = mask.nonzero()[0]
    told = information(pool.discrimination[places], pool.difficulty[places], np.array(ability))
    best = []
    for _ in range(min(kept, len(places))):
        # The first of equal maxima: items stand in the order of their ids.
        index = int(told.argmax())
        best.append(Ranked(pool.items[int(places[index])], float(told[index])))
        told[index] = -1.0
    return tuple(best)


def pick(count: int, percent: int, draw: Draw) -> tuple[int, int]:
    """The place taken among *count* ranked items, and how many numbers were drawn for it.

    The first is taken with the probability given, else the choice is among the others in the
    same way; the last one left is taken without a draw.
    """
    for place in range(count - 1):
        if draw(place) * _PERCENT < percent:
            return place, place + 1
    return count - 1, count - 1
