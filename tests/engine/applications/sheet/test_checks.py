"""What an author may demand, and what passes."""

import pytest

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from tests.engine.applications.sheet.workbooks import CLASS, SHEET, after

SORT = {"do": "sort", "range": "A1:D6", "header": True, "keys": [{"column": "A"}]}
SORTED = {"kind": "sorted", "range": "A2:D6", "keys": [{"column": "A"}]}


def _holds(assertion: JsonObject, *acts: JsonObject) -> bool:
    return SHEET.holds(CLASS, after(*acts), assertion)


@pytest.mark.parametrize(
    ("where", "equals", "more", "right"),
    [
        ("B2", 2, {}, True),
        ("B2", "2.0", {}, True),
        ("B2", "'2", {}, False),
        ("B2:B3", [2, 1], {}, True),
        ("A2:B3", [["Élise", 2], ["Basile", 1]], {}, True),
        ("A2:B2", ["Élise", 2], {}, True),
        ("A2", "elise", {}, False),
        ("A2", "elise", {"treatments": ["t1"]}, True),
        ("D2", "12,4", {"tolerance": "0.1"}, True),
        ("D2", "12,4", {"tolerance": "0.09"}, False),
        ("C2", "2011-05-02", {}, True),
        ("D4", None, {}, True),
        ("D4", 0, {}, False),
        ("D8", 45, {}, True),
    ],
)
def test_values_of_cells(where: str, equals: object, more: JsonObject, right: bool) -> None:
    assertion = {"kind": "cells", "range": where, "equals": equals, **more}
    assert _holds(assertion) is right  # type: ignore[arg-type]


def _formula(text: str, **more: object) -> bool:
    assertion = {
        "kind": "formula", "range": "E2:E3", "like": "=B2*2",
        "trials": [{"B2": 7}, {"B3": "1.5", "Inscrits!B2": None}], **more,
    }  # fmt: skip
    acts = ({"do": "type", "cell": "E2", "text": text},)
    return _holds(assertion, *acts, {"do": "fill", "range": "E2:E3", "to": "down"})


def test_a_formula_holds_with_other_inputs_however_it_is_written() -> None:
    assert _formula("=B2*2")
    assert _formula("=B2+B2")
    assert not _formula("4")
    assert not _formula("=4")
    assert not _formula("=B2+2")
    assert _formula("=B2*2+0,01", tolerance="0.01")
    assert _formula("=B2*2", copied=True)


def test_a_formula_that_was_written_anew_is_no_copy() -> None:
    acts = [
        {"do": "type", "cell": "E2", "text": "=B2*2+0*SOMME(B:B)"},
        {"do": "type", "cell": "E3", "text": "=2*B3"},
    ]
    assertion = {"kind": "formula", "range": "E2:E3", "like": "=B2*2"}
    assert _holds(assertion, *acts)
    assert not _holds({**assertion, "copied": True}, *acts)
    acts[1] = {"do": "type", "cell": "E3", "text": "=B3*2+0*SOMME(B:B)"}
    assert _holds({**assertion, "copied": True}, *acts)
    acts[1] = {"do": "type", "cell": "E3", "text": "=B3*2+0*SOMME(B:$B)"}
    assert not _holds({**assertion, "copied": True}, *acts)
    fixed = [
        {"do": "type", "cell": "E2", "text": "=B2*$B$3*2"},
        {"do": "fill", "range": "E2:E3", "to": "down"},
    ]
    assert _holds({**assertion, "copied": True}, *fixed)


def test_a_sum_of_nothing_but_constants_fails_a_trial() -> None:
    assertion = {"kind": "formula", "range": "E1", "like": "=NB.SI(B2:B6;2)", "trials": [{"B2": 5}]}
    assert _holds(assertion, {"do": "type", "cell": "E1", "text": '=NB.SI(B:B;"2")'})
    assert not _holds(assertion, {"do": "type", "cell": "E1", "text": "=2+0*B2"})


def test_rows_are_sorted_and_whole() -> None:
    assert not _holds(SORTED)
    assert _holds(SORTED, SORT)
    assert not _holds(SORTED, {**SORT, "range": "A1:A6"})
    assert not _holds(SORTED, {**SORT, "header": False})
    assert not _holds(SORTED, {**SORT, "keys": [{"column": "A", "descending": True}]})
    by_hand = [
        {"do": "paste", "from": "A2:D2", "to": "A10", "cut": True},
        {"do": "paste", "from": "A6:D6", "to": "A2", "cut": True},
        {"do": "paste", "from": "A10:D10", "to": "A6", "cut": True},
    ]
    assert _holds(SORTED, *by_hand)


def test_two_keys_are_told_from_one() -> None:
    both = {**SORTED, "keys": [{"column": "B"}, {"column": "C"}]}
    one = {**SORT, "keys": [{"column": "B"}]}
    assert not _holds(both, one)
    assert _holds(both, {**SORT, "keys": [{"column": "B"}, {"column": "C"}]})
    assert _holds(both, {**SORT, "keys": [{"column": "C"}]}, one)


