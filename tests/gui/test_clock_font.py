"""The clock is drawn in the reader's font, whatever was chosen before."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import FontName, Preferences
from kiosk.ui.widgets.clock import Clock


@pytest.mark.usefixtures("dressed")
def test_the_clock_takes_the_font_that_was_chosen(qtbot: QtBot) -> None:
    clock = Clock()
    qtbot.addWidget(clock)
    clock.show()
    figures = clock.findChild(QLabel, "clock")
    assert figures is not None
    try:
        for font in (FontName.DYSLEXIC, FontName.HYPERLEGIBLE):
            look().apply(Preferences(font=font))
            QApplication.processEvents()
            assert figures.font().family() == look().font("clock").family()
    finally:
        look().apply(Preferences())
