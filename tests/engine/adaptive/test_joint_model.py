import numpy as np
import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.joint_model import JointModel, Kernel, shifted
from engine.adaptive.lattice import LATTICE, SIZE
from engine.adaptive.pool import Pool
from engine.adaptive.shrinkage import shrunk
from engine.items import ItemBank
from tests.engine.adaptive.dense_posterior import joint_policy, random_bank
from tests.engine.made_items import made_bank, made_item

SDS = [0.05, 0.35, 0.8, 3.0]


def _plain_kernel(sd: float) -> np.ndarray:
    """Shape (97 upper, 97 lower), each row adding up to 1, by numpy's own exponential."""
    density = np.exp(-((LATTICE[np.newaxis, :] - LATTICE[:, np.newaxis]) ** 2) / (2 * sd * sd))
    return np.asarray(density / density.sum(axis=1, keepdims=True))


@pytest.mark.parametrize("sd", SDS)
def test_a_kernel_integrates_a_likelihood_and_its_products_with_the_offset(sd: float) -> None:
    likelihood = 1 / (1 + np.exp(-1.3 * (LATTICE - 0.4)))
    offset = LATTICE[np.newaxis, :] - LATTICE[:, np.newaxis]
    plain = _plain_kernel(sd)
    expected = [(plain * offset**power) @ likelihood for power in range(3)]
    found = Kernel.of(sd).integrated(likelihood)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("sd", SDS)
def test_a_kernel_spreads_a_density_downwards(sd: float) -> None:
    density = np.exp(-((LATTICE - 1.0) ** 2) / 0.5)
    found = Kernel.of(sd).spread(np.stack([density, 2.0 * density, np.ones(SIZE)]))
    assert found.shape == (3, SIZE)
    np.testing.assert_allclose(found[0], density @ _plain_kernel(sd), rtol=0, atol=1e-12)
    np.testing.assert_allclose(found[1], 2.0 * found[0], rtol=1e-15)
    np.testing.assert_allclose(found[2], np.ones(SIZE) @ _plain_kernel(sd), rtol=0, atol=1e-12)


def test_a_kernel_without_spread_changes_nothing() -> None:
    kernel = Kernel.of(0.0)
    likelihood = np.linspace(0.0, 1.0, SIZE)
    assert kernel.reach == 0
    assert kernel.integrated(likelihood).tolist() == [likelihood.tolist(), [0.0] * 97, [0.0] * 97]
    assert kernel.spread(likelihood[np.newaxis]).tolist() == [likelihood.tolist()]


def test_a_kernel_reaches_eight_standard_deviations_and_no_further_than_the_scale() -> None:
    assert Kernel.of(0.35).reach == 15
    assert Kernel.of(3.0).reach == SIZE - 1


def test_values_are_seen_from_both_sides() -> None:
    values = np.arange(1.0, 98.0)
    seen = shifted(values, 2, outside=-1.0)
    assert seen.shape == (5, SIZE)
    assert seen[0].tolist() == [-1.0, -1.0, *values[:-2]]
    assert seen[2].tolist() == values.tolist()
    assert seen[4].tolist() == [*values[2:], -1.0, -1.0]


def test_competences_and_domains_stand_in_the_order_of_their_codes() -> None:
    bank = ItemBank.of(
        made_item(f"item-{place}", competence=code, tube=f"{place}")
        for place, code in enumerate(("5.2", "1.2", "3.1", "1.1", "5.1", "1.2"))
    )
    model = JointModel.of(Pool.of(bank), joint_policy())
    assert model.competences == ("1.1", "1.2", "3.1", "5.1", "5.2")
    assert model.domains == ("1", "3", "5")
    assert model.domain_of.tolist() == [0, 0, 1, 2, 2]
    assert model.members == ((0, 1), (2,), (3, 4))
    assert model.column.tolist() == [4, 1, 2, 0, 3, 1]
    assert {item: model.places[item] for item in model.places} == {
        item.id: place for place, item in enumerate(bank)
    }


def test_the_certification_has_five_domains_of_sixteen_competences() -> None:
    assert CERTIFICATION.joint is not None
    model = JointModel.of(Pool.of(made_bank()), CERTIFICATION.joint)
    assert [len(members) for members in model.members] == [3, 4, 4, 3, 2]
    assert model.right.shape == model.wrong.shape == (len(made_bank()), SIZE)


def test_answers_have_the_probabilities_of_the_shrunk_items() -> None:
    bank = random_bank(("1.1", "2.1"), 10, seed=5)
    model = JointModel.of(Pool.of(bank), joint_policy())
    slopes = np.array([item.calibration.discrimination for item in bank])
    errors = np.array([item.calibration.se_discrimination for item in bank])
    assert model.discrimination.tolist() == shrunk(slopes, errors).tolist()
    assert (model.discrimination != slopes).all()
    away = LATTICE[np.newaxis, :] - model.pool.difficulty[:, np.newaxis]
    expected = 1 / (1 + np.exp(-model.discrimination[:, np.newaxis] * away))
    np.testing.assert_allclose(model.right, expected, rtol=1e-13)
    np.testing.assert_allclose(model.right + model.wrong, 1.0, rtol=0, atol=3e-16)


def test_the_final_prior_is_a_mixture_of_two_densities() -> None:
    policy = joint_policy(mean=0.5, sd=1.0, tail_sd=2.5, tail_share=0.3)
    model = JointModel.of(Pool.of(random_bank(("1.1",), 1, seed=1)), policy)
    away = (LATTICE - 0.5) ** 2
    np.testing.assert_allclose(model.prior, np.exp(-away / 2), rtol=1e-13)
    expected = 0.7 * np.exp(-away / 2) + 0.3 / 2.5 * np.exp(-away / (2 * 2.5**2))
    np.testing.assert_allclose(model.final_prior, expected, rtol=1e-13)
    alone = joint_policy(tail_share=0.0)
    narrow = JointModel.of(Pool.of(random_bank(("1.1",), 1, seed=1)), alone)
    np.testing.assert_allclose(narrow.final_prior * alone.sd, narrow.prior, rtol=1e-15)
