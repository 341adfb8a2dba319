"""A workbook as JSON: only what differs from the start. Knows no act.

``{"open": name, "sheets": {name: {"cells": {"C5": "24"}, "bold": {"A1": true},
"formats": {"D2": "euro:2"}, "filter": {"range": "A1:D9", "by": {"C": {…}}}}}}``. An empty text
is a cell that was emptied, an empty format one that was taken away. A column's condition is
``{"keep": {"Danse": true}}`` or ``{"where": ">10"}`` with perhaps ``"and"`` or ``"or"`` and a
second criterion. It has no arrays, so that a state that was read back equals the written one.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.applications.sheet.addresses import (
    Cell,
    area_from_text,
    area_name,
    cell_from_text,
    cell_name,
    column_from_text,
    column_name,
)
from engine.applications.sheet.entries import entry, typeable
from engine.applications.sheet.pages import JOINS, Condition, Filter, Page, Workbook
from engine.applications.sheet.shapes import shape_from_text
from engine.applications.sheet.tokens import LONGEST_FORMULA, FormulaError
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

LONGEST_CRITERION: Final = 80
MOST_KEPT: Final = 100
_LONGEST_SHOWN: Final = 2000


def state_to_json(start: Workbook, book: Workbook) -> JsonObject:
    """What differs from the start."""
    sheets = {
        now.name: changed
        for was, now in zip(start.pages, book.pages, strict=True)
        if (changed := _changes(was, now))
    }
    return {"open": book.open, "sheets": sheets}


def state_from_json(start: Workbook, state: JsonObject) -> Workbook:
    """The workbook of a state.

    Raises:
        MalformedError: The state is none of this start.
    """
    reader = Reader(state, "state.")
    _only(state, ("open", "sheets"))
    sheets = reader.inner("sheets")
    _only(sheets.value, tuple(one.name for one in start.pages))
    pages = tuple(
        _page(one, sheets.inner(one.name), start.year) if sheets.has(one.name) else one
        for one in start.pages
    )
    book = replace(start, pages=pages, open=reader.text("open", longest=40))
    if book.open not in [one.name for one in pages]:
        raise MalformedError("sheet.open", book.open)
    if state_to_json(start, book) != state:
        raise MalformedError("sheet.state")
    return book


def _only(given: Mapping[str, Json], known: tuple[str, ...]) -> None:
    for key in given:
        if key not in known:
            raise MalformedError("sheet.state", key[:40])


def _changes(was: Page, now: Page) -> JsonObject:
    found: dict[str, Json] = {
        "cells": _texts(was.raw, now.raw),
        "bold": {cell_name(one): one in now.bold for one in sorted(was.bold ^ now.bold)},
        "formats": _texts(was.shapes, now.shapes),
    }
    if now.filter is not None:
        found["filter"] = filter_to_json(now.filter)
    return {key: one for key, one in found.items() if one}


def _texts(was: Mapping[Cell, str], now: Mapping[Cell, str]) -> JsonObject:
    return {
        cell_name(cell): now.get(cell, "")
        for cell in sorted({*was, *now})
        if was.get(cell, "") != now.get(cell, "")
    }


def filter_to_json(found: Filter) -> JsonObject:
    """A filter as a state keeps it."""
    by = {column_name(column): _condition(one) for column, one in sorted(found.by.items())}
    return {"range": area_name(found.area), "by": by}


def _condition(found: Condition) -> JsonObject:
    if not found.where:
        return {"keep": dict.fromkeys(sorted(found.keep), True)}
    return {"where": found.where} | ({found.join: found.second} if found.join else {})


def _page(start: Page, reader: Reader, year: int) -> Page:
    _only(reader.value, ("cells", "bold", "formats", "filter"))
    raw, shapes, bold = dict(start.raw), dict(start.shapes), set(start.bold)
    for cell, text in _by_cell(start, reader, "cells"):
        try:
            tidy = entry(text, year).raw
        except FormulaError as error:
            raise MalformedError("sheet.formula", text) from error
        if tidy != text:
            raise MalformedError("sheet.entry", text[:40])
        _put(raw, cell, text)
    for cell, text in _by_cell(start, reader, "formats"):
        _put(shapes, cell, shape_from_text(text).code() if text else "")
    if reader.has("bold"):
        given = reader.inner("bold")
        for name in given.value:
            (bold.add if given.boolean(name) else bold.discard)(_cell(start, name))
    shown = _filter(start, reader.inner("filter")) if reader.has("filter") else None
    return replace(start, raw=raw, shapes=shapes, bold=frozenset(bold), filter=shown)


def _by_cell(start: Page, reader: Reader, key: str) -> list[tuple[Cell, str]]:
    if not reader.has(key):
        return []
    given = reader.inner(key)
    found = []
    for name in given.value:
        text = given.text(name, longest=LONGEST_FORMULA)
        if not typeable(text):
            raise MalformedError("sheet.entry", name)
        found.append((_cell(start, name), text))
    return found


def _cell(page: Page, name: str) -> Cell:
    cell = cell_from_text(name)
    if not page.area.holds(cell):
        raise MalformedError("sheet.outside", name)
    return cell


def _put(texts: dict[Cell, str], cell: Cell, text: str) -> None:
    if text:
        texts[cell] = text
    else:
        texts.pop(cell, None)


def _filter(page: Page, reader: Reader) -> Filter:
    _only(reader.value, ("range", "by"))
    area = area_from_text(reader.text("range", longest=10))
    given = reader.inner("by")
    by = {column_from_text(one): _condition_from(given.inner(one)) for one in given.value}
    if not page.holds(area) or not all(area.left <= one <= area.right for one in by):
        raise MalformedError("sheet.outside", area_name(area))
    if not by:
        raise MalformedError("sheet.filter")
    return Filter(area, by)


def _condition_from(reader: Reader) -> Condition:
    if reader.has("keep"):
        given = reader.inner("keep").value
        texts = tuple(given)
        if not all(one is True for one in given.values()):
            raise MalformedError("sheet.filter")
        return kept(texts)
    joins = [one for one in JOINS if reader.has(one)]
    return criterion(
        reader.text("where", longest=LONGEST_CRITERION),
        joins[0] if joins else "",
        reader.text(joins[0], longest=LONGEST_CRITERION) if joins else "",
    )


def kept(texts: tuple[str, ...]) -> Condition:
    """The condition that a column shows one of those texts.

    Raises:
        MalformedError: There are too many.
    """
    if len(texts) > MOST_KEPT or any(len(one) > _LONGEST_SHOWN for one in texts):
        raise MalformedError("sheet.filter")
    return Condition(keep=frozenset(texts))


def criterion(where: str, join: str, second: str) -> Condition:
    """The condition of one or two criteria.

    Raises:
        MalformedError: A criterion is empty.
    """
    if not where.strip() or bool(join) != bool(second.strip()):
        raise MalformedError("sheet.filter")
    return Condition(where=where, join=join, second=second)
