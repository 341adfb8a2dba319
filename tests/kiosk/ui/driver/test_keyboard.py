"""Hands without a mouse, on widgets of the toolkit's own."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.keyboard import Keyboard, Witness

pytestmark = pytest.mark.gui


W = TypeVar("W", bound=QWidget)


def named(name: str, widget: W) -> W:
    widget.setObjectName(name)
    return widget


class Room:
    """A window with one control of each kind, and hands on its keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.field = named("field-reponse", QLineEdit())
        column.addWidget(self.field)
        for number in (1, 2, 3):
            column.addWidget(named(f"choice-{number}", QRadioButton(str(number))))
        self.ticked = named("tick", QCheckBox("oui"))
        column.addWidget(self.ticked)
        group = QButtonGroup(self.window)
        for name in ("short", "long"):
            segment = named(name, QPushButton(name))
            segment.setCheckable(True)
            group.addButton(segment)
            column.addWidget(segment)
        self.pressed = 0
        self.button = named("validate", QPushButton("Valider"))
        self.button.clicked.connect(self.press)
        column.addWidget(self.button)
        unreached = named("unreached", QPushButton("jamais"))
        unreached.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(unreached)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.hands = Keyboard(Eyes(self.window))

    def press(self) -> None:
        self.pressed += 1

    def found(self, name: str) -> QWidget:
        widget = self.window.findChild(QWidget, name)
        assert widget is not None
        return widget


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_a_button_is_reached_and_pressed(room: Room) -> None:
    room.hands.click("validate")
    assert room.pressed == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_answer_is_chosen_with_arrows_in_its_group(room: Room, number: int) -> None:
    room.hands.give(number)
    room.hands.give(4 - number)
    room.hands.give(number)
    chosen = room.found(f"choice-{number}")
    assert isinstance(chosen, QRadioButton)
    assert chosen.isChecked()


def test_a_box_is_ticked_and_a_segment_chosen(room: Room) -> None:
    room.hands.check("tick")
    room.hands.check("tick")
    assert room.ticked.isChecked()
    room.hands.click("long")
    chosen = room.found("long")
    assert isinstance(chosen, QPushButton)
    assert chosen.isChecked()


def test_a_text_is_written_over(room: Room) -> None:
    room.field.setText("avant")
    room.hands.fill("field-reponse", "après")
    assert room.field.text() == "après"


def test_what_no_key_reaches_is_an_error(room: Room) -> None:
    with pytest.raises(DriverError):
        room.hands.click("unreached")


def test_one_event_of_a_mouse_is_told_and_keys_are_not(room: Room) -> None:
    told: list[str] = []
    witness = Witness(room.window, told.append)
    room.hands.click("validate")
    assert told == []
    QTest.mouseClick(room.button, Qt.MouseButton.LeftButton)
    assert told == ["MouseButtonPress"]
    witness.deleteLater()
