"""Banks made from a seed, for tests and benchmarks. Knows nothing about real content."""

import math
from typing import Final

import numpy as np

from engine.items import (
    Access,
    Accessible,
    Calibration,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Tube,
)
from engine.referential import COMPETENCES

SEED: Final = 20260601
TUBES: Final = 5
_MEAN_DISCRIMINATION: Final = 1.1
_SD_LOG_DISCRIMINATION: Final = 0.35
_SD_DIFFICULTY: Final = 1.5
_CUTS: Final = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
_NEEDS: Final = Access(Accessible.OK, Accessible.OK, Accessible.OK, Accessible.OK)


def generated_bank(seed: int = SEED, items: int = 2000) -> ItemBank:
    """A bank of 2PL items, spread evenly over the 16 competences and five tubes in each.

    Discriminations are lognormal with mean 1.1 and sd(log) 0.35, difficulties N(0, 1.5²), all
    independent; the level of an item is its difficulty cut at -3, -2, …, 3. Calibrations carry
    no standard error: the bank is its own truth.

    Args:
        seed: Of numpy's default generator.
        items: At most 10 000, so that ids stay in order.
    """
    generator = np.random.default_rng(seed)
    log_mean = math.log(_MEAN_DISCRIMINATION) - _SD_LOG_DISCRIMINATION**2 / 2
    discrimination = generator.lognormal(log_mean, _SD_LOG_DISCRIMINATION, items)
    difficulty = generator.normal(0.0, _SD_DIFFICULTY, items)
    return ItemBank.of(
        _item(number, float(one), float(other))
        for number, (one, other) in enumerate(zip(difficulty, discrimination, strict=True))
    )


def _item(number: int, difficulty: float, discrimination: float) -> Item:
    competence = COMPETENCES[number % len(COMPETENCES)].code
    tube = number // len(COMPETENCES) % TUBES
    return Item(
        id=ItemId(f"item-{number:04d}"),
        version=1,
        language="fr",
        competence=competence,
        tube=Tube(f"{competence}-{tube}"),
        level=1 + sum(difficulty >= cut for cut in _CUTS),
        type=ItemType.TEXT,
        statement="",
        calibration=Calibration(difficulty, discrimination, 0.0, 0.0, "generated"),
        access=_NEEDS,
    )
