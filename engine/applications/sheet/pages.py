"""The sheets of a workbook as they stand: entries, bold cells, shapes, filters. Knows no act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.sheet.addresses import Area, Cell
from engine.applications.sheet.entries import Entry, entry
from engine.applications.sheet.scalars import Fault
from engine.applications.sheet.tokens import FormulaError
from engine.errors import MalformedError

JOINS: Final = ("and", "or")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a column must show: one of the texts kept, or what one or two criteria say.

    `join` is ``and``, ``or``, or empty where there is no second criterion.
    """

    keep: frozenset[str] = frozenset()
    where: str = ""
    join: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows shown: *area* begins with the titles, which are always shown; all columns must agree."""

    area: Area
    by: Mapping[int, Condition] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: what was typed by cell, in its one written form, and how it is shown."""

    name: str
    rows: int
    columns: int
    raw: Mapping[Cell, str] = field(hash=False)
    bold: frozenset[Cell] = frozenset()
    shapes: Mapping[Cell, str] = field(default_factory=dict, hash=False)
    filter: Filter | None = None

    @property
    def area(self) -> Area:
        """All of its cells."""
        return Area(0, 0, self.rows - 1, self.columns - 1)

    def holds(self, area: Area) -> bool:
        """Whether an area lies on it."""
        return area.bottom < self.rows and area.right < self.columns


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets, the name of the one in front, and the year of dates typed without one."""

    pages: tuple[Page, ...]
    open: str
    year: int

    def page(self, name: str) -> Page:
        """The sheet of that name; the first one for an empty name.

        Raises:
            MalformedError: There is none.
        """
        for one in self.pages:
            if one.name == name or not name:
                return one
        raise MalformedError("sheet.sheet", name[:40])

    def entry(self, page: Page, cell: Cell) -> Entry:
        """What stands in a cell."""
        return read(page.raw.get(cell, ""), self.year)


def read(raw: str, year: int) -> Entry:
    """What an entry in its written form means; a broken formula is an error in the cell."""
    try:
        return entry(raw, year)
    except FormulaError:
        return Entry(raw, Fault.NAME)


def region(page: Page, cell: Cell) -> Area:
    """The filled rectangle around a cell, up to empty rows and columns on all sides."""
    top, left, bottom, right = (*cell, *cell)
    grown = True
    while grown:
        wider = Area(
            max(0, top - 1),
            max(0, left - 1),
            min(page.rows - 1, bottom + 1),
            min(page.columns - 1, right + 1),
        )
        near = [one for one in page.raw if wider.holds(one)] + [cell]
        before = (top, left, bottom, right)
        top = min(top, *(one.row for one in near))
        left = min(left, *(one.column for one in near))
        bottom = max(bottom, *(one.row for one in near))
        right = max(right, *(one.column for one in near))
        grown = before != (top, left, bottom, right)
    found = Area(top, left, bottom, right)
    return _without_edges(page, found)


def _without_edges(page: Page, area: Area) -> Area:
    """The area without rows and columns at its edges that hold nothing."""
    filled = [one for one in page.raw if area.holds(one)]
    if not filled:
        return area
    rows, columns = [one.row for one in filled], [one.column for one in filled]
    return Area(min(rows), min(columns), max(rows), max(columns))
