"""The calibrations an author can take over, rounded and kept apart. Knows no file.

A pack's format bounds parameters and wants no two items alike, so that every choice between two
items has a reason; an estimate that cannot be written is left out, with its reason.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from workbench.calibration.pack_calibration import PackCalibration
from workbench.calibration.previous import ORIGIN

DECIMALS: Final = 3
_STEP: Final = 0.001
_MOST_DIFFICULTY: Final = 8.0
_MOST: Final = 3.0


class Kept(StrEnum):
    """Why an item keeps its previous parameters."""

    FEW_ANSWERS = "few_answers"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class NewValues:
    """A calibration as `item.yaml` holds it, and the version that it makes."""

    version: int
    difficulty: float
    discrimination: float
    se_difficulty: float
    se_discrimination: float
    origin: str


def new_values(calibration: PackCalibration) -> dict[str, NewValues | Kept]:
    """For each item its new calibration, or why there is none, in the order of the ids."""
    previous, parameters = calibration.previous, calibration.parameters
    slopes = parameters.discrimination
    found: dict[str, NewValues | Kept] = {}
    for place, item in enumerate(previous.ids):
        if not calibration.calibrated[place]:
            found[item] = Kept.FEW_ANSWERS
            continue
        slope = float(slopes[place])
        values = NewValues(
            version=int(previous.versions[place]) + 1,
            difficulty=round(float(parameters.difficulty[place]), DECIMALS),
            discrimination=round(slope, DECIMALS),
            se_difficulty=round(float(calibration.errors.difficulty[place]), DECIMALS),
            se_discrimination=round(
                slope * float(calibration.errors.log_discrimination[place]), DECIMALS
            ),
            origin=f"{ORIGIN}-{calibration.answers[place]}",
        )
        found[item] = values if _writable(values) else Kept.OUT_OF_RANGE
    return _apart(found, calibration)


def _writable(values: NewValues) -> bool:
    positive = (values.discrimination, values.se_difficulty, values.se_discrimination)
    return abs(values.difficulty) < _MOST_DIFFICULTY and all(0.0 < one <= _MOST for one in positive)


def _apart(
    found: dict[str, NewValues | Kept], calibration: PackCalibration
) -> dict[str, NewValues | Kept]:
    """The same, with the later of two equal pairs a thousandth harder."""
    declared = calibration.previous.parameters
    taken = {
        (float(difficulty), round(float(slope), DECIMALS))
        for values, difficulty, slope in zip(
            found.values(), declared.difficulty, np.exp(declared.log_discrimination), strict=True
        )
        if isinstance(values, Kept)
    }
    apart: dict[str, NewValues | Kept] = {}
    for item, values in found.items():
        moved = values
        while isinstance(moved, NewValues) and (moved.difficulty, moved.discrimination) in taken:
            moved = _harder(moved)
        if isinstance(moved, NewValues):
            taken.add((moved.difficulty, moved.discrimination))
        apart[item] = moved
    return apart


def _harder(values: NewValues) -> NewValues:
    return NewValues(
        values.version,
        round(values.difficulty + _STEP, DECIMALS),
        values.discrimination,
        values.se_difficulty,
        values.se_discrimination,
        values.origin,
    )
