import numpy as np
import pytest

from engine.policies import QuotaPolicy
from tests.engine.made_items import made_bank
from tests.workbench.simulation.policies import PIX, TWO_EACH
from workbench.simulation.arrays import BankArrays
from workbench.simulation.bound import (
    Design,
    attainable_information,
    van_trees,
    van_trees_capped,
)
from workbench.simulation.generated import generated_bank
from workbench.simulation.tube_ranks import information_at

BANK = BankArrays.of(generated_bank())
SMALL = BankArrays.of(made_bank(tubes=3, levels=2, competences=4))
QUOTA = Design.of(TWO_EACH, 32)
SMALL_QUOTA = Design.of(TWO_EACH, 8)


def test_the_bounds_on_the_generated_bank_are_those_measured_elsewhere() -> None:
    free = van_trees(BANK, Design(32), 0.0, 1.3)
    assert free.rmse == pytest.approx(0.1759, abs=0.0005)
    assert free.information == pytest.approx(31.7, abs=0.1)
    quota = van_trees(BANK, QUOTA, 0.0, 1.3)
    assert quota.rmse == pytest.approx(0.1820, abs=0.0005)
    assert quota.information == pytest.approx(29.6, abs=0.1)
    assert quota.efficiency(0.1898) == pytest.approx(0.92, abs=0.005)


@pytest.mark.parametrize(
    ("cap", "rmse"),
    [
        (0.3, 0.1829),
        *(
            pytest.param(*one, marks=pytest.mark.long)
            for one in ((1.0, 0.1819), (0.2, 0.1868), (0.1, 0.2004), (0.05, 0.2230))
        ),
    ],
)
def test_the_capped_bounds_are_those_measured_elsewhere(cap: float, rmse: float) -> None:
    assert van_trees_capped(BANK, QUOTA, 0.0, 1.3, cap).rmse == pytest.approx(rmse, abs=0.0005)


def test_designs_say_what_their_policies_allow() -> None:
    assert Design.of(TWO_EACH, 32) == Design(32, 2, 2, one_per_tube=True)
    assert Design.of(QuotaPolicy(3, one_per_tube=False), 48) == Design(48, 3, 3)
    assert Design.of(PIX, 32) == Design(32, 1, None, one_per_tube=True)


def test_more_freedom_tells_more() -> None:
    abilities = np.linspace(-5.0, 5.0, 21)
    free, pix, quota = (
        attainable_information(BANK, design, abilities)
        for design in (Design(32), Design.of(PIX, 32), QUOTA)
    )
    assert (free >= pix).all()
    assert (pix >= quota).all()
    assert (pix > quota).any()


def test_without_rules_the_best_items_are_taken() -> None:
    abilities = np.array([0.4])
    told = information_at(abilities, SMALL.discrimination, SMALL.difficulty)[0]
    best = float(np.sort(told)[-5:].sum())
    assert attainable_information(SMALL, Design(5), abilities)[0] == pytest.approx(best)


@pytest.mark.parametrize("design", [SMALL_QUOTA, Design(7, 1, 3, one_per_tube=True), Design(7)])
def test_without_a_cap_the_programme_finds_what_the_greedy_rule_finds(design: Design) -> None:
    greedy = van_trees(SMALL, design, 0.0, 1.3)
    programme = van_trees_capped(SMALL, design, 0.0, 1.3, 1.0)
    assert programme.information == pytest.approx(greedy.information, rel=2e-3)


def test_a_cap_costs_information_until_no_design_is_left() -> None:
    # 8 of 24 items: a third of them to everybody on average.
    found = [
        van_trees_capped(SMALL, SMALL_QUOTA, 0.0, 1.3, cap).information for cap in (0.8, 0.5, 0.35)
    ]
    assert found == sorted(found, reverse=True)
    with pytest.raises(ValueError, match=r"under the cap 0\.3"):
        van_trees_capped(SMALL, SMALL_QUOTA, 0.0, 1.3, 0.3)
