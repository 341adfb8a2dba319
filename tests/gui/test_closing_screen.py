"""The end of a session as a screen: safe answers first, nothing closed by one press."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.closing import CLOSING
from kiosk.ui.screens.closing import ClosingScreen
from kiosk.ui.views.closing import ClosingView, EndAct
from kiosk.ui.widgets.text import Text

pytestmark = pytest.mark.gui
VIEWS: dict[str, ClosingView] = {
    scene.name: scene.view for scene in CLOSING if isinstance(scene.view, ClosingView)
}


@pytest.fixture
def screen(dressed: QApplication) -> Iterator[ClosingScreen]:
    found = ClosingScreen()
    found.bottom.setParent(found)
    found.show_view(VIEWS["closing"])
    found.resize(1366, 636)
    found.show()
    dressed.processEvents()
    yield found
    found.close()
    found.deleteLater()


def child(screen: ClosingScreen, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert found is not None, name
    return found


def said(screen: ClosingScreen) -> str:
    return "\n".join(one.plain for one in screen.findChildren(Text) if one.isVisible())


def test_every_step_says_what_it_is_and_asks_once(screen: ClosingScreen, qtbot: QtBot) -> None:
    for act in (EndAct.COPY, EndAct.PRINT, EndAct.EXPORT, EndAct.CLOSE, EndAct.LEAVE):
        button = child(screen, f"closing-{act.value}")
        assert button.accessibleName()
        with qtbot.waitSignal(screen.acted) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [act]


def test_the_first_focus_is_never_the_closing(screen: ClosingScreen) -> None:
    assert screen.first_focus().objectName() == "closing-copy"
    screen.show_view(VIEWS["closing-nothing-received"])
    assert screen.first_focus().objectName() == "closing-leave"
    screen.show_view(VIEWS["closing-asked"])
    assert screen.first_focus().objectName() == "closing-stay"


def test_the_question_takes_the_focus_to_the_safe_answer(
    screen: ClosingScreen, qtbot: QtBot
) -> None:
    screen.activateWindow()
    child(screen, "closing-close").setFocus()
    screen.show_view(VIEWS["closing-asked"])
    QApplication.processEvents()
    assert screen.focusWidget() is child(screen, "closing-stay")
    with qtbot.waitSignal(screen.acted) as told:
        qtbot.keyClick(child(screen, "closing-stay"), Qt.Key.Key_Space)
    assert told.args == [EndAct.STAY]
    with qtbot.waitSignal(screen.acted) as told:
        qtbot.mouseClick(child(screen, "closing-confirm"), Qt.MouseButton.LeftButton)
    assert told.args == [EndAct.CONFIRM]
    screen.show_view(VIEWS["closing"])
    QApplication.processEvents()
    assert screen.focusWidget() is child(screen, "closing-copy")


def test_what_is_impossible_says_why_and_cannot_be_pressed(screen: ClosingScreen) -> None:
    screen.show_view(VIEWS["closing-nothing-received"])
    for act in (EndAct.COPY, EndAct.PRINT, EndAct.EXPORT):
        button = child(screen, f"closing-{act.value}")
        assert not button.isEnabled()
        assert button.accessibleDescription()


def test_while_something_is_done_nothing_can_be_pressed(screen: ClosingScreen) -> None:
    screen.show_view(replace(VIEWS["closing"], busy=True))
    for act in (EndAct.COPY, EndAct.CLOSE, EndAct.LEAVE):
        assert not child(screen, f"closing-{act.value}").isEnabled()


def test_who_sat_here_and_who_did_not_is_read_on_it(screen: ClosingScreen) -> None:
    text = said(screen)
    for word in ("MARTIN Inès", "4F-72-K8", "Sur la clé", "Vérifié", "LE GOFF Maël", "C7"):
        assert word in text
    screen.show_view(VIEWS["closing-not-copied"])
    QApplication.processEvents()
    text = said(screen)
    assert "Copiez ce résultat" in text
    assert "Rien à signaler." in text
    before = screen.findChildren(Text)
    screen.show_view(VIEWS["closing-not-copied"])
    assert screen.findChildren(Text) == before
