"""What a person does to a workbook, one gesture or dialogue at a time. Knows no screen.

Each act names its sheet under ``sheet``; without one it is done on the sheet in front.

- ``{"do": "open", "sheet"}``
- ``{"do": "type", "cell", "text"}``
- ``{"do": "clear", "range"}``
- ``{"do": "paste", "from", "to", "from_sheet"?, "cut"?, "values"?}``
- ``{"do": "fill", "range", "to": "down" | "right"}``: the first row or column goes on as copies
- ``{"do": "series", "range", "to"}``: what stands first goes on as days, numbers or names do
- ``{"do": "sort", "range", "header", "keys": [{"column", "descending"?}]}``
- ``{"do": "filter", "range", "column", "keep": […]}``, or with ``where`` and ``and`` or ``or``
- ``{"do": "unfilter", "column"?}``
- ``{"do": "bold", "range", "on"}``
- ``{"do": "format", "range", "format"}``: a shape such as ``percent:1``; empty takes it away
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.sheet.addresses import Area, Cell, area_from_text, column_from_text
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.copying import filled, pasted, sequel
from engine.applications.sheet.entries import LONGEST_ENTRY, entry, text_entry, typeable
from engine.applications.sheet.pages import JOINS, Filter, Page, Workbook
from engine.applications.sheet.references import shifted
from engine.applications.sheet.shapes import shape_from_text
from engine.applications.sheet.sorting import MOST_KEYS, keys_from_json, order
from engine.applications.sheet.state import LONGEST_CRITERION, MOST_KEPT, criterion, kept
from engine.applications.sheet.tokens import FormulaError
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

_LONGEST_TEXT: Final = 4000


def done(book: Workbook, act: JsonObject) -> Workbook:
    """The workbook after an act.

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done here: ``outside``, ``formula``, ``too-long``,
            ``cut-sheet``, ``nothing``, ``overlap``.
    """
    reader = Reader(act, "act.")
    verb = reader.text("do", longest=20)
    if verb not in _VERBS:
        raise MalformedError("sheet.act", verb)
    sheet = reader.text("sheet", longest=40) if reader.has("sheet") else book.open
    return _VERBS[verb](book, book.page(sheet), reader)


def put(book: Workbook, page: Page) -> Workbook:
    """The workbook with another state of one sheet."""
    pages = tuple(page if one.name == page.name else one for one in book.pages)
    return replace(book, pages=pages)


def _open(book: Workbook, page: Page, _: Reader) -> Workbook:
    return replace(book, open=page.name)


def _area(page: Page, reader: Reader, key: str = "range") -> Area:
    area = area_from_text(reader.text(key, longest=10))
    if not page.holds(area):
        raise ActRefusedError("outside")
    return area


def _type(book: Workbook, page: Page, reader: Reader) -> Workbook:
    cell = _area(page, reader, "cell").first
    text = reader.text("text", longest=_LONGEST_TEXT)
    if not typeable(text):
        raise MalformedError("sheet.entry")
    if len(text) > LONGEST_ENTRY:
        raise ActRefusedError("too-long")
    as_text = page.shapes.get(cell) == "text"
    try:
        found = (text_entry if as_text else entry)(text, book.year)
    except FormulaError as error:
        raise ActRefusedError("formula") from error
    return put(book, with_raw(page, {cell: found.raw}))


def with_raw(page: Page, changes: Mapping[Cell, str]) -> Page:
    """The sheet with other entries; an empty one empties its cell."""
    raw = {**page.raw, **changes}
    return replace(page, raw={cell: text for cell, text in raw.items() if text})


def _clear(book: Workbook, page: Page, reader: Reader) -> Workbook:
    area = _area(page, reader)
    hidden = Calculation(book).hidden(page)
    cells = [one for one in area.cells() if one.row not in hidden]
    return put(book, with_raw(page, dict.fromkeys(cells, "")))


def _paste(book: Workbook, page: Page, reader: Reader) -> Workbook:
    source = page
    if reader.has("from_sheet"):
        source = book.page(reader.text("from_sheet", longest=40))
    origin, target = _area(source, reader, "from"), _area(page, reader, "to")
    cut = reader.boolean("cut") if reader.has("cut") else False
    values = reader.boolean("values") if reader.has("values") else False
    return pasted(book, (source, origin), (page, target), cut=cut, values=values)


def _fill(book: Workbook, page: Page, reader: Reader) -> Workbook:
    area, down = _area(page, reader), _downwards(reader)
    return put(book, filled(page, area, Calculation(book).hidden(page), down=down))


def _series(book: Workbook, page: Page, reader: Reader) -> Workbook:
    area, down = _area(page, reader), _downwards(reader)
    return put(book, sequel(book, page, area, down=down))


def _downwards(reader: Reader) -> bool:
    way = reader.text("to", longest=10)
    if way not in ("down", "right"):
        raise MalformedError("sheet.way", way)
    return way == "down"


def _sort(book: Workbook, page: Page, reader: Reader) -> Workbook:
    area = _area(page, reader)
    keys = keys_from_json(reader.readers("keys", most=MOST_KEYS), area)
    first = area.top + reader.boolean("header")
    rows = list(range(first, area.bottom + 1))
    if not rows:
        raise ActRefusedError("nothing")
    found = Calculation(book)
    sorted_rows = order(rows, keys, lambda cell: found.value(page.name, cell))
    raw, shapes, bold = dict(page.raw), dict(page.shapes), set(page.bold)
    for to, source in zip(rows, sorted_rows, strict=True):
        for column in range(area.left, area.right + 1):
            here, there = Cell(to, column), Cell(source, column)
            text = page.raw.get(there, "")
            _set(raw, here, shifted(text, to - source, 0) if text.startswith("=") else text)
            _set(shapes, here, page.shapes.get(there, ""))
            (bold.add if there in page.bold else bold.discard)(here)
    return put(book, replace(page, raw=raw, shapes=shapes, bold=frozenset(bold)))


def _set(texts: dict[Cell, str], cell: Cell, text: str) -> None:
    if text:
        texts[cell] = text
    else:
        texts.pop(cell, None)


def _filter(book: Workbook, page: Page, reader: Reader) -> Workbook:
    area = _area(page, reader)
    column = column_from_text(reader.text("column", longest=1))
    if not area.left <= column <= area.right or area.height == 1:
        raise ActRefusedError("nothing")
    if reader.has("keep"):
        texts = reader.texts("keep", most=MOST_KEPT, longest=_LONGEST_TEXT)
        condition = kept(texts)
    else:
        joins = [one for one in JOINS if reader.has(one)]
        condition = criterion(
            reader.text("where", longest=LONGEST_CRITERION),
            joins[0] if joins else "",
            reader.text(joins[0], longest=LONGEST_CRITERION) if joins else "",
        )
    before = page.filter.by if page.filter is not None and page.filter.area == area else {}
    return put(book, replace(page, filter=Filter(area, {**before, column: condition})))


def _unfilter(book: Workbook, page: Page, reader: Reader) -> Workbook:
    left = None
    if reader.has("column") and page.filter is not None:
        column = column_from_text(reader.text("column", longest=1))
        by = {key: one for key, one in page.filter.by.items() if key != column}
        left = replace(page.filter, by=by) if by else None
    return put(book, replace(page, filter=left))


def _bold(book: Workbook, page: Page, reader: Reader) -> Workbook:
    cells = frozenset(_area(page, reader).cells())
    bold = page.bold | cells if reader.boolean("on") else page.bold - cells
    return put(book, replace(page, bold=bold))


def _format(book: Workbook, page: Page, reader: Reader) -> Workbook:
    area = _area(page, reader)
    code = reader.text("format", longest=20)
    shapes = {cell: one for cell, one in page.shapes.items() if not area.holds(cell)}
    if code:
        shapes |= dict.fromkeys(area.cells(), shape_from_text(code).code())
    return put(book, replace(page, shapes=shapes))


_VERBS: Final[Mapping[str, Callable[[Workbook, Page, Reader], Workbook]]] = {
    "open": _open,
    "type": _type,
    "clear": _clear,
    "paste": _paste,
    "fill": _fill,
    "series": _series,
    "sort": _sort,
    "filter": _filter,
    "unfilter": _unfilter,
    "bold": _bold,
    "format": _format,
}
