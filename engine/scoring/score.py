"""What an ability is worth: pix, mesh, levels, and the way back. Knows no answer.

Source: Pix, certification v3 (scoring tables of a version). All tables are data of the plan.
"""

import math
from dataclasses import dataclass

from engine.items import CompetenceCode
from engine.policies import Interval, Mesh, ScoringPolicy


@dataclass(frozen=True, slots=True)
class CompetenceLevel:
    """The level reached in one competence, 0 for none."""

    competence: CompetenceCode
    level: int


def mesh_of(ability: float, meshes: tuple[Mesh, ...]) -> int | None:
    """The place of the mesh that holds the ability, from 0; None below the first.

    The last mesh has no upper bound.
    """
    if ability >= meshes[-1].high:
        return len(meshes) - 1
    return next(
        (place for place, mesh in enumerate(meshes) if mesh.low <= ability < mesh.high), None
    )


def score_of(ability: float, policy: ScoringPolicy) -> int:
    """The number of pix, from 0 to the policy's maximum.

    ⌊weight · (coefficient + 1 - (high - ability) / (high - low))⌋ in the ability's mesh.
    """
    place = mesh_of(ability, policy.meshes)
    if place is None:
        return 0
    mesh = policy.meshes[place]
    if ability >= mesh.high:
        return policy.maximum
    part = (mesh.high - ability) / (mesh.high - mesh.low)
    return min(math.floor(mesh.weight * (mesh.coefficient + 1 - part)), policy.maximum)


def ability_of(score: int, policy: ScoringPolicy) -> tuple[float, Mesh]:
    """The smallest ability worth the score, by Pix's simulator, and its mesh.

    Scores beyond the last mesh continue it.
    """
    reached = 0
    found = policy.meshes[-1]
    for mesh in policy.meshes:
        reached += mesh.weight
        if score < reached:
            found = mesh
            break
    return (score / found.weight - found.coefficient) * (found.high - found.low) + found.low, found


def level_of(ability: float, intervals: tuple[Interval, ...]) -> int:
    """The level whose interval holds the ability; 0 when none does.

    The first interval that holds it wins, for tables may overlap. The lowest bound and the
    highest are open to infinity.
    """
    lowest = min((_low(one) for one in intervals), default=-math.inf)
    highest = max((_high(one) for one in intervals), default=math.inf)
    for one in intervals:
        above = _low(one) == lowest or _low(one) <= ability
        below = _high(one) == highest or ability < _high(one)
        if above and below:
            return one.level
    return 0


def levels_of(ability: float, policy: ScoringPolicy) -> tuple[CompetenceLevel, ...]:
    """The level of every competence of the policy: the same ability in each one's table."""
    return tuple(
        CompetenceLevel(competence, level_of(ability, intervals))
        for competence, intervals in policy.levels
    )


def _low(interval: Interval) -> float:
    return -math.inf if interval.low is None else interval.low


def _high(interval: Interval) -> float:
    return math.inf if interval.high is None else interval.high
