"""Starts, states and terms from outside: what is read, what is refused."""

from typing import Any

import pytest

from engine.applications.blocks.program import read_program
from engine.applications.blocks.scene import cell_name, read_cell
from engine.applications.blocks.start import read_workshop
from engine.applications.blocks.terms import Compared, Sensed, read_condition, read_operand
from engine.applications.task import check_state
from engine.errors import MalformedError
from engine.records.canonical import dumps
from engine.records.reading import Reader
from tests.engine.applications.blocks.workshops import (
    APP,
    COLLECT,
    FORWARD,
    block,
    start,
    state,
)

MAP = {"name": "A", "map": [">.G"]}


def test_a_start_is_read() -> None:
    APP.check_start(start())
    found = read_workshop(start(scenes=[{**MAP, "map": ["v.Gcp#", ".P...."]}]))
    grid = found.scenes[0].grid
    assert grid is not None
    assert (grid.width, grid.height, grid.robot, grid.heading) == (6, 2, (0, 0), 2)
    assert grid.things == {(3, 0): "cristal", (4, 0): "pierre"}
    assert grid.painted == {(1, 1)}
    assert found.variable("score") is not None
    assert found.variable("rien") is None


def test_a_short_start_has_usual_words() -> None:
    found = read_workshop({"scenes": [MAP], "palette": ["forward"], "sensors": []})
    assert found.goal == "arrivée"
    assert not found.locked
    assert found.program == ()
    assert read_workshop({"scenes": [MAP], "locked": True}).locked


@pytest.mark.parametrize(
    "changes",
    [
        {"scenes": []},
        {"scenes": [{"name": "A", "map": []}]},
        {"scenes": [{"name": "A", "map": [""]}]},
        {"scenes": [{"name": "A", "map": [">.", "."]}]},
        {"scenes": [{"name": "A", "map": [".."]}]},
        {"scenes": [{"name": "A", "map": [">>"]}]},
        {"scenes": [{"name": "A", "map": [">z"]}]},
        {"scenes": [{"name": "A", "map": [">........"]}]},
        {"scenes": [{"name": "A", "events": ["orage"]}]},
        {"scenes": [{"name": "A", "variables": {"vie": 3}}]},
        {"scenes": [{"name": "A", "variables": {"score": 100}}]},
        {"scenes": [{"name": "A", "variables": {"score": "?"}}]},
        {"palette": ["fly"]},
        {"palette": ["left", "left"]},
        {"labels": {"fly": "voler"}},
        {"labels": {f"x{n}": "y" for n in range(30)}},
        {"sensors": ["on:or"]},
        {"things": {"v": "cristal"}},
        {"things": {"c": "?"}},
        {"goal": ""},
        {"variables": [{"name": "a", "value": 0}, {"name": "a", "value": 0}]},
        {"variables": [{"name": "a", "value": "x", "words": ["y"]}]},
        {"variables": [{"name": "?", "value": 0}]},
        {"variables": [{"name": "a", "value": True}]},
        {"events": ["?"]},
        {"program": [{"op": "fly"}]},
        {"locked": 1},
        {"comment": "x" * 70_000},
    ],
)
def test_a_start_that_cannot_be_laid_out_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APP.check_start(start(**changes))


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"program": "x"},
        {"program": [1]},
        state(block("repeat", times=-1)),
        state(block("repeat", times=True)),
        state(block("repeat", times=100)),
        state(block("repeat", times="?")),
        state({"op": "repeat", "times": 2}),
        state(block("if", cond="fire")),
        state(block("if", cond="on:pierre")),
        state(block("if", cond="? > 1")),
        state(block("if", cond="score > ?")),
        state(block("set", name="vie", value=1)),
        state(block("when", event="orage")),
        state(block("define", name="", param="")),
        state(block("define", name="a", param=""), block("define", name="a", param="")),
        state(block("repeat", block("define", name="a", param=""), times=2)),
        state(*[FORWARD] * 61),
        state(block("repeat", *[FORWARD] * 60, times=2)),
    ],
)
def test_a_state_that_no_act_leads_to_is_refused(hostile: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APP.check_state(start(), hostile)


def test_a_state_that_is_too_deep_is_refused() -> None:
    deep = FORWARD
    for _ in range(6):
        deep = block("repeat", deep, times=2)
    check_state_of(deep)
    with pytest.raises(MalformedError):
        check_state_of(block("repeat", deep, times=2))
    with pytest.raises(MalformedError):
        check_state_of(block("repeat", block("repeat", deep, times=2), times=2))


def check_state_of(given: dict[str, Any]) -> None:
    APP.check_state(start(), state(given))


def test_a_program_is_written_as_it_was_read() -> None:
    given = (
        block("define", FORWARD, name="escalier", param="n"),
        block("if_else", FORWARD, cond="not wall", **{"else": [COLLECT]}),
        block("set", name="portail", value="ouvert"),
        block("call", name="escalier", value="score"),
    )
    found = start(program=list(given))
    assert dumps(APP.first(found)) == dumps(state(*given))
    names = read_workshop(found).names
    assert read_program(Reader(state(*given)), "program", names)[1].other[0].op == "collect"


def test_conditions_and_operands_are_written_as_they_are_read() -> None:
    assert read_condition("not on:cristal") == Sensed("on:cristal", negated=True)
    assert read_condition("score >= 5") == Compared("score", ">=", 5)
    assert read_condition("portail = en attente").written() == "portail = en attente"
    assert read_condition("wall").written() == "wall"
    assert read_operand("-12") == -12
    assert read_operand("côté") == "côté"


@pytest.mark.parametrize("cell", ["A0", "I1", "a1", "A10", ""])
def test_cells_have_a_letter_and_a_number(cell: str) -> None:
    with pytest.raises(MalformedError):
        read_cell(cell)
    assert read_cell("C2") == (2, 1)
    assert cell_name((2, 1)) == "C2"


def test_an_unknown_application_state_is_refused_by_the_task() -> None:
    with pytest.raises(MalformedError):
        check_state("blocks", start(), {"program": [{"op": "fly"}]})
