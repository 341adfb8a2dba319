from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.ability import AbilityTrace, Scored
from engine.adaptive.model import information
from engine.adaptive.pool import Restriction
from engine.adaptive.selection import select
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.policies import SelectionPolicy
from tests.engine.made_items import made_bank
from tests.workbench.simulation.policies import PIX
from workbench.simulation.arrays import BankArrays, Flags
from workbench.simulation.batch import NO_ITEM, Sat, sit
from workbench.simulation.generated import generated_bank
from workbench.simulation.pix_batch import PixDraws, PixExam, PixRoom, _of_rank
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.world import World, draw_examinees

BANK = BankArrays.of(generated_bank())
FEWER = BankArrays.of(generated_bank(items=400))
TINY = BankArrays.of(made_bank(tubes=2, levels=2, competences=3))
CLOSE = 1e-5


def _sat(exam: PixExam, count: int, shares: Flags | None = None) -> tuple[Sat, PixDraws]:
    generator = np.random.default_rng(11)
    draws = PixDraws(
        generator.random((exam.length, count)),
        generator.random((exam.length, exam.policy.kept - 1, count)),
    )
    examinees = draw_examinees(exam.world, exam.bank, count)
    return PixRoom(exam).sit(examinees, draws, shares), draws


def _compare(exam: PixExam, count: int, shares: Flags | None = None) -> int:
    """Sit the same exams with the engine; how many questions gave a filter up."""
    sat, draws = _sat(exam, count, shares)
    relaxed = 0
    for row in range(count):
        found = _one(exam, sat, draws, row, None if shares is None else shares[row])
        assert sat.relaxed[row] == found
        relaxed += found
    return relaxed


def _one(exam: PixExam, sat: Sat, draws: PixDraws, row: int, share: Flags | None) -> int:
    pool, policy = exam.bank.pool, exam.policy
    sub_pool = None
    if share is not None:
        sub_pool = frozenset(pool.items[place].id for place in np.flatnonzero(share))
    trace = AbilityTrace.begin(policy.start, policy.variation)
    answered: list[Item] = []
    relaxed = 0
    for number, place in enumerate(sat.items[row].tolist()):
        ability = trace.latest.ability
        try:
            chosen = select(
                pool,
                answered,
                ability,
                policy,
                draws.picks[number, :, row].__getitem__,
                restriction=Restriction(sub_pool=sub_pool),
            )
        except BankExhaustedError:
            assert set(sat.items[row, number:].tolist()) == {NO_ITEM}
            assert sat.infeasible[row]
            break
        expected = pool.places[chosen.item.id]
        if place != expected:
            both = [place, expected]
            told = information(pool.discrimination[both], pool.difficulty[both], np.array(ability))
            assert told[0] == pytest.approx(told[1], rel=CLOSE)
        item = pool.items[place]
        answered.append(item)
        trace = trace.extended(Scored(item.calibration, bool(sat.correct[row, number])))
        relaxed += bool(chosen.relaxed)
    else:
        assert not sat.infeasible[row]
    assert sat.ability[row] == pytest.approx(trace.latest.ability, abs=1e-6)
    assert sat.error[row] == pytest.approx(trace.latest.error, abs=1e-6)
    return relaxed


def test_exams_are_those_of_the_engine() -> None:
    assert _compare(PixExam(FEWER, World(4, sd=2.0), PIX, precise=True), 60) == 0


def test_exams_on_shares_of_the_bank_are_those_of_the_engine() -> None:
    generator = np.random.default_rng(5)
    shares = SubPools(np.full(len(FEWER), 0.25)).drawn(FEWER, 15, generator)
    assert _compare(PixExam(FEWER, World(4), PIX, precise=True), 15, shares) == 0


def test_a_dry_share_is_given_up_as_the_engine_does() -> None:
    generator = np.random.default_rng(5)
    shares = SubPools(np.full(len(FEWER), 0.02), least_tubes=1).drawn(FEWER, 8, generator)
    assert _compare(PixExam(FEWER, World(4), PIX, precise=True), 8, shares) > 0


