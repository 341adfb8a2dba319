"""What every cell of a workbook is worth, calculated once each. Knows no act and no check."""

from fractions import Fraction
from typing import Final, NamedTuple

from engine.applications.sheet.addresses import Area, Cell
from engine.applications.sheet.criteria import fulfils
from engine.applications.sheet.functions import called
from engine.applications.sheet.operations import hundredth, operated, opposite, spread
from engine.applications.sheet.pages import Condition, Page, Workbook
from engine.applications.sheet.scalars import (
    Fault,
    FaultError,
    Grid,
    Scalar,
    Worth,
    single,
)
from engine.applications.sheet.shapes import DATE, GENERAL, Shape, shape_from_text, written
from engine.applications.sheet.syntax import (
    Call,
    Literal,
    Negative,
    Node,
    Operation,
    Percent,
    Place,
    parsed,
    places,
)

_LIKE_FIRST: Final = (
    "SOMME",
    "MOYENNE",
    "MEDIANE",
    "MIN",
    "MAX",
    "ARRONDI",
    "ARRONDI.SUP",
    "ARRONDI.INF",
    "ABS",
    "GRANDE.VALEUR",
    "PETITE.VALEUR",
    "SIERREUR",
)
_LIKE_ARGUMENT: Final = {**dict.fromkeys(_LIKE_FIRST, 0), "SI": 1, "SOMME.SI": 2}
"""Functions that are shown as one of their arguments is, and which one."""
_DAYS: Final = ("date", "day")


class Spot(NamedTuple):
    """A cell of one of the sheets."""

    sheet: str
    cell: Cell


