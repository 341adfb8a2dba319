"""Blocks, conditions and scenes in words. Knows no widget."""

from collections.abc import Iterable, Mapping
from typing import Final

from engine.applications.blocks.program import Block, Program, Row
from engine.applications.blocks.running import Frame, Run
from engine.applications.blocks.scene import Cell, Scene, cell_name
from engine.applications.blocks.start import Workshop
from engine.applications.blocks.terms import ON, Compared, Operand, Sensed, read_condition
from kiosk.words.tools.blocks import BlocksText, blocks_words

_OPS: Final = {
    "forward": BlocksText.OP_FORWARD,
    "left": BlocksText.OP_LEFT,
    "right": BlocksText.OP_RIGHT,
    "collect": BlocksText.OP_COLLECT,
    "paint": BlocksText.OP_PAINT,
    "stop": BlocksText.OP_STOP,
    "repeat": BlocksText.OP_REPEAT,
    "until": BlocksText.OP_UNTIL,
    "while": BlocksText.OP_WHILE,
    "if": BlocksText.OP_IF,
    "if_else": BlocksText.OP_IF_ELSE,
    "set": BlocksText.OP_SET,
    "add": BlocksText.OP_ADD,
    "define": BlocksText.OP_DEFINE,
    "call": BlocksText.OP_CALL,
    "when": BlocksText.OP_WHEN,
}
_SAYINGS: Final = {
    "repeat": BlocksText.SAY_REPEAT,
    "until": BlocksText.SAY_UNTIL,
    "while": BlocksText.SAY_WHILE,
    "if": BlocksText.SAY_IF,
    "if_else": BlocksText.SAY_IF,
    "set": BlocksText.SAY_SET,
    "add": BlocksText.SAY_ADD,
    "when": BlocksText.SAY_WHEN,
}
_ENDS: Final = {
    "repeat": BlocksText.END_LOOP,
    "until": BlocksText.END_LOOP,
    "while": BlocksText.END_WHILE,
    "if": BlocksText.END_IF,
    "if_else": BlocksText.END_IF,
    "define": BlocksText.END_DEFINE,
    "when": BlocksText.END_WHEN,
}
_SENSORS: Final = {
    "wall": (BlocksText.WALL, BlocksText.NO_WALL),
    "wall_left": (BlocksText.WALL_LEFT, BlocksText.NO_WALL_LEFT),
    "wall_right": (BlocksText.WALL_RIGHT, BlocksText.NO_WALL_RIGHT),
    "painted": (BlocksText.IS_PAINTED, BlocksText.NOT_PAINTED),
}
COMPARISONS: Final = {
    "=": BlocksText.EQ,
    "!=": BlocksText.NE,
    "<": BlocksText.LT,
    ">": BlocksText.GT,
    "<=": BlocksText.LE,
    ">=": BlocksText.GE,
}
_FACING: Final = (
    BlocksText.FACING_0,
    BlocksText.FACING_1,
    BlocksText.FACING_2,
    BlocksText.FACING_3,
)
_ENDINGS: Final = {
    "done": BlocksText.ENDED_DONE,
    "wall": BlocksText.ENDED_WALL,
    "too-long": BlocksText.ENDED_LONG,
    "unknown": BlocksText.ENDED_UNKNOWN,
    "no-grid": BlocksText.ENDED_GRID,
    "too-deep": BlocksText.ENDED_DEEP,
}
_VOWELS: Final = "aeiouyâàéèêëîïôùûœ"


def kind_words(workshop: Workshop, op: str) -> str:
    """What a kind of block is called where it is offered."""
    return workshop.labels.get(op) or blocks_words(_OPS[op])


def row_words(workshop: Workshop, program: Program, row: Row) -> str:
    """What stands on a line."""
    if row.part == "else":
        return blocks_words(BlocksText.SAY_ELSE)
    if row.part == "end":
        return blocks_words(_ENDS[row.block.op])
    return block_words(workshop, program, row.block)


