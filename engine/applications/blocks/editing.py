"""What somebody does to a program: put, take, move, copy a block, change a term. Knows no run."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.blocks.program import (
    DEEPEST,
    MOST_BLOCKS,
    SHAPES,
    Block,
    Program,
    Row,
    Slot,
    depth,
    put,
    rows,
    size,
    swapped,
    taken,
    walk,
)
from engine.applications.blocks.start import Workshop
from engine.applications.blocks.terms import (
    LEAST,
    MOST,
    Compared,
    Operand,
    Sensed,
    is_name,
    read_condition,
)
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import composed

NEW_FUNCTION: Final = "bloc"
"""What a function is called before somebody names it."""


def perform(workshop: Workshop, program: Program, act: JsonObject) -> Program:
    """The program after an act.

    ``insert`` puts a block of a kind (`op`) below a line (`after`); ``delete``, ``duplicate`` and
    ``move`` (`way`: ``up``, ``down``) are done to the block of a `line`; ``set`` gives one of its
    terms (`key`) a `value`.

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done now.
    """
    reader = Reader(act, "act.")
    name = reader.text("do", longest=20)
    if name not in _ACTS:
        raise MalformedError("act.unknown", name)
    if workshop.locked:
        raise ActRefusedError("locked")
    after = _ACTS[name](workshop, program, reader)
    if size(after) > MOST_BLOCKS:
        raise ActRefusedError("too-many")
    if depth(after) > DEEPEST:
        raise ActRefusedError("too-deep")
    return after


def new_block(workshop: Workshop, program: Program, op: str) -> Block:
    """A block of a kind as it is before its terms are chosen.

    Raises:
        ActRefusedError: There is nothing that it could name yet.
    """
    first: dict[str, Operand] = {"times": 2, "value": 1, "param": ""}
    names = _functions(program)
    if op == "call":
        if not names:
            raise ActRefusedError("nothing-defined")
        first["name"] = names[0]
    elif op == "define":
        first["name"] = _free(names)
    elif op in ("set", "add"):
        if not workshop.variables:
            raise ActRefusedError("no-variable")
        found = workshop.variables[0]
        first["name"] = found.name
        first["value"] = _first_value(workshop, found.name, 0 if op == "set" else 1)
    elif op == "when":
        if not workshop.events:
            raise ActRefusedError("no-event")
        first["event"] = workshop.events[0]
    elif "cond" in SHAPES[op].terms:
        first["cond"] = _first_condition(workshop)
    return Block(op, tuple(first[key] for key in SHAPES[op].terms))


def in_scope(workshop: Workshop, program: Program, row: Row) -> tuple[str, ...]:
    """The names that hold a number where a line stands: variables, then a parameter."""
    numbers = [one.name for one in workshop.variables if not one.words]
    around = program[row.path[0]]
    if around.op == "define" and around.word("param"):
        numbers.append(around.word("param"))
    return tuple(numbers)


def _insert(workshop: Workshop, program: Program, act: Reader) -> Program:
    op = act.text("op", longest=20)
    if op not in workshop.palette:
        raise MalformedError("act.block", op)
    lines = rows(program)
    after = act.integer("after", most=len(lines))
    slot: Slot = lines[after - 1].slot() if after else ((), 0)
    if SHAPES[op].top and slot[0]:
        raise ActRefusedError("top-only")
    return put(program, slot, new_block(workshop, program, op))


def _delete(_workshop: Workshop, program: Program, act: Reader) -> Program:
    return taken(program, _row(program, act).path)


def _duplicate(_workshop: Workshop, program: Program, act: Reader) -> Program:
    row = _row(program, act)
    block = row.block
    if block.op == "define":
        block = block.with_term("name", _free(_functions(program)))
    return put(program, (row.path[:-1], row.path[-1] + 1), block)


def _move(_workshop: Workshop, program: Program, act: Reader) -> Program:
    way = act.text("way", longest=10)
    if way not in ("up", "down"):
        raise MalformedError("act.way", way)
    row = _row(program, act)
    rest = taken(program, row.path)
    slots: list[Slot] = [((), 0), *(one.slot() for one in rows(rest))]
    place = _head(program, row).line - 1 + (1 if way == "down" else -1)
    while row.block.shape.top and 0 <= place < len(slots) and slots[place][0]:
        place += 1 if way == "down" else -1
    if not 0 <= place < len(slots):
        raise ActRefusedError("at-bottom" if way == "down" else "at-top")
    return put(rest, slots[place], row.block)


def _set(workshop: Workshop, program: Program, act: Reader) -> Program:
    row = _row(program, act)
    block, key = row.block, act.text("key", longest=20)
    if key not in block.shape.terms:
        raise MalformedError("act.term", key)
    if key in ("times", "value"):
        value = _operand(workshop, program, row, act, key)
        return swapped(program, row.path, block.with_term(key, value))
    text = composed(act.text("value", longest=60)).strip()
    if key == "cond":
        return swapped(program, row.path, block.with_term(key, _condition(workshop, text)))
    if key == "event" and text not in workshop.events:
        raise MalformedError("act.event", text)
    if block.op == "define":
        return _renamed(program, row, key, text)
    if block.op == "call" and text not in _functions(program):
        raise ActRefusedError("nothing-defined")
    changed = block.with_term(key, text)
    if block.op in ("set", "add"):
        if workshop.variable(text) is None:
            raise MalformedError("act.variable", text)
        changed = changed.with_term("value", _kept(workshop, block, text))
    return swapped(program, row.path, changed)


def _kept(workshop: Workshop, block: Block, name: str) -> Operand:
    """The value for another variable: the same one, where that holds such values."""
    before, after = workshop.variable(block.word("name")), workshop.variable(name)
    same = before is not None and after is not None and before.words == after.words
    return block.term("value") if same else _first_value(workshop, name, 0)


def _operand(workshop: Workshop, program: Program, row: Row, act: Reader, key: str) -> Operand:
    given = act.value.get("value")
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise MalformedError("act.value")
    if isinstance(given, int):
        if not (0 if key == "times" else LEAST) <= given <= MOST:
            raise ActRefusedError("number-range")
        return given
    text = composed(act.text("value", longest=60)).strip()
    words: tuple[str, ...] = ()
    if row.block.op == "set":
        held = workshop.variable(row.block.word("name"))
        words = held.words if held is not None else ()
    if text not in (*in_scope(workshop, program, row), *words):
        raise ActRefusedError("not-a-number")
    return text


def _condition(workshop: Workshop, text: str) -> str:
    found = read_condition(text)
    if isinstance(found, Sensed) and found.sensor not in workshop.sensors:
        raise MalformedError("act.sensor", text)
    return found.written()


def _renamed(program: Program, row: Row, key: str, text: str) -> Program:
    """A function with another name or parameter, which its calls and its body follow."""
    block = row.block
    if not is_name(text) and not (key == "param" and not text):
        raise ActRefusedError("not-a-name")
    before = block.word(key)
    if key == "param":
        body = _followed(block.body, before, text) if before and text else block.body
        return swapped(program, row.path, replace(block.with_term(key, text), body=body))
    if text != before and text in _functions(program):
        raise ActRefusedError("name-taken")
    changed = swapped(program, row.path, block.with_term(key, text))
    return tuple(_called(one, before, text) for one in changed)


def _called(block: Block, before: str, after: str) -> Block:
    named = block.op == "call" and block.word("name") == before
    found = block.with_term("name", after) if named else block
    return replace(
        found,
        body=tuple(_called(one, before, after) for one in found.body),
        other=tuple(_called(one, before, after) for one in found.other),
    )


def _followed(blocks: Program, before: str, after: str) -> Program:
    made = []
    for one in blocks:
        found = one
        for key in ("times", "value"):
            if key in one.shape.terms and one.term(key) == before:
                found = found.with_term(key, after)
        if "cond" in one.shape.terms:
            found = found.with_term("cond", _condition_followed(one.word("cond"), before, after))
        made.append(
            replace(
                found,
                body=_followed(one.body, before, after),
                other=_followed(one.other, before, after),
            )
        )
    return tuple(made)


def _condition_followed(text: str, before: str, after: str) -> str:
    found = read_condition(text)
    if isinstance(found, Compared):
        left = after if found.left == before else found.left
        right = after if found.right == before else found.right
        found = Compared(left, found.comparison, right)
    return found.written()


def _row(program: Program, act: Reader) -> Row:
    lines = rows(program)
    line = act.integer("line", least=1)
    if line > len(lines):
        raise MalformedError("act.line", str(line))
    return lines[line - 1]


def _head(program: Program, row: Row) -> Row:
    return next(one for one in rows(program) if one.path == row.path)


def _functions(program: Program) -> tuple[str, ...]:
    return tuple(one.word("name") for one in walk(program) if one.op == "define")


def _free(names: tuple[str, ...]) -> str:
    number = 1
    while f"{NEW_FUNCTION} {number}" in names:
        number += 1
    return f"{NEW_FUNCTION} {number}"


def _first_value(workshop: Workshop, name: str, number: int) -> Operand:
    found = workshop.variable(name)
    return found.words[0] if found is not None and found.words else number


def _first_condition(workshop: Workshop) -> str:
    if workshop.sensors:
        return workshop.sensors[0]
    if workshop.variables:
        found = workshop.variables[0]
        return Compared(found.name, "=", _first_value(workshop, found.name, 0)).written()
    raise ActRefusedError("no-condition")


_ACTS: Final[Mapping[str, Callable[[Workshop, Program, Reader], Program]]] = {
    "insert": _insert,
    "delete": _delete,
    "duplicate": _duplicate,
    "move": _move,
    "set": _set,
}
