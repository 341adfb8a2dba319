"""A round mark: a check in a full disc, a number or nothing in a ring. Knows no meaning."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look


class CheckMark(QWidget):
    """Always beside words, which it never replaces.

    A full disc with a check where *done*; else a ring, thicker where *now*, with *number* in it.
    `tone` is the colour of the disc and of the ring that is now.
    """

    def __init__(
        self, tone: str, *, done: bool, now: bool = False, number: int = 0, side: int = 28
    ) -> None:
        super().__init__()
        self._tone, self._done, self._now, self._number = tone, done, now, number
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._side), look().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look().px(self._side)
        if self._done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour(self._tone))
            painter.drawEllipse(QRectF(0, 0, side, side))
            inner = round(side * 0.6)
            place = (side - inner) // 2
            ratio = self.devicePixelRatio()
            check = icons.pixmap("check", look().hexadecimal("bg"), inner, ratio)
            painter.drawPixmap(place, place, check)
            return
        colour = look().colour(self._tone if self._now else "line")
        painter.setPen(QPen(colour, look().px(2)))
        painter.setBrush(look().colour("bg"))
        edge = look().px(1) + 0.5
        painter.drawEllipse(QRectF(edge, edge, side - 2 * edge, side - 2 * edge))
        if self._number:
            painter.setFont(look().sized(16, 700))
            painter.setPen(look().colour(self._tone if self._now else "mention"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class SegmentBar(QWidget):
    """So many of so many, as segments that fill up; always beside the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._done = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, done: int, total: int) -> None:
        """Fill the first segments."""
        self._done, self._total = done, total
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(45) * max(1, self._total), look().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = look().px(45)
        for place in range(self._total):
            full = place < self._done
            painter.setPen(QPen(look().colour("ok" if full else "line"), 2))
            painter.setBrush(look().colour("ok" if full else "bg"))
            painter.drawRoundedRect(
                QRectF(place * width + 1, 1, width - look().px(3), self.height() - 2), 3, 3
            )
