"""Typing codes and PINs, cell by cell or from the keys on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.ui.widgets.code_cells import CodeCells
from kiosk.ui.widgets.pin_aside import PinAside
from kiosk.ui.widgets.pin_pad import PinPad

pytestmark = pytest.mark.gui


@pytest.fixture
def cells(dressed: QApplication, qtbot: QtBot) -> CodeCells:
    made = CodeCells("code", (2, 2), tuple(f"Caractère {place}" for place in range(1, 5)))
    qtbot.addWidget(made)
    made.show()
    return made


def cell(cells: CodeCells, number: int) -> QLineEdit:
    return cells._cells[number - 1]


def test_typing_moves_on_and_capitals_are_made(cells: CodeCells, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cells.completed) as said:
        for number, letter in enumerate("k7mx", start=1):
            qtbot.keyClicks(cell(cells, number), letter)
    assert said.args == ["K7MX"]
    assert cells.full()


def test_other_characters_are_ignored(cells: CodeCells, qtbot: QtBot) -> None:
    qtbot.keyClicks(cell(cells, 1), "-!")
    assert cells.text() == ""


def test_backspace_erases_backwards(cells: CodeCells, qtbot: QtBot) -> None:
    cells.type_in("AB")
    qtbot.keyClick(cell(cells, 3), Qt.Key.Key_Backspace)
    assert cells.text() == "A"


def test_a_code_is_pasted_whole(cells: CodeCells, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("k7-mx")
    qtbot.keyClick(cell(cells, 1), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert cells.text() == "K7MX"


def test_arrows_walk_through_the_cells(cells: CodeCells, qtbot: QtBot) -> None:
    cell(cells, 1).setFocus()
    qtbot.keyClick(cell(cells, 1), Qt.Key.Key_Right)
    assert cells.focusWidget() is cell(cells, 2)
    qtbot.keyClick(cell(cells, 2), Qt.Key.Key_Left)
    assert cells.focusWidget() is cell(cells, 1)


def test_each_cell_has_its_own_name(cells: CodeCells) -> None:
    assert len({one.accessibleName() for one in cells._cells}) == 4


def test_the_keys_on_the_screen_type_a_pin(dressed: QApplication, qtbot: QtBot) -> None:
    pad = PinPad()
    qtbot.addWidget(pad)
    pad.show()
    for name in ("pin-key-4", "pin-key-0", "pin-erase", "pin-key-2"):
        key = pad.findChild(QPushButton, name)
        assert key is not None
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert pad.pin() == "42"


def test_a_pin_is_never_readable_on_the_screen(dressed: QApplication, qtbot: QtBot) -> None:
    pad = PinPad(keys=False)
    qtbot.addWidget(pad)
    pad.cells.type_in("123456")
    shown = [one.displayText() for one in pad.findChildren(QLineEdit)]
    assert shown == [""] * 6


@pytest.fixture
def aside(dressed: QApplication, qtbot: QtBot) -> PinAside:
    made = PinAside()
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_sends_a_whole_pin_once(aside: PinAside, qtbot: QtBot) -> None:
    aside.pad.cells.type_in("123456")
    with qtbot.waitSignal(aside.submitted) as said:
        qtbot.keyClick(aside.pad.cells._cells[5], Qt.Key.Key_Return)
    assert said.args == ["123456"]
    with qtbot.assertNotEmitted(aside.submitted):
        qtbot.keyClick(aside.pad.cells._cells[5], Qt.Key.Key_Return)


def test_a_short_pin_is_not_sent(aside: PinAside, qtbot: QtBot) -> None:
    aside.pad.cells.type_in("12345")
    with qtbot.assertNotEmitted(aside.submitted):
        qtbot.keyClick(aside.pad.cells._cells[4], Qt.Key.Key_Return)


def test_a_refused_pin_is_typed_again_after_the_wait(aside: PinAside, qtbot: QtBot) -> None:
    aside.pad.cells.type_in("123456")
    aside.send()
    aside.show_state("PIN inconnu.", 4000, busy=False)
    assert aside.pad.pin() == ""
    assert not aside.pad.cells.isEnabled()
    aside.show_state("", 0, busy=False)
    assert aside.pad.cells.isEnabled()
