import numpy as np
import pytest

from engine.items import ItemBank
from tests.engine.made_items import made_bank
from workbench.simulation.arrays import BankArrays
from workbench.simulation.generated import generated_bank
from workbench.simulation.world import Stream, World, draw_examinees, miscalibrated

BANK = BankArrays.of(made_bank(tubes=2, levels=2))
MANY = 40_000


def test_the_deviations_have_the_spread_of_their_world() -> None:
    world = World(3, mean=0.5, sd=1.2, competence_sd=0.6, domain_sd=0.4)
    found = draw_examinees(world, BANK, MANY)
    assert found.competences.shape == (MANY, 16)
    assert found.general.mean() == pytest.approx(0.5, abs=0.03)
    assert found.general.std() == pytest.approx(1.2, abs=0.03)
    away = found.competences - found.general[:, np.newaxis]
    assert away.std() == pytest.approx(np.hypot(0.6, 0.4), abs=0.01)
    # 1.1 and 1.2 share a domain, 1.1 and 2.1 do not.
    assert np.mean(away[:, 0] * away[:, 1]) == pytest.approx(0.16, abs=0.02)
    assert np.mean(away[:, 0] * away[:, 3]) == pytest.approx(0.0, abs=0.02)


def test_a_world_without_deviations_has_one_ability() -> None:
    found = draw_examinees(World(3, fixed=-4.0), BANK, 7)
    assert found.general.tolist() == [-4.0] * 7
    assert (found.competences == -4.0).all()
    assert len(found) == 7


def test_chunks_hold_other_people_and_the_same_ones_again() -> None:
    world = World(3)
    first, again = (draw_examinees(world, BANK, 5).general for _ in range(2))
    assert first.tolist() == again.tolist()
    assert not np.isin(draw_examinees(world, BANK, 5, chunk=1).general, first).any()


def test_purposes_have_their_own_random_numbers() -> None:
    world = World(3)
    drawn = {world.generator(stream).random() for stream in Stream}
    assert len(drawn) == len(Stream)


def test_a_miscalibrated_bank_carries_its_errors() -> None:
    truth = generated_bank()
    world = World(5, error_log_discrimination=0.15, error_difficulty=0.2)
    seen = miscalibrated(truth, world)
    true, known = BankArrays.of(truth), BankArrays.of(seen)
    logs = np.log(known.discrimination / true.discrimination)
    assert logs.std() == pytest.approx(0.15, abs=0.01)
    assert (known.difficulty - true.difficulty).std() == pytest.approx(0.2, abs=0.01)
    assert [one.id for one in seen] == [one.id for one in truth]
    for item in seen:
        assert item.calibration.se_difficulty == 0.2
        relative = item.calibration.se_discrimination / item.calibration.discrimination
        assert relative == pytest.approx(0.15)


def test_a_world_without_errors_knows_the_bank() -> None:
    truth = made_bank(tubes=1, levels=1)
    assert miscalibrated(truth, World(5)) is truth


def test_the_generated_bank_is_the_one_of_the_benchmarks() -> None:
    bank = generated_bank()
    assert isinstance(bank, ItemBank)
    arrays = BankArrays.of(bank)
    assert len(arrays) == 2000
    assert arrays.discrimination.mean() == pytest.approx(1.104, abs=0.0005)
    assert arrays.discrimination.max() == pytest.approx(4.17, abs=0.005)
    assert bank.items[0].id == "item-0000"
    assert np.bincount(arrays.competence).tolist() == [125] * 16
    assert np.bincount(arrays.tube).tolist() == [25] * 80
    assert np.bincount(arrays.domain_of).tolist() == [3, 4, 4, 3, 2]
    assert {item.level for item in bank} == set(range(1, 9))
