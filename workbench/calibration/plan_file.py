"""Writes what calibration found about competences into the plan of a pack. Knows no item."""

from dataclasses import replace
from typing import Final

from workbench.calibration.deviations import Deviations, Estimate
from workbench.packs.files import write_whole
from workbench.packs.plan_source import PLAN_FILE, plan_text
from workbench.packs.source import PackSource

_LEAST: Final = 0.1
"""A smaller standard deviation the engine's lattice does not tell from 0."""

_DIGITS: Final = 2


def write_deviations(source: PackSource, deviations: Deviations, candidates: int) -> bool:
    """Give the pack a plan of its own with these deviations; whether it was needed.

    Nothing is written without an estimate, where the plan has no joint policy, or where it says
    the same already. The plan's version rises by one.

    Raises:
        OSError: The file cannot be written.
    """
    plan = source.plan
    if plan is None or plan.joint is None or not deviations.estimated:
        return False
    joint = replace(
        plan.joint,
        competence_sd=_told(deviations.competence),
        domain_sd=_told(deviations.domain),
        origin=f"responses of {candidates} candidates",
    )
    if joint == plan.joint:
        return False
    changed = replace(plan, version=plan.version + 1, joint=joint)
    write_whole(source.folder / PLAN_FILE, plan_text(changed).encode())
    return True


def _told(estimate: Estimate) -> float:
    """The estimate, or 0 where the data do not exclude it or the lattice would not feel it."""
    sd = round(estimate.sd, _DIGITS)
    return sd if estimate.low > 0.0 and sd >= _LEAST else 0.0
