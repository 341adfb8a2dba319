from collections import Counter
from dataclasses import replace
from typing import Final

import pytest

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.adaptive.ability import AbilityTrace, Scored
from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.standing import PixStanding, QuotaStanding, Standing, first_standing
from engine.errors import BankExhaustedError, MalformedError
from engine.items import Item
from engine.scoring.profile import level_cells
from tests.engine.made_items import made_bank

QUOTAS: Final = named_plan("two-per-competence")
BANK: Final = made_bank(tubes=3, levels=3)
POOL: Final = Pool.of(BANK)
assert QUOTAS.joint is not None
MODEL: Final = JointModel.of(POOL, QUOTAS.joint)


def _lowest(_index: int) -> float:
    return 0.0


def _sat(standing: Standing, count: int) -> tuple[Standing, list[Item]]:
    items: list[Item] = []
    for number in range(count):
        chosen = standing.next_item(items, _lowest)
        items.append(chosen.item)
        standing = standing.extended(chosen.item, correct=number % 2 == 0)
    return standing, items


def test_the_plan_tells_which_rules_hold() -> None:
    assert isinstance(first_standing(CERTIFICATION, POOL, None), PixStanding)
    assert isinstance(first_standing(CERTIFICATION, POOL, MODEL), PixStanding)
    assert isinstance(first_standing(QUOTAS, POOL, MODEL), QuotaStanding)
    with pytest.raises(MalformedError, match=r"plan\.joint"):
        first_standing(QUOTAS, POOL, None)


def test_under_quotas_the_abilities_are_the_joint_ones() -> None:
    standing, items = _sat(first_standing(QUOTAS, POOL, MODEL), 7)
    trace = JointTrace.begin(MODEL)
    for number, item in enumerate(items):
        trace = trace.extended(item, correct=number % 2 == 0)
    assert standing.estimates == trace.estimates
    assert standing.latest == trace.latest
    cells = level_cells(QUOTAS.scoring)
    assert standing.profile(cells) == trace.profile(cells)


def test_under_pix_v3_the_abilities_are_the_moving_ones_and_there_is_no_profile() -> None:
    standing, items = _sat(first_standing(CERTIFICATION, POOL, MODEL), 7)
    policy = CERTIFICATION.pix_v3
    trace = AbilityTrace.begin(policy.start, policy.variation)
    for number, item in enumerate(items):
        trace = trace.extended(Scored(item.calibration, correct=number % 2 == 0))
    assert standing.estimates == trace.estimates
    assert standing.latest == trace.latest
    assert standing.profile(level_cells(CERTIFICATION.scoring)) is None


def test_an_exam_by_quotas_has_two_questions_of_each_competence() -> None:
    standing, items = _sat(first_standing(QUOTAS, POOL, MODEL), 32)
    assert set(Counter(item.competence for item in items).values()) == {2}
    with pytest.raises(BankExhaustedError):
        standing.next_item(items, _lowest)


def test_nothing_is_drawn_under_quotas() -> None:
    standing = first_standing(QUOTAS, POOL, MODEL)

    def refuse(_index: int) -> float:
        raise AssertionError

    assert standing.next_item([], refuse).draws == 0


def test_restrictions_hold_under_both_rules() -> None:
    share = frozenset({BANK.items[5].id})
    for plan in (CERTIFICATION, QUOTAS):
        standing = first_standing(plan, POOL, MODEL)
        chosen = standing.next_item([], _lowest, Restriction(sub_pool=share))
        assert (chosen.item, chosen.eligible_count) == (BANK.items[5], 1)


def test_an_abandoned_exam_of_pix_begins_again_at_the_ability_it_had() -> None:
    standing, _ = _sat(first_standing(CERTIFICATION, POOL, MODEL), 21)
    again = standing.abandoned()
    assert isinstance(again, PixStanding)
    assert again.estimates == ()
    assert again.latest.ability == standing.latest.ability
    assert (again.policy.pick_percent, again.policy.relaxations) == (100, ())
    assert again.policy == replace(
        CERTIFICATION.pix_v3,
        start=standing.latest.ability,
        pick_percent=100,
        relaxations=(),
    )


def test_an_abandoned_exam_by_quotas_begins_again_at_its_prior() -> None:
    standing, _ = _sat(first_standing(QUOTAS, POOL, MODEL), 21)
    again = standing.abandoned()
    assert isinstance(again, QuotaStanding)
    assert again.estimates == ()
    assert again.latest == first_standing(QUOTAS, POOL, MODEL).latest
    assert again.policy.relaxations == ()
    share = Restriction(sub_pool=frozenset())
    with pytest.raises(BankExhaustedError):
        again.next_item([], _lowest, share)
