"""The way of the Tab key over each screen: it comes round, downwards, and passes what can act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from tests.gui.looking import told

pytestmark = pytest.mark.gui
MOST_STOPS = 60
BY_NAME = {scene.name: scene for scene in SCENES if scene.preferences == SCENES[0].preferences}


def way(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """The stops of a key from where the focus is, until it comes round."""
    stops: list[QWidget] = []
    for _step in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop in stops:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("name", BY_NAME)
def test_tab_comes_round_and_passes_everything_that_can_be_pressed(
    gallery: Gallery, name: str
) -> None:
    scene = BY_NAME[name]
    gallery.show(scene)
    window = gallery.window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    way(window, Qt.Key.Key_Tab)  # what a stop opens underway is passed in the next round
    forward = way(window, Qt.Key.Key_Tab)
    assert len(forward) < MOST_STOPS
    dialog = window.findChild(QWidget, "skip-dialog")
    inside = dialog if dialog is not None and dialog.isVisible() else window
    missed = [
        told(one)
        for one in inside.findChildren(QAbstractButton)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QRadioButton)
        and one not in forward
    ]
    assert missed == []
    assert set(way(window, Qt.Key.Key_Backtab)) == set(forward)
