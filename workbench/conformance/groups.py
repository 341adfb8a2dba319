"""The groups of a reference file, each with its check. Knows no command line."""

from collections.abc import Callable, Mapping
from typing import Final

from workbench.conformance.adaptive import (
    check_estimator,
    check_rewards,
    check_samples,
    check_scenarios,
)
from workbench.conformance.answers import check_answer_validation
from workbench.conformance.scoring import (
    check_capacity_to_score,
    check_capacity_to_score_max8,
    check_outcomes,
    check_pix_plus_mesh,
    check_score_to_capacity,
)
from workbench.conformance.tables import Table
from workbench.conformance.tally import Tally

GROUPS: Final[Mapping[str, Callable[[Tally, Table], None]]] = {
    "samples": check_samples,
    "rewards": check_rewards,
    "estimator": check_estimator,
    "scenarios": check_scenarios,
    "outcomes": check_outcomes,
    "capacity_to_score": check_capacity_to_score,
    "capacity_to_score_max8": check_capacity_to_score_max8,
    "score_to_capacity": check_score_to_capacity,
    "pix_plus_mesh": check_pix_plus_mesh,
    "answer_validation": check_answer_validation,
}

_SUPPORT: Final = frozenset({"meta", "banks"})


def check_file(file: Table) -> tuple[Tally, ...]:
    """One tally for each known group, present or not, then one failed tally for each unknown."""
    tallies = []
    for name, check in GROUPS.items():
        tally = Tally(name)
        with tally.case(name):
            check(tally, file)
        tallies.append(tally)
    for name in file:
        if name not in GROUPS and name not in _SUPPORT:
            tally = Tally(name)
            tally.fail(name, "unknown group")
            tallies.append(tally)
    return tuple(tallies)
