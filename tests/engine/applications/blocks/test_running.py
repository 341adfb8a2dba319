"""What a program does, step by step."""

from typing import Any

import pytest

from engine.applications.blocks.application import program_of
from engine.applications.blocks.running import MOST_STEPS, Run, run
from engine.applications.blocks.start import read_workshop
from tests.engine.applications.blocks.workshops import (
    COLLECT,
    FORWARD,
    LEFT,
    PAINT,
    RIGHT,
    STOP,
    block,
    start,
    state,
)


def ran(*blocks: dict[str, Any], **changes: Any) -> Run:
    workshop = read_workshop(start(**changes))
    return run(workshop, program_of(workshop, state(*blocks)), workshop.scenes[0])


def test_the_robot_goes_turns_collects_and_paints() -> None:
    found = ran(FORWARD, PAINT, FORWARD, COLLECT, COLLECT, RIGHT, FORWARD, COLLECT, LEFT)
    assert found.ending == "done"
    assert found.last.cell == (2, 1)
    assert found.last.heading == 1
    assert found.last.painted == {(1, 0)}
    assert found.last.collected == {"cristal": 1, "pierre": 1}
    assert found.last.left == {}
    assert [one.line for one in found.frames] == list(range(10))


@pytest.mark.parametrize("blocks", [(LEFT, FORWARD), (FORWARD, RIGHT, FORWARD)])
def test_a_wall_or_the_edge_ends_the_run(blocks: tuple[dict[str, Any], ...]) -> None:
    found = ran(*blocks, PAINT)
    assert found.ending == "wall"
    assert found.last.line == len(blocks)
    assert found.last.painted == frozenset()


def test_loops_repeat() -> None:
    assert ran(block("repeat", FORWARD, times=3)).last.cell == (3, 0)
    assert ran(block("repeat", FORWARD, times=0)).last.cell == (0, 0)
    assert ran(block("until", FORWARD, cond="goal")).last.cell == (3, 0)
    assert ran(block("while", FORWARD, cond="not on:cristal")).last.cell == (2, 0)
    assert ran(block("while", FORWARD, cond="not wall")).last.cell == (3, 0)


def test_sensors_look_to_the_sides_and_at_the_ground() -> None:
    looks = block("if_else", PAINT, cond="wall_left", **{"else": [FORWARD]})
    assert ran(looks).last.painted == {(0, 0)}
    assert ran(FORWARD, block("if", PAINT, cond="wall_right")).last.painted == {(1, 0)}
    assert ran(block("if_else", PAINT, cond="wall_right", **{"else": [FORWARD]})).last.cell == (
        1,
        0,
    )
    assert ran(PAINT, block("if", FORWARD, cond="painted")).last.cell == (1, 0)


def test_a_run_without_end_is_ended() -> None:
    found = ran(block("while", cond="not goal"))
    assert found.ending == "too-long"
    assert len(found.frames) == MOST_STEPS + 1
    assert ran(block("repeat", block("repeat", LEFT, times=99), times=99)).ending == "too-long"


def test_stop_ends_the_run_well() -> None:
    found = ran(FORWARD, STOP, FORWARD)
    assert (found.ending, found.last.cell) == ("done", (1, 0))


def test_variables_are_set_added_to_and_compared() -> None:
    found = ran(
        block("set", name="score", value=2),
        block("repeat", block("add", name="score", value="score"), times=2),
        block("if", FORWARD, cond="score >= 8"),
        block("if", FORWARD, cond="score < 8"),
        block("if", FORWARD, cond="score != 8"),
        block("if", FORWARD, cond="score > 7"),
        block("if", LEFT, cond="score <= 7"),
        block("if", RIGHT, cond="portail = fermé"),
    )
    assert found.last.values["score"] == 8
    assert found.last.cell == (2, 0)
    assert found.last.heading == 2


@pytest.mark.parametrize(
    "bad",
    [
        block("add", name="portail", value=1),
        block("add", name="score", value="portail"),
        block("repeat", times="n"),
        block("if", cond="portail > 3"),
        block("call", name="rien", value=1),
    ],
)
def test_what_names_nothing_that_counts_ends_the_run(bad: dict[str, Any]) -> None:
    assert ran(bad).ending == "unknown"


def test_a_number_that_grows_without_end_ends_the_run() -> None:
    grows = block("repeat", block("add", name="score", value="score"), times=99)
    assert ran(block("set", name="score", value=1), grows).ending == "too-long"


def test_functions_take_a_number() -> None:
    walk = block("define", block("repeat", FORWARD, times="n"), name="longer", param="n")
    found = ran(block("call", name="longer", value=2), block("call", name="longer", value=1), walk)
    assert found.last.cell == (3, 0)
    assert found.calls == {"longer": 2}
    assert found.frames[2].values["n"] == 2
    assert "n" not in found.last.values or found.last.line != 0


def test_a_function_that_calls_itself_is_ended() -> None:
    again = block("define", block("call", name="a", value=1), name="a", param="")
    assert ran(again, block("call", name="a", value=1)).ending == "too-deep"


def test_events_fire_in_turn() -> None:
    opens = block("when", block("set", name="portail", value="ouvert"), event="bouton")
    counts = block("when", block("add", name="score", value=1), event="minuterie")
    scene = {"name": "A", "events": ["minuterie", "bouton", "minuterie"]}
    found = ran(opens, counts, scenes=[{**scene, "variables": {"score": 3}}])
    assert [one["portail"] for one in found.after] == ["fermé", "ouvert", "ouvert"]
    assert [one["score"] for one in found.after] == [4, 4, 5]
    assert found.last.fired == 3


@pytest.mark.parametrize("bad", [FORWARD, PAINT, block("if", cond="wall")])
def test_without_a_grid_nobody_moves(bad: dict[str, Any]) -> None:
    assert ran(bad, scenes=[{"name": "A", "events": []}]).ending == "no-grid"
