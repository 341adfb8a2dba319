"""The spreadsheet on the screen: every act by keys, every refusal said, every look."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.tool import SheetTool
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.tool import ToolView
from kiosk.words import Language, choose
from tests.engine.applications.sheet.workbooks import CLASS, after

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
WAYS: list[list[dict[str, Any]]] = [
    [{"do": "type", "cell": "E2", "text": "=MOYENNE(D2:D6)"}, {"do": "type", "cell": "E2", "text": ""}],
    [{"do": "type", "cell": "A14", "text": "Élise, « 12,5 »"}],
    [{"do": "clear", "range": "A2:B6"}],
    [{"do": "paste", "from": "A1:B3", "to": "E1"}],
    [{"do": "paste", "from": "A2", "to": "E2:F6", "cut": True}],
    [{"do": "paste", "from": "D8", "to": "E8", "values": True}],
    [{"do": "paste", "from": "A1:A2", "from_sheet": "Prix 2026", "to": "E1"}],
    [{"do": "open", "sheet": "Prix 2026"}, {"do": "type", "sheet": "Prix 2026", "cell": "B2", "text": "7"}],
    [
        {"do": "type", "cell": "E2", "text": "=B2*2"},
        {"do": "fill", "range": "E2:E6", "to": "down"},
        {"do": "fill", "range": "E2:F6", "to": "right"},
    ],
    [{"do": "series", "range": "C6:C9", "to": "down"}, {"do": "series", "range": "D2:F2", "to": "right"}],
    [{"do": "sort", "range": "A1:D6", "header": True, "keys": KEYS}],
    [{"do": "sort", "range": "A2:D6", "header": False, "keys": KEYS[:1]}],
    [{"do": "sort", "range": "A2:A6", "header": False, "keys": [{"column": "A", "descending": False}]}],
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
def shell(dressed: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    QVBoxLayout(window).setContentsMargins(0, 0, 0, 0)
    window.resize(900, 580)
    window.show()
    window.activateWindow()
    dressed.processEvents()
    yield window
    window.close()
    window.deleteLater()
    look().apply(Preferences())
    choose(Language.FRENCH)


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
