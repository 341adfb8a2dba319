"""Runs a program over a scene, step by step, within bounds. Knows no screen and no check.

What stands outside definitions and events runs first; then each event of the scene in turn. A run
that goes on for too long, meets a wall or names what is not there ends there.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.blocks.program import Block, Path, Program, rows
from engine.applications.blocks.scene import STEPS, Cell, Scene
from engine.applications.blocks.start import Workshop
from engine.applications.blocks.terms import MOST, ON, Compared, Operand, read_condition

MOST_STEPS: Final = 600
MOST_CALLS: Final = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be seen after a line was done; `fired` counts the events so far."""

    line: int
    cell: Cell
    heading: int
    fired: int
    painted: frozenset[Cell]
    left: Mapping[Cell, str] = field(hash=False)
    collected: Mapping[str, int] = field(hash=False)
    values: Mapping[str, Operand] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Run:
    """The frames from the one before any line, and how it ended.

    `ending` is ``done``, ``wall``, ``too-long``, ``unknown`` (a name), ``no-grid`` or
    ``too-deep``; `after` are the values after each event; `calls` how often each function ran.
    """

    frames: tuple[Frame, ...]
    ending: str
    after: tuple[Mapping[str, Operand], ...] = field(hash=False)
    calls: Mapping[str, int] = field(hash=False)

    @property
    def last(self) -> Frame:
        """What is to be seen at the end."""
        return self.frames[-1]


class _EndedError(Exception):
    """The run stops here; the argument says how."""


def run(workshop: Workshop, program: Program, scene: Scene) -> Run:
    """What a program does on a scene."""
    return _Runner(workshop, program, scene).run()


