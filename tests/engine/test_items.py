"""engine.items: what is asked goes to canonical objects and comes back."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.grading import Status, grade
from engine.items import (
    LARGEST_DISCRIMINATION,
    Access,
    Accessible,
    Attachment,
    Calibration,
    Field,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Solution,
    Zone,
    item_from_json,
    item_to_json,
    solution_from_json,
    solution_to_json,
)
from engine.records.canonical import dumps, loads_object
from tests.engine.exams import make_bank, make_item
from tests.engine.made_items import made_item

FULL = replace(
    make_item("1.1", 2, 3),
    fields=(Field("a", "Nom", "phrase"), Field("b", "Choix", "liste", ("x", "y"))),
    dependent=True,
    attachments=(Attachment("1.1-t2-n3/table.csv", "table", "Trois lignes"),),
    focus=True,
    time_hint_s=120,
)


def through(item: Item) -> Item:
    return item_from_json(loads_object(dumps(item_to_json(item))))


def test_an_item_survives_its_bytes() -> None:
    assert through(FULL) == FULL


@given(
    st.floats(-99, 99, allow_nan=False),
    st.floats(0.01, LARGEST_DISCRIMINATION, allow_nan=False),
)
def test_a_calibration_is_never_rounded(difficulty: float, discrimination: float) -> None:
    calibration = Calibration(difficulty, discrimination, 0.5, 0.2, "test")
    assert through(replace(FULL, calibration=calibration)).calibration == calibration


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("difficulty", text) for text in ("", "x", "nan", "inf", "-100", "1e9")),
        *(("discrimination", text) for text in ("0", "-0.5", "10.1", "nan")),
    ],
)
def test_a_calibration_that_is_none_is_refused(name: str, text: str) -> None:
    told = dict(item_to_json(FULL))
    told["calibration"] = {**dict(told["calibration"]), name: text}  # type: ignore[arg-type]  # an object
    with pytest.raises(MalformedError, match="decimal"):
        item_from_json(told)


@pytest.mark.parametrize(
    ("field", "value"),
    [("level", 9), ("level", 0), ("type", "essay"), ("version", 0), ("choices", "x")],
)
def test_a_field_out_of_bounds_is_refused(field: str, value: int | str) -> None:
    with pytest.raises(MalformedError):
        item_from_json({**item_to_json(FULL), field: value})


def test_a_skill_is_a_tube_and_a_level() -> None:
    assert FULL.skill == "1.1-t2-n3"


@pytest.mark.parametrize("blind", list(Accessible))
@pytest.mark.parametrize("colours", list(Accessible))
def test_adjusted_candidates_need_both_the_blind_and_the_colour_blind(
    blind: Accessible, colours: Accessible
) -> None:
    access = Access(blind, colours, Accessible.KO, Accessible.KO)
    assert access.adjusted is (Accessible.KO not in (blind, colours))


@pytest.mark.parametrize(
    "solution",
    [
        Solution(ItemId("a"), choices=(1, 3)),
        Solution(
            ItemId("b"),
            accepted=(("x", ("un", "1")), ("y", ("deux",))),
            treatments=frozenset({"t1", "t3"}),
            tolerance=Fraction(1, 20),
            feedback="Bien.",
        ),
    ],
)
def test_a_solution_survives_its_bytes(solution: Solution) -> None:
    assert solution_from_json(loads_object(dumps(solution_to_json(solution)))) == solution


@pytest.mark.parametrize("tolerance", ["x", "1/0"])
def test_a_tolerance_that_is_no_number_is_refused(tolerance: str) -> None:
    told = {**solution_to_json(Solution(ItemId("a"))), "tolerance": tolerance}
    with pytest.raises(MalformedError):
        solution_from_json(told)


def test_a_bank_stands_in_the_order_of_its_ids() -> None:
    bank = make_bank(tubes=1)
    assert ItemBank.of(reversed(bank.items)) == bank
    assert bank[bank.items[3].id] is bank.items[3]
    assert bank.items[0].id in bank
    assert "nowhere" not in bank
    assert len(bank) == len(list(bank)) == 16 * 3


def test_a_bank_out_of_order_or_with_an_item_twice_is_refused() -> None:
    one, two, *_ = make_bank(tubes=1).items
    with pytest.raises(MalformedError):
        ItemBank((two, one))
    with pytest.raises(MalformedError):
        ItemBank.of((one, one))


def test_zones_come_back_and_others_are_refused() -> None:
    item = made_item(kind=ItemType.HOTSPOT, choices=("a", "b"), zones=(Zone(0, 1, 50, 60),) * 2)
    written = item_to_json(item)
    assert item_from_json(written) == item
    for zones in (((0, 1, 50),), ((0, 1, 50, -1),), ((0, 1, 50, 20_000),), ("abcd",), (None,)):
        with pytest.raises(MalformedError):
            item_from_json({**written, "zones": zones})


def test_a_zone_is_answered_by_its_number() -> None:
    item = made_item(kind=ItemType.HOTSPOT, choices=("a", "b"), zones=(Zone(0, 1, 50, 60),) * 2)
    solution = Solution(item.id, choices=(2,))
    assert grade(item, solution, 2) is Status.OK
    assert grade(item, solution, 1) is Status.KO
    with pytest.raises(MalformedError):
        grade(item, solution, 3)
