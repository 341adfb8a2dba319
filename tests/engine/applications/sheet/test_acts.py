"""What a person does to a workbook."""

import pytest

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from tests.engine.applications.sheet.workbooks import CLASS, SHEET, after, shown


def _cells(state: JsonObject, sheet: str = "Inscrits") -> JsonObject:
    return state["sheets"][sheet]["cells"]  # type: ignore[index,call-overload,return-value]


def test_the_first_state_holds_nothing() -> None:
    assert SHEET.first(CLASS) == {"open": "Inscrits", "sheets": {}}


def test_typing_changes_one_cell_and_what_depends_on_it() -> None:
    state = after({"do": "type", "cell": "D4", "text": "5€"})
    assert _cells(state) == {"D4": "5\u00a0€"}
    assert shown(CLASS, state, "D8") == "50,00\u00a0€"


def test_typing_back_what_stood_there_leaves_no_trace() -> None:
    acts = [{"do": "type", "cell": "B2", "text": one} for one in ("9", "", "2")]
    assert after(*acts) == SHEET.first(CLASS)


def test_a_cell_of_texts_takes_a_number_as_text() -> None:
    state = after(
        {"do": "format", "range": "E2", "format": "text"},
        {"do": "type", "cell": "E2", "text": "007"},
    )
    assert _cells(state) == {"E2": "'007"}
    assert shown(CLASS, state, "E2") == "007"


def test_sorting_moves_rows_with_their_shapes_and_keeps_the_titles() -> None:
    state = after(
        {"do": "bold", "range": "A2", "on": True},
        {"do": "format", "range": "C2", "format": "day"},
        {"do": "sort", "range": "A1:D6", "header": True, "keys": [{"column": "A"}]},
    )
    assert [shown(CLASS, state, f"A{row}") for row in range(1, 7)] == [
        "Nom", "Aya", "Basile", "Chems", "Dario", "Élise",
    ]  # fmt: skip
    assert shown(CLASS, state, "C6") == "02/05"
    assert state["sheets"]["Inscrits"]["bold"] == {"A6": True}  # type: ignore[index,call-overload]


def test_empty_cells_come_last_both_ways_and_equal_rows_stay() -> None:
    for descending, wanted in (
        (False, ["4,50", "8,00", "12,50", "20,00", ""]),
        (True, ["20,00", "12,50", "8,00", "4,50", ""]),
    ):
        keys = [{"column": "D", "descending": descending}]
        state = after({"do": "sort", "range": "A2:D6", "header": False, "keys": keys})
        found = [shown(CLASS, state, f"D{row}").removesuffix("\u00a0€") for row in range(2, 7)]
        assert found == wanted
    state = after({"do": "sort", "range": "A2:D6", "header": False, "keys": [{"column": "B"}]})
    assert [shown(CLASS, state, f"A{row}") for row in (4, 5)] == ["Élise", "Chems"]


def test_sorted_formulas_read_their_own_row() -> None:
    state = after(
        {"do": "type", "cell": "E2", "text": "=B2*10"},
        {"do": "fill", "range": "E2:E6", "to": "down"},
        {"do": "sort", "range": "A1:E6", "header": True, "keys": [{"column": "B"}]},
    )
    assert [shown(CLASS, state, f"E{row}") for row in range(2, 7)] == ["10", "10", "20", "20", "30"]


def test_a_filter_hides_rows_and_filling_passes_them_over() -> None:
    filtered = {"do": "filter", "range": "A1:D6", "column": "B", "keep": ["2"]}
    state = after(
        filtered,
        {"do": "type", "cell": "E2", "text": "x"},
        {"do": "fill", "range": "E2:E6", "to": "down"},
        {"do": "clear", "range": "D2:D6"},
    )
    assert _cells(state) == {"E2": "x", "E4": "x", "D2": ""}
    assert after(filtered, {"do": "unfilter"}) == SHEET.first(CLASS)


def test_filters_of_several_columns_hold_together_until_taken_away() -> None:
    one = {"do": "filter", "range": "A1:D6", "column": "B", "where": ">=2", "and": "<3"}
    two = {"do": "filter", "range": "A1:D6", "column": "D", "where": "=12,5", "or": "=20"}
    state = after(one, two)
    by = state["sheets"]["Inscrits"]["filter"]["by"]  # type: ignore[index,call-overload]
    assert by == {"B": {"where": ">=2", "and": "<3"}, "D": {"where": "=12,5", "or": "=20"}}
    assert after(one, two, {"do": "unfilter", "column": "B"}) == after(two)
    assert after(one, {"do": "unfilter", "column": "B"}) == SHEET.first(CLASS)
    assert after({"do": "unfilter", "column": "B"}) == SHEET.first(CLASS)
    other = {"do": "filter", "range": "A1:B6", "column": "A", "keep": []}
    assert after(one, other) == after(other)


