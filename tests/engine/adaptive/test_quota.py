import hashlib
from collections import Counter
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_packs.plans.named import named_plan
from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.model import information
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.quota import owed, select_by_quota
from engine.errors import BankExhaustedError
from engine.items import Accessible, Item, ItemBank, ItemId
from engine.policies import QuotaPolicy, Relaxation
from tests.engine.adaptive.dense_posterior import joint_policy, random_bank
from tests.engine.made_items import made_bank, made_item

PLAN: Final = named_plan("two-per-competence")
TWO: Final = QuotaPolicy(2, one_per_tube=True)
LADDER: Final = QuotaPolicy(
    2, one_per_tube=True, relaxations=(Relaxation.SUB_POOL, Relaxation.ONE_PER_TUBE)
)
CODES: Final = tuple(f"{domain}.{place}" for domain in range(1, 5) for place in range(1, 5))


def _model(bank: ItemBank) -> JointModel:
    assert PLAN.joint is not None
    return JointModel.of(Pool.of(bank), PLAN.joint)


def _share(bank: ItemBank, exam: int) -> frozenset[ItemId]:
    """A candidate's share: about half of the items, and three tubes a competence at least."""

    def rank(item: Item) -> bytes:
        return hashlib.sha256(f"{exam} {item.id}".encode()).digest()

    share = {item.id for item in bank if rank(item)[0] < 128}
    for code in {item.competence for item in bank}:
        tubes = sorted({item.tube for item in bank if item.competence == code})[:3]
        share |= {min((i for i in bank if i.tube == tube), key=rank).id for tube in tubes}
    return frozenset(share)


def test_a_whole_exam_meets_every_quota() -> None:
    model = _model(made_bank())
    trace, answered = JointTrace.begin(model), list[Item]()
    for step in range(32):
        chosen = select_by_quota(model, answered, trace.own, LADDER)
        assert (chosen.draws, chosen.rank, chosen.relaxed) == (0, 0, ())
        answered.append(chosen.item)
        trace = trace.extended(chosen.item, correct=step % 3 != 0)
    assert set(Counter(item.competence for item in answered).values()) == {2}
    assert len({item.tube for item in answered}) == 32
    with pytest.raises(BankExhaustedError):
        select_by_quota(model, answered, trace.own, LADDER)


def test_each_competence_is_asked_at_its_own_ability() -> None:
    bank = ItemBank.of(
        made_item(f"{code}-{b}", competence=code, tube=f"{code}-{b}", difficulty=float(b))
        for code in ("1.1", "2.1")
        for b in (-2, 0, 2)
    )
    model = JointModel.of(Pool.of(bank), joint_policy())
    own = np.array([-2.0, 2.1])
    chosen = select_by_quota(model, [], own, TWO)
    assert chosen.item.id == "1.1--2"
    assert chosen.eligible_count == 6
    again = select_by_quota(model, [chosen.item], own, TWO)
    assert again.item.id == "2.1-2"


def test_ties_go_by_the_id() -> None:
    bank = ItemBank.of(made_item(f"item-{n}", tube=f"tube-{n}") for n in range(5))
    model = JointModel.of(Pool.of(bank), joint_policy())
    chosen = select_by_quota(model, [bank.items[0]], np.zeros(1), TWO)
    assert chosen.item.id == "item-1"


def test_discriminations_are_the_shrunk_ones() -> None:
    """An item that looks best by a lucky estimate is not the one with most information."""
    lucky = made_item("a", tube="a", discrimination=1.30)
    bank = ItemBank.of([lucky, *(made_item(f"b{n}", tube=f"b{n}") for n in range(8))])
    model = JointModel.of(Pool.of(bank), joint_policy())
    told = information(model.discrimination, model.pool.difficulty, np.zeros(len(bank)))
    assert told[0] < 1.30**2 / 4
    assert select_by_quota(model, [], np.zeros(1), TWO).item is bank.items[int(told.argmax())]


