"""All that a simulation found, as one value and as JSON. Knows no picture and no sentence.

In JSON an attribute is a key, a tuple a list; numbers are rounded to six decimals. Everything but
`run` depends on the pack, the plan, the options and the seed alone.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

import numpy as np

from engine.items import CompetenceCode
from workbench.packs.feasibility import Hole
from workbench.simulation.exact_sample import Agreement, Latency
from workbench.simulation.measures import Accuracy, Band, LevelAccuracy, ScoreAccuracy
from workbench.simulation.supply import CompetenceSupply, Information, Population
from workbench.simulation.suspicious import Suspect
from workbench.simulation.trials import Filter
from workbench.simulation.usage import Shortage, TypeUse, Violations, WorkingTime

VERSION: Final = 1
_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class CompetenceReport:
    """How well one competence is measured; `levels` where the plan has a table for it."""

    competence: CompetenceCode
    accuracy: Accuracy
    levels: LevelAccuracy | None


@dataclass(frozen=True, slots=True)
class EstimatorReport:
    """What one estimator makes of whole exams.

    Attributes:
        name: *pix-v3* or *joint*.
        reported: Whether it makes the result of the plan.
        general: Of the general ability.
        competences: Of all competences at once.
        levels: Of all competences that the plan has tables for; None without tables.
        score: Of score and mesh.
        by_competence: In the order of the codes.
        by_ability: In tenths of the population by true general ability.
    """

    name: str
    reported: bool
    general: Accuracy
    competences: Accuracy
    levels: LevelAccuracy | None
    score: ScoreAccuracy
    by_competence: tuple[CompetenceReport, ...]
    by_ability: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class ItemExposure:
    """An item and the share of examinees who saw it."""

    item: str
    rate: float


@dataclass(frozen=True, slots=True)
class AbilityOverlap:
    """The overlap among examinees whose true ability is from `low` to `high`, logits."""

    low: float
    high: float
    overlap: float | None


@dataclass(frozen=True, slots=True)
class UsageReport:
    """What the exams took from the bank.

    Attributes:
        exposure_maximum, never_served, never_share, over_cap: See `usage.Exposure`.
        controlled: Whether candidates had shares of the bank.
        overlap, overlap_by_ability: See `usage.overlap`.
        relaxed_exams, relaxed_questions: Exams and questions for which a filter was given up.
        types: How many questions of each type an exam holds.
        exposure: Every item, the most served first.
    """

    exposure_maximum: float
    never_served: int
    never_share: float
    over_cap: int
    controlled: bool
    overlap: float | None
    overlap_by_ability: tuple[AbilityOverlap, ...]
    violations: Violations
    relaxed_exams: int
    relaxed_questions: int
    working_time: WorkingTime
    types: tuple[TypeUse, ...]
    exposure: tuple[ItemExposure, ...]

    def most_of(self, kind: str) -> float:
        """How many questions of a type 19 exams in 20 stay under."""
        return next((one.most for one in self.types if one.type == kind), 0.0)


@dataclass(frozen=True, slots=True)
class BoundReport:
    """The van Trees bound of a clean population of one ability.

    Attributes:
        rmse: What no estimator after any choice of items can go below, logits.
        information: The largest mean information of an exam.
        efficiency: (bound / RMSE)²; None without whole exams.
        ratio: RMSE / bound; None likewise.
    """

    rmse: float
    information: float
    efficiency: float | None
    ratio: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Details:
    """What is told of conditions only; `bound` where all competences are one ability."""

    usage: UsageReport
    bound: BoundReport | None
    information: Information
    agreement: Agreement
    latency: Latency


@dataclass(frozen=True, slots=True, eq=False)
class TrialReport:
    """One condition or scenario.

    Attributes:
        name: `trials.CLEAN` for a condition, or the scenario's.
        filter: What left the bank.
        items, tubes: How many the filter leaves.
        examinees: How many sat.
        shortage: Exams that ended because nothing was left.
        supply: What each competence has to give.
        holes: Where six accepted reports can leave nothing to serve.
        estimators: The plan's own first; empty without whole exams.
        details: None in scenarios, and where the filter leaves nothing.
    """

    name: str
    filter: Filter
    items: int
    tubes: int
    examinees: int
    shortage: Shortage
    supply: tuple[CompetenceSupply, ...]
    holes: tuple[Hole, ...]
    estimators: tuple[EstimatorReport, ...]
    details: Details | None = None

    @property
    def reported(self) -> EstimatorReport | None:
        """The estimator that makes the plan's result."""
        return next((one for one in self.estimators if one.reported), None)

    def estimator(self, name: str) -> EstimatorReport | None:
        """The estimator of that name."""
        return next((one for one in self.estimators if one.name == name), None)


@dataclass(frozen=True, slots=True)
class FixedReport:
    """The accuracy at one true ability, by the name of each estimator."""

    ability: float
    estimators: tuple[tuple[str, Accuracy], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was put to the test, and how.

    Attributes:
        pack, version: Of the pack's source.
        plan, rules, length: Of the plan.
        languages: Of the pack.
        items: Of the whole pack.
        examinees: In each condition.
        seed: Of all random numbers.
        population: Of general abilities.
        competence_sd, domain_sd, item_error: Of the conditions' world; 0 is clean.
        cap: The share of candidates that no item should pass; None without one.
        target_error: Standard error that the bank should allow, logits.
    """

    pack: str
    version: int
    plan: str
    rules: str
    length: int
    languages: tuple[str, ...]
    items: int
    examinees: int
    seed: int
    population: Population
    competence_sd: float
    domain_sd: float
    item_error: float
    cap: float | None
    target_error: float


@dataclass(frozen=True, slots=True)
class Run:
    """How it was computed: this alone differs from one machine, or one run, to another."""

    seconds: float
    exams: int
    exams_per_second: float
    processes: int
    numpy: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A threshold of the pack and what was measured against it.

    Attributes:
        key: Of the pack's build file.
        low, high: What the measure must lie between; None is open.
        measured: The worst of all that were looked at; None where nothing could be measured.
        where: The filter or scenario of the worst.
        passed: Whether it holds.
    """

    key: str
    low: float | None
    high: float | None
    measured: float | None
    where: str
    passed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What was found, before anything is judged.

    Attributes:
        conditions: Each language, without and with the accessibility filter.
        scenarios: Worlds less kind than the model.
        fixed: Everybody at one ability.
        suspects: Items to look at.
    """

    asked: Asked
    conditions: tuple[TrialReport, ...]
    scenarios: tuple[TrialReport, ...]
    fixed: tuple[FixedReport, ...]
    suspects: tuple[Suspect, ...]

    @property
    def detailed(self) -> tuple[tuple[TrialReport, Details], ...]:
        """The conditions whose filter leaves any item."""
        return tuple((one, one.details) for one in self.conditions if one.details is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The whole report."""

    measured: Measured
    thresholds: tuple[Judged, ...]
    run: Run

    @property
    def passed(self) -> bool:
        """Whether every threshold holds."""
        return all(one.passed for one in self.thresholds)


def report_to_json(report: Report) -> dict[str, Any]:
    """The report as a JSON object, thresholds first."""
    measured = report.measured
    return {
        "v": VERSION,
        "passed": report.passed,
        "thresholds": _plain(report.thresholds),
        "asked": _plain(measured.asked),
        "conditions": _plain(measured.conditions),
        "scenarios": _plain(measured.scenarios),
        "fixed": _plain(measured.fixed),
        "suspects": _plain(measured.suspects),
        "run": _plain(report.run),
    }


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return round(value, _DECIMALS) if math.isfinite(value) else None
    return value