def test_a_bank_of_one_item_gives_exams_of_one_question() -> None:
    one = BankArrays.of(made_bank(tubes=1, levels=1, competences=1))
    assert _compare(PixExam(one, World(4), PIX, precise=True), 5) == 0


@pytest.mark.parametrize("length", [6, 8, 14])
def test_a_dry_bank_is_handled_as_the_engine_does(length: int) -> None:
    exam = PixExam(TINY, World(4), PIX, length=length, precise=True)
    relaxed = _compare(exam, 8)
    assert (relaxed > 0) == (length > 6)


@pytest.mark.parametrize(
    "policy",
    [
        replace(PIX, kept=1),
        replace(PIX, spacing=0, variation=0.0),
        replace(PIX, all_competences=False, start=0.3),
        replace(PIX, one_per_tube=False, pick_percent=0),
        replace(PIX, kept=30, pick_percent=3, spacing=5),
    ],
)
def test_other_policies_are_those_of_the_engine(policy: SelectionPolicy) -> None:
    _compare(PixExam(FEWER, World(4), policy, precise=True), 6)


def test_single_precision_serves_almost_the_same_exams() -> None:
    single = PixExam(FEWER, World(4), PIX)
    one, _ = _sat(single, 500)
    two, _ = _sat(replace(single, precise=True), 500)
    same = (one.items == two.items).all(axis=1) & (one.correct == two.correct).all(axis=1)
    assert np.mean(same) > 0.95
    assert one.ability[same] == pytest.approx(two.ability[same], abs=1e-4)
    assert one.error[same] == pytest.approx(two.error[same], abs=1e-4)


def test_before_any_answer_the_ability_is_the_start() -> None:
    sat, _ = _sat(PixExam(FEWER, World(4), PIX, length=0), 3)
    assert sat.ability.tolist() == [-3.0] * 3
    assert sat.error.tolist() == [5.0] * 3
    assert not sat.infeasible.any()


def test_the_error_on_the_generated_bank_is_the_one_that_was_measured_elsewhere() -> None:
    exam = PixExam(BANK, World(1), replace(PIX, kept=1))
    sat = sit(exam, 10_000, processes=1)
    rmse = np.sqrt(np.mean((sat.ability - sat.general) ** 2))
    assert rmse == pytest.approx(0.1955, abs=0.004)
    assert np.sqrt(np.mean(sat.error**2)) / rmse == pytest.approx(0.96, abs=0.02)


def test_shares_lower_the_exposure_of_the_items_most_seen() -> None:
    open_bank = sit(PixExam(BANK, World(1), PIX), 2000, processes=1)
    seen = np.bincount(open_bank.items.reshape(-1), minlength=len(BANK)) / 2000
    shares = SubPools(np.minimum(1.0, 0.3 / np.maximum(seen, 0.01)))
    capped = sit(PixExam(BANK, World(1), PIX, sub_pools=shares), 2000, processes=1)
    again = np.bincount(capped.items.reshape(-1), minlength=len(BANK)) / 2000
    assert seen.max() > 0.5
    assert again.max() < 0.46
    assert not capped.relaxed.any()


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([-1.0, 0.0, 0.1, 0.2, 0.7, 0.9]), min_size=6, max_size=6),
            st.integers(0, 7),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_the_wanted_rank_or_the_last_one_is_found(rows: list[tuple[list[float], int]]) -> None:
    told = np.array([row for row, _ in rows])
    wanted = np.array([rank for _, rank in rows])
    place, value, there = _of_rank(told.copy(), wanted)
    for row, rank, at, least, found in zip(told, wanted, place, value, there, strict=True):
        order = [one for one in np.argsort(-row, kind="stable") if row[one] >= 0.0]
        assert found == bool(order)
        if order:
            assert at == order[min(rank, len(order) - 1)]
            assert least == (row[order[rank]] if rank < len(order) else -1.0)
