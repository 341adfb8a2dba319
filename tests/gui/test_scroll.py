"""What is higher than its place scrolls, whether or not its height follows from its width."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.widgets.boxes import Scroll

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]


@pytest.mark.parametrize("wraps", [False, True])
def test_everything_can_be_reached(qtbot: QtBot, wraps: bool) -> None:
    content = QWidget()
    lines = QVBoxLayout(content)
    for _ in range(20):
        label = QLabel("quelques mots " * (30 if wraps else 1))
        label.setWordWrap(wraps)
        label.setMinimumHeight(40)
        lines.addWidget(label)
    scroll = Scroll(content)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    scroll.show()
    for _ in range(5):
        QApplication.processEvents()
    reach = scroll.verticalScrollBar().maximum() + scroll.viewport().height()
    assert reach >= 20 * 40
    assert reach >= label.geometry().bottom()
