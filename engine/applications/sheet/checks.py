"""What an author may demand of a workbook in the end. Knows no act: only the state counts.

Each assertion names its sheet under ``sheet``, the first one without it.

- ``{"kind": "cells", "range", "equals", "tolerance"?, "treatments"?}``: values as in a start
- ``{"kind": "formula", "range", "like", "trials"?, "tolerance"?, "copied"?}``: formulas stand in
  every cell, worth what the formula ``like`` (written for the first cell) is worth there, now and
  after each trial, an object of addresses and other inputs; with ``copied`` they are copies of
  one formula
- ``{"kind": "sorted", "range", "keys"}``: the rows, without titles, are those of the start, in
  the order of the keys
- ``{"kind": "filter", "range", "visible"}``: of the rows, without titles, exactly those that had
  these numbers in the start are shown
- ``{"kind": "empty_outside", "range"}``
- ``{"kind": "others_unchanged", "except"}``: what stands beside these areas is as in the start,
  on all sheets; ``except`` holds areas of the assertion's sheet
- ``{"kind": "kept", "range"}``: these cells are as in the start
- ``{"kind": "bold", "range", "on"}``, ``{"kind": "format", "range", "shape"}``
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from engine.applications.sheet.addresses import Area, Cell, area_from_text
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.entries import entry
from engine.applications.sheet.pages import Page, Workbook, read
from engine.applications.sheet.references import relative, shifted
from engine.applications.sheet.scalars import Scalar
from engine.applications.sheet.shapes import KINDS
from engine.applications.sheet.sorting import MOST_KEYS, keys_from_json, order
from engine.applications.sheet.start import matrix, raw_from_json
from engine.applications.sheet.syntax import tidy_formula
from engine.applications.sheet.tokens import FormulaError
from engine.applications.sheet.trials import trial_from_json
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, composed, form_matches

_MOST_AREAS: Final = 20
_MOST_TRIALS: Final = 6
_LONGEST_NUMBER: Final = 20

_Holds = Callable[[Workbook, Workbook, Page, Reader], bool]


def check_assertion(start: Workbook, assertion: JsonObject) -> None:
    """Check what an author demands, by asking it of the start.

    Raises:
        MalformedError: An unknown kind, a missing term, a cell that is not there.
    """
    holds(start, start, assertion)


def holds(start: Workbook, book: Workbook, assertion: JsonObject) -> bool:
    """Whether an assertion holds of a workbook.

    Raises:
        MalformedError: As `check_assertion`.
    """
    reader = Reader(assertion, "check.")
    kind = reader.text("kind", longest=20)
    if kind not in _KINDS:
        raise MalformedError("sheet.check", kind)
    terms, judge = _KINDS[kind]
    for key in assertion:
        if key not in ("kind", "sheet", *terms):
            raise MalformedError("sheet.check", key[:40])
    name = reader.text("sheet", longest=40) if reader.has("sheet") else ""
    return judge(start, book, book.page(name), reader)


def _area(page: Page, text: str) -> Area:
    area = area_from_text(text)
    if not page.holds(area):
        raise MalformedError("sheet.outside", text)
    return area


def _range(page: Page, reader: Reader) -> Area:
    return _area(page, reader.text("range", longest=10))


def _tolerance(reader: Reader) -> Fraction:
    if not reader.has("tolerance"):
        return Fraction(0)
    text = reader.text("tolerance", longest=_LONGEST_NUMBER)
    try:
        found = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise MalformedError("sheet.tolerance", text) from error
    if found < 0:
        raise MalformedError("sheet.tolerance", text)
    return found


def _agree(
    value: Scalar, wanted: Scalar, tolerance: Fraction, treatments: frozenset[str] = frozenset()
) -> bool:
    if isinstance(value, str) and isinstance(wanted, str):
        return form_matches(composed(value.strip()), (composed(wanted),), treatments)
    if isinstance(value, Fraction) and isinstance(wanted, Fraction):
        return abs(value - wanted) <= tolerance
    if value in (None, "") and wanted in (None, ""):
        return True
    return type(value) is type(wanted) and value == wanted


def _cells(_: Workbook, book: Workbook, page: Page, reader: Reader) -> bool:
    area, tolerance = _range(page, reader), _tolerance(reader)
    treatments = frozenset(reader.texts("treatments", most=3) if reader.has("treatments") else ())
    if not treatments <= TREATMENTS:
        raise MalformedError("sheet.treatments")
    if "equals" not in reader.value:
        raise MalformedError("field.missing", "check.equals")
    wanted = [
        None if one is None else entry(raw_from_json(one, book.year), book.year).value
        for row in matrix(reader.value["equals"], area)
        for one in row
    ]
    found = Calculation(book)
    return all(
        _agree(found.value(page.name, cell), one, tolerance, treatments)
        for cell, one in zip(area.cells(), wanted, strict=True)
    )


def _formula(_: Workbook, book: Workbook, page: Page, reader: Reader) -> bool:
    area, tolerance = _range(page, reader), _tolerance(reader)
    copied = reader.boolean("copied") if reader.has("copied") else False
    try:
        like = tidy_formula(reader.text("like", longest=255))
    except FormulaError as error:
        raise MalformedError("sheet.formula") from error
    trials = [book]
    if reader.has("trials"):
        trials += [
            trial_from_json(book, page, one) for one in reader.readers("trials", most=_MOST_TRIALS)
        ]
    standing = {cell: book.entry(page, cell).formula for cell in area.cells()}
    right = all(_as_expected(one, page, area, like, tolerance) for one in trials)
    if not right or not all(standing.values()):
        return False
    return not copied or len({relative(one, cell) for cell, one in standing.items()}) == 1


def _as_expected(book: Workbook, page: Page, area: Area, like: str, tolerance: Fraction) -> bool:
    found = Calculation(book)
    return all(
        _agree(
            found.value(page.name, cell),
            found.of_formula(
                shifted(like, cell.row - area.top, cell.column - area.left), page.name, cell
            ),
            tolerance,
        )
        for cell in area.cells()
    )


def _rows(book: Workbook, name: str, area: Area) -> dict[int, tuple[Scalar, ...]]:
    found = Calculation(book)
    return {
        row: tuple(
            found.value(name, Cell(row, column)) for column in range(area.left, area.right + 1)
        )
        for row in range(area.top, area.bottom + 1)
    }


def _same_rows(one: list[tuple[Scalar, ...]], other: list[tuple[Scalar, ...]]) -> bool:
    left = list(other)
    for row in one:
        if row not in left:
            return False
        left.remove(row)
    return not left


def _sorted(start: Workbook, book: Workbook, page: Page, reader: Reader) -> bool:
    area = _range(page, reader)
    keys = keys_from_json(reader.readers("keys", most=MOST_KEYS), area)
    before, now = _rows(start, page.name, area), _rows(book, page.name, area)
    rows = list(now)
    ordered = order(rows, keys, lambda cell: now[cell.row][cell.column - area.left])
    return rows == ordered and _same_rows(list(now.values()), list(before.values()))


def _filter(start: Workbook, book: Workbook, page: Page, reader: Reader) -> bool:
    area = _range(page, reader)
    wanted = [one - 1 for one in reader.integers("visible", most=area.height)]
    before, now = _rows(start, page.name, area), _rows(book, page.name, area)
    if not all(one in before for one in wanted):
        raise MalformedError("sheet.outside", "visible")
    hidden = Calculation(book).hidden(page)
    shown = [values for row, values in now.items() if row not in hidden]
    return _same_rows(shown, [before[one] for one in wanted]) and _same_rows(
        list(now.values()), list(before.values())
    )


def _empty_outside(_: Workbook, __: Workbook, page: Page, reader: Reader) -> bool:
    area = _range(page, reader)
    return all(area.holds(cell) for cell in page.raw)


def _kept(start: Workbook, _: Workbook, page: Page, reader: Reader) -> bool:
    cells = frozenset(_range(page, reader).cells())
    was = start.page(page.name)
    return not any(_differs(was, page, cell, start.year) for cell in cells)


def _others_unchanged(start: Workbook, book: Workbook, page: Page, reader: Reader) -> bool:
    areas = [_area(page, one) for one in reader.texts("except", most=_MOST_AREAS, longest=10)]
    return all(
        _unchanged(was, now, start.year, areas if now.name == page.name else [])
        for was, now in zip(start.pages, book.pages, strict=True)
    )


def _unchanged(was: Page, now: Page, year: int, areas: list[Area]) -> bool:
    return not any(
        _differs(was, now, cell, year)
        for cell in {*was.raw, *now.raw}
        if not any(area.holds(cell) for area in areas)
    )


def _differs(was: Page, now: Page, cell: Cell, year: int) -> bool:
    one, other = read(was.raw.get(cell, ""), year), read(now.raw.get(cell, ""), year)
    return (one.formula, one.value) != (other.formula, other.value)


def _bold(_: Workbook, __: Workbook, page: Page, reader: Reader) -> bool:
    on = reader.boolean("on")
    return all((cell in page.bold) == on for cell in _range(page, reader).cells())


def _format(_: Workbook, book: Workbook, page: Page, reader: Reader) -> bool:
    """The kind counts, and the decimals where the shape names any: ``percent`` or ``percent:1``."""
    kind, _colon, decimals = reader.text("shape", longest=20).partition(":")
    if kind not in KINDS:
        raise MalformedError("sheet.shape", kind)
    found = Calculation(book)
    shapes = [found.shape(page.name, cell) for cell in _range(page, reader).cells()]
    return all(one.kind == kind and decimals in ("", str(one.decimals)) for one in shapes)


_KINDS: Final[Mapping[str, tuple[tuple[str, ...], _Holds]]] = {
    "cells": (("range", "equals", "tolerance", "treatments"), _cells),
    "formula": (("range", "like", "trials", "tolerance", "copied"), _formula),
    "sorted": (("range", "keys"), _sorted),
    "filter": (("range", "visible"), _filter),
    "empty_outside": (("range",), _empty_outside),
    "others_unchanged": (("except",), _others_unchanged),
    "kept": (("range",), _kept),
    "bold": (("range", "on"), _bold),
    "format": (("range", "shape"), _format),
}
"""The terms that an assertion of a kind may have, and what judges it."""