class Calculation:
    """The values of a workbook; made anew for each state."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._names = {page.name.casefold(): page for page in book.pages}
        self._values: dict[Spot, Scalar] = {}
        self._shapes: dict[Spot, Shape] = {}

    def value(self, sheet: str, cell: Cell) -> Scalar:
        """What a cell is worth."""
        spot = Spot(sheet, cell)
        if spot not in self._values:
            self._calculate(spot)
        return self._values[spot]

    def of_formula(self, formula: str, sheet: str, cell: Cell) -> Scalar:
        """What a formula would be worth in a cell, without standing there."""
        tree = parsed(formula)
        for place in places(tree):
            for one in self._read(place, Spot(sheet, cell)):
                self.value(*one)
        return self._settled(tree, Spot(sheet, cell))

    def shape(self, sheet: str, cell: Cell) -> Shape:
        """How a cell is shown: as it was chosen, else as its entry or its sources suggest."""
        spot = Spot(sheet, cell)
        if spot not in self._shapes:
            self._shapes[spot] = GENERAL  # for formulas that come back to themselves
            self._shapes[spot] = self._shape(spot)
        return self._shapes[spot]

    def text(self, sheet: str, cell: Cell) -> str:
        """What a cell shows."""
        return written(self.value(sheet, cell), self.shape(sheet, cell))

    def hidden(self, page: Page) -> frozenset[int]:
        """The rows that the sheet's filter hides, from 0."""
        if page.filter is None:
            return frozenset()
        area = page.filter.area
        return frozenset(
            row
            for row in range(area.top + 1, area.bottom + 1)
            if not all(
                self._agrees(page.name, Cell(row, column), condition)
                for column, condition in page.filter.by.items()
            )
        )

    def _agrees(self, sheet: str, cell: Cell, condition: Condition) -> bool:
        if not condition.where:
            return self.text(sheet, cell).casefold() in {one.casefold() for one in condition.keep}
        value, year = self.value(sheet, cell), self._book.year
        first = fulfils(value, condition.where, year)
        match condition.join:
            case "and":
                return first and fulfils(value, condition.second, year)
            case "or":
                return first or fulfils(value, condition.second, year)
            case _:
                return first

    def _calculate(self, spot: Spot) -> None:
        """Go through what a cell depends on without recursion, as chains may be long."""
        open_spots: set[Spot] = set()
        stack = [spot]
        while stack:
            top = stack[-1]
            if top in self._values:
                stack.pop()
                continue
            tree = self._tree(top)
            if tree is None or top in open_spots:
                if tree is not None:
                    self._values[top] = self._settled(tree, top)
                stack.pop()
                continue
            open_spots.add(top)
            needed = [one for place in places(tree) for one in self._read(place, top)]
            missing = [one for one in needed if one not in self._values]
            if any(one in open_spots for one in missing):
                self._values[top] = Fault.CIRCULAR
            else:
                stack += missing

    def _tree(self, spot: Spot) -> Node | None:
        """The formula of a cell; None after the value of a constant was taken."""
        page = self._names.get(spot.sheet.casefold())
        found = self._book.entry(page, spot.cell) if page is not None else None
        if found is not None and found.formula:
            return parsed(found.formula)
        self._values[spot] = found.value if found is not None else Fault.REFERENCE
        return None

    def _read(self, place: Place, home: Spot) -> tuple[Spot, ...]:
        """The filled cells that an address reads."""
        page = self._names.get((place.sheet or home.sheet).casefold())
        if page is None:
            return ()
        if place.single:
            return (Spot(page.name, place.area.first),)
        return tuple(Spot(page.name, one) for one in page.raw if place.area.holds(one))

    def _settled(self, tree: Node, home: Spot) -> Scalar:
        worth = self._worth(tree, home)
        try:
            found = single(worth)
        except FaultError as error:
            return error.fault
        return Fraction(0) if found is None else found

    def _worth(self, node: Node, home: Spot) -> Worth:
        match node:
            case Literal():
                return node.value
            case Place():
                return self._placed(node, home)
            case Negative() | Percent():
                sign = opposite if isinstance(node, Negative) else hundredth
                return spread((self._worth(node.of, home), None), sign)
            case Operation():
                sides = (self._worth(node.left, home), self._worth(node.right, home))
                return spread(sides, lambda one, other: operated(node.sign, one, other))
            case _:
                return called(node.name, tuple(self._argument(one, home) for one in node.arguments))

    def _placed(self, place: Place, home: Spot) -> Worth:
        found = self._grid(place, home)
        return found.rows[0][0] if place.single and isinstance(found, Grid) else found

    def _argument(self, node: Node | None, home: Spot) -> Worth:
        if node is None:
            return None
        return self._grid(node, home) if isinstance(node, Place) else self._worth(node, home)

    def _grid(self, place: Place, home: Spot) -> Worth:
        page = self._names.get((place.sheet or home.sheet).casefold())
        if page is None:
            return Fault.REFERENCE
        area = place.area
        if not place.single:  # whole columns end where the sheet does
            area = Area(
                area.top,
                area.left,
                max(area.top, min(area.bottom, page.rows - 1)),
                area.right,
            )
        columns = range(area.left, area.right + 1)
        return Grid(
            tuple(
                tuple(self._values.get(Spot(page.name, Cell(row, column))) for column in columns)
                for row in range(area.top, area.bottom + 1)
            ),
            referred=True,
        )

    def _shape(self, spot: Spot) -> Shape:
        page = self._book.page(spot.sheet)
        chosen = page.shapes.get(spot.cell)
        if chosen is not None:
            return shape_from_text(chosen)
        found = self._book.entry(page, spot.cell)
        return self._suggested(parsed(found.formula), spot) if found.formula else found.shape

    def _suggested(self, node: Node, home: Spot) -> Shape:
        match node:
            case Place():
                return self._shape_at(node, home)
            case Percent():
                return Shape("percent", 0)
            case Negative():
                return self._suggested(node.of, home)
            case Operation():
                sides = (self._suggested(node.left, home), self._suggested(node.right, home))
                return _combined(node.sign, *sides)
            case Call():
                return self._suggested_by_call(node, home)
            case _:
                return GENERAL

    def _suggested_by_call(self, call: Call, home: Spot) -> Shape:
        if call.name == "DATE":
            return DATE
        place = _LIKE_ARGUMENT.get(call.name)
        kept = () if place is None else call.arguments[place : place + 1]
        source = next((one for one in kept if one is not None), None)
        return GENERAL if source is None else self._suggested(source, home)

    def _shape_at(self, place: Place, home: Spot) -> Shape:
        page = self._names.get((place.sheet or home.sheet).casefold())
        if page is None:
            return GENERAL
        return self.shape(page.name, place.area.first)


def _combined(sign: str, left: Shape, right: Shape) -> Shape:
    sides = (left, right)
    euros = [one for one in sides if one.kind == "euro"]
    days = [one for one in sides if one.kind in _DAYS]
    if sign in ("+", "-"):
        if left.kind == right.kind == "percent":
            return left
        if len(days) == len(sides):
            return GENERAL
        return (*days, *euros, GENERAL)[0]
    return euros[0] if sign in ("*", "/") and len(euros) == 1 else GENERAL
