import numpy as np

from engine.items import ItemBank
from tests.engine.made_items import made_item
from workbench.simulation.arrays import BankArrays, Groups


def _bank(*items: tuple[str, str, int]) -> BankArrays:
    return BankArrays.of(
        ItemBank.of(
            made_item(f"i{place}", competence=competence, tube=tube, level=level)
            for place, (competence, tube, level) in enumerate(items)
        )
    )


def test_competences_stand_in_the_order_of_their_codes() -> None:
    bank = _bank(("2.1", "a", 1), ("1.2", "b", 1), ("1.1", "c", 1))
    assert bank.competences == ("1.1", "1.2", "2.1")
    assert bank.competence.tolist() == [2, 1, 0]
    assert bank.domains == ("1", "2")
    assert bank.domain_of.tolist() == [0, 0, 1]
    assert len(bank) == 3


def test_a_tube_through_two_competences_is_two_groups_that_close_each_other() -> None:
    bank = _bank(("1.1", "shared", 1), ("1.2", "shared", 2), ("1.2", "own", 1))
    groups = Groups.of(bank, one_per_tube=True)
    shared, other, own = groups.code.tolist()
    assert len({shared, other, own}) == 3
    assert groups.rivals[shared, other]
    assert not groups.rivals[other, own]
    assert groups.siblings[1].nonzero()[0].tolist() == sorted([other, own])


def test_without_the_rule_of_tubes_the_groups_are_skills() -> None:
    bank = _bank(("1.1", "a", 1), ("1.1", "a", 2), ("1.1", "a", 2))
    assert len(Groups.of(bank, one_per_tube=True).competence) == 1
    groups = Groups.of(bank, one_per_tube=False)
    assert len(groups.competence) == 2
    assert groups.code[1] == groups.code[2]
    assert np.array_equal(groups.rivals, np.eye(2, dtype=bool))
