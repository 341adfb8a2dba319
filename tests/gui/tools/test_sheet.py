"""The spreadsheet on the screen: every act by keys, every refusal said, every look."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.applications.sheet.addresses import Cell, area_from_text
from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.tool import SheetTool
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.words import Language, choose
from tests.engine.applications.sheet.workbooks import CLASS, after
from tests.gui.looking import clipped, nameless, outside, sideways

CONTROL = Qt.KeyboardModifier.ControlModifier
CHARTS = {
    **CLASS,
    "sheets": [
        {
            "name": "Visites",
            "cells": {"A1:C3": [["mai", 10, 8], ["juin", 24, 12], ["août", 16, "x"]]},
            "charts": [
                {
                    "kind": kind,
                    "title": f"Visites en {kind}",
                    "labels": "A1:A3",
                    "series": [
                        {"name": "Nord", "range": "B1:B3"},
                        {"name": "Sud", "range": "C1:C3"},
                    ],
                }
                for kind in ("bar", "line", "pie")
            ],
        }
    ],
}
KEEP = {"do": "filter", "range": "A1:D6", "column": "B"}
KEYS = [{"column": "B", "descending": True}, {"column": "C", "descending": False}]
KEYS += [{"column": "A", "descending": False}]
WAYS: list[list[dict[str, Any]]] = [
    [
        {"do": "type", "cell": "E2", "text": "=MOYENNE(D2:D6)"},
        {"do": "type", "cell": "E2", "text": ""},
    ],
    [{"do": "type", "cell": "A14", "text": "Élise, « 12,5 »"}],
    [{"do": "clear", "range": "A2:B6"}],
    [{"do": "paste", "from": "A1:B3", "to": "E1"}],
    [{"do": "paste", "from": "A2", "to": "E2:F6", "cut": True}],
    [{"do": "paste", "from": "D8", "to": "E8", "values": True}],
    [{"do": "paste", "from": "A1:A2", "from_sheet": "Prix 2026", "to": "E1"}],
    [
        {"do": "open", "sheet": "Prix 2026"},
        {"do": "type", "sheet": "Prix 2026", "cell": "B2", "text": "7"},
    ],
    [
        {"do": "type", "cell": "E2", "text": "=B2*2"},
        {"do": "fill", "range": "E2:E6", "to": "down"},
        {"do": "fill", "range": "E2:F6", "to": "right"},
    ],
    [
        {"do": "series", "range": "C6:C9", "to": "down"},
        {"do": "series", "range": "D2:F2", "to": "right"},
    ],
    [{"do": "sort", "range": "A1:D6", "header": True, "keys": KEYS[:2]}],
    [{"do": "sort", "range": "A2:D6", "header": False, "keys": KEYS[:1]}],
    [{"do": "sort", "range": "A2:A6", "header": False, "keys": KEYS[2:]}],
    [{**KEEP, "keep": ["2"]}, {**KEEP, "keep": ["1", "3"]}, {"do": "unfilter"}],
    [{**KEEP, "where": ">=2", "and": "<3"}, {**KEEP, "column": "A", "where": "=*a*", "or": "=É*"}],
    [{**KEEP, "where": "<>2"}, {"do": "unfilter", "column": "B"}, {"do": "unfilter"}],
    [{"do": "filter", "range": "A1:B6", "column": "A", "keep": ["Aya"]}],
    [
        {"do": "bold", "range": "A2:B3", "on": True},
        {"do": "bold", "range": "A1:B3", "on": True},
        {"do": "bold", "range": "A2:B4", "on": False},
    ],
    [
        {"do": "format", "range": "B2:B6", "format": "euro:1"},
        {"do": "format", "range": "D2:D6", "format": "percent:2"},
        {"do": "format", "range": "C2", "format": ""},
        {"do": "format", "range": "C3", "format": "text"},
        {"do": "format", "range": "B2", "format": "number:4"},
    ],
]  # fmt: skip


@pytest.fixture
def shell(shell: QWidget) -> QWidget:
    shell.resize(900, 580)
    return shell


def _put(shell: QWidget, state: Any = None, start: Any = CLASS) -> SheetTool:
    pane = ToolWindow(ToolView("sheet", start, state))
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(pane)
    QApplication.processEvents()
    tool = pane.tool
    assert isinstance(tool, SheetTool)
    tool.first_focus().setFocus()
    return tool


@pytest.mark.parametrize("acts", WAYS, ids=range(len(WAYS)))
def test_every_act_has_its_keys(shell: QWidget, acts: list[dict[str, Any]]) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    for place, act in enumerate(acts, 1):
        perform(hands, tool, act)
        QApplication.processEvents()
        assert tool.state == after(*acts[:place]), act


def _told(tool: SheetTool) -> list[str]:
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    return sentences


def test_undo_redo_and_start_over(shell: QWidget) -> None:
    tool = _put(shell)
    typed = {"do": "type", "cell": "E2", "text": "x"}
    tool.act(typed)
    tool.act({"do": "clear", "range": "A2"})
    tool.undo()
    assert tool.state == after(typed)
    tool.redo()
    tool.reset()
    assert tool.state == after()
    tool.undo()
    assert tool.desk.text(Cell(1, 4)) == "x"


def test_a_state_is_taken_up_after_a_crash(shell: QWidget) -> None:
    state = after({**KEEP, "keep": ["2"]}, {"do": "type", "cell": "E2", "text": "x"})
    tool = _put(shell, loads_object(dumps(state)))
    assert [row for row in range(6) if not tool.grid.isRowHidden(row)] == [0, 1, 3]
    assert tool.tabs.told == "2 lignes affichées sur 5"
    assert tool.summary() == "Feuille modifiée\u00a0: Inscrits"
    assert tool.title() == "Tableur"
    assert tool.subtitle() == "classe.ods"
    assert "$" in tool.hint()
    tool.lay(after())
    assert tool.summary() == ""


def test_a_wrong_formula_is_kept_to_be_corrected(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    told = _told(tool)
    perform(hands, tool, {"do": "type", "cell": "E2", "text": "=SOMME(B2:"})
    assert "mal écrite" in told[-1]
    assert hands.focused() is tool.line.content
    assert tool.line.content.text() == "=SOMME(B2:"
    hands.write("B6")
    hands.key(Qt.Key.Key_Return)
    assert tool.state == after({"do": "type", "cell": "E2", "text": "=SOMME(B2:B6)"})
    hands.tab_to(tool.line.content)
    hands.write("zz")
    hands.key(Qt.Key.Key_Escape)
    assert hands.focused() is tool.grid


def test_what_was_typed_above_the_grid_counts_on_leaving(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    tool.grid.choose(area_from_text("E2"))
    hands.tab_to(tool.line.content)
    hands.write("7")
    hands.key(Qt.Key.Key_Tab)
    assert tool.state == after({"do": "type", "cell": "E2", "text": "7"})


def test_keys_move_between_cells_and_sheets(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    hands.write("a")
    hands.key(Qt.Key.Key_Tab)
    hands.write("b")
    hands.key(Qt.Key.Key_Return)
    assert tool.grid.cell() == Cell(1, 1)
    hands.key(Qt.Key.Key_Return)
    assert tool.grid.cell() == Cell(2, 1)
    assert [tool.desk.raw(Cell(0, one)) for one in (0, 1)] == ["a", "b"]
    hands.key(Qt.Key.Key_F2)
    QApplication.processEvents()
    hands.write("0")
    hands.key(Qt.Key.Key_Backtab)
    assert tool.grid.cell() == Cell(2, 0)
    assert tool.desk.raw(Cell(2, 1)) == "10"
    hands.key(Qt.Key.Key_F2)
    hands.write("zz")
    hands.key(Qt.Key.Key_Escape)
    assert tool.desk.raw(Cell(2, 0)) == "Basile"
    hands.shortcut(Qt.Key.Key_PageDown, CONTROL)
    assert tool.desk.page.name == "Prix 2026"
    hands.shortcut(Qt.Key.Key_PageDown, CONTROL)
    hands.shortcut(Qt.Key.Key_PageUp, CONTROL)
    assert tool.desk.page.name == "Inscrits"
    tool.grid.choose(area_from_text("F14"))
    tool.grid.move_by(1, 0)
    assert tool.grid.cell() == Cell(13, 5)


def test_hidden_rows_are_passed_over(shell: QWidget) -> None:
    tool, hands = _put(shell, after({**KEEP, "keep": ["2"]})), Hands(Eyes(shell))
    tool.grid.choose(area_from_text("A2"))
    hands.key(Qt.Key.Key_Return)
    assert tool.grid.cell() == Cell(3, 0)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (lambda tool: tool.line.went.emit("Z99"), "adresse"),
        (lambda tool: tool.line.went.emit("abc"), "adresse"),
        (lambda tool: tool.press("paste"), "Copiez ou coupez"),
        (lambda tool: tool.act({"do": "type", "cell": "Z9", "text": ""}), "sortent"),
        (lambda tool: tool.panels.sort.wrong.emit("entry"), "manque"),
    ],
)
def test_a_refusal_is_said(shell: QWidget, how: Any, sentence: str) -> None:
    tool = _put(shell)
    told = _told(tool)
    how(tool)
    assert sentence in told[-1]


def test_panels_ask_for_what_is_wanting(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    told = _told(tool)
    tool.press("sort")
    tool.panels.sort.columns[0].setCurrentIndex(0)
    tool.panels.sort.now.click()
    assert "manque" in told[-1]
    tool.press("filter")
    assert not tool.panels.sort.isVisible()
    tool.panels.filter.one.test.setCurrentIndex(3)
    tool.panels.filter.now.click()
    assert "manque" in told[-1]
    tool.panels.filter.none.click()
    assert not any(one.isChecked() for one in tool.panels.filter.boxes.values())
    tool.panels.filter.all.click()
    assert all(one.isChecked() for one in tool.panels.filter.boxes.values())
    tool.panels.filter.column.setCurrentIndex(0)
    tool.panels.filter.away.click()
    assert tool.state == after()
    tool.press("filter")
    hands.key(Qt.Key.Key_Escape)
    assert not tool.panels.filter.isVisible()
    tool.press("more")
    tool.press("more")
    assert not tool.panels.more.isVisible()


def test_a_panel_follows_the_state(shell: QWidget) -> None:
    tool = _put(shell, after({**KEEP, "keep": ["2"]}))
    tool.grid.choose(area_from_text("B1"))
    tool.press("filter")
    assert [one for one, box in tool.panels.filter.boxes.items() if box.isChecked()] == ["2"]
    tool.act({"do": "type", "cell": "B3", "text": "très long texte de plus de vingt-six lettres"})
    assert any(box.text().endswith("…") for box in tool.panels.filter.boxes.values())


def test_a_text_is_found_from_place_to_place(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    hands.shortcut(Qt.Key.Key_F, CONTROL)
    hands.write("DA")
    hands.key(Qt.Key.Key_Return)
    assert tool.panels.find.told.plain == "Trouvé en A5, 1 sur 1"
    assert tool.grid.cell() == Cell(4, 0)
    hands.key(Qt.Key.Key_Return)
    hands.write("zz")
    hands.key(Qt.Key.Key_Return)
    assert "Introuvable" in tool.panels.find.told.plain
    hands.shortcut(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Return)
    assert tool.panels.find.told.plain == ""


def test_functions_begin_a_formula(shell: QWidget) -> None:
    tool = _put(shell)
    tool.press("functions")
    tool.panels.functions.buttons["SOMME"].click()
    assert tool.line.content.text() == "=SOMME("
    tool.panels.functions.buttons["MAX"].click()
    assert tool.line.content.text() == "=SOMME(MAX("
    choose(Language.ENGLISH)
    other = _put(shell)
    described = other.panels.functions.buttons["SOMME"].accessibleDescription()
    assert described.startswith("the total")


@pytest.mark.parametrize(
    ("where", "cell", "formula"),
    [
        ("D7", "D7", "=SOMME(D5:D6)"),
        ("B2:B6", "B7", "=SOMME(B2:B6)"),
        ("B2:B7", "B7", "=SOMME(B2:B6)"),
        ("E2", "E2", "=SOMME(B2:D2)"),
    ],
)
def test_a_sum_goes_where_one_expects_it(
    shell: QWidget, where: str, cell: str, formula: str
) -> None:
    tool = _put(shell)
    tool.grid.choose(area_from_text(where))
    tool.bar.button("sum").click()
    assert tool.state == after({"do": "type", "cell": cell, "text": formula})


def test_a_sum_of_nothing_is_begun(shell: QWidget) -> None:
    tool = _put(shell)
    tool.grid.choose(area_from_text("F12"))
    tool.press("sum")
    assert tool.line.content.text() == "=SOMME("


def test_a_cut_is_pasted_once(shell: QWidget) -> None:
    tool = _put(shell)
    told = _told(tool)
    tool.grid.choose(area_from_text("A2"))
    tool.press("cut")
    assert "A2 à coller" in tool.tabs.told
    tool.grid.choose(area_from_text("E2"))
    tool.press("paste")
    tool.press("paste")
    assert "Copiez" in told[-1]
    tool.press("clear")
    assert tool.desk.raw(Cell(1, 4)) == ""


def test_decimals_are_added_and_taken_away(shell: QWidget) -> None:
    tool = _put(shell)
    tool.grid.choose(area_from_text("B2"))
    for name, shown in (("more-decimals", "2,0"), ("fewer-decimals", "2"), ("fewer-decimals", "2")):
        tool.press(name)
        assert tool.desk.text(Cell(1, 1)) == shown


def _point(tool: SheetTool, cell: str, *, press: bool = True) -> QPoint:
    index = tool.grid.model().index(*area_from_text(cell).first)
    place = tool.grid.visualRect(index).center()
    if press:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(tool.grid.viewport(), button, none, place)
    return place


def test_clicks_write_addresses_while_a_formula_is_typed(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    tool.grid.choose(area_from_text("E2"))
    hands.write("=")
    _point(tool, "B2")
    assert hands.focused() is not tool.grid
    QTest.mouseMove(tool.grid.viewport(), _point(tool, "B4", press=False))
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseRelease(tool.grid.viewport(), button, none, _point(tool, "B4", press=False))
    hands.write("*2+")
    _point(tool, "C3")
    QTest.mouseRelease(tool.grid.viewport(), button, none, _point(tool, "C3", press=False))
    hands.key(Qt.Key.Key_F4)
    hands.key(Qt.Key.Key_F4)
    hands.key(Qt.Key.Key_Return)
    assert tool.desk.raw(Cell(1, 4)) in ("=B2*2+C$3", "=B2:B4*2+C$3")
    tool.grid.choose(area_from_text("E3"))
    hands.tab_to(tool.line.content)
    hands.write("=")
    _point(tool, "A2")
    assert tool.line.content.text() == "=A2"
    hands.key(Qt.Key.Key_Return)
    assert tool.desk.text(Cell(2, 4)) == "Élise"


def test_a_click_elsewhere_ends_the_typing(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    tool.grid.choose(area_from_text("E2"))
    hands.write("12")
    _point(tool, "A4")
    assert tool.desk.raw(Cell(1, 4)) == "12"
    assert tool.grid.cell() == Cell(3, 0)


def test_cells_are_read_aloud(shell: QWidget) -> None:
    tool = _put(shell, after({**KEEP, "keep": ["2"]}))
    role = Qt.ItemDataRole.AccessibleTextRole
    model = tool.grid.model()
    spoken = [model.index(row, column).data(role) for row, column in ((0, 1), (1, 0), (7, 3))]
    assert spoken[0] == "B1\u00a0: Groupe, colonne filtrée"
    assert spoken[1] == "A2\u00a0: Élise"
    assert spoken[2].endswith("formule =SOMME(D2:D6)")
    assert model.index(9, 5).data(role) == "F10\u00a0: vide"
    assert model.headerData(1, Qt.Orientation.Horizontal, role) == "Colonne B"
    assert model.headerData(1, Qt.Orientation.Vertical, role) == "Ligne 2"
    assert not nameless(shell)


def test_charts_have_their_data_in_words(shell: QWidget) -> None:
    tool = _put(shell, start=CHARTS)
    tool.press("charts")
    QApplication.processEvents()
    words = " ".join(str(one.property("text")) for one in tool.panels.charts.findChildren(QWidget))
    assert "juin\u00a0: Nord 24, Sud 12" in words or "juin : Nord 24, Sud 12" in words
    assert not shell.grab().isNull()
    assert tool.bar.button("charts").isVisible()


@pytest.mark.parametrize("theme", ThemeName)
def test_every_look_holds(shell: QWidget, theme: ThemeName) -> None:
    tool = _put(shell, after({**KEEP, "keep": ["2"]}))
    look().apply(Preferences(theme=theme, text_size=200))
    shell.resize(1600, 544)
    QApplication.processEvents()
    assert tool.bar.isHidden()
    for name in ("more", "sort", "filter", "find", "functions"):
        tool.press(name)
        QApplication.processEvents()
        assert not shell.grab().isNull()
        assert not clipped(tool)
        assert not outside(tool)
        assert not sideways(tool)


def test_commands_that_do_not_fit_are_under_the_last_one(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    look().apply(Preferences(text_size=200))
    QApplication.processEvents()
    assert not tool.bar.button("bold").isVisible()
    perform(hands, tool, {"do": "sort", "range": "A1:D6", "header": True, "keys": KEYS[2:]})
    assert tool.desk.text(Cell(1, 0)) == "Aya"


def test_the_driver_tells_what_it_cannot_do(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    with pytest.raises(DriverError):
        perform(hands, tool, {**KEEP, "where": "2"})
    perform(hands, tool, {"do": "unfilter"})
    assert tool.state == after()
