"""An icon in a disc, on ink: what stands at the head of a card or a page. Knows no meaning."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look


class Disc(QWidget):
    """A ring around an icon in the accent, or, `filled`, an accent disc with an icon in ink."""

    def __init__(self, name: str, side: int = 64, *, filled: bool = False) -> None:
        super().__init__()
        self._name = name
        self._side = side
        self._filled = filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Draw another icon."""
        if name != self._name:
            self._name = name
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._side), look().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look().px(self._side)
        around = QRectF(1.5, 1.5, side - 3, side - 3)
        painter.setPen(QPen(look().colour("accent" if self._filled else "onink"), 3))
        painter.setBrush(look().colour("accent" if self._filled else "ink"))
        painter.drawEllipse(around)
        inner = round(side * (0.6 if self._filled else 0.5))
        tone = look().hexadecimal("onaccent" if self._filled else "accent")
        place = (side - inner) // 2
        painter.drawPixmap(place, place, icons.pixmap(self._name, tone, inner))
