"""A numbered step of a screen, and whether it is done. Knows no step's meaning."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look

_SIDE = 32
_ICON = 20


class StepDisc(QWidget):
    """A disc with a number; a check in its place once the step is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def done(self) -> bool:
        """Whether the check stands in the place of the number."""
        return self._done

    def mark(self, *, done: bool) -> None:
        """Say whether the step is done."""
        if done != self._done:
            self._done = done
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(_SIDE), look().px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        side = look().px(_SIDE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("ok" if self._done else "brand"))
        around = QRectF(0, 0, side, side)
        painter.drawEllipse(around)
        if self._done:
            inner = look().px(_ICON)
            place = (side - inner) // 2
            tone = look().hexadecimal("bg")
            painter.drawPixmap(place, place, icons.pixmap("check", tone, inner))
            return
        painter.setPen(look().colour("onbrand"))
        painter.setFont(look().sized(17, 700))
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(self._number))
