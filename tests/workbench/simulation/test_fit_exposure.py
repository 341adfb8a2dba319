"""workbench.simulation.fit_exposure: caps hold among examinees that the fit has not seen."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.exponential import Floats
from engine.policies import JointPolicy, QuotaPolicy
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import sit
from workbench.simulation.fit_exposure import (
    USUAL_EFFORT,
    Effort,
    Fitted,
    Rounds,
    fit_exposure,
    fit_filter,
)
from workbench.simulation.generated import generated_bank
from workbench.simulation.pix_batch import PixExam
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.usage import exposure
from workbench.simulation.world import World

ITEMS: Final = 40
LENGTH: Final = 6
QUICK: Final = Effort(
    approach=Rounds(14, 1_000, 1.0),
    settle=Rounds(4, 2_000, 0.5),
    average=Rounds(6, 3_000, 0.5),
    validation=30_000,
)
SMALL: Final = replace(
    QUICK, approach=Rounds(8, 500, 1.0), average=Rounds(4, 1_000, 0.5), validation=3_000
)


def toy(probability: Floats, examinees: int, seed: int) -> Floats:
    """Everybody takes the open items that they like most; the first items are liked by all."""
    luck = np.random.default_rng(seed)
    shape = (examinees, ITEMS)
    liked = luck.normal(size=shape) - np.arange(ITEMS) / 5.0
    liked[luck.random(shape) >= probability] -= 100.0
    taken = np.argpartition(-liked, LENGTH, axis=1)[:, :LENGTH]
    return np.bincount(taken.reshape(-1), minlength=ITEMS) / examinees


def fitted(cap: float, seed: int = 1) -> Fitted:
    return fit_exposure(toy, ITEMS, cap, seed=seed, effort=QUICK)


@pytest.mark.parametrize("cap", [0.25, 0.4, 0.7])
def test_a_cap_holds_among_other_examinees(cap: float) -> None:
    assert toy(np.ones(ITEMS), 4_000, 0).max() > 0.8
    found = fitted(cap)
    assert found.cap == cap
    assert found.rates.max() < found.held <= cap
    assert toy(found.probability, 30_000, 99).max() <= cap  # the margin allows for its noise


def test_an_item_is_at_the_cap_or_always_open() -> None:
    found = fitted(0.3)
    limited = found.probability < 0.98
    assert 3 < np.count_nonzero(limited) < ITEMS / 2
    assert (found.rates[limited] > 0.26).all()
    assert (found.rates[~limited] < 0.3).all()


def test_what_needs_no_limit_has_none() -> None:
    found = fitted(0.999)
    assert (found.probability == 1.0).all()
    assert found.cap == 0.999
    assert found.held == pytest.approx(toy(np.ones(ITEMS), 30_000, 5).max(), abs=0.015)


def test_a_cap_below_the_mean_is_answered_with_the_least_that_the_bank_can_hold() -> None:
    found = fitted(0.1)
    assert LENGTH / ITEMS < found.cap < 0.18
    assert found.cap == found.held
    assert toy(found.probability, 30_000, 99).max() <= found.cap + 0.003


def test_an_item_that_cannot_be_closed_sets_the_cap() -> None:
    certain = np.zeros(ITEMS)
    certain[0] = 0.5

    def stubborn(probability: Floats, examinees: int, seed: int) -> Floats:
        return np.maximum(toy(probability, examinees, seed), certain)

    found = fit_exposure(stubborn, ITEMS, 0.3, seed=1, effort=QUICK)
    assert found.cap == found.held
    assert found.held == pytest.approx(0.5, abs=0.01)


def test_the_same_seed_finds_the_same() -> None:
    first, again, other = fitted(0.3), fitted(0.3), fitted(0.3, seed=2)
    assert (first.probability == again.probability).all()
    assert first.held == again.held
    assert (first.probability != other.probability).any()


def test_no_examinees_are_seen_twice() -> None:
    seeds: list[int] = []

    def told(probability: Floats, examinees: int, seed: int) -> Floats:
        seeds.append(seed)
        return toy(probability, examinees, seed)

    fit_exposure(told, ITEMS, 0.3, seed=1, effort=QUICK)
    assert len(set(seeds)) == len(seeds) == 14 + 4 + 6 + 1


@dataclass
class Optimist:
    """Rounds see less exposure than there is: validation sees *more* times as much, or *least*."""

    more: float
    least: float = 0.0
    validations: int = 0

    def __call__(self, probability: Floats, examinees: int, seed: int) -> Floats:
        rates = np.minimum(probability * np.linspace(0.9, 0.0, ITEMS), 1.0)
        if examinees < QUICK.validation:
            return rates
        self.validations += 1
        return np.maximum(rates * self.more, self.least)


def test_a_cap_that_the_validation_does_not_confirm_is_aimed_at_again() -> None:
    slight = Optimist(1.05)
    found = fit_exposure(slight, ITEMS, 0.3, seed=1, effort=QUICK)
    assert slight.validations > 1
    assert found.held <= found.cap == 0.3


def test_a_cap_that_is_never_confirmed_is_not_claimed() -> None:
    gross = Optimist(1.05, least=0.4)
    found = fit_exposure(gross, ITEMS, 0.3, seed=1, effort=QUICK)
    assert gross.validations == 3
    assert found.cap == found.held > 0.4


def test_the_bound_is_that_of_clopper_and_pearson() -> None:
    def simulate(probability: Floats, examinees: int, seed: int) -> Floats:
        return np.array([0.1, 0.0])

    few = replace(QUICK, validation=100)
    # For 10 of 100, the upper end of the two-sided 90 % interval.
    found = fit_exposure(simulate, 2, 0.5, seed=1, effort=few)
    assert found.held == pytest.approx(0.16372, abs=1e-5)
    everybody = fit_exposure(
        lambda probability, examinees, seed: np.array([1.0]), 1, 1.0, seed=1, effort=few
    )
    assert everybody.held == 1.0


def test_more_examinees_need_less_margin() -> None:
    assert 0.0 < USUAL_EFFORT.margin(0.3) < QUICK.margin(0.3) < 0.03
    assert QUICK.margin(0.001) == 0.0005
    assert USUAL_EFFORT.margin(0.3) == pytest.approx(0.0054, abs=0.0001)
    assert USUAL_EFFORT.examinees == 14 * 4_000 + 4 * 10_000 + 10 * 20_000 + 300_000


def test_the_exposure_of_a_filter_is_fitted_with_exams_in_batch() -> None:
    bank = BankArrays.of(generated_bank(items=320))
    joint = JointPolicy(0.0, 1.3, 2.5, 0.2, 0.0, 0.0, "default")
    exam = QuotaExam(bank, World(1), QuotaPolicy(2, one_per_tube=True), joint)
    told: list[tuple[int, int]] = []
    found = fit_filter(
        exam,
        0.5,
        language="fr",
        adjusted=True,
        seed=3,
        effort=SMALL,
        progress=lambda done, total: told.append((done, total)),
    )
    assert (found.language, found.adjusted, found.cap) == ("fr", True, 0.5)
    assert found.held <= 0.5
    assert [item for item, _ in found.probabilities] == [item.id for item in bank.pool.items]
    assert told[-1] == (SMALL.examinees, SMALL.examinees)
    shares = SubPools(np.array([probability for _, probability in found.probabilities]))
    served = sit(replace(exam, world=World(77), sub_pools=shares), 3_000, processes=1).items
    assert exposure(served, len(bank), None).maximum < 0.53
    assert exposure(sit(exam, 1_000, processes=1).items, len(bank), None).maximum > 0.9


def test_official_exams_are_fitted_likewise() -> None:
    bank = BankArrays.of(generated_bank(items=160))
    exam = PixExam(bank, World(1), CERTIFICATION.pix_v3)
    found = fit_filter(exam, 0.45, language="fr", adjusted=False, seed=3, effort=SMALL)
    assert found.held <= found.cap == 0.45


@pytest.mark.long
def test_a_large_bank_holds_its_cap_at_little_cost() -> None:
    bank = BankArrays.of(generated_bank())
    joint = JointPolicy(0.0, 1.3, 2.5, 0.0, 0.0, 0.0, "default")
    exam = QuotaExam(bank, World(1), QuotaPolicy(2, one_per_tube=True), joint)
    found = fit_filter(exam, 0.3, language="fr", adjusted=False, seed=1)
    assert found.held <= found.cap == 0.3
    shares = SubPools(np.array([probability for _, probability in found.probabilities]))
    free = sit(replace(exam, world=World(10)), 100_000, processes=1)
    held = sit(replace(exam, world=World(10), sub_pools=shares), 100_000, processes=1)
    assert exposure(held.items, len(bank), None).maximum <= 0.3
    loss = np.mean((held.ability - held.general) ** 2) / np.mean((free.ability - free.general) ** 2)
    # The loss is 3.5 %, give or take 0.2 with so many examinees.
    assert np.sqrt(loss) <= 1.04


def test_some_items_may_aim_lower() -> None:
    share = np.where(np.arange(ITEMS) < ITEMS // 2, 0.5, 1.0)
    found = fit_exposure(toy, ITEMS, 0.3, seed=3, effort=QUICK, share=share)
    assert found.held <= 0.3 * 1.05
    assert found.rates[: ITEMS // 2].max() <= 0.15 * 1.05
    assert found.rates.max() > 0.2
