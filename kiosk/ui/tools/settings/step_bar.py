"""A bar whose knob is moved in steps, by arrows or by the mouse. Knows no setting."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from kiosk.ui.theme.look import look

_LOWEST: Final = 44
_KNOB: Final = 24
_GROOVE: Final = 8


class StepBar(QSlider):
    """Whole numbers of steps from nought; the wheel never changes it."""

    def __init__(self, name: str, label: str, steps: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setRange(0, steps)
        self.setSingleStep(1)
        self.setPageStep(max(1, steps // 5))
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(_LOWEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(140), look().px(_LOWEST))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The knob comes to the mouse, and follows it."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.setSliderDown(True)
            self.setSliderPosition(self._step_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._step_at(event.position().x()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        enabled = self.isEnabled()
        tone = "brand" if enabled else "dis"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, middle = look().px(_KNOB) / 2, self.height() / 2
        height = look().px(_GROOVE)
        groove = QRectF(radius, middle - height / 2, self.width() - 2 * radius, height)
        painter.setPen(QPen(look().colour("line" if enabled else "dis"), 1))
        painter.setBrush(look().colour("sunk"))
        painter.drawRoundedRect(groove, height / 2, height / 2)
        place = radius + groove.width() * self.sliderPosition() / max(1, self.maximum())
        done = QRectF(groove.left(), groove.top(), place - groove.left(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(tone))
        painter.drawRoundedRect(done, height / 2, height / 2)
        painter.setPen(QPen(look().colour(tone), 3))
        painter.setBrush(look().colour("bg"))
        painter.drawEllipse(QPointF(place, middle), radius - 2, radius - 2)

    def _step_at(self, x: float) -> int:
        radius = look().px(_KNOB) / 2
        share = (x - radius) / max(1, self.width() - 2 * radius)
        return round(min(1, max(0, share)) * self.maximum())
