"""What an item lays out in a spreadsheet. Knows no state and no act.

``{"file", "year", "open", "sheets": [{"name", "rows", "columns", "cells", "bold", "formats",
"widths", "charts"}]}``; only ``sheets`` with names is needed. ``cells`` maps an address to one
value, or an area to its rows of values: texts as typed (French numbers and dates, ISO dates,
formulas), integers, truths, null for empty. ``bold`` lists areas, ``formats`` maps areas to
shapes such as ``date`` or ``euro:2``, ``widths`` columns to pixels.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.sheet.addresses import (
    MOST_COLUMNS,
    Area,
    Cell,
    area_from_text,
    column_from_text,
)
from engine.applications.sheet.charts import Chart, chart_from_json
from engine.applications.sheet.entries import LONGEST_ENTRY, entry, typeable
from engine.applications.sheet.pages import Page, Workbook
from engine.applications.sheet.shapes import FALSE, TRUE, shape_from_text
from engine.applications.sheet.tokens import FormulaError
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject, dumps
from engine.records.reading import Reader

MOST_BYTES: Final = 64 * 1024
MOST_SHEETS: Final = 6
MOST_SHOWN_ROWS: Final = 60
USUAL_ROWS: Final = 20
USUAL_COLUMNS: Final = 8
USUAL_YEAR: Final = 2026
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999
_LONGEST_NAME: Final = 30
_MOST_CHARTS: Final = 4
_WIDEST: Final = 400
_NARROWEST: Final = 30
_FORBIDDEN: Final = frozenset("!':[]*?/\\\"")


@dataclass(frozen=True, slots=True)
class Start:
    """What was laid out: the workbook, and what never changes around it.

    `widths` are pixels at 100 % by sheet and column, `charts` by sheet.
    """

    book: Workbook
    file: str = ""
    widths: Mapping[str, Mapping[int, int]] = field(default_factory=dict, hash=False)
    charts: Mapping[str, tuple[Chart, ...]] = field(default_factory=dict, hash=False)


def start_from_json(given: JsonObject) -> Start:
    """The start of an item.

    Raises:
        MalformedError: No workbook, or one that is too large.
    """
    if len(dumps(given)) > MOST_BYTES:
        raise MalformedError("sheet.start_too_large")
    reader = Reader(given, "start.")
    _only(given, ("file", "year", "open", "sheets"))
    year = USUAL_YEAR
    if reader.has("year"):
        year = reader.integer("year", least=_FIRST_YEAR, most=_LAST_YEAR)
    sheets = reader.readers("sheets", most=MOST_SHEETS)
    pages = tuple(_page(one, year) for one in sheets)
    names = [one.name for one in pages]
    if not pages or len({one.casefold() for one in names}) != len(names):
        raise MalformedError("sheet.sheets")
    shown = reader.text("open", longest=_LONGEST_NAME) if reader.has("open") else names[0]
    if shown not in names:
        raise MalformedError("sheet.open", shown)
    return Start(
        book=Workbook(pages, shown, year),
        file=reader.text("file", longest=60) if reader.has("file") else "",
        widths={name: _widths(one) for name, one in zip(names, sheets, strict=True)},
        charts={
            page.name: _charts(one, page, names) for page, one in zip(pages, sheets, strict=True)
        },
    )


def _only(given: JsonObject, known: tuple[str, ...]) -> None:
    for key in given:
        if key not in known:
            raise MalformedError("sheet.start", key[:40])


def _page(reader: Reader, year: int) -> Page:
    known = ("name", "rows", "columns", "cells", "bold", "formats", "widths", "charts")
    _only(reader.value, known)
    name = reader.text("name", longest=_LONGEST_NAME)
    if not name or name != name.strip() or _FORBIDDEN & set(name):
        raise MalformedError("sheet.name", name)
    rows, columns = USUAL_ROWS, USUAL_COLUMNS
    if reader.has("rows"):
        rows = reader.integer("rows", least=1, most=MOST_SHOWN_ROWS)
    if reader.has("columns"):
        columns = reader.integer("columns", least=1, most=MOST_COLUMNS)
    page = Page(name, rows, columns, {})
    raw = {}
    if reader.has("cells"):
        for where, value in reader.inner("cells").value.items():
            for cell, one in _values(_on(page, where), value):
                if one is not None and (kept := raw_from_json(one, year)):
                    raw[cell] = kept
    return Page(name, rows, columns, raw, _bold(reader, page), _shapes(reader, page))


def _on(page: Page, where: str) -> Area:
    area = area_from_text(where)
    if not page.holds(area):
        raise MalformedError("sheet.outside", where)
    return area


def _values(area: Area, value: Json) -> Iterator[tuple[Cell, Json]]:
    yield from zip(area.cells(), (one for row in matrix(value, area) for one in row), strict=True)


def matrix(value: Json, area: Area) -> tuple[tuple[Json, ...], ...]:
    """The values of an area as rows; a single column or row may be a plain list.

    Raises:
        MalformedError: There are more or fewer of them than cells.
    """
    given = tuple(value) if isinstance(value, list | tuple) else (value,)
    rows: tuple[tuple[Json, ...], ...]
    if any(isinstance(one, list | tuple) for one in given):
        rows = tuple(tuple(one) if isinstance(one, list | tuple) else () for one in given)
    else:
        rows = (given,) if area.height == 1 else tuple((one,) for one in given)
    if len(rows) != area.height or any(len(one) != area.width for one in rows):
        raise MalformedError("sheet.values", len(rows))
    return rows


def raw_from_json(value: Json, year: int) -> str:
    """The written form of a value that an author gives.

    Raises:
        MalformedError: No text, integer or truth, or a formula that is none.
    """
    match value:
        case bool():
            return TRUE if value else FALSE
        case int():
            text = str(value)
        case str() if len(value) <= LONGEST_ENTRY and typeable(value):
            text = value
        case _:
            raise MalformedError("sheet.value")
    try:
        return entry(text, year).raw
    except FormulaError as error:
        raise MalformedError("sheet.formula", text) from error


def _bold(reader: Reader, page: Page) -> frozenset[Cell]:
    if not reader.has("bold"):
        return frozenset()
    areas = reader.texts("bold", most=40, longest=10)
    return frozenset(cell for one in areas for cell in _on(page, one).cells())


def _shapes(reader: Reader, page: Page) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    if reader.has("formats"):
        given = reader.inner("formats")
        for where in given.value:
            code = shape_from_text(given.text(where, longest=20)).code()
            found.update(dict.fromkeys(_on(page, where).cells(), code))
    return found


def _widths(reader: Reader) -> dict[int, int]:
    if not reader.has("widths"):
        return {}
    given = reader.inner("widths")
    return {
        column_from_text(one): given.integer(one, least=_NARROWEST, most=_WIDEST)
        for one in given.value
    }


def _charts(reader: Reader, page: Page, names: list[str]) -> tuple[Chart, ...]:
    if not reader.has("charts"):
        return ()
    return tuple(
        chart_from_json(one, page, names) for one in reader.readers("charts", most=_MOST_CHARTS)
    )
