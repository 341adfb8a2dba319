"""Workbooks for tests, and short ways to ask what their cells are worth."""

from engine.applications.sheet.addresses import cell_from_text
from engine.applications.sheet.application import SheetApplication
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.scalars import Scalar
from engine.applications.sheet.start import start_from_json
from engine.applications.sheet.state import state_from_json
from engine.records.canonical import JsonObject

SHEET = SheetApplication()

CLASS: JsonObject = {
    "file": "classe.ods",
    "year": 2026,
    "sheets": [
        {
            "name": "Inscrits",
            "rows": 14,
            "columns": 6,
            "cells": {
                "A1:D6": [
                    ["Nom", "Groupe", "Naissance", "Payé"],
                    ["Élise", 2, "2011-05-02", "12,50 €"],
                    ["Basile", 1, "2012-01-17", "8 €"],
                    ["Chems", 2, "2010-11-30", None],
                    ["Dario", 1, "2011-03-09", "20 €"],
                    ["Aya", 3, "2010-12-24", "4,5 €"],
                ],
                "D8": "=SOMME(D2:D6)",
            },
            "bold": ["A1:D1"],
            "widths": {"A": 120},
        },
        {"name": "Prix 2026", "cells": {"A1:A3": ["10", "20", True]}, "formats": {"A1": "euro:2"}},
    ],
}


def worth(cells: dict[str, str], where: str, year: int = 2026) -> Scalar:
    """The value of one cell of a sheet `F` with those entries."""
    start = start_from_json({"year": year, "sheets": [{"name": "F", "cells": dict(cells)}]})
    return Calculation(start.book).value("F", cell_from_text(where))


def formula(text: str, **cells: str) -> Scalar:
    """The value of a formula in H20 beside those entries."""
    return worth({**cells, "H20": text}, "H20")


def shown(start: JsonObject, state: JsonObject, where: str, sheet: str = "Inscrits") -> str:
    """What a cell of a state shows."""
    book = state_from_json(start_from_json(start).book, state)
    return Calculation(book).text(sheet, cell_from_text(where))


def after(*acts: JsonObject, start: JsonObject = CLASS) -> JsonObject:
    """The state after acts."""
    state = SHEET.first(start)
    for act in acts:
        state = SHEET.perform(start, state, act)
    return state
