"""A switch: a word and a track whose knob stands left or right. Knows no setting."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from kiosk.ui.theme.look import look
from kiosk.words.tools.settings import SettingsText, settings_words

_TRACK: Final = (52, 30)
_KNOB: Final = 20
_LOWEST: Final = 44
_GAP: Final = 12


class Switch(QCheckBox):
    """On or off, told by a word and by the place of the knob, never by colour alone."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look().font("small", 600))
        words = (settings_words(SettingsText.ON), settings_words(SettingsText.OFF))
        widest = max(metrics.horizontalAdvance(one) for one in words)
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
        painter.setPen(look().colour("text" if enabled else "dis"))
        word = settings_words(SettingsText.ON if on else SettingsText.OFF)
        room = QRect(0, 0, left - look().px(_GAP), self.height())
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), word
        )
