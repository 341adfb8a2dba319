"""The provisional calibration rubric (`rubric-1`): features to parameters. Knows no file.

Difficulty is the level's centre plus a share of its half-width; discrimination is almost flat on
purpose, since the selection would otherwise obey the smallest difference between types. A jitter
made of the item's id keeps any two items apart.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

RUBRIC: Final = "rubric-1"
_LABEL: Final = b"pix-kiosk/rubric/v1\0"
_FEATURES: Final = ("f1", "f2", "f3", "f4", "f5", "f6")
_SPREAD: Final = 5
_CLAMP: Final = 0.9
_DIFFICULTY_JITTER: Final = 0.10
_FLAT: Final = 0.95
_SHARE: Final = 0.05
_DISCRIMINATION_JITTER: Final = 0.06
_SE_DISCRIMINATION: Final = 0.25
_STEP: Final = 0.001
_MOST_STEPS: Final = 5


class Band(NamedTuple):
    """A level's centre and half-width, in logits, and the standard error to declare."""

    centre: float
    half_width: float
    se: float


BANDS: Final[Mapping[int, Band]] = {
    1: Band(-2.28, 1.32, 0.70),
    2: Band(-0.46, 0.50, 0.55),
    3: Band(0.545, 0.505, 0.55),
    4: Band(1.46, 0.41, 0.55),
    5: Band(2.275, 0.40, 0.55),
    6: Band(3.11, 0.44, 0.55),
    7: Band(4.125, 0.575, 0.70),
    8: Band(5.65, 0.95, 0.70),
}


class Parameters(NamedTuple):
    """What the rubric gives, rounded to three decimals."""

    difficulty: float
    discrimination: float
    se_difficulty: float
    se_discrimination: float


def parameters(item: str, level: int, rubric: Mapping[str, Any]) -> Parameters:
    """The parameters of an item of that id, level and rubric (`f1` … `f6`, `discrimination`)."""
    band = BANDS[level]
    total = sum(rubric[feature] for feature in _FEATURES)
    share = max(-_CLAMP, min(_CLAMP, total / _SPREAD))
    difficulty = (
        band.centre + band.half_width * share + _DIFFICULTY_JITTER * jitter("difficulty", item)
    )
    discrimination = (
        _FLAT
        + _SHARE * (rubric["discrimination"] - _FLAT)
        + _DISCRIMINATION_JITTER * jitter("discrimination", item)
    )
    return Parameters(round(difficulty, 3), round(discrimination, 3), band.se, _SE_DISCRIMINATION)


def jitter(which: str, item: str) -> float:
    """A number in [−½, ½) that depends on the item's id alone."""
    digest = hashlib.sha256(_LABEL + which.encode() + b"\0" + item.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 - 0.5


def agrees(declared: Mapping[str, Any], computed: Parameters) -> bool:
    """Whether a declared calibration is the rubric's.

    A difficulty may be a few thousandths higher: so are two equal pairs told apart.
    """
    above = round((declared["difficulty"] - computed.difficulty) / _STEP)
    apart = abs(declared["discrimination"] - computed.discrimination)
    errors = (declared["se_difficulty"], declared["se_discrimination"])
    return (
        0 <= above <= _MOST_STEPS
        and bool(apart < _STEP / 2)
        and errors == (computed.se_difficulty, computed.se_discrimination)
    )