class _Runner:
    def __init__(self, workshop: Workshop, program: Program, scene: Scene) -> None:
        self._program = program
        self._scene = scene
        self._lines = {one.path: one.line for one in rows(program) if one.part == "head"}
        self._functions = {
            one.word("name"): (place, one)
            for place, one in enumerate(program)
            if one.op == "define"
        }
        grid = scene.grid
        self._cell: Cell = grid.robot if grid else (0, 0)
        self._heading = grid.heading if grid else 0
        self._painted = grid.painted if grid else frozenset()
        self._left = dict(grid.things) if grid else {}
        self._collected: Counter[str] = Counter()
        self._values: dict[str, Operand] = {one.name: one.first for one in workshop.variables}
        self._values |= scene.values
        self._given: list[dict[str, Operand]] = []
        self._calls: Counter[str] = Counter()
        self._fired = 0
        self._frames: list[Frame] = []
        self._after: list[Mapping[str, Operand]] = []
        self._seen(0)

    def run(self) -> Run:
        try:
            self._all()
            ending = "done"
        except _EndedError as ended:
            ending = str(ended.args[0])
        return Run(tuple(self._frames), ending, tuple(self._after), dict(self._calls))

    def _all(self) -> None:
        for place, block in enumerate(self._program):
            if not block.shape.top:
                self._do(block, (place,))
        for event in self._scene.events:
            self._fired += 1
            for place, block in enumerate(self._program):
                if block.op == "when" and block.word("event") == event:
                    self._step((place,))
                    self._do_all(block.body, (place, 0))
            self._after.append(dict(self._values))

    def _seen(self, line: int) -> None:
        values = {**self._values, **(self._given[-1] if self._given else {})}
        self._frames.append(
            Frame(
                line,
                self._cell,
                self._heading,
                self._fired,
                self._painted,
                dict(self._left),
                dict(self._collected),
                values,
            )
        )

    def _step(self, path: Path) -> None:
        if len(self._frames) > MOST_STEPS:
            raise _EndedError("too-long")
        self._seen(self._lines[path])

    def _do_all(self, blocks: Program, prefix: Path) -> None:
        for place, block in enumerate(blocks):
            self._do(block, (*prefix, place))

    def _do(self, block: Block, path: Path) -> None:
        match block.op:
            case "repeat":
                self._repeat(block, path)
            case "until" | "while":
                wanted = block.op == "while"
                while self._asked(block, path) == wanted:
                    self._do_all(block.body, (*path, 0))
            case "if" | "if_else":
                if self._asked(block, path):
                    self._do_all(block.body, (*path, 0))
                else:
                    self._do_all(block.other, (*path, 1))
            case "call":
                self._call(block, path)
            case "stop":
                self._step(path)
                raise _EndedError("done")
            case "set" | "add":
                self._assign(block)
                self._step(path)
            case _:
                self._move(block.op, path)
                self._step(path)

    def _repeat(self, block: Block, path: Path) -> None:
        times = self._number(block.term("times"))
        if times <= 0:
            self._step(path)
        for _ in range(min(times, MOST_STEPS + 1)):
            self._step(path)
            self._do_all(block.body, (*path, 0))

    def _call(self, block: Block, path: Path) -> None:
        name = block.word("name")
        if name not in self._functions:
            self._step(path)
            raise _EndedError("unknown")
        place, function = self._functions[name]
        param = function.word("param")
        given: dict[str, Operand] = {param: self._held(block.term("value"))} if param else {}
        if len(self._given) >= MOST_CALLS:
            raise _EndedError("too-deep")
        self._step(path)
        self._calls[name] += 1
        self._given.append(given)
        self._do_all(function.body, (place, 0))
        self._given.pop()

    def _assign(self, block: Block) -> None:
        name, value = block.word("name"), self._held(block.term("value"))
        if block.op == "add":
            held = self._values[name]
            if isinstance(held, str) or isinstance(value, str):
                raise _EndedError("unknown")
            value = held + value
            if abs(value) > MOST * MOST_STEPS:  # grows with each step where it is added to itself
                raise _EndedError("too-long")
        self._values[name] = value

    def _held(self, operand: Operand) -> Operand:
        """What an operand stands for; a word that names nothing stands for itself."""
        if isinstance(operand, int):
            return operand
        given = self._given[-1] if self._given else {}
        return given.get(operand, self._values.get(operand, operand))

    def _number(self, operand: Operand) -> int:
        value = self._held(operand)
        if isinstance(value, str):
            raise _EndedError("unknown")
        return value

    def _asked(self, block: Block, path: Path) -> bool:
        condition = read_condition(block.word("cond"))
        self._step(path)
        if isinstance(condition, Compared):
            return self._compared(condition)
        return self._sensed(condition.sensor) != condition.negated

    def _compared(self, condition: Compared) -> bool:
        left, right = self._held(condition.left), self._held(condition.right)
        if condition.comparison in ("=", "!="):
            return (left == right) == (condition.comparison == "=")
        if isinstance(left, str) or isinstance(right, str):
            raise _EndedError("unknown")
        verdicts = {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}
        return verdicts[condition.comparison]

    def _sensed(self, sensor: str) -> bool:
        grid = self._scene.grid
        if grid is None:
            raise _EndedError("no-grid")
        if sensor == "goal":
            return self._cell in grid.goals
        if sensor == "painted":
            return self._cell in self._painted
        if sensor.startswith(ON):
            return self._left.get(self._cell) == sensor[len(ON) :]
        turn = {"wall": 0, "wall_left": -1, "wall_right": 1}[sensor]
        return grid.blocked(self._towards(self._heading + turn))

    def _towards(self, heading: int) -> Cell:
        across, down = STEPS[heading % len(STEPS)]
        return self._cell[0] + across, self._cell[1] + down

    def _move(self, op: str, path: Path) -> None:
        grid = self._scene.grid
        if grid is None:
            raise _EndedError("no-grid")
        match op:
            case "forward":
                there = self._towards(self._heading)
                if grid.blocked(there):
                    self._step(path)
                    raise _EndedError("wall")
                self._cell = there
            case "left" | "right":
                turn = 1 if op == "right" else -1
                self._heading = (self._heading + turn) % len(STEPS)
            case "paint":
                self._painted |= {self._cell}
            case _:
                found = self._left.pop(self._cell, None)
                if found is not None:
                    self._collected[found] += 1
