"""The simulation of a pack's source: its settings, plan and items to a report. Writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from content_packs.plans.named import named_plan, names
from engine.errors import MalformedError
from engine.plan import ExamPlan
from engine.records.canonical import loads_object
from engine.study import Study, check_study
from workbench.packs.plan_source import MAX_PLAN_BYTES, PlanRefusedError, plan_of, plan_source
from workbench.packs.source import STUDY_FILE, PackSource
from workbench.simulation.aberrance import Timings
from workbench.simulation.pack_study import Phase, fitted_study, servable
from workbench.simulation.protocol import Identity, Options, population_of, simulate
from workbench.simulation.refusal import SimulationRefusedError
from workbench.simulation.report import Report, Run
from workbench.simulation.supply import Population
from workbench.simulation.thresholds import Settings, judged, settings_of
from workbench.simulation.trials import Subject


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for.

    Attributes:
        examinees: In each language and filter.
        seed: Of all random numbers.
        mean, sd: Of general abilities, logits; None leaves them to the pack or its plan.
        competence_sd, domain_sd: Of the conditions' world, logits.
        item_error: Standard error of log a and of b in the conditions' world.
        processes: How many at once.
        fit: Whether to fit a study for the pack to carry.
        timings: Of items with data, for its screening.
    """

    examinees: int
    seed: int
    mean: float | None
    sd: float | None
    competence_sd: float
    domain_sd: float
    item_error: float
    processes: int
    fit: bool = False
    timings: Timings = ()


def chosen_plan(source: PackSource, name: str | None) -> ExamPlan:
    """The plan of that name, or in that file; without one, the pack's own.

    Raises:
        SimulationRefusedError: There is none that can be used.
    """
    try:
        if name is None:
            return plan_of(source.folder, source.settings)
        return named_plan(name) if name in names() else _plan_in(Path(name))
    except PlanRefusedError as error:
        raise _no_plan(" ; ".join(str(one) for one in error.findings)) from error
    except MalformedError as error:
        raise _no_plan(f"{name} {error.args[0]}") from error
    except OSError as error:
        raise _no_plan(f"{name} ({error.strerror})") from error


def simulate_pack(
    source: PackSource,
    plan: ExamPlan,
    request: Request,
    clock: Callable[[], float],
    phase: Phase,
) -> tuple[Report, Study | None]:
    """The report of a pack's source, and the study that the pack is to carry, if it is asked for.

    Nothing is fitted to a bank that cannot serve its exams.

    Candidates have shares of the bank as the new study says, else as the pack's own does when
    the pack is simulated under its own plan.

    Args:
        source: Read without findings.
        plan: Of `chosen_plan`.
        request: What is asked for.
        clock: Seconds, monotonic: how long it took is part of the report.
        phase: Told what begins; what it returns is told how far that is.

    Raises:
        SimulationRefusedError: The pack's study is about other items or another calibration.
    """
    settings = settings_of(source.settings)
    subject = Subject(
        items=tuple(sorted((one.item for one in source.items), key=lambda item: item.id)),
        languages=tuple(source.settings["languages"]),
        plan=plan,
    )
    options = _options(request, settings, subject)
    begun = clock()
    study = None
    if request.fit and servable(subject, options.world, request.examinees):
        study = fitted_study(
            subject,
            options.world,
            request.examinees,
            cap=settings.cap,
            timings=request.timings,
            processes=request.processes,
            phase=phase,
            type_caps=settings.type_caps,
        )
    used = _own_study(source, plan) if study is None else study
    if used is not None:
        subject = replace(subject, exposure=used.exposure)
    measured, exams = simulate(
        Identity(source.settings["id"], source.settings["version"]),
        subject,
        options,
        processes=request.processes,
        progress=phase("simulation"),
    )
    seconds = clock() - begun
    run = Run(seconds, exams, exams / seconds, request.processes, np.__version__)
    return Report(measured, judged(settings.thresholds, measured), run), study


def _options(request: Request, settings: Settings, subject: Subject) -> Options:
    usual = population_of(subject, settings.population)
    return Options(
        examinees=request.examinees,
        seed=request.seed,
        population=Population(
            usual.mean if request.mean is None else request.mean,
            usual.sd if request.sd is None else request.sd,
        ),
        competence_sd=request.competence_sd,
        domain_sd=request.domain_sd,
        item_error=request.item_error,
        cap=settings.cap,
        target_error=settings.target_error,
    )


def _own_study(source: PackSource, plan: ExamPlan) -> Study | None:
    """The study in the source, where it is about this plan.

    Raises:
        SimulationRefusedError: It is about the pack's own plan, but not about its items.
    """
    if source.study is None or plan != source.plan:
        return None
    try:
        check_study(source.study, (one.item for one in source.items), plan)
    except MalformedError as error:
        raise SimulationRefusedError(
            f"{STUDY_FILE} ne correspond plus au paquet : ajoutez --write pour le refaire, ou"
            f" supprimez-le. [{error.args[0]}]",
            f"{STUDY_FILE} no longer fits the pack: add --write to make it anew, or delete it."
            f" [{error.args[0]}]",
        ) from error
    return source.study


def _plan_in(path: Path) -> ExamPlan:
    """The plan in a file.

    Raises:
        OSError: It cannot be read.
        MalformedError: It is no JSON object.
        PlanRefusedError: It is no plan.
    """
    with path.open("rb") as stream:
        raw = stream.read(MAX_PLAN_BYTES + 1)
    found = plan_source(loads_object(raw, max_bytes=MAX_PLAN_BYTES))
    if found.plan is None:
        raise PlanRefusedError(found.findings)
    return found.plan


def _no_plan(why: str) -> SimulationRefusedError:
    known = ", ".join(names())
    return SimulationRefusedError(
        f"Aucun plan d’examen utilisable : {why}. Plans connus : {known}.",
        f"No exam plan that can be used: {why}. Known plans: {known}.",
    )
