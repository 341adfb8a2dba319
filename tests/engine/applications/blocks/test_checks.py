"""What an author can demand of a program."""

from typing import Any

import pytest

from engine.applications.blocks.distance import distance
from engine.applications.blocks.program import Block
from engine.errors import MalformedError
from tests.engine.applications.blocks.workshops import (
    APP,
    COLLECT,
    FORWARD,
    LEFT,
    PAINT,
    RIGHT,
    block,
    start,
    state,
)

LOOP = block("until", FORWARD, cond="goal")
TAKES = block("until", FORWARD, block("if", COLLECT, cond="on:cristal"), cond="goal")
TWO = [{"name": "A", "map": [">.cG"]}, {"name": "B", "map": [">c.cpG"]}]


def holds(*blocks: dict[str, Any], given: dict[str, Any] | None = None, **check: Any) -> bool:
    return APP.holds(given or start(), state(*blocks), check)


def test_reaches() -> None:
    assert holds(FORWARD, FORWARD, FORWARD, kind="reaches")
    assert not holds(FORWARD, FORWARD, kind="reaches")
    assert not holds(FORWARD, FORWARD, FORWARD, FORWARD, kind="reaches")
    assert holds(LOOP, given=start(scenes=TWO), kind="reaches")
    assert not holds(FORWARD, FORWARD, FORWARD, given=start(scenes=TWO), kind="reaches")
    assert not holds(given=start(scenes=[{"name": "A"}]), kind="reaches")


def test_collects() -> None:
    given = start(scenes=TWO)
    assert holds(TAKES, given=given, kind="collects", thing="cristal")
    everything = block("until", FORWARD, COLLECT, cond="goal")
    assert not holds(everything, given=given, kind="collects", thing="cristal")
    assert holds(TAKES, kind="collects", thing="cristal", count=1)
    assert not holds(TAKES, kind="collects", thing="cristal", count=2)
    assert holds(LOOP, kind="collects", thing="cristal", count=0)


def test_paints() -> None:
    assert holds(PAINT, FORWARD, PAINT, kind="paints", cells=["A1", "B1"])
    assert not holds(PAINT, kind="paints", cells=["A1", "B1"])


def test_ends() -> None:
    assert holds(block("set", name="score", value=4), kind="ends", values={"score": 4})
    assert not holds(kind="ends", values={"score": 4})


def test_hidden_scenes() -> None:
    hidden = [{"name": "C", "map": [">cccG"]}]
    wanted: dict[str, Any] = {"kind": "tests", "reaches": True, "collects": {"cristal": "all"}}
    assert holds(TAKES, given=start(scenes=TWO), scenes=hidden, shown=True, **wanted)
    assert not holds(LOOP, given=start(scenes=TWO), scenes=hidden, **wanted)
    assert not holds(LOOP, given=start(scenes=TWO), scenes=hidden, shown=True, **wanted)
    own = [{**hidden[0], "expect": {"collects": {"cristal": 3, "pierre": 0}, "paints": []}}]
    assert holds(TAKES, kind="tests", scenes=own)
    assert not holds(TAKES, PAINT, kind="tests", scenes=own)
    assert not holds(FORWARD, kind="tests", scenes=hidden, reaches=True)


def test_scenarios_of_events() -> None:
    opens = block("when", block("set", name="portail", value="ouvert"), event="bouton")
    scene = {"name": "1", "events": ["minuterie", "bouton"]}
    wanted: dict[str, Any] = {
        "after": {"portail": ["fermé", "ouvert"]},
        "values": {"portail": "ouvert"},
    }
    assert holds(opens, kind="tests", scenes=[scene], **wanted)
    assert not holds(kind="tests", scenes=[scene], **wanted)
    assert not holds(kind="tests", scenes=[scene], after=wanted["after"])


def test_there_is_always_a_way_back() -> None:
    opens = block("when", block("set", name="portail", value="ouvert"), event="bouton")
    closes = block("when", block("set", name="portail", value="fermé"), event="minuterie")
    wanted: dict[str, Any] = {"kind": "returns", "values": {"portail": "fermé"}}
    assert holds(**wanted)
    assert holds(opens, closes, **wanted)
    assert not holds(opens, **wanted)
    counts = block("when", block("add", name="score", value=1), event="minuterie")
    assert not holds(opens, counts, **wanted)
    bad = block("when", block("add", name="portail", value=1), event="minuterie")
    assert not holds(opens, bad, **wanted)


def test_size() -> None:
    assert holds(LOOP, kind="max", blocks=2)
    assert not holds(LOOP, LEFT, kind="max", blocks=2)


