"""Whether a program does what an author demands. Knows no screen and no act.

Kinds, over the scenes shown: ``reaches`` (ends on a goal), ``collects`` (`thing`, `count` or all
of them, nothing else), ``paints`` (exactly the `cells`), ``ends`` (`values` of variables at the
end). ``returns`` demands that any events, as many as one likes, leave a way back to the `values`.
``tests`` is over `scenes` that are not shown, each with what to `expect`, and
`shown` ones where it says so. Over the program itself: ``max`` (`blocks`), ``uses`` (`what`: a
loop, a condition, a variable, a function, an event or a kind of block, `least` times), ``calls``
(a function runs at least so often on the first scene), ``diff`` (at `most` so many blocks differ
from the first program).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.blocks.distance import distance
from engine.applications.blocks.program import LOOPS, SHAPES, Block, Program, size, walk
from engine.applications.blocks.running import Run, run
from engine.applications.blocks.scene import Cell, Scene, read_cell, read_values
from engine.applications.blocks.start import MOST_SCENES, Workshop
from engine.applications.blocks.terms import Compared, Operand, read_condition
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import treated

Held = tuple[tuple[str, Operand], ...]
_MOST_COUNT: Final = 64
_KINDS_OF_USE: Final[Mapping[str, tuple[str, ...]]] = {
    "loop": LOOPS,
    "condition": ("if", "if_else"),
    "event": ("when",),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run must lead to; None where it is left open. Every run must end well."""

    reaches: bool = False
    collects: Mapping[str, int] | None = field(default=None, hash=False)
    paints: frozenset[Cell] | None = None
    values: Mapping[str, Operand] = field(default_factory=dict, hash=False)
    after: tuple[tuple[str, tuple[Operand, ...]], ...] = ()


def holds(workshop: Workshop, program: Program, assertion: JsonObject) -> bool:
    """Whether an assertion holds of a program.

    Raises:
        MalformedError: It is none that this workshop could answer.
    """
    reader = Reader(assertion, "check.")
    kind = reader.text("kind", longest=20)
    if kind not in _KINDS:
        raise MalformedError("check.kind", kind)
    return _KINDS[kind](workshop, program, reader)


def _shown(wanted: str) -> Callable[[Workshop, Program, Reader], bool]:
    def verdict(workshop: Workshop, program: Program, reader: Reader) -> bool:
        results = []
        for scene in workshop.scenes:
            match wanted:
                case "reaches":
                    what = Wanted(reaches=True)
                case "collects":
                    what = Wanted(collects=_collected(workshop, scene, reader))
                case "paints":
                    what = Wanted(paints=_cells(reader, "cells"))
                case _:
                    what = Wanted(values=_values(workshop, reader))
            results.append(_met(run(workshop, program, scene), scene, what))
        return all(results)

    return verdict


def _tests(workshop: Workshop, program: Program, reader: Reader) -> bool:
    verdicts = []
    for one in reader.readers("scenes", most=MOST_SCENES):
        scene = workshop.scene(one)
        wanted = _wanted(workshop, scene, one.inner("expect") if one.has("expect") else reader)
        verdicts.append(_met(run(workshop, program, scene), scene, wanted))
    if reader.has("shown") and reader.boolean("shown"):
        for scene in workshop.scenes:
            wanted = _wanted(workshop, scene, reader)
            verdicts.append(_met(run(workshop, program, scene), scene, wanted))
    if not verdicts:
        raise MalformedError("check.scenes")
    return all(verdicts)


def _wanted(workshop: Workshop, scene: Scene, reader: Reader) -> Wanted:
    found = Wanted(
        reaches=reader.boolean("reaches") if reader.has("reaches") else False,
        collects=_counts(workshop, scene, reader.inner("collects"))
        if reader.has("collects")
        else None,
        paints=_cells(reader, "paints") if reader.has("paints") else None,
        values=_values(workshop, reader) if reader.has("values") else {},
        after=_after(workshop, scene, reader.inner("after")) if reader.has("after") else (),
    )
    if found == Wanted():
        raise MalformedError("check.expects_nothing")
    return found


def _met(found: Run, scene: Scene, wanted: Wanted) -> bool:
    last, grid = found.last, scene.grid
    if found.ending != "done":
        return False
    if wanted.reaches and (grid is None or last.cell not in grid.goals):
        return False
    if wanted.collects is not None and dict(last.collected) != wanted.collects:
        return False
    if wanted.paints is not None and last.painted != wanted.paints:
        return False
    if any(last.values.get(name) != value for name, value in wanted.values.items()):
        return False
    return all(tuple(one[name] for one in found.after) == values for name, values in wanted.after)


def _collected(workshop: Workshop, scene: Scene, reader: Reader) -> Mapping[str, int]:
    thing = reader.text("thing", longest=24)
    count = reader.integer("count", most=_MOST_COUNT) if reader.has("count") else None
    return _only(workshop, scene, {thing: count})


def _counts(workshop: Workshop, scene: Scene, reader: Reader) -> Mapping[str, int]:
    counts: dict[str, int | None] = {
        one: None if reader.value[one] == "all" else reader.integer(one, most=_MOST_COUNT)
        for one in reader.value
    }
    return _only(workshop, scene, counts)


def _only(workshop: Workshop, scene: Scene, counts: Mapping[str, int | None]) -> Mapping[str, int]:
    """How many of each thing, without those of which there shall be none."""
    if not set(counts) <= set(workshop.things.values()) or scene.grid is None:
        raise MalformedError("check.thing", *sorted(counts)[:1])
    lying = list(scene.grid.things.values())
    found = {one: lying.count(one) if many is None else many for one, many in counts.items()}
    return {one: many for one, many in found.items() if many}


