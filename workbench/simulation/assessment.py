"""From exams that were taken to a report: every measure of every trial. Knows no threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats
from engine.items import CompetenceCode, ItemBank
from engine.plan import ExamPlan
from workbench.packs.feasibility import Hole, proof
from workbench.simulation import measures, usage
from workbench.simulation.arrays import Flags
from workbench.simulation.batch import Sat
from workbench.simulation.bound import Design, van_trees
from workbench.simulation.estimators import reported
from workbench.simulation.exact_sample import compare
from workbench.simulation.measures import Estimates, Levels
from workbench.simulation.report import (
    AbilityOverlap,
    BoundReport,
    CompetenceReport,
    Details,
    EstimatorReport,
    FixedReport,
    ItemExposure,
    TrialReport,
    UsageReport,
)
from workbench.simulation.supply import Population, information_of, supply_of
from workbench.simulation.suspicious import Suspect, suspects
from workbench.simulation.trials import CLEAN, Filter, Subject, Taken, Trial

BANDS: Final = 10
"""Parts of the population, by true ability."""


class Assessor:
    """Measures the trials of one subject."""

    def __init__(
        self, subject: Subject, population: Population, cap: float | None, target_error: float
    ) -> None:
        """Remember what is measured against.

        Args:
            subject: What is put to the test.
            population: Of general abilities.
            cap: The share of candidates that no item should pass.
            target_error: Standard error that the bank should allow, logits.
        """
        self._subject = subject
        self._population = population
        self._cap = cap
        self._target_error = target_error

    def condition(self, trial: Trial, taken: Taken) -> TrialReport:
        """Everything about a condition."""
        found = self._estimators(trial, taken)
        agreement, latency = compare(trial)
        details = Details(
            usage=self._usage(trial, taken.sat),
            bound=self._bound(trial, found),
            information=information_of(
                trial.bank, self._subject.plan, self._population, self._target_error
            ),
            agreement=agreement,
            latency=latency,
        )
        return self._report(trial, taken, found, details)

    def scenario(self, trial: Trial, taken: Taken) -> TrialReport:
        """What a scenario does to the estimates."""
        return self._report(trial, taken, self._estimators(trial, taken))

    def nothing(self, chosen: Filter, examinees: int) -> TrialReport:
        """A condition whose filter leaves no item: nobody can sit."""
        wanted = self._subject.competences
        short = tuple((code, examinees) for code in wanted)
        return TrialReport(
            name=CLEAN,
            filter=chosen,
            items=0,
            tubes=0,
            examinees=examinees,
            shortage=usage.Shortage(examinees, 0, short),
            supply=supply_of((), self._subject.plan, wanted),
            holes=self._holes(chosen),
            estimators=(),
        )

    def fixed(self, trial: Trial, taken: Taken) -> FixedReport:
        """The accuracy at one ability."""
        whole = ~taken.sat.infeasible
        truth = taken.sat.general[whole]
        return FixedReport(
            ability=0.0 if trial.world.fixed is None else trial.world.fixed,
            estimators=tuple(
                (name, measures.general_accuracy(truth, found.of(whole)))
                for name, found in taken.estimates.items()
                if len(truth)
            ),
        )

    def suspects(self, conditions: Sequence[tuple[Trial, Taken]]) -> tuple[Suspect, ...]:
        """Items to look at, judged by their largest exposure under any filter."""
        items = self._subject.items
        place = {item.id: index for index, item in enumerate(items)}
        largest = np.zeros(len(items))
        for trial, taken in conditions:
            rates = usage.exposure(taken.sat.items, len(trial.bank), self._cap).rates
            own = [place[item.id] for item in trial.bank.pool.items]
            largest[own] = np.maximum(largest[own], rates)
        examinees = max((trial.examinees for trial, _ in conditions), default=0)
        return suspects(items, largest, examinees, self._cap)

    def _report(
        self,
        trial: Trial,
        taken: Taken,
        found: tuple[EstimatorReport, ...],
        details: Details | None = None,
    ) -> TrialReport:
        wanted = self._subject.competences
        return TrialReport(
            name=trial.name,
            filter=trial.filter,
            items=len(trial.bank),
            tubes=len(trial.bank.pool.tubes),
            examinees=trial.examinees,
            shortage=usage.shortage(taken.sat.items, trial.bank, trial.plan, wanted),
            supply=supply_of(trial.bank.pool.items, trial.plan, wanted),
            holes=self._holes(trial.filter),
            estimators=found,
            details=details,
        )

    def _holes(self, chosen: Filter) -> tuple[Hole, ...]:
        bank = ItemBank.of(self._subject.items)
        found = proof(bank, self._subject.plan, (chosen.language,))
        return tuple(hole for hole in found if hole.adjusted == chosen.adjusted)

    def _estimators(self, trial: Trial, taken: Taken) -> tuple[EstimatorReport, ...]:
        whole = ~taken.sat.infeasible
        if not whole.any():
            return ()
        truth = _Truth.of(trial, taken.sat, whole)
        return tuple(
            _estimator(name, found.of(whole), truth, trial.plan)
            for name, found in taken.estimates.items()
        )

    def _usage(self, trial: Trial, sat: Sat) -> UsageReport:
        bank, size = trial.bank, len(trial.bank)
        found = usage.exposure(sat.items, size, self._cap)
        order = np.argsort(-found.rates, kind="stable").tolist()
        return UsageReport(
            exposure_maximum=found.maximum,
            never_served=found.never,
            never_share=found.never_share,
            over_cap=found.over_cap,
            controlled=trial.sub_pools is not None,
            overlap=usage.overlap(sat.items, size),
            overlap_by_ability=tuple(
                AbilityOverlap(low, high, usage.overlap(sat.items[rows], size))
                for low, high, rows in measures.bands(sat.general, BANDS)
            ),
            violations=usage.violations(sat.items, bank, trial.plan, self._subject.competences),
            relaxed_exams=int(np.count_nonzero(sat.relaxed)),
            relaxed_questions=int(sat.relaxed.sum(dtype=np.int64)),
            working_time=usage.working_time(sat.items, bank, trial.plan.duration_ms),
            types=usage.type_use(sat.items, bank),
            exposure=tuple(
                ItemExposure(bank.pool.items[place].id, float(found.rates[place]))
                for place in order
            ),
        )

    def _bound(self, trial: Trial, found: tuple[EstimatorReport, ...]) -> BoundReport | None:
        """The bound, where the population is the one that it speaks of."""
        world, plan = trial.world, trial.plan
        if world.competence_sd or world.domain_sd:
            return None
        bound = van_trees(trial.bank, Design.of(plan.selection, plan.length), world.mean, world.sd)
        rmse = next((one.general.rmse for one in found if one.reported), None)
        return BoundReport(
            rmse=bound.rmse,
            information=bound.information,
            efficiency=None if rmse is None else bound.efficiency(rmse),
            ratio=None if rmse is None else rmse / bound.rmse,
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Truth:
    """Of n whole exams: shapes (n,), (n, C), (n, C), and the codes of the C competences."""

    general: Floats
    competence: Floats
    level: Levels
    codes: tuple[CompetenceCode, ...]

    @classmethod
    def of(cls, trial: Trial, sat: Sat, whole: Flags) -> "_Truth":
        codes, competence = trial.bank.competences, sat.competences[whole]
        level = measures.true_levels(trial.plan.scoring, codes, competence)
        return cls(sat.general[whole], competence, level, codes)


def _estimator(name: str, found: Estimates, truth: _Truth, plan: ExamPlan) -> EstimatorReport:
    tabled = {code for code, _ in plan.scoring.levels}
    told = [place for place, code in enumerate(truth.codes) if code in tabled]
    accuracies = measures.accuracy_by_competence(truth.competence, found)
    return EstimatorReport(
        name=name,
        reported=name == reported(plan),
        general=measures.general_accuracy(truth.general, found),
        competences=measures.competence_accuracy(truth.competence, found),
        levels=measures.level_accuracy(truth.level[:, told], found.level[:, told])
        if told
        else None,
        score=measures.score_accuracy(truth.general, found.ability, plan.scoring),
        by_competence=tuple(
            CompetenceReport(
                code,
                one,
                measures.level_accuracy(truth.level[:, place], found.level[:, place])
                if place in told
                else None,
            )
            for place, (code, one) in enumerate(zip(truth.codes, accuracies, strict=True))
        ),
        by_ability=measures.conditional_accuracy(truth.general, found, BANDS),
    )