def test_a_copy_shifts_and_is_repeated_in_a_larger_place() -> None:
    state = after(
        {"do": "type", "cell": "E2", "text": "=B2*$B$2+B$2"},
        {"do": "paste", "from": "E2", "to": "E3:F4"},
    )
    assert _cells(state)["E4"] == "=B4*$B$2+B$2"
    assert _cells(state)["F3"] == "=C3*$B$2+C$2"


def test_a_copy_that_fits_no_whole_number_of_times_is_laid_once() -> None:
    state = after({"do": "paste", "from": "A2:A3", "to": "E2:E4"})
    assert _cells(state) == {"E2": "Élise", "E3": "Basile"}


def test_a_copy_that_leaves_the_sheet_loses_its_address() -> None:
    state = after(
        {"do": "type", "cell": "E2", "text": "=A2+A:A+SOMME(A1:B2)"},
        {"do": "paste", "from": "E2", "to": "D1"},
    )
    assert _cells(state)["D1"] == "=#REF!+#REF!+SOMME(#REF!:A1)"
    assert shown(CLASS, state, "D1") == "#REF!"


def test_values_may_be_pasted_instead_of_formulas() -> None:
    state = after({"do": "paste", "from": "D8", "to": "E8", "values": True})
    assert _cells(state) == {"E8": "45\u00a0€"}
    state = after({"do": "paste", "from": "A2", "to": "E8", "values": True})
    assert _cells(state) == {"E8": "Élise"}


def test_what_is_cut_is_followed_by_formulas() -> None:
    state = after(
        {"do": "type", "cell": "E1", "text": "=SOMME(D2:D6)+D2+SOMME(D1:D6)+B:B"},
        {"do": "paste", "from": "D2:D6", "to": "F2", "cut": True},
    )
    assert _cells(state)["E1"] == "=SOMME(F2:F6)+F2+SOMME(D1:D6)+B:B"
    assert _cells(state)["D8"] == "=SOMME(F2:F6)"
    assert shown(CLASS, state, "D2") == ""
    assert shown(CLASS, state, "D8") == "45,00\u00a0€"


def test_a_bold_cell_stays_bold_where_it_goes() -> None:
    state = after({"do": "paste", "from": "A1:A2", "to": "E1", "cut": True})
    assert state["sheets"]["Inscrits"]["bold"] == {"A1": False, "E1": True}  # type: ignore[index,call-overload]


def test_cells_come_from_another_sheet() -> None:
    state = after(
        {"do": "paste", "from": "A1:A2", "from_sheet": "Prix 2026", "to": "E1"},
    )
    assert [shown(CLASS, state, one) for one in ("E1", "E2")] == ["10,00\u00a0€", "20"]


def test_filling_takes_the_first_row_or_column() -> None:
    state = after(
        {"do": "fill", "range": "B2:B3", "to": "down"},
        {"do": "fill", "range": "E2", "to": "right"},
        {"do": "fill", "range": "E3", "to": "down"},
        {"do": "fill", "range": "B6:C6", "to": "right"},
    )
    assert [shown(CLASS, state, one) for one in ("B3", "E2", "E3", "C6")] == [
        "2", "12,50\u00a0€", "12,50\u00a0€", "3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("seeds", "rest"),
    [
        (["12/01/2026"], ["13/01/2026", "14/01/2026"]),
        (["12/01/2026", "19/01/2026"], ["26/01/2026"]),
        (["3"], ["4", "5"]),
        (["10 €", "8 €"], ["6,00\u00a0€"]),
        (["Lundi"], ["Mardi", "Mercredi"]),
        (["décembre"], ["janvier", "février"]),
        (["Jour 09"], ["Jour 10", "Jour 11"]),
        (["Lot 4", "Lot 2"], ["Lot 0"]),
        (["Lot 4", "Sac 2"], ["Lot 4"]),
        (["Lot 1", "Lot 0"], ["Lot 1"]),
        (["oui"], ["oui", "oui"]),
        (["VRAI"], ["VRAI"]),
        (["1", "oui"], ["1"]),
        (["=1+1"], ["2", "2"]),
    ],
)
def test_a_series_goes_on(seeds: list[str], rest: list[str]) -> None:
    start = {"sheets": [{"name": "Inscrits"}]}
    acts = [{"do": "type", "cell": f"B{row}", "text": one} for row, one in enumerate(seeds, 1)]
    last = len(seeds) + len(rest)
    state = after(*acts, {"do": "series", "range": f"B1:B{last}", "to": "down"}, start=start)
    found = [shown(start, state, f"B{row}") for row in range(len(seeds) + 1, last + 1)]
    assert found == rest


