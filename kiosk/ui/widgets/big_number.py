"""A station's number, as large as its pane allows. Knows no station."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme.look import look

_LARGEST = 340
_SMALLEST = 72
_TIGHT = 0.03
"""How much closer its figures stand than those of a text, as a share of their size."""
_HIGHER = 0.4
"""The share of the room to spare that is left below it: it goes with the word above."""


class BigNumber(QWidget):
    """Drawn on ink; read as text by a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_number(self, text: str, spoken: str) -> None:
        """Show a number, or any short name."""
        self._text = text
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(look().colour("onink"))
        font = self._fitting()
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        drawn = QFontMetrics(font).tightBoundingRect(self._text)
        height = self.height() - round(_HIGHER * max(0, self.height() - drawn.height()))
        room = QRect(-drawn.left(), 0, self.width() + drawn.left(), height)
        painter.drawText(room, flags, self._text)

    def _fitting(self) -> QFont:
        font = QFont(look().font("h1", 700))
        font.setFeature(QFont.Tag("tnum"), 1)
        size = _LARGEST
        while size > _SMALLEST:
            _size(font, size)
            box = QFontMetrics(font).tightBoundingRect(self._text)
            if box.width() <= self.width() - 8 and box.height() <= self.height():
                break
            size -= 8
        _size(font, size)
        return font


def _size(font: QFont, size: int) -> None:
    font.setPixelSize(size)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -size * _TIGHT)
