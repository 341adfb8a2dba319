import numpy as np
import pytest

from engine.adaptive.exposure import ExposureTable, FilterExposure, _uniforms, sub_pool
from engine.adaptive.pool import Restriction
from tests.engine.made_items import made_bank
from workbench.simulation.arrays import BankArrays
from workbench.simulation.sub_pool import SubPools

BANK = BankArrays.of(made_bank())
IDS = [item.id for item in BANK.pool.items]


@pytest.mark.parametrize("least", [0.0, 0.02, 0.3])
def test_shares_are_those_of_the_engine(least: float) -> None:
    probability = np.random.default_rng(1).uniform(least, 1.2 * least + 0.01, len(BANK))
    probability[::37] = 1.0
    table = ExposureTable(
        (
            FilterExposure(
                "fr",
                adjusted=False,
                cap=0.3,
                held=0.3,
                probabilities=tuple(zip(IDS, probability.tolist(), strict=True)),
            ),
        )
    )
    seeds = [bytes([number]) * 32 for number in range(12)]
    uniform = np.array([[_uniforms(seed)(item) for item in IDS] for seed in seeds])
    shares = SubPools(probability).open_items(BANK, uniform)
    for seed, share in zip(seeds, shares, strict=True):
        expected = sub_pool(table, BANK.pool, seed, Restriction(language="fr"))
        assert frozenset(IDS[place] for place in np.flatnonzero(share)) == expected


def test_shares_follow_their_probabilities() -> None:
    probability = np.where(np.arange(len(BANK)) % 2, 1.0, 0.25)
    shares = SubPools(probability).drawn(BANK, 4000, np.random.default_rng(2))
    assert shares[:, 1::2].all()
    assert shares[:, ::2].mean(axis=0) == pytest.approx(0.25, abs=0.04)


def test_a_bank_of_fewer_tubes_gives_what_it_has() -> None:
    small = BankArrays.of(made_bank(tubes=2, levels=3, competences=3))
    shares = SubPools(np.zeros(len(small))).drawn(small, 50, np.random.default_rng(3))
    assert (np.count_nonzero(shares, axis=1) == 6).all()
    for share in shares:
        assert len(set(small.tube[share].tolist())) == 6
