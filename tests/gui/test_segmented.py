"""A choice in one bar: where Tab stops in it, and what arrows do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.widgets.segmented import Segment, SegmentedChoice

pytestmark = pytest.mark.gui


@pytest.fixture
def shell(dressed: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    layout.addWidget(SegmentedChoice("Taille", [(one, one) for one in ("s", "m", "l")]))
    window.show()
    window.activateWindow()
    dressed.processEvents()
    yield window
    window.close()
    window.deleteLater()
    dressed.sendPostedEvents(window, QEvent.Type.DeferredDelete)  # else each test restyles all


def _press(key: Qt.Key) -> QWidget:
    """Press a key where the focus is; where it is afterwards."""
    found = QApplication.focusWidget()
    assert found is not None
    QTest.keyClick(found, key)
    after = QApplication.focusWidget()
    assert after is not None
    return after


@pytest.mark.parametrize("name", ["s", "m", "l"])
def test_tab_stops_at_the_chosen_segment_alone(shell: QWidget, name: str) -> None:
    field, choice = shell.findChild(QLineEdit), shell.findChild(SegmentedChoice)
    assert field is not None
    assert choice is not None
    choice.select("m")
    choice.select(name)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        field.setFocus()
        assert _press(key).objectName() == name
        assert _press(key) is field


def test_arrows_choose_and_tab_comes_back_to_what_they_chose(shell: QWidget) -> None:
    field, choice = shell.findChild(QLineEdit), shell.findChild(SegmentedChoice)
    assert field is not None
    assert choice is not None
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    choice.select("s")
    field.setFocus()
    _press(Qt.Key.Key_Tab)
    assert _press(Qt.Key.Key_Right).objectName() == "m"
    assert chosen == ["m"]
    assert _press(Qt.Key.Key_Tab) is field
    assert _press(Qt.Key.Key_Backtab).objectName() == "m"


def test_a_click_may_leave_the_focus_elsewhere(shell: QWidget) -> None:
    choice = shell.findChild(SegmentedChoice)
    assert choice is not None
    clickable, silent, _ = choice.findChildren(Segment)
    silent.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    choice.select("l")
    assert silent.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert clickable.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert not clickable.focusPolicy() & Qt.FocusPolicy.TabFocus