def test_uses() -> None:
    nested = block("repeat", block("repeat", FORWARD, times=3), times=2)
    assert holds(nested, kind="uses", what="loop", least=2)
    assert not holds(LOOP, kind="uses", what="loop", least=2)
    assert holds(TAKES, kind="uses", what="condition")
    assert holds(LOOP, kind="uses", what="until")
    assert holds(block("when", event="bouton"), kind="uses", what="event")


def test_a_variable_is_used_where_its_value_is_asked_for() -> None:
    counts = block("add", name="score", value=1)
    assert not holds(counts, kind="uses", what="variable")
    assert holds(counts, block("if", cond="score = 5"), kind="uses", what="variable", least=2)
    assert holds(block("repeat", times="score"), kind="uses", what="variable")
    assert not holds(block("if", cond="wall"), kind="uses", what="variable")


def test_a_function_is_used_where_it_is_called() -> None:
    define = block("define", FORWARD, name="Escalier", param="")
    call = block("call", name="Escalier", value=1)
    assert holds(define, call, kind="uses", what="function")
    assert holds(define, call, kind="uses", what="function", name="escalier")
    assert not holds(define, call, kind="uses", what="function", name="marche")
    assert not holds(define, kind="uses", what="function")
    assert not holds(define, call, kind="uses", what="function", param=True)
    empty = block("define", name="Escalier", param="")
    assert not holds(empty, call, kind="uses", what="function")
    walk = block("define", block("repeat", FORWARD, times="n"), name="Escalier", param="n")
    assert holds(walk, call, kind="uses", what="function", param=True)
    unread = block("define", FORWARD, name="Escalier", param="n")
    assert not holds(unread, call, kind="uses", what="function", param=True)
    assert not holds(walk, kind="uses", what="function", param=True)


def test_calls_are_counted_as_they_run() -> None:
    define = block("define", FORWARD, name="escalier", param="")
    thrice = block("repeat", block("call", name="escalier", value=1), times=3)
    assert holds(define, thrice, kind="calls", name="Escalier", least=3)
    assert not holds(define, thrice, kind="calls", name="escalier", least=4)
    assert not holds(define, thrice, kind="calls", name="marche", least=1)


def test_differences_are_counted() -> None:
    given = start(program=[FORWARD, block("repeat", LEFT, times=2)])
    first = (FORWARD, block("repeat", LEFT, times=2))
    assert holds(*first, given=given, kind="diff", most=1)
    assert holds(FORWARD, block("repeat", LEFT, times=3), given=given, kind="diff", most=1)
    assert holds(FORWARD, block("repeat", RIGHT, times=2), given=given, kind="diff", most=1)
    assert holds(FORWARD, *first, given=given, kind="diff", most=1)
    assert holds(FORWARD, LEFT, given=given, kind="diff", most=1)
    assert not holds(FORWARD, RIGHT, given=given, kind="diff", most=1)
    assert not holds(*first, FORWARD, FORWARD, given=given, kind="diff", most=1)
    assert not holds(block("repeat", LEFT, times=2), FORWARD, given=given, kind="diff", most=1)


def test_a_branch_counts_by_itself() -> None:
    one = (Block("if_else", ("wall",), (), (Block("left"),)),)
    other = (Block("if_else", ("wall",), (Block("left"),), ()),)
    assert distance(one, other) == 1  # the way to the other branch went
    assert distance(one, one) == 0


@pytest.mark.parametrize(
    "check",
    [
        {},
        {"kind": "flies"},
        {"kind": "collects", "thing": "or"},
        {"kind": "collects"},
        {"kind": "paints", "cells": ["Z9"]},
        {"kind": "returns", "values": {}},
        {"kind": "ends", "values": {}},
        {"kind": "ends", "values": {"vie": 1}},
        {"kind": "max", "blocks": 0},
        {"kind": "diff", "most": 0},
        {"kind": "uses", "what": "magic"},
        {"kind": "calls", "name": "a"},
        {"kind": "tests", "scenes": [], "reaches": True},
        {"kind": "tests", "scenes": [{"name": "A", "map": [">G"]}]},
        {"kind": "tests", "scenes": [{"name": "A", "map": ["G"]}], "reaches": True},
        {"kind": "tests", "scenes": [{"name": "A"}], "collects": {"cristal": 1}},
        {"kind": "tests", "scenes": [{"name": "A"}], "after": {"score": [1]}},
        {
            "kind": "tests",
            "scenes": [{"name": "A", "events": ["bouton", "bouton"]}],
            "after": {"score": [1]},
        },
    ],
)
def test_a_demand_that_cannot_be_is_refused(check: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APP.check_assertion(start(), check)
