"""Before what cannot be undone, the focus is on what is safe, and Enter alone goes nowhere."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets.dialog import Dialog

pytestmark = pytest.mark.gui
FINAL = ("confirm-skip", "act-end", "act-close-session", "validate")
"""Buttons after which there is no way back; so are all that look like danger."""
DIALOGS = [scene for scene in SCENES if scene.name.endswith("-skip")]


def noted(name: str, pressed: list[str]) -> Callable[[], None]:
    return lambda: pressed.append(name)


def final(button: QAbstractButton) -> bool:
    return button.objectName() in FINAL or button.property("look") == "danger"


def test_no_screen_opens_on_what_cannot_be_undone_and_enter_does_none_of_it(
    gallery: Gallery,
) -> None:
    faults = []
    for scene in SCENES:
        gallery.show(replace(scene, preferences=Preferences()))
        gallery.window.activateWindow()
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and final(focus):
            faults.append(f"{scene.name}: the focus is on {focus.objectName()}")
        pressed: list[str] = []
        for button in gallery.window.findChildren(QAbstractButton):
            if button.isVisible() and final(button):
                button.clicked.connect(noted(button.objectName(), pressed))
        if focus is not None:
            QTest.keyClick(focus, Qt.Key.Key_Return)
        faults += [f"{scene.name}: Enter did {name}" for name in pressed]
    assert faults == []


@pytest.mark.parametrize("scene", DIALOGS, ids=lambda scene: scene.name)
def test_a_dialog_opens_on_the_safe_answer_which_stands_first(
    gallery: Gallery, scene: object
) -> None:
    gallery.show(scene)  # type: ignore[arg-type]  # a scene, as the ids need any value
    dialog = gallery.window.findChild(Dialog)
    assert dialog is not None
    buttons = dialog.findChildren(QAbstractButton)
    assert QApplication.focusWidget() is buttons[0]
    assert not final(buttons[0])
    assert final(buttons[1])
