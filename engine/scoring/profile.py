"""The joint estimate told in the plan's levels. Knows no likelihood and no selection."""

import itertools
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.lattice import EDGES, LevelCells
from engine.adaptive.profile import Profile
from engine.items import CompetenceCode
from engine.policies import Interval, ScoringPolicy
from engine.scoring.downgrade import Answered
from engine.scoring.score import level_of

LEVELS: Final = 9


def level_cells(policy: ScoringPolicy) -> Mapping[CompetenceCode, LevelCells]:
    """For each competence of the policy the shares of every lattice cell in each level."""
    return {competence: _cells(intervals) for competence, intervals in policy.levels}


def profile_of(model: JointModel, answers: Sequence[Answered], policy: ScoringPolicy) -> Profile:
    """The joint estimate of retained answers, whatever rules chose their items.

    Raises:
        KeyError: An item is none of the bank.
    """
    trace = JointTrace.begin(model)
    for one in answers:
        trace = trace.extended(one.item, correct=one.correct)
    return trace.profile(level_cells(policy))


@cache
def _cells(intervals: tuple[Interval, ...]) -> LevelCells:
    bounds = {one.low for one in intervals} | {one.high for one in intervals}
    cuts = sorted(bound for bound in bounds if bound is not None)
    rows = [_shares(low, high, cuts, intervals) for low, high in itertools.pairwise(EDGES)]
    return LevelCells.of(rows)


def _shares(
    low: float, high: float, cuts: Sequence[float], intervals: tuple[Interval, ...]
) -> tuple[float, ...]:
    """The shares of one cell; between two neighbouring cuts the level is one."""
    shares = [0.0] * LEVELS
    inside = [low, *(cut for cut in cuts if low < cut < high), high]
    for left, right in itertools.pairwise(inside):
        # A part begins on its cut, which belongs to it: ranges are [low, high).
        shares[level_of(left, intervals)] += (right - left) / (high - low)
    return tuple(shares)
