"""The graduated rule with its planted pin: where one is among many. Knows no question."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme.look import look

_EIGHTH: Final = 8
_WIDTH: Final = 3


class ProgressRule(QWidget):
    """Graduations, of which the done ones are tall, the coming ones short, one holds the pin.

    `on` is the ground below: ink or bg. `pitch` is the distance of two graduations at 100 %; a rule
    with none stretches over the width it is given. `base` draws the line below.
    """

    def __init__(self, on: str = "ink", pitch: float = 0.0, *, base: bool = False) -> None:
        super().__init__()
        self._on = on
        self._pitch = pitch
        self._base = base
        self._number = 0
        self._total = 32
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        across = QSizePolicy.Policy.Fixed if pitch else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def show_place(self, number: int, total: int, spoken: str = "") -> None:
        """Plant the pin at a number from 1; zero plants none, beyond the total all are done."""
        self._number, self._total = number, total
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        pitch = self._pitch or 9
        return QSize(
            round(self._scale() * pitch * self._total), round(self._scale() * self._height())
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.sizeHint().width() if self._pitch else 4 * self._total, self.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        scale = self._scale()
        pitch = self._pitch * scale or (self.width() - 12 * scale) / max(1, self._total - 0.5)
        width = max(2, round(_WIDTH * scale))
        foot = self.height() - (3 * scale if self._base else 2 * scale)
        first = pitch * 0.5 if self._base and self._pitch == 0 else width
        on_ink = self._on == "ink"
        whole = on_ink and self._base  # a rule to look at, on which nothing is counted
        done = look().colour("onink" if on_ink else "brand")
        coming = look().colour("inkline" if on_ink else "line")
        for number in range(1, self._total + 1):
            left = first + (number - 1) * pitch
            if number == self._number:
                self._pin(painter, left + width / 2, foot, scale, on_ink=on_ink)
                continue
            tall = number % _EIGHTH == 0
            passed = number < self._number
            height = scale * self._stature(passed=passed or whole, tall=tall)
            colour = done if passed or (whole and tall) else coming
            painter.fillRect(QRectF(round(left), foot - height, width, height), colour)
        if self._base:
            colour = look().colour("ink2" if on_ink else "line")
            painter.fillRect(QRectF(0, foot, self.width(), max(2, scale * 2)), colour)

    def _stature(self, *, passed: bool, tall: bool) -> float:
        big = 1.7 if self._base else 1.0
        if passed:
            return (15 if tall else 10) * big
        return (10 if tall else 5) * big

    def _height(self) -> int:
        return 62 if self._base else 26

    def _scale(self) -> float:
        factor = look().factor
        return factor if self._base or factor == 1 else 1 + (factor - 1) / 3

    def _pin(
        self, painter: QPainter, middle: float, foot: float, scale: float, *, on_ink: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, stem = 5 * scale, 16 * scale
        if self._base:
            head, stem = (8 * scale, 44 * scale) if on_ink else (6 * scale, 36 * scale)
        outline: QColor | None = None if on_ink else look().colour("brandA")
        accent = look().colour("accent")
        painter.fillRect(
            QRectF(middle - 1.5 * scale, foot - stem, 3 * scale, stem), outline or accent
        )
        painter.setBrush(accent)
        painter.setPen(QPen(outline, 2) if outline is not None else Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(middle, foot - stem - head / 4), head, head)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class Mark(QWidget):
    """The sign of the program: a base line, three stems, a pin."""

    def __init__(self, side: int = 28) -> None:
        super().__init__()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._side), look().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.width() / 28
        painter.scale(unit, unit)
        pen = QPen(look().colour("onink"), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for start, end in (
            ((3, 24.5), (25, 24.5)),
            ((6.5, 24), (6.5, 18)),
            ((21.5, 24), (21.5, 18)),
            ((14, 24), (14, 13)),
        ):
            painter.drawLine(QPointF(*start), QPointF(*end))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("accent"))
        painter.drawEllipse(QPointF(14, 7.5), 5, 5)


class ExtraTimeBar(QWidget):
    """A bar of everyone's time, and behind it, in another colour, the time that is added."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """The part of the whole that is added, from 0 to 1."""
        self._share = share
        self.update()

    def place(self) -> float:
        """Where the added part starts, in pixels."""
        return self.width() * (1 - self._share)

    def sizeHint(self) -> QSize:
        return QSize(200, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        cut = self.place()
        painter.setBrush(look().colour("onink"))
        gap = 3 if self._share else 0
        painter.drawRoundedRect(QRectF(0, 0, cut - gap, 14), 3, 3)
        painter.setBrush(look().colour("accent"))
        if self._share:
            painter.drawRoundedRect(QRectF(cut, 0, self.width() - cut, 14), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        steps = 28
        for step in range(steps + 1):
            left = (self.width() - 3) * step / steps
            height = 18 if step % 4 == 0 else 10
            colour = "accent" if self._share and left >= cut else "onink"
            painter.fillRect(QRectF(left, 46 - height, 3, height), look().colour(colour))