BANK: Final = random_bank(("1.1", "1.2", "2.1"), 4, seed=8)


@given(st.lists(st.sampled_from(BANK.items), unique_by=lambda item: item.id, max_size=6))
def test_what_is_owed_is_what_the_rules_say(answered: list[Item]) -> None:
    pool = Pool.of(BANK)
    mask = owed(pool, answered, TWO)
    counts = Counter(item.competence for item in answered)
    tubes = {item.tube for item in answered}
    expected = [counts[item.competence] < 2 and item.tube not in tubes for item in BANK]
    assert mask.tolist() == expected


def test_without_one_per_tube_skills_are_asked_once() -> None:
    bank = ItemBank.of(
        made_item(f"item-{n}-{k}", tube="tube", level=n) for n in (1, 2, 3) for k in "ab"
    )
    pool = Pool.of(bank)
    loose = QuotaPolicy(2, one_per_tube=False)
    assert owed(pool, [bank.items[0]], loose).tolist() == [False, False, True, True, True, True]
    assert not owed(pool, [bank.items[0]], TWO).any()


def test_restrictions_leave_the_bank_before_the_rules_look_at_it() -> None:
    bank = ItemBank.of(
        [
            made_item("a", tube="a", blind=Accessible.KO),
            made_item("b", tube="b", language="en"),
            made_item("c", tube="c", level=3),
            made_item("d", tube="d"),
            made_item("e", tube="e"),
        ]
    )
    model = JointModel.of(Pool.of(bank), joint_policy())
    restriction = Restriction(
        language="fr",
        adjusted=True,
        excluded=frozenset({bank.items[2].skill}),
        sub_pool=frozenset({ItemId("a"), ItemId("b"), ItemId("c"), ItemId("e")}),
    )
    chosen = select_by_quota(model, [], np.zeros(1), TWO, restriction=restriction)
    assert (chosen.item.id, chosen.eligible_count) == ("e", 1)


def _small() -> tuple[JointModel, ItemBank]:
    bank = ItemBank.of(
        [made_item(f"a{n}", tube="a", level=n, difficulty=n / 10) for n in (1, 2, 3)]
        + [made_item(f"b{n}", tube="b", level=n, difficulty=n / 10) for n in (1, 2)]
    )
    return JointModel.of(Pool.of(bank), joint_policy()), bank


def test_filters_are_given_up_in_order_and_together() -> None:
    model, bank = _small()
    own = np.zeros(1)
    nothing = Restriction(sub_pool=frozenset())
    first = select_by_quota(model, [], own, LADDER, restriction=nothing)
    assert (first.item.id, first.relaxed) == ("a1", (Relaxation.SUB_POOL,))
    report = Restriction(
        sub_pool=frozenset(), excluded=frozenset(item.skill for item in bank if item.tube == "b")
    )
    second = select_by_quota(model, [bank.items[0]], own, LADDER, restriction=report)
    assert second.item.id == "a2"
    assert second.relaxed == (Relaxation.SUB_POOL, Relaxation.ONE_PER_TUBE)
    with pytest.raises(BankExhaustedError) as left:
        select_by_quota(model, [bank.items[0]], own, TWO, restriction=report)
    assert left.value.args == (1, 5)


def test_what_would_change_nothing_is_not_said_to_be_given_up() -> None:
    model, bank = _small()
    ladder = QuotaPolicy(2, one_per_tube=True, relaxations=tuple(Relaxation))
    report = Restriction(excluded=frozenset(item.skill for item in bank if item.tube == "b"))
    chosen = select_by_quota(model, [bank.items[0]], np.zeros(1), ladder, restriction=report)
    assert chosen.relaxed == (Relaxation.ONE_PER_TUBE,)


def test_quotas_are_never_given_up() -> None:
    model, bank = _small()
    with pytest.raises(BankExhaustedError):
        select_by_quota(model, [bank.items[0], bank.items[3]], np.zeros(1), LADDER)
