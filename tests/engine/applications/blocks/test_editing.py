"""What somebody does to a program."""

from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from engine.records.canonical import dumps
from tests.engine.applications.blocks.workshops import (
    APP,
    COLLECT,
    FORWARD,
    LEFT,
    RIGHT,
    after,
    block,
    give,
    insert,
    start,
    state,
)


def made(*blocks: dict[str, Any], acts: list[dict[str, Any]]) -> Any:
    return after(start(), *acts, first=state(*blocks))


def same(found: Any, *blocks: dict[str, Any]) -> bool:
    return dumps(found) == dumps(state(*blocks))


def move(line: int, way: str) -> dict[str, Any]:
    return {"do": "move", "line": line, "way": way}


def test_a_block_goes_below_a_line() -> None:
    loop = [insert("repeat", 0), insert("forward", 1), insert("left", 3), insert("right", 2)]
    assert same(made(acts=loop), block("repeat", FORWARD, RIGHT, times=2), LEFT)
    branch = [insert("if_else", 0), insert("left", 2), insert("right", 1)]
    wanted = block("if_else", RIGHT, cond="wall", **{"else": [LEFT]})
    assert same(made(acts=branch), wanted)


def test_new_blocks_have_terms() -> None:
    acts = [insert(one, 0) for one in ("set", "add", "when", "define", "define")]
    assert same(
        made(acts=acts),
        block("define", name="bloc 2", param=""),
        block("define", name="bloc 1", param=""),
        block("when", event="bouton"),
        block("add", name="score", value=1),
        block("set", name="score", value=0),
    )
    call = made(block("define", name="a", param=""), acts=[insert("call", 0)])
    assert call["program"][0]["name"] == "a"


def test_a_condition_compares_where_nothing_is_sensed() -> None:
    given = start(sensors=[])
    wanted = state(block("if", cond="score = 0"))
    assert dumps(after(given, insert("if", 0))) == dumps(wanted)


@pytest.mark.parametrize(
    ("changes", "op", "reason"),
    [
        ({}, "call", "nothing-defined"),
        ({"variables": [], "sensors": []}, "if", "no-condition"),
        ({"variables": []}, "set", "no-variable"),
        ({"events": [], "scenes": [{"name": "A"}]}, "when", "no-event"),
        ({"locked": True}, "left", "locked"),
        ({"program": [FORWARD] * 60}, "left", "too-many"),
    ],
)
def test_a_block_that_nothing_can_stand_in_is_refused(
    changes: dict[str, Any], op: str, reason: str
) -> None:
    with pytest.raises(ActRefusedError, match=reason):
        after(start(**changes), insert(op, 0))


def test_a_definition_stands_on_top() -> None:
    with pytest.raises(ActRefusedError, match="top-only"):
        made(block("repeat", times=2), acts=[insert("define", 1)])


def test_blocks_nest_so_deep_and_no_deeper() -> None:
    deep = made(acts=[insert("repeat", line) for line in range(6)])
    with pytest.raises(ActRefusedError, match="too-deep"):
        after(start(), insert("repeat", 6), first=deep)


def test_a_block_is_deleted_with_what_is_in_it() -> None:
    loop = block("repeat", FORWARD, times=2)
    assert same(made(loop, LEFT, acts=[{"do": "delete", "line": 3}]), LEFT)
    assert same(made(loop, acts=[{"do": "delete", "line": 2}]), block("repeat", times=2))


def test_a_block_moves_line_by_line() -> None:
    loop = block("repeat", FORWARD, times=2)
    assert same(made(LEFT, loop, acts=[move(1, "down")]), block("repeat", LEFT, FORWARD, times=2))
    assert same(made(loop, LEFT, acts=[move(4, "up")]), block("repeat", FORWARD, LEFT, times=2))
    assert same(made(loop, LEFT, acts=[move(4, "up")] + [move(3, "up")] * 2), LEFT, loop) is False
    assert same(made(loop, acts=[move(2, "up")]), FORWARD, block("repeat", times=2))
    assert same(made(loop, LEFT, acts=[move(3, "down")]), LEFT, loop)


def test_a_block_moves_into_the_other_branch() -> None:
    given = block("if_else", FORWARD, cond="wall", **{"else": [LEFT]})
    wanted = block("if_else", cond="wall", **{"else": [FORWARD, LEFT]})
    assert same(made(given, acts=[move(2, "down")]), wanted)


def test_a_definition_moves_over_whole_blocks() -> None:
    define = block("define", FORWARD, name="a", param="")
    loop = block("repeat", FORWARD, LEFT, times=2)
    assert same(made(loop, define, acts=[move(5, "up")]), define, loop)
    assert same(made(define, loop, acts=[move(1, "down")]), loop, define)


@pytest.mark.parametrize(("way", "reason"), [("up", "at-top"), ("down", "at-bottom")])
def test_a_block_does_not_leave_the_program(way: str, reason: str) -> None:
    with pytest.raises(ActRefusedError, match=reason):
        made(FORWARD, acts=[move(1, way)])
    with pytest.raises(ActRefusedError, match=reason):
        made(block("define", name="a", param=""), acts=[move(1, way)])


