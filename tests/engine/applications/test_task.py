"""engine.applications.task: groups of assertions over an end state."""

from collections.abc import Iterator

import pytest

from engine.applications import table, task
from engine.applications.table import APPLICATIONS, register
from engine.applications.terms import Watched
from engine.errors import MalformedError
from engine.grading import Status, check_value, grade, is_complete, missing
from engine.items import (
    ItemType,
    Solution,
    Tool,
    item_from_json,
    item_to_json,
    solution_from_json,
    solution_to_json,
)
from engine.records.canonical import JsonObject
from tests.engine.made_items import made_item
from tests.fakes.tally_application import TALLY

START: JsonObject = {"most": 9}
ONE: JsonObject = {"kind": "count", "equals": 1}
TWO: JsonObject = {"kind": "count", "equals": 2}


@pytest.fixture(autouse=True)
def tally() -> Iterator[None]:
    """The tally, for one test."""
    before = dict(APPLICATIONS)
    register(TALLY)
    yield
    table._known.clear()
    table._known.update(before)


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (ONE, True),
        (TWO, False),
        ({"all": [ONE, ONE]}, True),
        ({"all": [ONE, TWO]}, False),
        ({"any": [TWO, ONE]}, True),
        ({"any": [TWO]}, False),
        ({"none": [TWO]}, True),
        ({"none": [TWO, ONE]}, False),
        ({"all": [{"any": [TWO, {"none": [TWO]}]}, ONE]}, True),
    ],
)
def test_a_check_holds_or_not(check: JsonObject, expected: bool) -> None:
    task.check_check("tally", START, check)
    assert task.passes("tally", START, {"count": 1}, check) is expected


@pytest.mark.parametrize(
    "check",
    [
        {},
        {"all": []},
        {"all": [ONE], "any": [ONE]},
        {"all": [{"all": [{"all": [{"all": [{"all": [ONE]}]}]}]}]},
        {"kind": "other"},
        {**ONE, "equal": 1},
        {"all": "x"},
        {"most": 3},
    ],
)
def test_what_is_no_check_is_refused(check: JsonObject) -> None:
    with pytest.raises(MalformedError):
        task.check_check("tally", START, check)


def test_a_state_too_large_is_refused() -> None:
    with pytest.raises(MalformedError, match=r"state\.too_large"):
        task.check_state("tally", START, {"count": 1, "more": "x" * task.MAX_STATE_BYTES})


def test_an_application_is_answered_by_its_end_state() -> None:
    item = made_item(kind=ItemType.APPLICATION, tool=Tool("tally", START))
    solution = Solution(item.id, check={"all": [ONE]}, ways={"right": [{"do": "add"}], "wrong": []})
    assert grade(item, solution, {"count": 1}) is Status.OK
    assert grade(item, solution, {"count": 2}) is Status.KO
    assert missing(item, {"count": 0}) == ("value",)
    assert is_complete(item, {"count": 3})
    assert item_from_json(item_to_json(item)) == item
    assert solution_from_json(solution_to_json(solution)) == solution


@pytest.mark.parametrize("value", [1, "x", [1], None, {"count": 10}, {"count": 1, "more": 2}, {}])
def test_what_is_no_state_is_refused(value: object) -> None:
    item = made_item(kind=ItemType.APPLICATION, tool=Tool("tally", START))
    with pytest.raises(MalformedError):
        check_value(item, value)  # type: ignore[arg-type]  # as it may come from outside


def test_an_item_without_its_application_or_its_check_is_a_defect() -> None:
    bare = made_item(kind=ItemType.APPLICATION)
    with pytest.raises(MalformedError, match=r"value\.form"):
        check_value(bare, {"count": 1})
    item = made_item(kind=ItemType.APPLICATION, tool=Tool("tally", START))
    with pytest.raises(MalformedError, match=r"solution\.check"):
        grade(item, Solution(item.id), {"count": 1})


def test_an_unknown_application_is_refused() -> None:
    item = made_item(kind=ItemType.APPLICATION, tool=Tool("nothing", START))
    with pytest.raises(MalformedError, match=r"application\.unknown"):
        check_value(item, {"count": 1})


def test_terms_that_nobody_reads_are_named_inside_others_too() -> None:
    seen = Watched({"a": {"b": 1, "c": [{"d": 2, "e": 3}, 4]}, "f": 5})
    assert list(seen.unread()) == ["a", "f"]
    inside = seen["a"]
    assert isinstance(inside, Watched)
    assert list(seen.unread()) == ["a.b", "a.c", "f"]
    listed = inside["c"]
    assert isinstance(listed, tuple)
    first = listed[0]
    assert isinstance(first, Watched)
    assert first["d"] == 2
    assert list(seen.unread()) == ["a.b", "a.c.e", "f"]
    assert dict(first) == {"d": 2, "e": 3}
    assert len(seen) == 2
    assert list(seen.unread()) == ["a.b", "f"]
