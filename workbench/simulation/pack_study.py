"""What a pack carries of its simulation: shares of the bank and limits. Writes nothing."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.adaptive.response_times import Timing
from engine.adaptive.screening import FEWEST, Screening
from engine.items import ItemBank
from engine.study import Study, study_basis
from workbench.simulation.aberrance import Timings, fit_screening
from workbench.simulation.cores import Progress
from workbench.simulation.fit_exposure import USUAL_EFFORT, Effort, Rounds, fit_filter
from workbench.simulation.refusal import SimulationRefusedError
from workbench.simulation.trials import Filter, Subject, Trial, conditions, take
from workbench.simulation.world import World

_TRIED: Final = 100
_WHOLE_EFFORT: Final = 100_000
_LEAST_ROUND: Final = 500
_MOST_SCREENED: Final = 10_000
_LEAST_SCREENED: Final = 1_000

Phase = Callable[[str], Progress | None]
"""Told the name of what begins; what it returns is told how far that is."""


def servable(subject: Subject, world: World, examinees: int) -> bool:
    """Whether a few exams of every condition find all their questions, the whole bank open."""
    trials = conditions(replace(subject, exposure=None), world, min(examinees, _TRIED))
    taken = take(trials, processes=1) if trials else []
    return len(trials) == len(subject.filters) and not any(
        one.sat.infeasible.any() for one in taken
    )


def effort_for(examinees: int) -> Effort:
    """How many examinees sit for a fit when so many sit in the simulation.

    Fewer of them find a cap that is a little less tight; what is said to hold does hold.
    """
    share = min(examinees / _WHOLE_EFFORT, 1.0)

    def scaled(rounds: Rounds) -> Rounds:
        return replace(rounds, examinees=max(round(rounds.examinees * share), _LEAST_ROUND))

    usual = USUAL_EFFORT
    return Effort(
        approach=scaled(usual.approach),
        settle=scaled(usual.settle),
        average=scaled(usual.average),
        validation=max(round(usual.validation * share), _LEAST_ROUND),
    )


def fitted_study(
    subject: Subject,
    world: World,
    examinees: int,
    *,
    cap: float | None,
    timings: Timings,
    processes: int,
    phase: Phase,
    type_caps: Mapping[str, float] | None = None,
) -> Study:
    """The study of a subject: its exposure under each filter, and limits for screening.

    Args:
        subject: `servable`; its own exposure is not looked at.
        world: The population; its seed is that of all random numbers.
        examinees: How many the simulation has: see `effort_for`.
        cap: The share of candidates that no item should pass; without one no exposure is fitted.
        timings: Of items with data.
        processes: How many at once.
        phase: Told what begins.
        type_caps: Lower caps of some item types, by name.
    """
    free = replace(subject, exposure=None)
    trials = conditions(free, world, examinees)
    exposure = None
    if cap is not None:
        fitted = _fitted(
            trials,
            cap,
            type_caps or {},
            effort=effort_for(examinees),
            processes=processes,
            phase=phase,
        )
        exposure = ExposureTable(fitted)
    return Study(
        basis=study_basis(subject.items, subject.plan),
        exposure=exposure,
        screening=_screening(free, world, examinees, timings, phase),
    )


def _fitted(
    trials: list[Trial],
    cap: float,
    type_caps: Mapping[str, float],
    *,
    effort: Effort,
    processes: int,
    phase: Phase,
) -> tuple[FilterExposure, ...]:
    found: dict[Trial, FilterExposure] = {}
    for trial in trials:
        chosen = trial.filter
        same = next((one for one in found if trial.repeats(one)), None)
        if same is not None:
            found[trial] = replace(found[same], language=chosen.language, adjusted=chosen.adjusted)
            continue
        found[trial] = fit_filter(
            trial.exam(),
            cap,
            language=chosen.language,
            adjusted=chosen.adjusted,
            seed=trial.world.seed,
            effort=effort,
            processes=processes,
            progress=phase(f"exposition ({chosen.key})"),
            type_caps=type_caps,
        )
    return tuple(found.values())


def _screening(
    subject: Subject, world: World, examinees: int, timings: Timings, phase: Phase
) -> Screening | None:
    """Of the first language, for limits are those of one bank; None for exams too short for any."""
    if subject.plan.length < FEWEST:
        return None
    bank = Filter(subject.languages[0], adjusted=False).left(subject.items)
    phase("repérage")
    own = tuple((item, timing) for item, timing in timings if item in bank)
    people = min(max(examinees, _LEAST_SCREENED), _MOST_SCREENED)
    return fit_screening(bank, subject.plan, people, world.seed, timings=own)


def read_timings(path: Path, bank: ItemBank) -> Timings:
    """The times in a document of ``pix-pack calibrate --json``, of the items of a bank.

    Raises:
        SimulationRefusedError: It cannot be read, or is none.
    """
    try:
        document = json.loads(path.read_bytes())
        found = {row["id"]: _timing(row["timing"]) for row in document["items"]}
    except OSError as error:
        raise SimulationRefusedError(
            f"{path} ne peut pas être lu : {error.strerror}.",
            f"{path} cannot be read: {error.strerror}.",
        ) from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise SimulationRefusedError(
            f"{path} n’est pas un document de pix-pack calibrate.",
            f"{path} is no document of pix-pack calibrate.",
        ) from error
    return tuple((item.id, timing) for item in bank if (timing := found.get(item.id)) is not None)


def _timing(row: Mapping[str, Any]) -> Timing | None:
    """None for an item without enough data."""
    values = row["intensity"], row["discrimination"]
    if None in values:
        return None
    intensity, discrimination = map(float, values)
    if not (math.isfinite(intensity) and math.isfinite(discrimination) and discrimination > 0.0):
        raise ValueError(row)
    return Timing(intensity, discrimination)