def block_words(workshop: Workshop, program: Program, block: Block) -> str:
    """A block with its terms."""
    values: dict[str, Operand] = dict(zip(block.shape.terms, block.terms, strict=True))
    if "cond" in values:
        values["cond"] = condition_words(workshop, str(values["cond"]))
    if block.op == "define":
        with_param = BlocksText.SAY_DEFINE_WITH if values["param"] else BlocksText.SAY_DEFINE
        return blocks_words(with_param, **values)
    if block.op == "call":
        takes = any(
            one.op == "define" and one.word("name") == values["name"] and one.word("param")
            for one in program
        )
        return blocks_words(BlocksText.SAY_CALL_WITH if takes else BlocksText.SAY_CALL, **values)
    saying = _SAYINGS.get(block.op)
    return blocks_words(saying, **values) if saying else kind_words(workshop, block.op)


def condition_words(workshop: Workshop, written: str) -> str:
    """A condition as it is read."""
    found = read_condition(written)
    if isinstance(found, Compared):
        comparison = blocks_words(COMPARISONS[found.comparison])
        return f"{found.left} {comparison} {found.right}"
    return _sensed_words(workshop, found)


def _sensed_words(workshop: Workshop, found: Sensed) -> str:
    if found.sensor in _SENSORS:
        return blocks_words(_SENSORS[found.sensor][found.negated])
    thing = workshop.goal if found.sensor == "goal" else found.sensor.removeprefix(ON)
    if not found.negated:
        return blocks_words(BlocksText.HERE, thing=thing)
    vowel = thing[0].lower() in _VOWELS
    return blocks_words(BlocksText.NOT_HERE_VOWEL if vowel else BlocksText.NOT_HERE, thing=thing)


def progress_words(run: Run | None, at: int) -> str:
    """How far a run is, and how it ended where it is over."""
    if run is None or at == 0:
        return blocks_words(BlocksText.AT_FIRST)
    frame = run.frames[at]
    if at < len(run.frames) - 1:
        return blocks_words(BlocksText.AT_STEP, step=at, line=frame.line)
    return blocks_words(_ENDINGS[run.ending], line=frame.line)


def scene_words(workshop: Workshop, scene: Scene, frame: Frame) -> list[str]:
    """What a scene shows, one sentence each, what matters most first."""
    lines = []
    grid = scene.grid
    if grid is not None:
        way = blocks_words(_FACING[frame.heading])
        robot = cell_name(frame.cell)
        lines.append(blocks_words(BlocksText.ROBOT, cell=robot, way=way))
        if grid.goals:
            lines.append(_lying(workshop.goal, grid.goals))
        lines += [
            _lying(thing, (cell for cell, one in frame.left.items() if one == thing))
            for thing in sorted(set(frame.left.values()))
        ]
        if grid.walls:
            lines.append(blocks_words(BlocksText.WALLS, cells=_cells(grid.walls)))
        else:
            lines.append(blocks_words(BlocksText.NO_WALLS))
        if frame.painted:
            lines.append(blocks_words(BlocksText.PAINTED, cells=_cells(frame.painted)))
        if frame.collected:
            things = ", ".join(f"{many} {one}" for one, many in sorted(frame.collected.items()))
            lines.append(blocks_words(BlocksText.COLLECTED, things=things))
    return lines


def value_words(values: Mapping[str, Operand]) -> str:
    """What variables hold."""
    return ", ".join(
        blocks_words(BlocksText.HOLDS, name=name, value=value) for name, value in values.items()
    )


def event_words(scene: Scene, run: Run | None, frame: Frame) -> list[str]:
    """The events of a scene, with what variables held after those that are over."""
    lines = []
    for number, event in enumerate(scene.events, 1):
        over = run is not None and number <= len(run.after) and number <= _over(run, frame)
        if run is not None and over:
            values = value_words(run.after[number - 1])
            words = blocks_words(BlocksText.EVENT_DONE, number=number, event=event, values=values)
        else:
            words = blocks_words(BlocksText.EVENT_WAITS, number=number, event=event)
        lines.append(words)
    return lines


def _over(run: Run, frame: Frame) -> int:
    """How many events are over at a frame: all at the last one, else those before the present."""
    return len(run.after) if frame is run.last else max(frame.fired - 1, 0)


def _lying(thing: str, cells: Iterable[Cell]) -> str:
    name = thing[0].upper() + thing[1:]
    return blocks_words(BlocksText.LIES, thing=name, cells=_cells(cells))


def _cells(cells: Iterable[Cell]) -> str:
    return ", ".join(cell_name(one) for one in sorted(cells, key=lambda one: (one[1], one[0])))
