from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.selection import Selection, eligible, pick, rank, select
from engine.errors import BankExhaustedError
from engine.items import Accessible, Item, ItemBank
from engine.policies import Relaxation
from tests.engine.made_items import made_bank, made_item

POLICY = CERTIFICATION.pix_v3
BANK = made_bank()
POOL = Pool.of(BANK)
SMALL = Pool.of(made_bank(tubes=2, levels=2, competences=3))


def _first(_index: int) -> float:
    return 0.0


def _names(pool: Pool, answered: Sequence[Item], **changes: object) -> set[str]:
    restriction = changes.pop("restriction", Restriction())
    assert isinstance(restriction, Restriction)
    policy = replace(POLICY, **changes)  # type: ignore[arg-type]  # each test names one field
    mask = eligible(pool, answered, policy, restriction)
    return {item.id for item, left in zip(pool.items, mask, strict=True) if left}


def _sat(pool: Pool, count: int, draw: Callable[[int], float] = _first) -> list[Item]:
    answered: list[Item] = []
    for _ in range(count):
        answered.append(select(pool, answered, 0.0, POLICY, draw).item)
    return answered


def test_the_first_sixteen_questions_visit_the_sixteen_competences() -> None:
    answered = _sat(POOL, 16)
    assert len({item.competence for item in answered}) == 16


@settings(deadline=None)
@given(st.lists(st.floats(0.0, 0.999), min_size=5, max_size=5), st.floats(-8.0, 8.0))
def test_a_whole_exam_keeps_its_rules(rolls: list[float], ability: float) -> None:
    answered: list[Item] = []
    for _ in range(32):
        chosen = select(POOL, answered, ability, POLICY, lambda index: rolls[index])
        assert chosen.relaxed == ()
        assert chosen.draws <= 4
        assert chosen.rank <= 4
        answered.append(chosen.item)
    assert len({item.tube for item in answered}) == 32
    for place in range(16, 32):
        recent = {item.competence for item in answered[place - 2 : place]}
        assert answered[place].competence not in recent


def test_a_tube_is_asked_once() -> None:
    asked = BANK.items[0]
    left = _names(POOL, [asked], all_competences=False, spacing=0)
    assert left == {item.id for item in BANK if item.tube != asked.tube}


def test_without_the_rule_of_tubes_a_skill_is_asked_once() -> None:
    asked = BANK.items[0]
    left = _names(POOL, [asked], all_competences=False, spacing=0, one_per_tube=False)
    assert left == {item.id for item in BANK if item.skill != asked.skill}


def test_unvisited_competences_come_back_from_the_whole_bank() -> None:
    asked = BANK.items[0]
    assert _names(POOL, [asked]) == {item.id for item in BANK if item.competence != "1.1"}


def test_excluded_skills_do_not_come_back_with_unvisited_competences() -> None:
    excluded = frozenset(item.skill for item in BANK if item.competence == "1.2")
    left = _names(POOL, [BANK.items[0]], restriction=Restriction(excluded=excluded))
    assert left == {item.id for item in BANK if item.competence not in ("1.1", "1.2")}


def test_competences_of_the_last_answers_are_left_out() -> None:
    last = [
        next(item for item in BANK if item.competence == code) for code in ("1.1", "1.2", "1.3")
    ]
    left = _names(POOL, last, all_competences=False)
    assert {POOL.places[item.id] for item in BANK if item.competence in ("1.2", "1.3")}.isdisjoint(
        POOL.places[item.id] for item in BANK if item.id in left
    )
    assert any(name.startswith("1.1") for name in left)


def test_spacing_gives_way_when_it_would_leave_nothing() -> None:
    two = Pool.of(made_bank(tubes=3, levels=1, competences=2))
    last = [two.items[0], two.items[3]]
    assert _names(two, last) == {item.id for item in two.items} - {item.id for item in last}


def test_restrictions_by_language_adjustment_and_sub_pool_add_up() -> None:
    bank = ItemBank.of(
        [
            made_item("a", tube="a"),
            made_item("b", tube="b", language="en"),
            made_item("c", tube="c", blind=Accessible.KO),
            made_item("d", tube="d"),
            made_item("e", tube="e", blind=Accessible.RAS),
        ]
    )
    pool = Pool.of(bank)
    chosen = frozenset(item.id for item in bank if item.id != "d")
    assert _names(pool, [], restriction=Restriction(language="fr")) == {"a", "c", "d", "e"}
    assert _names(pool, [], restriction=Restriction(language="de")) == set()
    assert _names(pool, [], restriction=Restriction(adjusted=True)) == {"a", "b", "d", "e"}
    assert _names(pool, [], restriction=Restriction(sub_pool=chosen)) == {"a", "b", "c", "e"}
    every = Restriction("fr", adjusted=True, sub_pool=chosen)
    assert _names(pool, [], restriction=every) == {"a", "e"}


