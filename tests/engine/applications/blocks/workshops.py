"""Starts for the tests of block programming. Knows no test."""

from typing import Any

from engine.applications.blocks.application import BlocksApplication
from engine.applications.blocks.program import SHAPES
from engine.records.canonical import JsonObject

APP = BlocksApplication()


def start(**changes: Any) -> dict[str, Any]:
    """A grid with two walls, a crystal, a stone, two variables and two events."""
    return {
        "palette": list(SHAPES),
        "sensors": ["wall", "wall_left", "wall_right", "goal", "painted", "on:cristal"],
        "things": {"c": "cristal", "p": "pierre"},
        "labels": {"paint": "arroser"},
        "goal": "drapeau",
        "variables": [
            {"name": "score", "value": 0},
            {"name": "portail", "value": "fermé", "words": ["fermé", "ouvert"]},
        ],
        "events": ["bouton", "minuterie"],
        "scenes": [{"name": "A", "map": [">.cG", ".#p#"], "events": []}],
        **changes,
    }


def block(op: str, *inside: dict[str, Any], **terms: Any) -> dict[str, Any]:
    """A block with a body where its kind has one."""
    made: dict[str, Any] = {"op": op, **terms}
    if SHAPES[op].branches:
        made["body"] = list(inside)
    if SHAPES[op].branches > 1:
        made.setdefault("else", [])
    return made


FORWARD, LEFT, RIGHT, COLLECT, PAINT, STOP = (
    block(op) for op in ("forward", "left", "right", "collect", "paint", "stop")
)


def state(*blocks: dict[str, Any]) -> dict[str, Any]:
    """The state with that program."""
    return {"program": list(blocks)}


def after(given: JsonObject, *acts: dict[str, Any], first: JsonObject | None = None) -> JsonObject:
    """The state after acts."""
    found = APP.first(given) if first is None else first
    for act in acts:
        found = APP.perform(given, found, act)
    return found


def insert(op: str, line: int) -> dict[str, Any]:
    """The act that puts a block below a line."""
    return {"do": "insert", "op": op, "after": line}


def give(line: int, key: str, value: int | str) -> dict[str, Any]:
    """The act that gives a term a value."""
    return {"do": "set", "line": line, "key": key, "value": value}
