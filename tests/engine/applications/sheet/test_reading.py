"""Starts and states that come from outside."""

import pytest

from engine.applications.sheet.addresses import Area, area_from_text, area_name, cell_from_text
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.charts import drawn
from engine.applications.sheet.pages import Page, read, region
from engine.applications.sheet.scalars import Fault, FaultError, same, sort_key
from engine.applications.sheet.start import start_from_json
from engine.applications.sheet.tokens import FormulaError, cell_sign, columns_sign, tokens
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from tests.engine.applications.sheet.workbooks import CLASS, SHEET, shown

CHART: JsonObject = {
    "kind": "bar",
    "title": "Visites",
    "labels": "A1:A2",
    "series": [{"name": "2025", "range": "B1:B2"}, {"name": "2026", "range": "C1:C2"}],
}


def _sheet(**more: object) -> JsonObject:
    cells = {"A1:C2": [["mai", 10, "12,5 €"], ["juin", 20, "8 €"]]}
    return {"sheets": [{"name": "F", "rows": 5, "columns": 4, "cells": cells, **more}]}  # type: ignore[dict-item]


def test_a_start_is_a_workbook() -> None:
    start = start_from_json(CLASS)
    assert (start.file, start.book.open, start.book.year) == ("classe.ods", "Inscrits", 2026)
    assert start.widths["Inscrits"] == {0: 120}
    assert shown(CLASS, SHEET.first(CLASS), "C2") == "02/05/2011"
    assert shown(CLASS, SHEET.first(CLASS), "A3", "Prix 2026") == "VRAI"


def test_a_chart_is_a_table_of_its_cells() -> None:
    start = start_from_json(_sheet(charts=[{**CHART, "axis_from": 5, "sheet": "F"}]))
    (chart,) = start.charts["F"]
    rows = drawn(chart, Calculation(start.book))
    assert [(one.label, one.texts) for one in rows] == [
        ("mai", ("10", "12,50\u00a0€")),
        ("juin", ("20", "8,00\u00a0€")),
    ]
    assert rows[0].values == (10, 12.5)


@pytest.mark.parametrize(
    "start",
    [
        {},
        {"sheets": []},
        {"sheets": [{"name": "F"}, {"name": "f"}]},
        {"sheets": [{"name": ""}]},
        {"sheets": [{"name": "a!b"}]},
        {"sheets": [{"name": " a"}]},
        {"sheets": [{"name": "F"}], "open": "G"},
        {"sheets": [{"name": "F"}], "more": 1},
        {"sheets": [{"name": "F"}], "year": 12},
        {"sheets": [{"name": f"F{one}"} for one in range(9)]},
        _sheet(more=1),
        _sheet(rows=0),
        _sheet(cells={"A9": 1}),
        _sheet(cells={"A1:B1": [1]}),
        _sheet(cells={"A1": "=1+"}),
        _sheet(cells={"A1": "x" * 300}),
        _sheet(cells={"A1": "a\nb"}),
        _sheet(bold=["A9"]),
        _sheet(formats={"A1": "colour"}),
        _sheet(widths={"AA": 50}),
        _sheet(widths={"A": 5}),
        _sheet(charts=[{**CHART, "kind": "cake"}]),
        _sheet(charts=[{**CHART, "sheet": "G"}]),
        _sheet(charts=[{**CHART, "series": []}]),
        _sheet(charts=[{**CHART, "labels": "A1:A3"}]),
        _sheet(cells={f"{c}{r}": "y" * 250 for c in "ABCD" for r in range(1, 6)}, rows=60)
        | {"file": "x" * 70_000},
    ],
)
def test_what_is_no_start_is_malformed(start: JsonObject) -> None:
    with pytest.raises(MalformedError):
        SHEET.check_start(start)


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"open": "Inscrits"},
        {"open": "Absente", "sheets": {}},
        {"open": "Inscrits", "sheets": {}, "more": 1},
        {"open": "Inscrits", "sheets": {"Absente": {}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"more": {}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"cells": {"A1": "Nom"}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"cells": {"A1": "1.5"}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"cells": {"A1": "=1+"}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"cells": {"A1": "a\nb"}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"cells": {"Z1": "1"}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"cells": {"A1": 1}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"bold": {"A1": True}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"bold": {"A2": 1}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"formats": {"A2": "colour"}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"filter": {"range": "A1:D6", "by": {}}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"filter":
            {"range": "A1:D6", "by": {"E": {"keep": {}}}}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"filter":
            {"range": "A1:D60", "by": {"A": {"keep": {}}}}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"filter":
            {"range": "A1:D6", "by": {"A": {"keep": {"2": False}}}}}}},
        {"open": "Inscrits", "sheets": {"Inscrits": {"filter":
            {"range": "A1:D6", "by": {"A": {"where": ""}}}}}},
    ],
)  # fmt: skip
def test_what_is_no_state_is_malformed(state: JsonObject) -> None:
    with pytest.raises(MalformedError):
        SHEET.check_state(CLASS, state)


def test_addresses() -> None:
    assert area_name(Area(0, 0, 1, 3)) == "A1:D2"
    assert area_name(area_from_text("C5")) == "C5"
    with pytest.raises(MalformedError):
        cell_from_text("AA1")
    with pytest.raises(FormulaError):
        cell_sign("B:B")
    with pytest.raises(FormulaError):
        columns_sign("B2")
    with pytest.raises(FormulaError):
        tokens("1+1")


def test_the_filled_rectangle_around_a_cell() -> None:
    page = start_from_json(CLASS).book.pages[0]
    for where in ("B3", "D6", "A1", "E3"):
        assert area_name(region(page, cell_from_text(where))) == "A1:D6"
    assert area_name(region(page, cell_from_text("D8"))) == "D8"
    assert area_name(region(page, cell_from_text("F12"))) == "F12"
    assert area_name(region(Page("F", 2, 2, {}), cell_from_text("A1"))) == "A1"


def test_an_entry_that_broke_is_an_error_in_its_cell() -> None:
    assert read("=1+", 2026).value == Fault.NAME


def test_values_have_one_order_and_an_equality() -> None:
    values = [3, "Zoé", "élan", "Eva", True, Fault.NAME, None]
    ordered = sorted(values, key=sort_key)  # type: ignore[arg-type]
    assert ordered[-1] is None
    assert [one for one in ordered if isinstance(one, str)] == ["élan", "Eva", "Zoé"]
    assert same(None, "")
    assert not same(None, "x")
    assert not same("1", True)
    with pytest.raises(FaultError):
        raise FaultError(Fault.NUMBER)