def test_the_rows_that_are_shown() -> None:
    shown = {"kind": "filter", "range": "A2:D6", "visible": [2, 4]}
    kept = {"do": "filter", "range": "A1:D6", "column": "B", "keep": ["2"]}
    assert not _holds(shown)
    assert _holds(shown, kept)
    assert _holds(shown, SORT, kept)
    assert _holds(shown, {**SORT, "range": "A1:D6"}, {"do": "filter", "range": "A1:D6",
                          "column": "B", "where": "=2"})  # fmt: skip
    assert not _holds(shown, kept, {"do": "type", "cell": "A3", "text": "x"})
    assert not _holds(shown, {**kept, "keep": ["2", "3"]})
    assert not _holds(shown, {"do": "clear", "range": "A3:D3"})


def test_what_stands_outside() -> None:
    inside = {"kind": "empty_outside", "range": "A1:D8"}
    assert _holds(inside)
    assert not _holds(inside, {"do": "type", "cell": "E1", "text": "1"})
    others = {"kind": "others_unchanged", "except": ["E1:E3"]}
    assert _holds(others, {"do": "type", "cell": "E1", "text": "1"})
    assert not _holds(others, {"do": "type", "cell": "F1", "text": "1"})
    assert not _holds(others, {"do": "type", "cell": "E1", "sheet": "Prix 2026", "text": "1"})
    assert not _holds(others, {"do": "type", "cell": "D8", "text": "45"})
    assert _holds(others, {"do": "type", "cell": "D8", "text": "= sum(d2:d6)"})
    assert _holds(others, {"do": "bold", "range": "A2", "on": True})


def test_cells_that_are_kept() -> None:
    kept = {"kind": "kept", "range": "A1:D8"}
    assert _holds(kept, {"do": "type", "cell": "E1", "text": "1"})
    assert _holds(kept, {"do": "type", "cell": "B2", "text": "2,0"})
    assert not _holds(kept, {"do": "type", "cell": "B2", "text": "3"})
    assert not _holds(kept, {"do": "clear", "range": "D8"})


def test_how_cells_are_shown() -> None:
    assert _holds({"kind": "bold", "range": "A1:D1", "on": True})
    assert not _holds({"kind": "bold", "range": "A1:D2", "on": True})
    assert _holds({"kind": "format", "range": "D2:D3", "shape": "euro"})
    assert _holds({"kind": "format", "range": "D2:D3", "shape": "euro:2"})
    assert not _holds({"kind": "format", "range": "D2:D3", "shape": "euro:0"})
    assert not _holds({"kind": "format", "range": "C2:D3", "shape": "euro"})
    assert _holds({"kind": "bold", "range": "A1", "on": False, "sheet": "Prix 2026"})


@pytest.mark.parametrize(
    "assertion",
    [
        {"kind": "colour", "range": "A1"},
        {"range": "A1"},
        {"kind": "cells", "range": "A1", "equals": 1, "more": 1},
        {"kind": "cells", "range": "A1"},
        {"kind": "cells", "range": "A1:A2", "equals": [1]},
        {"kind": "cells", "range": "A1:B2", "equals": [[1, 2], 3]},
        {"kind": "cells", "range": "A1", "equals": {"a": 1}},
        {"kind": "cells", "range": "A1", "equals": "=1+"},
        {"kind": "cells", "range": "A99", "equals": 1},
        {"kind": "cells", "range": "A1", "equals": 1, "sheet": "Absente"},
        {"kind": "cells", "range": "A1", "equals": 1, "tolerance": "un"},
        {"kind": "cells", "range": "A1", "equals": 1, "tolerance": "-1"},
        {"kind": "cells", "range": "A1", "equals": 1, "treatments": ["t9"]},
        {"kind": "formula", "range": "A1"},
        {"kind": "formula", "range": "A1", "like": "=1+"},
        {"kind": "formula", "range": "A1", "like": "=1", "trials": [{}]},
        {"kind": "formula", "range": "A1", "like": "=1", "trials": [{"A99": 1}]},
        {"kind": "formula", "range": "A1", "like": "=1", "trials": [{"Absente!A1": 1}]},
        {"kind": "formula", "range": "A1", "like": "=1", "trials": [{"A1": "a\tb"}]},
        {"kind": "sorted", "range": "A1:A2", "keys": []},
        {"kind": "filter", "range": "A2:A3", "visible": [9]},
        {"kind": "others_unchanged"},
        {"kind": "format", "range": "A1", "shape": "colour"},
    ],
)
def test_what_is_no_assertion_is_malformed(assertion: JsonObject) -> None:
    with pytest.raises(MalformedError):
        SHEET.check_assertion(CLASS, assertion)
    with pytest.raises(MalformedError):
        SHEET.holds(CLASS, SHEET.first(CLASS), assertion)
