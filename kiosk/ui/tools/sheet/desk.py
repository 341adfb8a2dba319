"""The sheet in front as it stands, for everything that shows it. Knows no widget."""

from dataclasses import dataclass
from fractions import Fraction

from engine.applications.sheet.addresses import Area, Cell, cell_name, column_name
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.pages import Page, Workbook, region
from engine.applications.sheet.scalars import Scalar
from engine.applications.sheet.shapes import general
from engine.applications.sheet.start import Start, start_from_json
from engine.applications.sheet.state import state_from_json
from kiosk.ui.views.tool import State


@dataclass(frozen=True, slots=True)
class Desk:
    """A state, opened: what was laid out, the workbook, its values and the hidden rows."""

    start: Start
    book: Workbook
    found: Calculation
    page: Page
    hidden: frozenset[int]

    def text(self, cell: Cell) -> str:
        """What a cell shows."""
        return self.found.text(self.page.name, cell)

    def value(self, cell: Cell) -> Scalar:
        """What a cell is worth."""
        return self.found.value(self.page.name, cell)

    def raw(self, cell: Cell) -> str:
        """What was typed into a cell."""
        return self.page.raw.get(cell, "")

    def table(self, area: Area) -> Area:
        """The filled table around the first cell of an area."""
        return region(self.page, area.first)

    def headed(self, area: Area) -> bool:
        """Whether the first row of an area looks like titles."""
        if area.height == 1:
            return False
        tops = [Cell(area.top, column) for column in range(area.left, area.right + 1)]
        if not all(isinstance(self.value(one), str) for one in tops):
            return False
        below = [self.value(Cell(one.row + 1, one.column)) for one in tops]
        bold = all(one in self.page.bold for one in tops)
        return bold or not all(isinstance(one, str) for one in below)

    def column_title(self, area: Area, column: int, *, headed: bool) -> str:
        """A column by its letter, and its title where it has one."""
        title = self.text(Cell(area.top, column)) if headed else ""
        return f"{column_name(column)} ({title})" if title else column_name(column)

    def shown_values(self, area: Area, column: int) -> tuple[str, ...]:
        """The different texts of a column below its title, in the order of the rows."""
        rows = range(area.top + 1, area.bottom + 1)
        return tuple(dict.fromkeys(self.text(Cell(row, column)) for row in rows))

    def numbers(self, area: Area) -> list[Fraction]:
        """The numbers of the shown rows of an area."""
        values = [self.value(one) for one in area.cells() if one.row not in self.hidden]
        return [one for one in values if isinstance(one, Fraction)]

    def places_of(self, text: str) -> list[Cell]:
        """The cells of shown rows that show a text, whatever its case."""
        wanted = text.casefold()
        return [
            one
            for one in self.page.area.cells()
            if one.row not in self.hidden and wanted in self.text(one).casefold()
        ]

    def sum_of(self, area: Area) -> tuple[Cell, str]:
        """Where a sum of an area or of what stands above a cell goes, and its formula."""
        if area.height > 1:
            cell = Cell(area.bottom + 1, area.left)
            empty = Cell(area.bottom, area.left) not in self.page.raw
            cell, last = (
                (Cell(area.bottom, area.left), area.bottom - 1) if empty else (cell, area.bottom)
            )
            return cell, _sum(Cell(area.top, area.left), Cell(last, area.left))
        cell = area.first
        top = cell.row
        while top > 0 and isinstance(self.value(Cell(top - 1, cell.column)), Fraction):
            top -= 1
        if top < cell.row:
            return cell, _sum(Cell(top, cell.column), Cell(cell.row - 1, cell.column))
        left = cell.column
        while left > 0 and isinstance(self.value(Cell(cell.row, left - 1)), Fraction):
            left -= 1
        if left < cell.column:
            return cell, _sum(Cell(cell.row, left), Cell(cell.row, cell.column - 1))
        return cell, "=SOMME()"


def _sum(first: Cell, last: Cell) -> str:
    return f"=SOMME({cell_name(first)}:{cell_name(last)})"


def desk(start: State, state: State) -> Desk:
    """A state, opened.

    Raises:
        MalformedError: The state is none of this start.
    """
    laid = start_from_json(start)
    book = state_from_json(laid.book, state)
    found = Calculation(book)
    page = book.page(book.open)
    return Desk(laid, book, found, page, found.hidden(page))


def mean(numbers: list[Fraction]) -> str:
    """The mean of numbers, written."""
    return general(sum(numbers, Fraction(0)) / len(numbers))


def total(numbers: list[Fraction]) -> str:
    """The sum of numbers, written."""
    return general(sum(numbers, Fraction(0)))
