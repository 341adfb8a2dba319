"""A switch: a word and a track whose knob stands left or right. Knows no setting."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import column, row
from kiosk.ui.widgets.text import Text

_TRACK: Final = (52, 30)
_KNOB: Final = 20
_LOWEST: Final = 44
_GAP: Final = 12


class Switch(QCheckBox):
    """On or off, told by a word and by the place of the knob, never by colour alone."""

    def __init__(self, name: str, label: str, on: str, off: str) -> None:
        """Make a switch; `label` is read aloud, `on` and `off` are the words beside the track."""
        super().__init__()
        self._words = (off, on)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def word(self) -> str:
        """What the switch says now."""
        return self._words[self.isChecked()]

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look().font("small", 600))
        widest = max(metrics.horizontalAdvance(one) for one in self._words)
        return QSize(widest + look().px(_GAP + _TRACK[0] + 4), look().px(_LOWEST))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        on, enabled = self.isChecked(), self.isEnabled()
        width, height = (look().px(side) for side in _TRACK)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() - width - 2
        track = QRectF(left, (self.height() - height) / 2, width, height).adjusted(1, 1, -1, -1)
        edge = "brand" if on else "line"
        style = Qt.PenStyle.SolidLine if enabled else Qt.PenStyle.DashLine
        painter.setPen(QPen(look().colour(edge if enabled else "dis"), 2, style))
        painter.setBrush(look().colour(("brand" if on else "bg") if enabled else "disbg"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        radius = look().px(_KNOB) / 2
        away = track.height() / 2
        middle = QPointF(track.right() - away if on else track.left() + away, track.center().y())
        knob = "onbrand" if on else "line"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(knob if enabled else "dis"))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(look().font("small", 600))
        tone = "brand" if on else "text2"
        painter.setPen(look().colour(tone if enabled else "dis"))
        room = QRect(0, 0, left - look().px(_GAP), self.height())
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.word()
        )


def switched(switch: Switch, detail: str) -> QWidget:
    """A row: what is switched and a sentence below it, then the switch."""
    said = column(Text(switch.accessibleName(), "label"), Text(detail, "caption", "mention"))
    switch.setAccessibleDescription(detail)
    return row(said, switch, gap=16, grows=0)
