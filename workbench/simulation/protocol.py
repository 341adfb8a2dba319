"""The whole simulation of a pack: conditions, scenarios, fixed abilities. Knows no file."""

from dataclasses import dataclass
from typing import Final

from workbench.simulation.assessment import Assessor
from workbench.simulation.cores import Progress
from workbench.simulation.report import Asked, Measured
from workbench.simulation.supply import Population
from workbench.simulation.trials import (
    Subject,
    conditions,
    fixed_abilities,
    scenarios,
    take,
)
from workbench.simulation.world import World

USUAL_POPULATION: Final = Population(0.0, 1.3)
"""Of a plan without a joint policy, unless the pack says otherwise."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is simulated.

    Attributes:
        examinees: In each condition; scenarios take fewer.
        seed: Of all random numbers.
        population: Of general abilities.
        competence_sd, domain_sd: Of the conditions' world, logits; 0: one ability.
        item_error: Standard errors of log a and of b in the conditions' world.
        cap: The share of candidates that no item should pass.
        target_error: Standard error that the bank should allow, logits.
    """

    examinees: int
    seed: int
    population: Population
    competence_sd: float
    domain_sd: float
    item_error: float
    cap: float | None
    target_error: float

    @property
    def world(self) -> World:
        """The world of the conditions."""
        return World(
            seed=self.seed,
            mean=self.population.mean,
            sd=self.population.sd,
            competence_sd=self.competence_sd,
            domain_sd=self.domain_sd,
            error_log_discrimination=self.item_error,
            error_difficulty=self.item_error,
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """Which pack is simulated."""

    pack: str
    version: int


def population_of(subject: Subject, told: Population | None) -> Population:
    """The population that the pack tells, else the one of the plan's joint policy."""
    if told is not None:
        return told
    joint = subject.plan.joint
    return USUAL_POPULATION if joint is None else Population(joint.mean, joint.sd)


def simulate(
    identity: Identity,
    subject: Subject,
    options: Options,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
) -> tuple[Measured, int]:
    """Everything that a report tells, and how many exams were sat for it.

    Args:
        identity: For the report.
        subject: Items, languages, plan, exposure.
        options: What is simulated.
        processes: How many at once; by default one for each core. The result does not depend
            on it, save the latencies.
        progress: Told the number of chunks of exams done and of all, after each.
    """
    clean = World(options.seed, options.population.mean, options.population.sd)
    main = conditions(subject, options.world, options.examinees)
    harder = list(scenarios(subject, clean, options.examinees))
    fixed = list(fixed_abilities(subject, clean, options.examinees))
    first = [next(one for one in main if trial.repeats(one)) for trial in main]
    trials = [*dict.fromkeys(first), *harder, *fixed]
    taken = take(trials, processes=processes, progress=progress) if trials else []
    told = dict(zip(trials, taken, strict=True))
    told |= {trial: told[same] for trial, same in zip(main, first, strict=True)}
    assessor = Assessor(subject, options.population, options.cap, options.target_error)
    by_filter = {trial.filter: assessor.condition(trial, told[trial]) for trial in main}
    measured = Measured(
        asked=_asked(identity, subject, options),
        conditions=tuple(
            by_filter[one] if one in by_filter else assessor.nothing(one, options.examinees)
            for one in subject.filters
        ),
        scenarios=tuple(assessor.scenario(trial, told[trial]) for trial in harder),
        fixed=tuple(assessor.fixed(trial, told[trial]) for trial in fixed),
        suspects=assessor.suspects([(trial, told[trial]) for trial in main]),
    )
    return measured, sum(trial.examinees for trial in trials)


def _asked(identity: Identity, subject: Subject, options: Options) -> Asked:
    plan = subject.plan
    return Asked(
        pack=identity.pack,
        version=identity.version,
        plan=plan.id,
        rules=plan.rules,
        length=plan.length,
        languages=subject.languages,
        items=len(subject.items),
        examinees=options.examinees,
        seed=options.seed,
        population=options.population,
        competence_sd=options.competence_sd,
        domain_sd=options.domain_sd,
        item_error=options.item_error,
        cap=options.cap,
        target_error=options.target_error,
    )
