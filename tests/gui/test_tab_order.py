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


WRITTEN = {
    "waiting": ("sound", "display", "help", "staff", "enter-code"),
    "candidate-code": (
        *("sound", "display", "help"),
        *(f"candidate-code-{place}" for place in range(1, 7)),
        "staff",
    ),
    "identity": ("sound", "display", "help", "deny", "confirm"),
    "question-single": (
        *("clock-toggle", "display", "help"),
        *("statement", "choice-2", "report", "skip", "validate"),
    ),
    "question-multiple-dark": (
        *("clock-toggle", "display", "help", "close-strip", "statement"),
        *(f"choice-{place}" for place in range(1, 6)),
        *("report", "skip", "validate"),
    ),
    "question-fields": (
        *("clock-toggle", "display", "help", "statement"),
        *("field-retard", "field-long", "field-categorie"),
        *("report", "skip", "validate"),
    ),
    "question-order": (
        *("clock-toggle", "display", "help", "statement"),
        *("order-2", "order-down-2", "order-1", "order-up-1", "order-down-1"),
        *("order-3", "order-up-3", "order-down-3", "order-4", "order-up-4"),
        *("report", "skip", "validate"),
    ),
    "question-report": (
        *("clock-toggle", "display", "help", "statement", "field-reponse"),
        *("report", "skip", "validate", "panel-report-close"),
        *("report-image", "report-detail", "report-continue", "report-blocked"),
    ),
    "question-skip": ("skip-stay", "confirm-skip"),
    "resume-agreed": ("display", "help", "staff", "resume"),
    "end": ("display", "help", "staff"),
}
"""By hand, as each screen is read: the bar above, the page, the bar below, a panel beside."""


@pytest.mark.parametrize("name", WRITTEN)
def test_tab_goes_as_the_screen_is_read(gallery: Gallery, name: str) -> None:
    gallery.show(BY_NAME.get(name) or next(one for one in SCENES if one.name == name))
    gallery.window.activateWindow()
    QTest.qWaitForWindowActive(gallery.window)
    found = tuple(one.objectName() for one in way(gallery.window, Qt.Key.Key_Tab))
    wanted = WRITTEN[name]
    start = found.index(wanted[0])
    assert found[start:] + found[:start] == wanted
