"""What a pack's build file asks of a simulation, and whether it is met. Measures nothing.

A key ends in what it demands: `_at_most`, `_at_least` or `_between`. What is judged is the worst of
all conditions or scenarios that the measure looks at.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from workbench.simulation.estimators import JOINT
from workbench.simulation.report import (
    Details,
    EstimatorReport,
    Judged,
    Measured,
    TrialReport,
    UsageReport,
)
from workbench.simulation.supply import Population
from workbench.simulation.trials import CLEAN, NOISY

USUAL_TARGET_ERROR: Final = 0.45
_ALWAYS: Final = {"infeasible_at_most": 0, "violations_at_most": 0}

Found = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Settings:
    """The block `simulation` of a pack's build file.

    Attributes:
        population: Of general abilities; None leaves it to the plan.
        cap: The share of candidates that no item should pass; None without one.
        target_error: Standard error that the bank should allow, logits.
        thresholds: By key: a number or, for `_between`, two.
    """

    population: Population | None
    cap: float | None
    target_error: float
    thresholds: Mapping[str, Any]
    type_caps: Mapping[str, float] = field(default_factory=dict)


def settings_of(document: Mapping[str, Any]) -> Settings:
    """The settings of a pack's build file that fits its schema.

    No pack passes with infeasible exams or violated rules, unless it says so itself.
    """
    block = document.get("simulation", {})
    population = block.get("population")
    cap = block.get("exposure_cap")
    return Settings(
        population=None
        if population is None
        else Population(float(population["mean"]), float(population["sd"])),
        cap=None if cap is None else float(cap),
        target_error=float(block.get("target_error", USUAL_TARGET_ERROR)),
        thresholds=_ALWAYS | block.get("thresholds", {}),
        type_caps={kind: float(own) for kind, own in block.get("type_caps", {}).items()},
    )


def judged(thresholds: Mapping[str, Any], measured: Measured) -> tuple[Judged, ...]:
    """Each threshold against what was measured, in the order of `MEASURES`."""
    return tuple(
        _judged(key, thresholds[key], list(MEASURES[key](measured)))
        for key in MEASURES
        if key in thresholds
    )


def _judged(key: str, limit: Any, found: list[tuple[str, float]]) -> Judged:
    low, high = _limits(key, limit)
    told = {"low": low if low > -math.inf else None, "high": high if high < math.inf else None}
    if not found:
        return Judged(key, **told, measured=None, where="", passed=False)
    where, worst = max(found, key=lambda one: max(one[1] - high, low - one[1]))
    return Judged(key, **told, measured=worst, where=where, passed=low <= worst <= high)


def _limits(key: str, limit: Any) -> tuple[float, float]:
    if key.endswith("_between"):
        low, high = limit
        return float(low), float(high)
    return (-math.inf, float(limit)) if key.endswith("_at_most") else (float(limit), math.inf)


def _of_result(measure: Callable[[EstimatorReport], float | None]) -> Callable[[Measured], Found]:
    """A measure of the plan's own result, in every condition."""

    def found(measured: Measured) -> Found:
        for trial in measured.conditions:
            value = None if trial.reported is None else measure(trial.reported)
            if value is not None:
                yield trial.filter.key, value

    return found


def _of_usage(measure: Callable[[UsageReport], float | None]) -> Callable[[Measured], Found]:
    """A measure of what the exams took from the bank, in every condition."""
    return _of_details(lambda details: measure(details.usage))


def _of_details(measure: Callable[[Details], float | None]) -> Callable[[Measured], Found]:
    """A measure that only conditions have."""
    return _of_condition(lambda trial: None if trial.details is None else measure(trial.details))


def _of_condition(measure: Callable[[TrialReport], float | None]) -> Callable[[Measured], Found]:
    def found(measured: Measured) -> Found:
        for trial in measured.conditions:
            value = measure(trial)
            if value is not None:
                yield trial.filter.key, value

    return found


def _joint_coverage(measured: Measured) -> Found:
    """The joint estimate's intervals, also where items are known with error."""
    noisy = (one for one in measured.scenarios if one.name == NOISY)
    for trial in (*measured.conditions, *noisy):
        found = trial.estimator(JOINT)
        if found is not None:
            where = trial.filter.key if trial.name == CLEAN else trial.name
            yield where, found.general.coverage


MEASURES: Final[Mapping[str, Callable[[Measured], Found]]] = {
    "infeasible_at_most": _of_condition(lambda trial: float(trial.shortage.exams)),
    "violations_at_most": _of_usage(lambda usage: float(usage.violations.total)),
    "rmse_at_most": _of_result(lambda one: one.general.rmse),
    "rmse_over_bound_at_most": _of_details(
        lambda details: None if details.bound is None else details.bound.ratio
    ),
    "bias_between": _of_result(lambda one: one.general.bias),
    "correlation_at_least": _of_result(lambda one: one.general.correlation),
    "error_over_rmse_between": _of_result(lambda one: one.general.ratio),
    "coverage_between": _of_result(lambda one: one.general.coverage),
    "joint_coverage_between": _joint_coverage,
    "level_exact_at_least": _of_result(
        lambda one: None if one.levels is None else one.levels.exact
    ),
    "level_within_one_at_least": _of_result(
        lambda one: None if one.levels is None else one.levels.within_one
    ),
    "mesh_exact_at_least": _of_result(lambda one: one.score.mesh.exact),
    "exposure_at_most": _of_usage(lambda usage: usage.exposure_maximum),
    "items_over_cap_at_most": _of_usage(lambda usage: float(usage.over_cap)),
    "never_served_share_at_most": _of_usage(lambda usage: usage.never_share),
    "overlap_at_most": _of_usage(lambda usage: usage.overlap),
    "relaxed_exams_share_at_most": _of_condition(
        lambda trial: (
            None if trial.details is None else trial.details.usage.relaxed_exams / trial.examinees
        )
    ),
    "late_share_at_most": _of_usage(lambda usage: usage.working_time.late),
    "working_minutes_p95_at_most": _of_usage(lambda usage: usage.working_time.most / 60),
    "applications_p95_at_most": _of_usage(lambda usage: usage.most_of("application")),
    "short_of_information_at_most": _of_details(lambda details: details.information.short_share),
    "batch_agreement_at_least": _of_details(lambda details: details.agreement.information),
    "step_p99_ms_at_most": _of_details(lambda details: details.latency.p99),
}
"""What each key measures: the value in every condition, or scenario, with its name."""