def test_a_block_is_copied() -> None:
    copy = {"do": "duplicate", "line": 1}
    loop = block("repeat", COLLECT, times=2)
    assert same(made(loop, acts=[copy]), loop, loop)
    define = block("define", name="a", param="")
    assert same(made(define, acts=[copy]), define, block("define", name="bloc 1", param=""))


def test_terms_are_changed() -> None:
    loop = block("repeat", times=2)
    assert same(made(loop, acts=[give(1, "times", 9)]), block("repeat", times=9))
    assert same(made(loop, acts=[give(2, "times", "score")]), block("repeat", times="score"))
    test = block("if", cond="wall")
    assert same(made(test, acts=[give(1, "cond", "score < 3")]), block("if", cond="score < 3"))
    assert same(made(test, acts=[give(1, "cond", "not goal")]), block("if", cond="not goal"))
    event = block("when", event="bouton")
    found = made(event, acts=[give(1, "event", "minuterie")])
    assert same(found, block("when", event="minuterie"))
    let = block("set", name="score", value=4)
    found = made(let, acts=[give(1, "name", "portail")])
    assert same(found, block("set", name="portail", value="fermé"))
    found = made(let, acts=[give(1, "name", "portail"), give(1, "value", "ouvert")])
    assert same(found, block("set", name="portail", value="ouvert"))
    assert same(made(let, acts=[give(1, "name", "score")]), let)


def test_a_function_is_renamed_everywhere() -> None:
    given = (
        block("define", RIGHT, name="a", param=""),
        block("define", name="b", param=""),
        block("repeat", block("call", name="a", value=1), times=2),
        block("if_else", cond="wall", **{"else": [block("call", name="b", value=1)]}),
    )
    found = made(*given, acts=[give(1, "name", "escalier")])
    assert found["program"][2]["body"][0]["name"] == "escalier"
    assert found["program"][3]["else"][0]["name"] == "b"
    called = made(*given, acts=[give(7, "name", "b")])
    assert called["program"][2]["body"][0]["name"] == "b"
    assert same(made(*given, acts=[give(1, "name", "a")]), *given)


def test_a_parameter_is_renamed_in_its_function() -> None:
    given = block(
        "define",
        block("repeat", block("if", LEFT, cond="n > 2"), times="n"),
        block("if", cond="score = n"),
        block("if", cond="wall"),
        name="a",
        param="n",
    )
    found = made(given, acts=[give(1, "param", "pas")])["program"][0]["body"]
    assert found[0]["times"] == "pas"
    assert found[0]["body"][0]["cond"] == "pas > 2"
    assert found[1]["cond"] == "score = pas"
    assert made(given, acts=[give(1, "param", "")])["program"][0]["body"][0]["times"] == "n"
    fresh = [give(1, "param", ""), give(1, "param", "pas"), give(2, "times", "pas")]
    assert made(given, acts=fresh)["program"][0]["body"][0]["times"] == "pas"


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (give(1, "name", "?"), "not-a-name"),
        (give(1, "name", ""), "not-a-name"),
        (give(1, "name", "b"), "name-taken"),
        (give(5, "times", -1), "number-range"),
        (give(5, "times", 100), "number-range"),
        (give(5, "times", "portail"), "not-a-number"),
        (give(7, "name", "c"), "nothing-defined"),
        (give(8, "value", "fermé"), "not-a-number"),
    ],
)
def test_a_term_that_cannot_be_is_refused(act: dict[str, Any], reason: str) -> None:
    with pytest.raises(ActRefusedError, match=reason):
        made(
            block("define", name="a", param=""),
            block("define", name="b", param=""),
            block("repeat", times=2),
            block("call", name="a", value=1),
            block("set", name="score", value=1),
            acts=[act],
        )


@pytest.mark.parametrize(
    "act",
    [
        {"do": "fly"},
        {"do": 1},
        insert("fly", 0),
        insert("left", 3),
        move(1, "left"),
        move(9, "up"),
        give(1, "cond", "wall"),
        give(1, "times", True),
        {"do": "set", "line": 1, "key": "times", "value": None},
        {"do": "delete", "line": 0},
        {"do": "delete", "line": 3},
    ],
)
def test_there_is_no_such_act(act: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        made(block("repeat", times=2), acts=[act])


@pytest.mark.parametrize(
    ("given", "act"),
    [
        (block("if", cond="wall"), give(1, "cond", "on:pierre")),
        (block("when", event="bouton"), give(1, "event", "orage")),
        (block("set", name="score", value=1), give(1, "name", "vie")),
    ],
)
def test_what_the_item_has_not_is_no_term(given: dict[str, Any], act: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        made(given, acts=[act])


def test_the_state_is_never_changed() -> None:
    given = state(block("repeat", FORWARD, times=2))
    before = dumps(given)
    APP.perform(start(), given, {"do": "delete", "line": 2})
    assert dumps(given) == before
