"""How results are shown, and which rows a filter hides."""

import pytest

from engine.applications.sheet.addresses import cell_from_text
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.functions import root
from engine.applications.sheet.pages import Page
from engine.applications.sheet.references import shifted
from engine.applications.sheet.start import start_from_json
from engine.applications.sheet.state import state_from_json
from engine.records.canonical import JsonObject
from tests.engine.applications.sheet.workbooks import CLASS, after, formula

CELLS = {"A1": "12/01/2026", "A2": "15/01/2026", "B1": "10 €", "B2": "4 €", "C1": "15 %", "C2": "3"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=A1+1", "13/01/2026"),
        ("=1+A1", "13/01/2026"),
        ("=A2-A1", "3"),
        ("=B1-B2", "6,00\u00a0€"),
        ("=-B1", "-10,00\u00a0€"),
        ("=B1*C1", "1,50\u00a0€"),
        ("=B1/C2", "3,33\u00a0€"),
        ("=B1/B2", "2,5"),
        ("=C1+C1", "30\u00a0%"),
        ("=C1+C2", "3,15"),
        ("=20%", "20\u00a0%"),
        ("=SOMME(B1:B2)", "14,00\u00a0€"),
        ("=SOMME()", "0"),
        ("=SOMME(;B1)", "10"),
        ("=SI(C2>1;B1;B2)", "10,00\u00a0€"),
        ("=SI(C2>1)", "#VALEUR!"),
        ("=SOMME.SI(C1:C2;3;B1:B2)", "4,00\u00a0€"),
        ("=SOMME.SI(C1:C2;3)", "3"),
        ("=SIERREUR(B1;0)", "10,00\u00a0€"),
        ("=DATE(2026;1;12)", "12/01/2026"),
        ("=NB(B1:B2)", "2"),
        ("=B1&C2", "103"),
        ("=Absente!A1", "#REF!"),
        ("=H20+B1", "#CIRC!"),
    ],
)
def test_a_result_is_shown_as_its_sources_suggest(text: str, shown: str) -> None:
    start = start_from_json({"sheets": [{"name": "F", "cells": {**CELLS, "H20": text}}]})
    assert Calculation(start.book).text("F", cell_from_text("H20")) == shown


@pytest.mark.parametrize(
    ("more", "hidden"),
    [
        ({"where": ">1", "and": "<3"}, {2, 4, 5}),
        ({"where": "=1", "or": "=3"}, {1, 3}),
        ({"where": ">1"}, {2, 4}),
        ({"keep": ["1"]}, {1, 3, 5}),
    ],
)
def test_a_filter_hides_the_rows_that_do_not_agree(more: JsonObject, hidden: set[int]) -> None:
    state = after({"do": "filter", "range": "A1:D6", "column": "B", **more})
    book = state_from_json(start_from_json(CLASS).book, state)
    assert Calculation(book).hidden(book.pages[0]) == hidden
    assert Calculation(book).hidden(book.pages[1]) == frozenset()


def test_a_sheet_that_is_not_there_is_worth_an_error() -> None:
    book = start_from_json(CLASS).book
    assert str(Calculation(book).value("Absente", cell_from_text("A1"))) == "Fault.REFERENCE"


def test_a_root_of_a_fraction_is_exact() -> None:
    assert formula("=RACINE(0,25)*4") == 2
    assert root(formula("=2")) ** 2 != 2  # type: ignore[arg-type]


def test_whole_columns_shift_with_their_formula() -> None:
    assert shifted("=SOMME(B:$C)", 5, 1) == "=SOMME(C:$C)"
    assert shifted("=SOMME(Z:Z)", 0, 1) == "=SOMME(#REF!)"
    assert Page("F", 2, 3, {}).area.width == 3