def test_items_unknown_to_the_bank_exclude_nothing() -> None:
    stranger = made_item("stranger", competence="9.9", tube="stranger")
    restriction = Restriction(sub_pool=frozenset([stranger.id]))
    assert _names(POOL, [stranger]) == {item.id for item in BANK}
    assert _names(POOL, [], restriction=restriction) == set()


def test_items_are_ranked_by_information_and_ties_by_id() -> None:
    bank = ItemBank.of(
        [
            made_item(name, difficulty=value)
            for name, value in zip("dcbae", (0, 0, 0, 2, 1), strict=True)
        ]
    )
    pool = Pool.of(bank)
    mask = eligible(pool, [], POLICY)
    assert [one.item.id for one in rank(pool, mask, 0.0, 4)] == ["b", "c", "d", "e"]
    assert [one.item.id for one in rank(pool, mask, 0.0, 9)] == ["b", "c", "d", "e", "a"]
    best = rank(pool, mask, 0.0, 5)
    assert [one.information for one in best] == sorted(
        (one.information for one in best), reverse=True
    )


@settings(deadline=None)
@given(st.permutations(range(12)), st.floats(-5.0, 5.0))
def test_the_order_of_a_bank_s_making_changes_nothing(order: list[int], ability: float) -> None:
    items = [made_item(f"item{n:02}", tube=f"t{n}", difficulty=n % 3) for n in range(12)]
    straight = Pool.of(ItemBank.of(items))
    mixed = Pool.of(ItemBank.of(items[place] for place in order))
    chosen = [select(pool, [], ability, POLICY, _first).item.id for pool in (straight, mixed)]
    assert chosen[0] == chosen[1]


@pytest.mark.parametrize(
    ("rolls", "expected"),
    [
        ([0.0], (0, 1)),
        ([0.5099], (0, 1)),
        ([0.51, 0.2], (1, 2)),
        ([0.9, 0.9, 0.3], (2, 3)),
        ([0.9, 0.9, 0.9, 0.1], (3, 4)),
        ([0.9, 0.9, 0.9, 0.9], (4, 4)),
    ],
)
def test_one_of_the_best_five_is_drawn(rolls: list[float], expected: tuple[int, int]) -> None:
    assert pick(5, 51, lambda index: rolls[index]) == expected


def test_the_only_item_left_is_taken_without_a_draw() -> None:
    assert pick(1, 51, [].__getitem__) == (0, 0)


@settings(deadline=None)
@given(st.integers(1, 10), st.floats(0.0, 0.999))
def test_certainty_always_takes_the_first(count: int, roll: float) -> None:
    assert pick(count, 100, lambda _index: roll)[0] == 0


def test_a_dry_sub_pool_is_given_up_first() -> None:
    only = Restriction(sub_pool=frozenset([SMALL.items[0].id]))
    first = select(SMALL, [], 0.0, POLICY, _first, restriction=only)
    assert first == Selection(SMALL.items[0], 0, 1, 0, ())
    second = select(SMALL, [first.item], 0.0, POLICY, _first, restriction=only)
    assert second.relaxed == (Relaxation.SUB_POOL,)
    assert second.item.competence != first.item.competence


def test_a_dry_bank_gives_up_spacing_then_the_rule_of_tubes_and_then_ends() -> None:
    answered = _sat(SMALL, 6)
    chosen = select(SMALL, answered, 0.0, POLICY, _first)
    assert chosen.relaxed == (Relaxation.SPACING, Relaxation.ONE_PER_TUBE)
    assert chosen.item not in answered
    everything = _sat(SMALL, len(SMALL.items))
    assert len(set(everything)) == len(SMALL.items)
    with pytest.raises(BankExhaustedError):
        select(SMALL, everything, 0.0, POLICY, _first)


def test_a_policy_without_relaxations_ends_at_once() -> None:
    strict = replace(POLICY, relaxations=())
    with pytest.raises(BankExhaustedError):
        select(SMALL, _sat(SMALL, 6), 0.0, strict, _first)


def test_a_relaxation_never_brings_back_an_excluded_skill() -> None:
    excluded = frozenset(item.skill for item in SMALL.items[1:])
    only = Restriction(excluded=excluded)
    first = select(SMALL, [], 0.0, POLICY, _first, restriction=only).item
    assert first == SMALL.items[0]
    with pytest.raises(BankExhaustedError):
        select(SMALL, [first], 0.0, POLICY, _first, restriction=only)
