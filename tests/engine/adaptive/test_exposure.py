import hashlib
import hmac
import math
from collections import Counter, defaultdict
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.exposure import LEAST_TUBES, ExposureTable, FilterExposure, sub_pool
from engine.adaptive.pool import Pool, Restriction
from engine.errors import MalformedError
from engine.items import Accessible, Item, ItemBank, ItemId, Skill
from tests.engine.made_items import made_item

FR = Restriction(language="fr")
SEED = bytes(range(32))
KNOWN = ["i1", "i2", "i3", "i4", "i7"]

seeds = st.binary(min_size=1, max_size=32)
chances = st.one_of(st.just(0.0), st.just(1.0), st.floats(0.0, 1.0))


@st.composite
def banks(draw: st.DrawFn) -> ItemBank:
    items = []
    for number in range(draw(st.integers(1, 40))):
        competence = draw(st.sampled_from(("1.1", "1.2", "2.1")))
        items.append(
            made_item(
                f"item-{number}",
                competence=competence,
                tube=f"{competence}-{draw(st.integers(0, 4))}",
                level=draw(st.integers(1, 3)),
                language=draw(st.sampled_from(("fr", "fr", "en"))),
                blind=draw(st.sampled_from((Accessible.OK, Accessible.KO))),
            )
        )
    return ItemBank.of(items)


def left(bank: ItemBank, restriction: Restriction) -> list[Item]:
    return [
        item
        for item in bank
        if item.language == restriction.language
        and (item.access.adjusted or not restriction.adjusted)
        and item.skill not in restriction.excluded
    ]


def table_of(
    bank: ItemBank, probabilities: dict[ItemId, float], *, adjusted: bool = False
) -> ExposureTable:
    named = tuple(sorted(probabilities.items()))
    return ExposureTable((FilterExposure("fr", adjusted, 0.3, 0.29, named),))


def flat(bank: ItemBank, probability: float) -> ExposureTable:
    return table_of(bank, {item.id: probability for item in bank})


def number_of(seed: bytes, item: ItemId) -> Fraction:
    digest = hmac.new(seed, b"pix-kiosk/sub-pool/v1\0" + item.encode(), hashlib.sha256).digest()
    return Fraction(int.from_bytes(digest[:8], "big") >> 11, 2**53)


def tubes_of(items: list[Item]) -> dict[str, set[str]]:
    found = defaultdict(set)
    for item in items:
        found[item.competence].add(item.tube)
    return found


@st.composite
def situations(draw: st.DrawFn) -> tuple[ItemBank, ExposureTable, bytes, Restriction]:
    bank = draw(banks())
    adjusted = draw(st.booleans())
    probabilities = {item.id: draw(chances) for item in bank}
    skills = sorted({item.skill for item in bank})
    excluded = frozenset(draw(st.lists(st.sampled_from(skills), max_size=6)))
    table = table_of(bank, probabilities, adjusted=adjusted)
    return bank, table, draw(seeds), Restriction("fr", adjusted, excluded)


@settings(max_examples=60)
@given(situations())
def test_a_share_holds_what_the_law_says_item_by_item(
    situation: tuple[ItemBank, ExposureTable, bytes, Restriction],
) -> None:
    bank, table, seed, restriction = situation
    (found,) = table.filters
    expected = set()
    by_competence = defaultdict(list)
    for item in left(bank, restriction):
        by_competence[item.competence].append(item)
    for items in by_competence.values():
        kept = [item for item in items if number_of(seed, item.id) < found.probability(item.id)]
        for item in sorted(items, key=lambda one: (number_of(seed, one.id), one.id)):
            tubes = {one.tube for one in kept}
            if len(tubes) < LEAST_TUBES and item.tube not in tubes:
                kept.append(item)
        expected |= {item.id for item in kept}
    assert sub_pool(table, Pool.of(bank), seed, restriction) == expected


@settings(max_examples=60)
@given(situations())
def test_a_share_is_of_the_filter_and_keeps_three_tubes_where_there_are_three(
    situation: tuple[ItemBank, ExposureTable, bytes, Restriction],
) -> None:
    bank, table, seed, restriction = situation
    share = sub_pool(table, Pool.of(bank), seed, restriction)
    allowed = left(bank, restriction)
    assert share is not None
    assert share <= {item.id for item in allowed}
    open_tubes = tubes_of([item for item in allowed if item.id in share])
    for competence, tubes in tubes_of(allowed).items():
        assert len(open_tubes[competence]) >= min(LEAST_TUBES, len(tubes))


@settings(max_examples=60)
@given(situations(), st.data())
def test_a_report_closes_its_own_items_and_no_other(
    situation: tuple[ItemBank, ExposureTable, bytes, Restriction], data: st.DataObject
) -> None:
    bank, table, seed, restriction = situation
    pool = Pool.of(bank)
    skill = data.draw(st.sampled_from(sorted({item.skill for item in bank})))
    later = replace(restriction, excluded=restriction.excluded | {skill})
    before = sub_pool(table, pool, seed, restriction)
    after = sub_pool(table, pool, seed, later)
    assert before is not None
    assert after is not None
    assert {item for item in before if bank[item].skill != skill} <= after


