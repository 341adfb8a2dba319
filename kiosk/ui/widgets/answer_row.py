"""A row to choose or to tick: the whole of it is the target. Knows no question."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look

_BESIDE: Final = Qt.FindChildOption.FindDirectChildrenOnly
_STOP: Final = Qt.FocusPolicy.TabFocus
_TEXT_AT: Final = 58
_CHOSEN: Final = "chosen"
_MARK: Final = 24
_GROWTH: Final = 26
"""What a row of one line is higher at 200 %, in pixels: its words grow, the air need not."""
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_FLAGS: Final = _WRAP | int(Qt.AlignmentFlag.AlignVCenter)


class _Face:
    """How a row of answers is measured and drawn, whatever kind of button it is."""

    def __init__(self, word: str, lowest: int, icon: str) -> None:
        self.word = word
        self.lowest = lowest
        self.icon = icon

    def text_left(self) -> int:
        """Where the words start."""
        return look().px(_TEXT_AT + (36 if self.icon else 0))

    def word_width(self) -> int:
        """The room of the word that says it was chosen."""
        if not self.word:
            return look().px(12)
        metrics = QFontMetrics(look().sized(15, 700))
        return metrics.horizontalAdvance(self.word) + look().px(60)

    def height(self, text: str, width: int) -> int:
        """The height that the words need at a width."""
        room = QRect(0, 0, max(60, width - self.text_left() - self.word_width()), 10_000)
        metrics = QFontMetrics(look().font("body", 600))
        needed = metrics.boundingRect(room, _WRAP, text).height()
        lowest = self.lowest + round(_GROWTH * (look().factor - 1))
        return max(lowest, needed + self.lowest - 24)

    def paint(self, row: QAbstractButton, *, square: bool) -> None:
        """Draw the row in its present state."""
        painter = QPainter(row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, enabled = row.isChecked(), row.isEnabled()
        self._ground(painter, row, chosen=chosen, enabled=enabled)
        middle = QPoint(look().px(20 + _MARK / 2), row.height() // 2)
        mark = self._box if square else self._ring
        mark(painter, middle, chosen=chosen, enabled=enabled)
        colour = "text" if enabled or chosen else "dis"
        if self.icon:
            side = look().px(22)
            picture = icons.pixmap(
                self.icon, look().hexadecimal("brand" if chosen else "text2"), side
            )
            painter.drawPixmap(look().px(56), (row.height() - side) // 2, picture)
        painter.setPen(look().colour(colour))
        painter.setFont(look().font("body", 600 if chosen else 400))
        left = self.text_left()
        room = QRect(left, 0, row.width() - left - self.word_width(), row.height())
        painter.drawText(room, _FLAGS, row.text())
        if chosen and self.word:
            self._say_chosen(painter, row)

    def _ground(
        self, painter: QPainter, row: QAbstractButton, *, chosen: bool, enabled: bool
    ) -> None:
        thick = 3 if chosen else 2
        inset = thick / 2
        edge = QRectF(row.rect()).adjusted(inset, inset, -inset, -inset)
        fill = "sel" if chosen else "surface" if row.underMouse() and enabled else "bg"
        painter.setBrush(look().colour(fill if enabled or chosen else "disbg"))
        painter.setPen(QPen(look().colour("brand" if chosen else "line"), thick))
        painter.drawRoundedRect(edge, 7, 7)

    def _ring(self, painter: QPainter, middle: QPoint, *, chosen: bool, enabled: bool) -> None:
        radius = look().px(_MARK) / 2
        thick = look().px(7) if chosen else 2
        painter.setPen(
            QPen(look().colour("brand" if chosen else "line" if enabled else "dis"), thick)
        )
        painter.setBrush(look().colour("bg"))
        painter.drawEllipse(QPointF(middle), radius - thick / 2, radius - thick / 2)

    def _box(self, painter: QPainter, middle: QPoint, *, chosen: bool, enabled: bool) -> None:
        side = look().px(_MARK)
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.setPen(QPen(look().colour("brand" if chosen else "line" if enabled else "dis"), 2))
        painter.setBrush(look().colour("brand" if chosen else "bg"))
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 5, 5)
        if chosen:
            inner = round(side * 0.84)
            picture = icons.pixmap("check", look().hexadecimal("onbrand"), inner)
            painter.drawPixmap(
                round(middle.x() - inner / 2), round(middle.y() - inner / 2), picture
            )

    def _say_chosen(self, painter: QPainter, row: QAbstractButton) -> None:
        font = look().sized(15, 700)
        width = QFontMetrics(font).horizontalAdvance(self.word)
        left = row.width() - width - look().px(22)
        painter.setFont(font)
        painter.setPen(look().colour(_CHOSEN))
        painter.drawText(
            QRect(left, 0, width + 4, row.height()), int(Qt.AlignmentFlag.AlignVCenter), self.word
        )
        side = look().px(18)
        picture = icons.pixmap("check", look().hexadecimal(_CHOSEN), side)
        painter.drawPixmap(left - side - look().px(5), (row.height() - side) // 2, picture)


def _prepare(row: QAbstractButton, name: str, text: str) -> None:
    row.setObjectName(name)
    row.setText(text)
    row.setAccessibleName(text)
    row.setMouseTracking(True)
    row.setAttribute(Qt.WidgetAttribute.WA_Hover)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)


class RadioRow(QRadioButton):
    """One of several answers, of which one is chosen."""

    def __init__(
        self, name: str, text: str, word: str = "", lowest: int = 60, icon: str = ""
    ) -> None:
        super().__init__()
        self._face = _Face(word, lowest, icon)
        _prepare(self, name, text)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab stops at the chosen row of a group, also where it was chosen before it was shown."""
        super().showEvent(event)
        parent = self.parentWidget()
        if not self.isChecked() or parent is None:
            return
        for row in parent.findChildren(RadioRow, options=_BESIDE):
            others = row.focusPolicy() & ~_STOP
            row.setFocusPolicy(others | (_STOP if row is self else Qt.FocusPolicy.NoFocus))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._face.height(self.text(), width)

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self._face.height("x", 1000))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._face.paint(self, square=False)


class CheckRow(QCheckBox):
    """One of several answers, of which any number is ticked."""

    def __init__(self, name: str, text: str, word: str = "", lowest: int = 60) -> None:
        super().__init__()
        self._face = _Face(word, lowest, "")
        _prepare(self, name, text)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._face.height(self.text(), width)

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self._face.height("x", 1000))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._face.paint(self, square=True)
