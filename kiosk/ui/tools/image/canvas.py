"""The picture as it is now, and the frame that is being placed on it. Knows no act."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.applications.image.frame import Frame
from kiosk.ui.theme.look import look

_LEAST: Final = 220
_MARGIN: Final = 14
_SHARE: Final = 50
"""An arrow moves the frame by this part of the picture's longer side."""
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QWidget):
    """`moved` carries the frame that keys or the mouse have just placed; Return accepts it."""

    moved = Signal(object)
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("image-canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._words = ""
        self._outer = Frame(0, 0, 1, 1)
        self._shown = self._outer
        self._pending: Frame | None = None
        self._zoom = 100
        self._held: QPointF | None = None

    def show_picture(self, image: QImage, outer: Frame, shown: Frame, words: str) -> None:
        """Show part of a picture that is *outer* large; *words* where there is no drawing."""
        self._image, self._outer, self._shown, self._words = image, outer, shown, words
        self.update()

    def show_frame(self, pending: Frame | None) -> None:
        """Show the whole picture with a frame on it, or only the part that is left."""
        self._pending = pending
        self.update()

    def zoom(self, percent: int) -> None:
        """Show it larger than it fits."""
        self._zoom = percent
        self.setMinimumHeight(self.minimumSizeHint().height())
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), look().px(_LEAST))

    def sizeHint(self) -> QSize:
        return QSize(look().px(480), look().px(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look().colour("sunk"))
        seen = self._outer if self._pending is not None else self._shown
        place = self._place(seen)
        if self._image.isNull():
            painter.fillRect(place, look().colour("bg"))
            painter.setPen(look().colour("text"))
            painter.setFont(look().font("small"))
            inner = place.adjusted(8, 8, -8, -8)
            painter.drawText(inner, int(Qt.TextFlag.TextWordWrap), self._words)
        else:
            painter.drawImage(place, self._image, self._part(seen))
        painter.setPen(QPen(look().colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        if self._pending is not None:
            self._draw_frame(painter, place, self._pending)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pending is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._pending is None:
            super().keyPressEvent(event)
            return
        size = max(1, max(self._outer.width, self._outer.height) // _SHARE)
        across, down = step[0] * size, step[1] * size
        if event.modifiers() & _SHIFT:
            self._place_frame(0, 0, across, down)
        else:
            self._place_frame(across, down, 0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or self._pending is None:
            return
        scale = self._outer.width / max(self._place(self._outer).width(), 1)
        moved = (event.position() - self._held) * scale
        self._held = event.position()
        self._place_frame(round(moved.x()), round(moved.y()), 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _place_frame(self, across: int, down: int, wider: int, higher: int) -> None:
        found, outer = self._pending, self._outer
        if found is None:
            return
        width = min(max(found.width + wider, 10), outer.width)
        height = min(max(found.height + higher, 10), outer.height)
        x = min(max(found.x + across, 0), outer.width - width)
        y = min(max(found.y + down, 0), outer.height - height)
        self.moved.emit(Frame(x, y, width, height))

    def _place(self, seen: Frame) -> QRectF:
        """Where the picture is drawn, as large as it fits times the zoom."""
        margin = look().px(_MARGIN)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        scale = min(room.width() / seen.width, room.height() / seen.height) * self._zoom / 100
        place = QRectF(0, 0, seen.width * scale, seen.height * scale)
        place.moveCenter(room.center())
        return place

    def _part(self, seen: Frame) -> QRectF:
        scale = self._image.width() / self._outer.width
        return QRectF(seen.x * scale, seen.y * scale, seen.width * scale, seen.height * scale)

    def _draw_frame(self, painter: QPainter, place: QRectF, frame: Frame) -> None:
        scale = place.width() / self._outer.width
        inner = QRectF(
            place.x() + frame.x * scale,
            place.y() + frame.y * scale,
            frame.width * scale,
            frame.height * scale,
        )
        veil = QColor(0, 0, 0, 130)
        for part in (
            QRectF(place.left(), place.top(), place.width(), inner.top() - place.top()),
            QRectF(place.left(), inner.bottom(), place.width(), place.bottom() - inner.bottom()),
            QRectF(place.left(), inner.top(), inner.left() - place.left(), inner.height()),
            QRectF(inner.right(), inner.top(), place.right() - inner.right(), inner.height()),
        ):
            painter.fillRect(part, veil)
        painter.setPen(QPen(look().colour("bg"), 5))
        painter.drawRect(inner)
        painter.setPen(QPen(look().colour("brand"), 3, Qt.PenStyle.DashLine))
        painter.drawRect(inner)
