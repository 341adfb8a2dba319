"""Where cells stand: ``C5`` and ``B2:D9``. Knows no content."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from engine.errors import MalformedError

MOST_ROWS: Final = 999
MOST_COLUMNS: Final = 26
_CELL: Final = re.compile(r"([A-Z])([1-9][0-9]{0,2})")


class Cell(NamedTuple):
    """A row and a column, from 0."""

    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of cells; its last row and column belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def cells(self) -> Iterator[Cell]:
        """Row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield Cell(row, column)

    def holds(self, cell: Cell) -> bool:
        """Whether a cell belongs to it."""
        return self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1

    @property
    def first(self) -> Cell:
        """Its upper left cell."""
        return Cell(self.top, self.left)


def column_name(column: int) -> str:
    """The letter of a column, counted from 0."""
    return chr(ord("A") + column)


def column_from_text(text: str) -> int:
    """The place of a column, from 0.

    Raises:
        MalformedError: No letter from A to Z.
    """
    if len(text) != 1 or not "A" <= text <= "Z":
        raise MalformedError("sheet.column", text[:20])
    return ord(text) - ord("A")


def cell_name(cell: Cell) -> str:
    """As ``C5``."""
    return f"{column_name(cell.column)}{cell.row + 1}"


def area_name(area: Area) -> str:
    """As ``B2:D9``, or ``C5`` for a single cell."""
    first, last = cell_name(area.first), cell_name(Cell(area.bottom, area.right))
    return first if first == last else f"{first}:{last}"


def cell_from_text(text: str) -> Cell:
    """The cell of an address.

    Raises:
        MalformedError: The text is none, such as ``5C`` or ``AA1``.
    """
    found = _CELL.fullmatch(text)
    if found is None:
        raise MalformedError("sheet.cell", text[:20])
    return Cell(int(found[2]) - 1, column_from_text(found[1]))


def area_from_text(text: str) -> Area:
    """The rectangle of an address, a single cell included.

    Raises:
        MalformedError: The text is none, or its corners are the wrong way round.
    """
    first, colon, last = text.partition(":")
    one = cell_from_text(first)
    other = cell_from_text(last) if colon else one
    if other.row < one.row or other.column < one.column:
        raise MalformedError("sheet.area", text[:20])
    return Area(one.row, one.column, other.row, other.column)
