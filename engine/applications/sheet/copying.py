"""Cells copied, moved, filled and continued. Knows no act's form."""

from collections.abc import Mapping
from dataclasses import replace

from engine.applications.application import ActRefusedError
from engine.applications.sheet.addresses import Area, Cell
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.entries import raw_of
from engine.applications.sheet.pages import Page, Workbook
from engine.applications.sheet.references import followed, shifted
from engine.applications.sheet.series import continued

Side = tuple[Page, Area]


def pasted(book: Workbook, source: Side, target: Side, *, cut: bool, values: bool) -> Workbook:
    """The workbook after cells were pasted; into a larger area they are repeated.

    Raises:
        ActRefusedError: They would lie ``outside``, or be cut to another sheet (``cut-sheet``).
    """
    (origin_page, origin), (page, given) = source, target
    area = _covered(origin, given)
    if not page.holds(area):
        raise ActRefusedError("outside")
    if cut:
        if origin_page.name != page.name:
            raise ActRefusedError("cut-sheet")
        return _moved(book, page, origin, area.first)
    found = Calculation(book)
    copy = _Copy(origin_page)
    for cell in area.cells():
        there = Cell(
            origin.top + (cell.row - area.top) % origin.height,
            origin.left + (cell.column - area.left) % origin.width,
        )
        if values:
            shape = found.shape(origin_page.name, there)
            value = found.value(origin_page.name, there)
            copy.raw[cell] = raw_of(value, shape, book.year)
            copy.shapes[cell] = origin_page.shapes.get(there) or (
                shape.code() if shape.kind != "general" else ""
            )
        else:
            copy.take(there, cell)
    changed = copy.laid(page)
    return replace(
        book, pages=tuple(changed if one.name == page.name else one for one in book.pages)
    )


def _covered(origin: Area, given: Area) -> Area:
    """Where a paste goes: a whole number of copies, or one copy from the first cell."""
    fits = given.height % origin.height == 0 and given.width % origin.width == 0
    height, width = (given.height, given.width) if fits else (origin.height, origin.width)
    return Area(given.top, given.left, given.top + height - 1, given.left + width - 1)


class _Copy:
    """What will stand in other cells: entries, shapes and bold ones."""

    def __init__(self, source: Page) -> None:
        self._source = source
        self.raw: dict[Cell, str] = {}
        self.shapes: dict[Cell, str] = {}
        self._bold: dict[Cell, bool] = {}

    def take(self, there: Cell, here: Cell) -> None:
        """Copy one cell to another place; relative addresses shift."""
        text = self._source.raw.get(there, "")
        if text.startswith("="):
            text = shifted(text, here.row - there.row, here.column - there.column)
        self.raw[here] = text
        self.shapes[here] = self._source.shapes.get(there, "")
        self._bold[here] = there in self._source.bold

    def laid(self, page: Page) -> Page:
        """The sheet with the copies in their places."""
        bold = (page.bold - self._bold.keys()) | {one for one, on in self._bold.items() if on}
        return replace(
            page,
            raw=_without_empty({**page.raw, **self.raw}),
            shapes=_without_empty({**page.shapes, **self.shapes}),
            bold=frozenset(bold),
        )


def _without_empty(texts: Mapping[Cell, str]) -> dict[Cell, str]:
    return {cell: text for cell, text in texts.items() if text}


def _moved(book: Workbook, page: Page, origin: Area, to: Cell) -> Workbook:
    """Formulas everywhere follow the moved cells; moved formulas keep their addresses."""
    down, right = to.row - origin.top, to.column - origin.left
    pages = []
    for one in book.pages:
        raw = {
            cell: followed(text, one.name, page.name, origin, to) if text.startswith("=") else text
            for cell, text in one.raw.items()
        }
        pages.append(replace(one, raw=raw))
    here = next(one for one in pages if one.name == page.name)
    raw, shapes, bold = dict(here.raw), dict(here.shapes), set(here.bold)
    cells = tuple(origin.cells())
    taken = [(one, here.raw.get(one, ""), here.shapes.get(one, "")) for one in cells]
    for cell in cells:
        raw.pop(cell, None)
        shapes.pop(cell, None)
        bold.discard(cell)
    for cell, text, shape in taken:
        there = Cell(cell.row + down, cell.column + right)
        raw[there], shapes[there] = text, shape
        (bold.add if cell in here.bold else bold.discard)(there)
    moved = replace(
        here, raw=_without_empty(raw), shapes=_without_empty(shapes), bold=frozenset(bold)
    )
    return replace(book, pages=tuple(moved if one.name == page.name else one for one in pages))


def filled(page: Page, area: Area, hidden: frozenset[int], *, down: bool) -> Page:
    """The sheet after the first row or column of an area was copied through the rest of it.

    An area of one row takes the row above, one of a single column the column to its left.

    Raises:
        ActRefusedError: There is ``nothing`` to copy.
    """
    if down:
        first = area.top - 1 if area.height == 1 else area.top
    else:
        first = area.left - 1 if area.width == 1 else area.left
    if first < 0:
        raise ActRefusedError("nothing")
    copy = _Copy(page)
    for cell in area.cells():
        there = Cell(first, cell.column) if down else Cell(cell.row, first)
        if cell != there and cell.row not in hidden:
            copy.take(there, cell)
    return copy.laid(page)


def sequel(book: Workbook, page: Page, area: Area, *, down: bool) -> Page:
    """The sheet after each column (or row) of an area goes on from its first filled cells.

    Raises:
        ActRefusedError: No cell is filled where it begins (``nothing``).
    """
    copy = _Copy(page)
    lines = range(area.left, area.right + 1) if down else range(area.top, area.bottom + 1)
    for line in lines:
        cells = [one for one in area.cells() if (one.column if down else one.row) == line]
        many = 0
        while many < len(cells) and cells[many] in page.raw:
            many += 1
        if many:
            _continue(copy, book, page, cells, many)
    if not copy.raw:
        raise ActRefusedError("nothing")
    return copy.laid(page)


def _continue(copy: _Copy, book: Workbook, page: Page, cells: list[Cell], many: int) -> None:
    for place, cell in enumerate(cells[many:]):
        copy.take(cells[place % many], cell)
    if not any(page.raw[one].startswith("=") for one in cells[:many]):
        seeds = tuple(book.entry(page, one) for one in cells[:many])
        texts = continued(seeds, len(cells) - many, book.year)
        copy.raw.update(zip(cells[many:], texts, strict=True))
