"""workbench.simulation.suspicious: items that a person should look at."""

from dataclasses import replace

import numpy as np
import pytest

from engine.items import Access, Accessible, Calibration, Item
from tests.workbench.simulation.test_usage import bank
from workbench.packs.rubric import BANDS
from workbench.simulation.suspicious import Suspect, Suspicion, suspects

ALIKE_BUT_APART = ("1.1", "a"), ("1.2", "b"), ("1.3", "c"), ("2.1", "d")
BLIND = Access(Accessible.KO, Accessible.OK, Accessible.OK, Accessible.OK)


def items(*calibrations: Calibration) -> tuple[Item, ...]:
    """Items of different competences and tubes, each of the level of its difficulty."""
    return tuple(
        replace(item, calibration=one, level=nearest(one.difficulty))
        for item, one in zip(bank(*ALIKE_BUT_APART).pool.items, calibrations, strict=False)
    )


def nearest(difficulty: float) -> int:
    return min(BANDS, key=lambda level: abs(BANDS[level].centre - difficulty))


def usual(difficulty: float = 0.5, discrimination: float = 1.0) -> Calibration:
    return Calibration(difficulty, discrimination, 0.2, 0.1, "test")


def found(bank_items: tuple[Item, ...], rates: list[float], cap: float | None = None) -> list[str]:
    return [one.suspicion for one in told(bank_items, rates, cap)]


def told(
    bank_items: tuple[Item, ...], rates: list[float], cap: float | None = None
) -> tuple[Suspect, ...]:
    return suspects(bank_items, np.array(rates), 1000, cap)


def test_an_item_as_it_should_be_is_no_suspect() -> None:
    assert told(items(usual()), [0.2]) == ()


@pytest.mark.parametrize(
    ("rate", "cap", "suspicion"),
    [
        (0.0, None, Suspicion.NEVER),
        (0.001, None, Suspicion.HARDLY),
        (0.9, None, Suspicion.OVEREXPOSED),
        (0.4, 0.3, Suspicion.OVEREXPOSED),
    ],
)
def test_exposure(rate: float, cap: float | None, suspicion: Suspicion) -> None:
    assert found(items(usual()), [rate], cap) == [suspicion]


@pytest.mark.parametrize(
    ("calibration", "suspicion"),
    [
        (usual(discrimination=0.2), Suspicion.DISCRIMINATION),
        (usual(discrimination=3.0), Suspicion.DISCRIMINATION),
        (Calibration(0.5, 1.0, 1.5, 0.1, ""), Suspicion.UNCERTAIN),
        (Calibration(0.5, 1.0, 0.1, 0.6, ""), Suspicion.UNCERTAIN),
    ],
)
def test_calibration(calibration: Calibration, suspicion: Suspicion) -> None:
    assert found(items(calibration), [0.2]) == [suspicion]


def test_a_difficulty_far_from_its_level() -> None:
    (item,) = items(usual(difficulty=3.1))
    assert item.level == 6
    assert found((replace(item, level=5),), [0.2]) == []
    (one,) = told((replace(item, level=2),), [0.2])
    assert one.suspicion is Suspicion.OFF_LEVEL
    assert "niveau 2" in one.sentence
    assert "niveau 6" in one.sentence


def test_an_item_dominated_within_its_tube() -> None:
    weak, strong = items(usual(0.5, 1.0), usual(0.55, 1.5))
    same = (weak, replace(strong, tube=weak.tube))
    assert Suspicion.DOMINATED in found(same, [0.2, 0.2])
    assert told(same, [0.2, 0.2])[0].name == weak.id
    assert Suspicion.DOMINATED not in found((weak, strong), [0.2, 0.2])
    # Who cannot be served the stronger one needs the weaker one.
    only_some = (weak, replace(strong, tube=weak.tube, access=BLIND))
    assert Suspicion.DOMINATED not in found(only_some, [0.2, 0.2])


def test_twins_of_one_competence() -> None:
    one, other = items(usual(0.5, 1.0), usual(0.52, 1.02))
    twins = (one, replace(other, competence=one.competence))
    assert found(twins, [0.2, 0.2]) == [Suspicion.ALIKE]
    assert told(twins, [0.2, 0.2])[0].name == other.id
    assert found((one, other), [0.2, 0.2]) == []
    different = replace(twins[1], calibration=usual(0.52, 1.3))
    assert found((one, different), [0.2, 0.2]) == []


def test_a_tube_of_one_difficulty() -> None:
    one, other = items(usual(0.5, 1.0), usual(0.6, 1.3))
    narrow = (one, replace(other, tube=one.tube))
    (told_,) = [
        each for each in told(narrow, [0.2, 0.2]) if each.suspicion is Suspicion.NARROW_TUBE
    ]
    assert told_.name == one.tube
    wide = (one, replace(other, tube=one.tube, calibration=usual(2.0, 1.3), level=5))
    assert Suspicion.NARROW_TUBE not in found(wide, [0.2, 0.2])


def test_the_gravest_come_first() -> None:
    kinds = found(items(usual(), usual(), usual(discrimination=0.2)), [0.001, 0.0, 0.2])
    assert kinds == [Suspicion.NEVER, Suspicion.DISCRIMINATION, Suspicion.HARDLY]
