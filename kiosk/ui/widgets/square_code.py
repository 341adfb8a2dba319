"""A square code for a phone, dark on light in every theme. Knows nothing about what it says."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.printing.square import draw_square
from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import ThemeName

_SIDE: Final = 116
_EDGE: Final = 14
"""The quiet edge that a camera needs, at least four modules of the smallest code."""


class SquareCode(QWidget):
    """The code of a text; nothing without one."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, said: str) -> None:
        """Draw a text; `said` is what is read aloud of it."""
        self._text = text
        self.setAccessibleName(said)
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:
        side = look().px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._text:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(THEMES[ThemeName.LIGHT]["bg"]))
        edge = look().px(_EDGE)
        draw_square(painter, self._text, edge, edge, self.width() - 2 * edge)