def test_a_series_goes_to_the_right_line_by_line() -> None:
    with pytest.raises(ActRefusedError, match="nothing"):  # all of them are filled
        after({"do": "series", "range": "B2:D3", "to": "right"})
    state = after(
        {"do": "clear", "range": "C2:D4"}, {"do": "series", "range": "B2:D4", "to": "right"}
    )
    assert [shown(CLASS, state, one) for one in ("C2", "D3", "D4")] == ["3", "3", "4"]


def test_sheets_are_opened_and_worked_on_by_name() -> None:
    state = after({"do": "open", "sheet": "Prix 2026"}, {"do": "type", "cell": "B1", "text": "1"})
    assert state["open"] == "Prix 2026"
    assert _cells(state, "Prix 2026") == {"B1": "1"}


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ({"do": "type", "cell": "Z1", "text": "1"}, "outside"),
        ({"do": "type", "cell": "A1", "text": "=1+"}, "formula"),
        ({"do": "type", "cell": "A1", "text": "x" * 300}, "too-long"),
        ({"do": "paste", "from": "A1:D6", "to": "F1"}, "outside"),
        ({"do": "paste", "from": "A1", "from_sheet": "Prix 2026", "to": "F1", "cut": True},
         "cut-sheet"),
        ({"do": "fill", "range": "A1", "to": "down"}, "nothing"),
        ({"do": "fill", "range": "A1:A3", "to": "right"}, "nothing"),
        ({"do": "series", "range": "F1:F3", "to": "down"}, "nothing"),
        ({"do": "sort", "range": "A1:D1", "header": True, "keys": [{"column": "A"}]}, "nothing"),
        ({"do": "filter", "range": "A1:D1", "column": "A", "keep": []}, "nothing"),
        ({"do": "filter", "range": "A1:D6", "column": "E", "keep": []}, "nothing"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(act: JsonObject, reason: str) -> None:
    with pytest.raises(ActRefusedError, match=reason):
        after(act)


@pytest.mark.parametrize(
    "act",
    [
        {"do": "explode"},
        {"do": "open", "sheet": "Absente"},
        {"do": "type", "cell": "1A", "text": ""},
        {"do": "type", "cell": "A1", "text": "a\nb"},
        {"do": "clear", "range": "B2:A1"},
        {"do": "fill", "range": "A1:A2", "to": "up"},
        {"do": "sort", "range": "A1:B2", "header": True, "keys": []},
        {"do": "sort", "range": "A1:B2", "header": True, "keys": [{"column": "C"}]},
        {"do": "sort", "range": "A1:B2", "header": True, "keys": [{"column": "é"}]},
        {"do": "filter", "range": "A1:B2", "column": "A", "where": " "},
        {"do": "filter", "range": "A1:B2", "column": "A", "where": ">1", "and": ""},
        {"do": "filter", "range": "A1:B2", "column": "A", "keep": ["x" * 3000]},
        {"do": "bold", "range": "A1", "on": 1},
        {"do": "format", "range": "A1", "format": "colour"},
    ],
)
def test_what_is_no_act_is_malformed(act: JsonObject) -> None:
    with pytest.raises(MalformedError):
        after(act)


def test_a_format_may_be_taken_away() -> None:
    one = {"do": "format", "range": "B2:B3", "format": "euro:2"}
    assert shown(CLASS, after(one), "B2") == "2,00\u00a0€"
    assert after(one, {"do": "format", "range": "B2:B3", "format": ""}) == SHEET.first(CLASS)
    start = {"sheets": [{"name": "Inscrits", "cells": {"A1": "9"}, "formats": {"A1": "euro:0"}}]}
    plain = after({"do": "format", "range": "A1", "format": ""}, start=start)
    assert shown(start, plain, "A1") == "9"
    SHEET.check_state(start, plain)


def test_a_workbook_that_grows_too_large_is_refused() -> None:
    start = {"sheets": [{"name": "F", "rows": 60, "columns": 26}]}
    wide = after({"do": "type", "cell": "A1", "text": "x" * 250}, start=start)
    with pytest.raises(ActRefusedError, match="full"):
        SHEET.perform(start, wide, {"do": "paste", "from": "A1", "to": "A1:Z60"})


def test_a_formula_that_copies_made_longer_than_may_be_typed_still_counts() -> None:
    start = {"sheets": [{"name": "F", "rows": 60, "columns": 3, "cells": {"A1:A2": [1, 1]}}]}
    text = "=A1" + "+A1" * 80
    state = after(
        {"do": "type", "cell": "B1", "text": text},
        {"do": "paste", "from": "B1", "to": "B59"},
        start=start,
    )
    assert shown(start, state, "B59", "F") == "0"
