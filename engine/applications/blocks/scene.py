"""One grid with a robot, or one sequence of events, that a program is tried on. Knows no program.

A map is one text per row: ``.`` free, ``#`` wall, ``G`` goal, ``^ > v <`` the robot and where it
looks, ``P`` a painted cell, a small letter a thing. Cells are (column, row) from (0, 0) at the top
left; on the screen a column is a letter and a row a number from 1.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.blocks.terms import LEAST, MOST, Operand, is_name
from engine.errors import MalformedError
from engine.records.reading import Reader

SIDE: Final = 8
MOST_EVENTS: Final = 12
HEADINGS: Final = "^>v<"
STEPS: Final = ((0, -1), (1, 0), (0, 1), (-1, 0))
_CELL: Final = re.compile("([A-H])([1-8])")
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells at first; `things` says what lies where, `heading` is a place in `HEADINGS`."""

    width: int
    height: int
    robot: Cell
    heading: int
    walls: frozenset[Cell]
    goals: frozenset[Cell]
    painted: frozenset[Cell]
    things: Mapping[Cell, str] = field(hash=False)

    def blocked(self, cell: Cell) -> bool:
        """Whether nobody can go there."""
        column, row = cell
        inside = 0 <= column < self.width and 0 <= row < self.height
        return not inside or cell in self.walls


@dataclass(frozen=True, slots=True)
class Scene:
    """`values` replace what variables hold at first."""

    name: str
    grid: Grid | None
    events: tuple[str, ...]
    values: Mapping[str, Operand] = field(hash=False)


def read_scene(
    reader: Reader, things: Mapping[str, str], events: frozenset[str], variables: frozenset[str]
) -> Scene:
    """One scene; *things* are names by letter.

    Raises:
        MalformedError: Too large, no robot or several, or a sign or name that means nothing.
    """
    shown = reader.texts("events", most=MOST_EVENTS) if reader.has("events") else ()
    values = read_values(reader.inner("variables"), variables) if reader.has("variables") else {}
    if not set(shown) <= events:
        raise MalformedError("blocks.event", *shown[:1])
    grid = _grid(reader, things) if reader.has("map") else None
    return Scene(reader.text("name", longest=40), grid, shown, values)


def read_values(reader: Reader, variables: frozenset[str]) -> Mapping[str, Operand]:
    """What variables hold.

    Raises:
        MalformedError: There is no such variable, or it cannot hold that.
    """
    if not set(reader.value) <= variables:
        raise MalformedError("blocks.variable", *sorted(reader.value)[:1])
    return {key: read_value(reader, key) for key in reader.value}


def read_value(reader: Reader, key: str) -> Operand:
    """What a variable holds: a number or a word.

    Raises:
        MalformedError: It is neither.
    """
    if isinstance(reader.value.get(key), int):
        return reader.integer(key, least=LEAST, most=MOST)
    text = reader.text(key, longest=24)
    if not is_name(text):
        raise MalformedError("blocks.value", text)
    return text


def read_cell(text: str) -> Cell:
    """The cell that a letter and a number name.

    Raises:
        MalformedError: They name none.
    """
    found = _CELL.fullmatch(text)
    if found is None:
        raise MalformedError("blocks.cell", text[:10])
    return ord(found.group(1)) - ord("A"), int(found.group(2)) - 1


def cell_name(cell: Cell) -> str:
    """The letter and the number of a cell."""
    return f"{chr(ord('A') + cell[0])}{cell[1] + 1}"


def _grid(reader: Reader, things: Mapping[str, str]) -> Grid:
    lines = reader.texts("map", most=SIDE, longest=SIDE)
    if not lines or not lines[0] or {len(one) for one in lines} != {len(lines[0])}:
        raise MalformedError("blocks.map")
    cells = {(x, y): sign for y, line in enumerate(lines) for x, sign in enumerate(line)}
    robots = [(cell, sign) for cell, sign in cells.items() if sign in HEADINGS]
    if len(robots) != 1 or not set(cells.values()) <= {*HEADINGS, *".#GP", *things}:
        raise MalformedError("blocks.map")

    def where(wanted: str) -> frozenset[Cell]:
        return frozenset(cell for cell, sign in cells.items() if sign == wanted)

    return Grid(
        width=len(lines[0]),
        height=len(lines),
        robot=robots[0][0],
        heading=HEADINGS.index(robots[0][1]),
        walls=where("#"),
        goals=where("G"),
        painted=where("P"),
        things={cell: things[sign] for cell, sign in cells.items() if sign in things},
    )
