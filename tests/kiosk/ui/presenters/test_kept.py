"""kiosk.ui.presenters.kept: what was kept, in words."""

from dataclasses import replace

import pytest

from engine.items import Item, ItemType, Tool
from engine.records.canonical import Json
from kiosk.ui.presenters.kept import _begun, kept_rows, tool_summary
from kiosk.ui.views.tool import Work
from tests.engine.made_items import made_item
from tests.kiosk.ui.presenters.day import Day


def asking(kind: ItemType) -> Item:
    return replace(made_item("one"), type=kind)


@pytest.mark.parametrize(
    ("kind", "draft", "said"),
    [
        (ItemType.TEXT, "bonj", "«\u00a0bonj\u00a0»"),
        (ItemType.SINGLE, 2, "réponse choisie, non validée"),
        (ItemType.MULTIPLE, (1, 3), "réponse choisie, non validée"),
        (ItemType.FIELDS, {"a": "x", "b": ""}, "1 champ rempli"),
        (ItemType.FIELDS, {"a": "x", "b": "y"}, "2 champs remplis"),
    ],
)
def test_what_was_begun_is_said_by_its_kind(kind: ItemType, draft: Json, said: str) -> None:
    assert [value for _, value in _begun(asking(kind), draft)] == [said]


def test_fields_that_are_all_empty_are_nothing() -> None:
    assert _begun(asking(ItemType.FIELDS), {"a": "", "b": ""}) == []


def test_a_sheet_counts_its_cells_and_other_tools_are_kept() -> None:
    typed = {"open": "A", "sheets": {"A": {"cells": {"A1": "1", "A2": ""}}, "B": {"bold": {}}}}
    assert tool_summary("sheet", typed) == "1 cellule remplie"
    typed["sheets"] = {"A": {"cells": {f"A{one}": "x" for one in range(8)}}}
    assert tool_summary("sheet", typed) == "8 cellules remplies"
    assert tool_summary("sheet", {"open": "A", "sheets": {}}) == "travail gardé"
    assert tool_summary("mail", {"read": []}) == "travail gardé"
    assert tool_summary("sheet", {"sheets": {"A": "?"}}) == "travail gardé"


def test_an_application_is_named_and_an_answer_beside_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tool = Tool("sheet", {})
    state = {"open": "A", "sheets": {"A": {"cells": {"A1": "1"}}}}
    monkeypatch.setattr(
        "kiosk.ui.presenters.kept.from_draft", lambda _item, draft: Work(state, draft)
    )
    whole = replace(asking(ItemType.APPLICATION), tool=tool)
    assert _begun(whole, None) == [("Tableur", "1 cellule remplie")]
    beside = replace(asking(ItemType.TEXT), tool=tool)
    assert [label for label, _ in _begun(beside, "x")] == ["Texte commencé", "Tableur"]
    assert [label for label, _ in _begun(beside, "")] == ["Tableur"]


def test_nothing_begun_leaves_answers_and_display() -> None:
    seat = Day().open().start().seat
    rows = kept_rows(seat.sit)
    assert [label for label, _ in rows] == ["Réponses", "Affichage"]
    assert rows[1][1] == "texte 100\u00a0%, thème clair"