def _cells(reader: Reader, key: str) -> frozenset[Cell]:
    return frozenset(read_cell(one) for one in reader.texts(key, most=_MOST_COUNT))


def _values(workshop: Workshop, reader: Reader) -> Mapping[str, Operand]:
    found = read_values(reader.inner("values"), workshop.names.variables)
    if not found:
        raise MalformedError("check.values")
    return found


def _after(
    workshop: Workshop, scene: Scene, reader: Reader
) -> tuple[tuple[str, tuple[Operand, ...]], ...]:
    made = []
    for name in reader.value:
        values = reader.items(name, most=len(scene.events))
        if len(values) != len(scene.events):
            raise MalformedError("check.after", name)
        each = [read_values(Reader({name: one}), workshop.names.variables) for one in values]
        made.append((name, tuple(one[name] for one in each)))
    return tuple(made)


def _returns(workshop: Workshop, program: Program, reader: Reader) -> bool:
    """Whether from all that events can lead to, some more events lead to the values wanted."""
    wanted = _values(workshop, reader)
    ways = _ways(workshop, program)
    good = {one for one in ways or () if wanted.items() <= dict(one).items()}
    while ways is not None:
        more = {
            one for one, ahead in ways.items() if one not in good and not good.isdisjoint(ahead)
        }
        if not more:
            break
        good |= more
    return ways is not None and good == set(ways)


def _ways(workshop: Workshop, program: Program) -> Mapping[Held, frozenset[Held]] | None:
    """What events lead to from what variables hold; None where that is too much, or ends badly."""
    grid = workshop.scenes[0].grid
    first = run(workshop, program, Scene("", grid, (), {}))
    trails: dict[Held, tuple[str, ...]] = {_held(first.last.values): ()}
    ways: dict[Held, frozenset[Held]] = {}
    waiting = list(trails)
    while waiting:
        held = waiting.pop()
        ahead: set[Held] = set()
        for event in workshop.events:
            trail = (*trails[held], event)
            found = run(workshop, program, Scene("", grid, trail, {}))
            if found.ending != "done" or len(trails) > _MOST_COUNT:
                return None
            there = _held(found.after[-1])
            ahead.add(there)
            if there not in trails:
                trails[there] = trail
                waiting.append(there)
        ways[held] = frozenset(ahead)
    return ways


def _held(values: Mapping[str, Operand]) -> Held:
    return tuple(sorted(values.items(), key=lambda one: one[0]))


def _max(_workshop: Workshop, program: Program, reader: Reader) -> bool:
    return size(program) <= reader.integer("blocks", least=1)


def _diff(workshop: Workshop, program: Program, reader: Reader) -> bool:
    most = reader.integer("most", least=1)
    if abs(size(program) - size(workshop.program)) > most:
        return False
    return distance(workshop.program, program) <= most


def _uses(workshop: Workshop, program: Program, reader: Reader) -> bool:
    what = reader.text("what", longest=20)
    least = reader.integer("least", least=1, most=_MOST_COUNT) if reader.has("least") else 1
    if what == "variable":
        found = sum(_changes(workshop, one) or _reads(workshop, one) for one in walk(program))
        return found >= least and any(_reads(workshop, one) for one in walk(program))
    if what == "function":
        return _functions(program, reader) >= least
    if what not in (*_KINDS_OF_USE, *SHAPES):
        raise MalformedError("check.use", what)
    kinds = _KINDS_OF_USE.get(what, (what,))
    return sum(one.op in kinds for one in walk(program)) >= least


def _functions(program: Program, reader: Reader) -> int:
    """How many calls of functions there are that have a body and what else is demanded."""
    name = reader.text("name", longest=24) if reader.has("name") else None
    param = reader.boolean("param") if reader.has("param") else False
    good = {
        one.word("name")
        for one in program
        if one.op == "define"
        and one.body
        and (name is None or _same(one.word("name"), name))
        and (not param or _reads_param(one))
    }
    return sum(one.op == "call" and one.word("name") in good for one in walk(program))


def _calls(workshop: Workshop, program: Program, reader: Reader) -> bool:
    name = reader.text("name", longest=24)
    least = reader.integer("least", least=1, most=_MOST_COUNT)
    found = run(workshop, program, workshop.scenes[0]).calls
    return sum(many for one, many in found.items() if _same(one, name)) >= least


def _same(one: str, other: str) -> bool:
    forgiven = frozenset({"t1", "t2"})
    return treated(one, forgiven) == treated(other, forgiven)


def _changes(workshop: Workshop, block: Block) -> bool:
    return block.op in ("set", "add") and workshop.variable(block.word("name")) is not None


def _reads(workshop: Workshop, block: Block) -> bool:
    return any(workshop.variable(one) is not None for one in _read_names(block))


def _reads_param(function: Block) -> bool:
    param = function.word("param")
    return bool(param) and any(param in _read_names(one) for one in walk(function.body))


def _read_names(block: Block) -> tuple[str, ...]:
    """The names that a block takes a value from."""
    found: list[str] = []
    for key, term in zip(block.shape.terms, block.terms, strict=True):
        if key == "cond":
            condition = read_condition(str(term))
            if isinstance(condition, Compared):
                found += [condition.left, str(condition.right)]
        elif key in ("times", "value"):
            found.append(str(term))
    return tuple(found)


_KINDS: Final[Mapping[str, Callable[[Workshop, Program, Reader], bool]]] = {
    "reaches": _shown("reaches"),
    "collects": _shown("collects"),
    "paints": _shown("paints"),
    "ends": _shown("ends"),
    "returns": _returns,
    "tests": _tests,
    "max": _max,
    "uses": _uses,
    "calls": _calls,
    "diff": _diff,
}
