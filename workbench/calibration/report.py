"""A calibration told: as a JSON document, and as a table for people. Estimates nothing."""

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from workbench.calibration.deviations import Estimate
from workbench.calibration.new_values import Kept, NewValues
from workbench.calibration.pack_calibration import PackCalibration

_DECIMALS: Final = 4
_HEADING: Final = (
    f"{'item':<28} {'n':>6} {'b':>7} {'se':>5} {'a':>6} {'se':>5} {'b before':>9} {'a before':>9}"
    f" {'z(b)':>6} {'z(a)':>6} {'infit':>6} {'outfit':>6} {'chi2':>6} {'p':>6}  notes"
)
Values = dict[str, NewValues | Kept]


def document(calibration: PackCalibration, values: Values) -> dict[str, object]:
    """Everything, as values that JSON knows; what is unknown is null."""
    found, previous = calibration, calibration.previous
    return {
        "v": 1,
        "answers": int(found.answers.sum()),
        "candidates": found.candidates,
        "set_aside": asdict(found.aside),
        "population": {
            "mean": _number(found.population.mean),
            "sd": _number(found.population.sd),
            "scale": "previous parameters" if found.linked else "given population",
        },
        "deviations": {
            "competence": _estimate(found.deviations.competence),
            "domain": _estimate(found.deviations.domain),
            "pairs": found.deviations.pairs,
            "estimated": found.deviations.estimated,
        },
        "timing": {"times": found.timing.times, "speed_sd": _number(found.timing.speed_sd)},
        "items": [
            _item(calibration, place, values[item]) for place, item in enumerate(previous.ids)
        ],
    }


def _item(found: PackCalibration, place: int, value: NewValues | Kept) -> dict[str, object]:
    previous, fit, drift, timing = found.previous, found.fit, found.drift, found.timing
    alone, alone_errors, told = found.alone, found.alone_errors, bool(found.calibrated[place])
    return {
        "id": previous.ids[place],
        "version": int(previous.versions[place]),
        "n": int(found.answers[place]),
        "right": int(found.right[place]),
        "separated": bool(found.separated[place]),
        "previous": {
            "difficulty": _number(previous.parameters.difficulty[place]),
            "discrimination": _number(previous.parameters.discrimination[place]),
        },
        "alone": {
            "difficulty": _number(alone.difficulty[place]) if told else None,
            "se_difficulty": _number(alone_errors.difficulty[place]),
            "log_discrimination": _number(alone.log_discrimination[place]) if told else None,
            "se_log_discrimination": _number(alone_errors.log_discrimination[place]),
        },
        "calibration": None if isinstance(value, Kept) else asdict(value),
        "kept": value.value if isinstance(value, Kept) else None,
        "fit": {
            "infit": _number(fit.infit[place]),
            "outfit": _number(fit.outfit[place]),
            "chi_square": _number(fit.statistic[place]),
            "p": _number(fit.p[place]),
            "distance": _number(fit.distance[place]),
            "misfit": bool(fit.misfit[place]),
        },
        "drift": {
            "z_difficulty": _number(drift.difficulty[place]),
            "z_log_discrimination": _number(drift.log_discrimination[place]),
            "flagged": bool(drift.flagged[place]),
        },
        "timing": {
            "intensity": _number(timing.intensity[place]),
            "se_intensity": _number(timing.se_intensity[place]),
            "discrimination": _number(timing.discrimination[place]),
            "se_discrimination": _number(timing.se_discrimination[place]),
        },
    }


def _estimate(found: Estimate) -> dict[str, float | None]:
    return {"sd": _number(found.sd), "low": _number(found.low), "high": _number(found.high)}


def _number(value: float) -> float | None:
    return round(float(value), _DECIMALS) if math.isfinite(value) else None


def table(calibration: PackCalibration, values: Values) -> Iterator[str]:
    """Lines for a person: the items, then what holds for all of them."""
    yield _HEADING
    for place, item in enumerate(calibration.previous.ids):
        yield _line(calibration, place, values[item])
    found = calibration
    scale = "scale of the previous parameters" if found.linked else "scale of the given population"
    yield f"population: N({found.population.mean:.3f}, {found.population.sd:.3f}²), {scale}"
    for name, one in (
        ("competence", found.deviations.competence),
        ("domain", found.deviations.domain),
    ):
        interval = f"{one.low:.2f} – {one.high:.2f}" if found.deviations.estimated else "default"
        yield f"sd of the {name} deviations: {one.sd:.2f} ({interval})"
    if math.isfinite(found.timing.speed_sd):
        yield f"response times: {found.timing.times}, sd of speed {found.timing.speed_sd:.3f}"


def notes(calibration: PackCalibration, values: Values) -> Iterator[tuple[str, str]]:
    """What a person should know beside the table, in French and in English."""
    aside = calibration.aside
    if aside.unknown:
        yield (
            f"{aside.unknown} réponses à des questions absentes de ce pack, laissées de côté.",
            f"{aside.unknown} responses to items that are not in this pack, set aside.",
        )
    if aside.other_version:
        yield (
            f"{aside.other_version} réponses à une autre version d’une question, laissées de côté.",
            f"{aside.other_version} responses to another version of an item, set aside.",
        )
    few = sum(value is Kept.FEW_ANSWERS for value in values.values())
    if few:
        yield (
            f"{few} questions ont trop peu de réponses et gardent leurs paramètres.",
            f"{few} items have too few responses and keep their parameters.",
        )
    beyond = sum(value is Kept.OUT_OF_RANGE for value in values.values())
    if beyond:
        yield (
            f"{beyond} questions sortent des bornes du format et gardent leurs paramètres.",
            f"{beyond} items fall outside the format's bounds and keep their parameters.",
        )
    separated = int(calibration.separated.sum())
    if separated:
        yield (
            f"{separated} questions toutes réussies ou toutes ratées : l’a priori les tient.",
            f"{separated} items with only right or only wrong responses: the prior holds them.",
        )
    if not calibration.deviations.estimated:
        yield (
            "Trop peu de réponses pour estimer les écarts entre compétences : valeur par défaut.",
            "Too few responses to estimate the deviations of competences: default value.",
        )


def _line(found: PackCalibration, place: int, value: NewValues | Kept) -> str:
    previous = found.previous
    start = f"{previous.ids[place]:<28} {found.answers[place]:>6}"
    before = (
        f"{previous.parameters.difficulty[place]:>9.3f}"
        f" {previous.parameters.discrimination[place]:>9.3f}"
    )
    fit, drift = found.fit, found.drift
    flags = (
        ("drift", drift.flagged[place]),
        ("misfit", fit.misfit[place]),
        ("separated", found.separated[place]),
    )
    noted = " ".join(name for name, flag in flags if flag)
    if isinstance(value, Kept):
        return f"{start} {'':>26} {before} {'':>41}  {f'kept: {value.value} {noted}'.rstrip()}"
    new = (
        f"{value.difficulty:>7.3f} {value.se_difficulty:>5.2f}"
        f" {value.discrimination:>6.3f} {value.se_discrimination:>5.2f}"
    )
    return (
        f"{start} {new} {before}"
        f" {drift.difficulty[place]:>6.2f} {drift.log_discrimination[place]:>6.2f}"
        f" {fit.infit[place]:>6.2f} {fit.outfit[place]:>6.2f}"
        f" {fit.statistic[place]:>6.1f} {fit.p[place]:>6.3f}"
        f"  {noted}"
    ).rstrip()
