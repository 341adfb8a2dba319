"""Tests of kiosk.ui.widgets.front_pages."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.widgets.front_pages import FrontPages

pytestmark = pytest.mark.gui


class Page(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.setMinimumWidth(width)


def test_a_wide_page_behind_takes_no_room(qtbot: QtBot) -> None:
    pages = FrontPages()
    qtbot.addWidget(pages)
    assert pages.minimumSizeHint().width() <= 0
    narrow, wide = Page(100), Page(900)
    pages.addWidget(narrow)
    pages.addWidget(wide)
    pages.setCurrentWidget(narrow)
    pages.resize(300, 200)
    pages.show()
    assert pages.minimumSizeHint().width() < 900
    pages.setCurrentWidget(wide)
    assert pages.minimumSizeHint().width() == 900
