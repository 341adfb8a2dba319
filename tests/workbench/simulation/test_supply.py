"""workbench.simulation.supply: what a bank can tell, against what is needed."""

import math

import numpy as np
import pytest

from content_packs.plans.named import CERTIFICATION, named_plan
from tests.workbench.simulation.test_usage import bank
from workbench.simulation.arrays import BankArrays
from workbench.simulation.generated import generated_bank
from workbench.simulation.supply import Population, information_of, supply_of

PEOPLE = Population(0.0, 1.3)


def test_the_population_has_its_normal_shares() -> None:
    assert Population(1.0, 2.0).below(1.0) == 0.5
    assert Population(0.0, 1.0).below(1.959964) == pytest.approx(0.975)


def test_a_rich_bank_is_short_only_at_the_ends() -> None:
    arrays = BankArrays.of(generated_bank(items=800))
    told = information_of(arrays, CERTIFICATION, PEOPLE, target_error=0.3)
    assert told.need == pytest.approx(1 / 0.09)
    assert (told.exam < told.bank).all()
    assert told.short_share < 0.02
    for gap in told.gaps:
        inside = (told.ability >= gap.low) & (told.ability <= gap.high)
        assert (told.exam[inside] < told.need).all()
        assert gap.error is not None
        assert gap.error == pytest.approx(1 / math.sqrt(told.exam[inside].min()))
    outside = np.ones(len(told.ability), np.bool_)
    for gap in told.gaps:
        outside &= (told.ability < gap.low) | (told.ability > gap.high)
    assert (told.exam[outside] >= told.need).all()


def test_an_impossible_aim_is_one_gap_with_everybody() -> None:
    arrays = BankArrays.of(generated_bank(items=80))
    told = information_of(arrays, CERTIFICATION, PEOPLE, target_error=0.01)
    (gap,) = told.gaps
    assert gap.share == 1.0 == told.short_share
    assert (gap.low, gap.high) == (-6.0, 6.0)


def test_an_easy_aim_leaves_no_gap() -> None:
    arrays = BankArrays.of(generated_bank(items=800))
    told = information_of(arrays, CERTIFICATION, PEOPLE, target_error=3.0)
    assert told.gaps == ()
    assert told.short_share == 0.0


def test_quotas_need_as_many_tubes() -> None:
    arrays = bank(("1.1", "a"), ("1.1", "a"), ("1.2", "b"), ("1.2", "c"))
    items = arrays.pool.items
    told = supply_of(items, named_plan("two-per-competence"), ("1.1", "1.2", "1.3"))
    assert [(one.items, one.tubes, one.groups, one.needed, one.hole) for one in told] == [
        (2, 1, 1, 2, True),
        (2, 2, 2, 2, False),
        (0, 0, 0, 2, True),
    ]
    visits = supply_of(items, CERTIFICATION, ("1.1", "1.3"))
    assert [(one.needed, one.hole) for one in visits] == [(1, False), (1, True)]