@settings(max_examples=60)
@given(situations())
def test_a_share_depends_on_no_other_competence(
    situation: tuple[ItemBank, ExposureTable, bytes, Restriction],
) -> None:
    bank, table, seed, restriction = situation
    whole = sub_pool(table, Pool.of(bank), seed, restriction)
    assert whole is not None
    for first, second in pairwise(bank):
        if first.competence != second.competence:
            alone = ItemBank.of(item for item in bank if item.competence == first.competence)
            some = sub_pool(table, Pool.of(alone), seed, restriction)
            assert some == {one for one in whole if bank[one].competence == first.competence}


def test_what_an_earlier_share_says_is_not_looked_at() -> None:
    bank = ItemBank.of(made_item(f"i{n}", tube=f"t{n}") for n in range(9))
    told = replace(FR, sub_pool=frozenset())
    table = flat(bank, 0.5)
    assert sub_pool(table, Pool.of(bank), SEED, told) == sub_pool(table, Pool.of(bank), SEED, FR)


def test_known_numbers_make_a_known_share() -> None:
    bank = ItemBank.of(made_item(f"i{n}", tube=f"t{n}") for n in range(8))
    assert sorted(sub_pool(flat(bank, 0.5), Pool.of(bank), SEED, FR) or ()) == KNOWN
    assert len(sub_pool(flat(bank, 0.0), Pool.of(bank), SEED, FR) or ()) == LEAST_TUBES


@pytest.mark.parametrize(
    "restriction",
    [Restriction(), Restriction("en"), Restriction("fr", adjusted=True)],
)
def test_a_filter_that_was_not_simulated_has_no_share(restriction: Restriction) -> None:
    bank = ItemBank.of([made_item("a")])
    assert sub_pool(flat(bank, 0.5), Pool.of(bank), SEED, restriction) is None


def test_an_item_that_the_filter_does_not_know_is_open() -> None:
    bank = ItemBank.of(made_item(f"i{n}", tube=f"t{n}") for n in range(5))
    table = table_of(bank, {ItemId("i0"): 0.0})
    share = sub_pool(table, Pool.of(bank), SEED, FR)
    assert share == {f"i{n}" for n in range(1, 5)}


def test_items_are_open_as_often_as_their_probabilities_say() -> None:
    given_ = (0.02, 0.1, 0.3, 0.5, 0.77, 0.95)
    bank = ItemBank.of(
        made_item(f"i{n:02}", tube=f"t{n}") for n in range(len(given_) + LEAST_TUBES)
    )
    # Three items are always open, in tubes of their own: nothing is ever repaired.
    named = dict(zip([item.id for item in bank], given_, strict=False))
    table, pool, count = table_of(bank, named), Pool.of(bank), 4000
    found: Counter[ItemId] = Counter()
    for number in range(count):
        found.update(sub_pool(table, pool, number.to_bytes(4, "big"), FR) or ())
    for item, probability in named.items():
        error = math.sqrt(probability * (1 - probability) / count)
        assert abs(found[item] / count - probability) < 4 * error


def test_shares_of_different_candidates_are_independent() -> None:
    bank = ItemBank.of(made_item(f"i{n:02}", tube=f"t{n}") for n in range(20))
    table, pool = flat(bank, 0.5), Pool.of(bank)
    shares = [sub_pool(table, pool, bytes([n]), FR) or frozenset() for n in range(200)]
    both = [len(one & other) for one, other in pairwise(shares)]
    assert sum(both) / len(both) == pytest.approx(20 * 0.25, abs=0.6)


@settings(max_examples=20)
@given(st.sampled_from((-0.1, 1.1, math.nan)))
def test_a_probability_is_one(wrong: float) -> None:
    for cap, held, probability in ((wrong, 0.5, 0.5), (0.5, wrong, 0.5), (0.5, 0.5, wrong)):
        with pytest.raises(MalformedError, match=r"exposure\.probability"):
            FilterExposure("fr", False, cap, held, ((ItemId("a"), probability),))
    with pytest.raises(MalformedError, match=r"exposure\.probability"):
        FilterExposure("fr", False, 0.0, 0.5, ())


@pytest.mark.parametrize("ids", [("b", "a"), ("a", "a")])
def test_items_stand_once_and_in_order(ids: tuple[str, ...]) -> None:
    with pytest.raises(MalformedError, match=r"exposure\.order"):
        FilterExposure("fr", False, 0.5, 0.5, tuple((ItemId(one), 0.5) for one in ids))


def test_a_filter_stands_once() -> None:
    one = FilterExposure("fr", False, 0.5, 0.5, ())
    with pytest.raises(MalformedError, match=r"exposure\.filter_twice"):
        ExposureTable((one, replace(one, cap=0.4)))
    table = ExposureTable((one, replace(one, adjusted=True)))
    assert table.of("fr", adjusted=True) == table.filters[1]
    assert table.of("en", adjusted=True) is None


def test_excluded_skills_of_other_banks_change_nothing() -> None:
    bank = ItemBank.of(made_item(f"i{n}", tube=f"t{n}") for n in range(9))
    table, pool = flat(bank, 0.4), Pool.of(bank)
    other = replace(FR, excluded=frozenset({Skill("elsewhere-n1")}))
    assert sub_pool(table, pool, SEED, FR) == sub_pool(table, pool, SEED, other)
