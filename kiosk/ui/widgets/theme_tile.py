"""A sample of a theme to choose, drawn in its own colours. Knows no screen."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import ThemeName

_SAMPLE: Final = "Aa"
_TILE: Final = 56
_LABEL: Final = 30
_LETTERS: Final = 15
_CHECK: Final = 16
_GAP: Final = 4
_BETWEEN: Final = 10
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


class ThemeTile(QRadioButton):
    """A tile with two letters, and the name of the theme below."""

    def __init__(self, name: str, theme: ThemeName, text: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: object) -> bool:
        """All of the tile is the target."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        return QSize(look().px(96), look().px(_TILE + _LABEL))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(look().sized(_LETTERS, 700)).horizontalAdvance(self.text())
        width = max(look().px(72), words + look().px(_CHECK + _GAP))
        return QSize(width, look().px(_TILE + _LABEL))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = THEMES[self._theme]
        chosen = self.isChecked()
        thick = 3 if chosen else 2
        tile = QRectF(0, 0, self.width(), look().px(_TILE))
        tile = tile.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setBrush(QColor(own["bg"]))
        painter.setPen(QPen(look().colour("brand" if chosen else "line"), thick))
        painter.drawRoundedRect(tile, 8, 8)
        letters = "brand" if self._theme is ThemeName.CONTRAST else "text"
        painter.setPen(QColor(own[letters]))
        painter.setFont(look().sized(22, 700))
        painter.drawText(tile, _CENTRE, _SAMPLE)
        self._name(painter, chosen=chosen)

    def _name(self, painter: QPainter, *, chosen: bool) -> None:
        painter.setFont(look().sized(_LETTERS, 700 if chosen else 500))
        painter.setPen(look().colour("text"))
        place = QRect(0, look().px(_TILE), self.width(), look().px(_LABEL))
        side = look().px(_CHECK) if chosen else 0
        gap = look().px(_GAP) if chosen else 0
        width = painter.fontMetrics().horizontalAdvance(self.text())
        left = max(0, (place.width() - width - side - gap) // 2)
        if chosen:
            picture = icons.pixmap("check", look().hexadecimal("brand"), side)
            painter.drawPixmap(left, place.top() + (place.height() - side) // 2, picture)
        words = place.adjusted(left + side + gap, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())


class ThemeTiles(QWidget):
    """Tiles in one line, or in as many as their names need."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[ThemeTile] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_BETWEEN)

    def take(self, tile: ThemeTile) -> None:
        """Put one more at the end."""
        self._tiles.append(tile)
        self._across = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        return QSize(self._widest(), self._grid.minimumSize().height())

    def _widest(self) -> int:
        return max((one.minimumSizeHint().width() for one in self._tiles), default=0)

    def _arrange(self) -> None:
        many = len(self._tiles)
        least = self._widest() + _BETWEEN
        across = next(
            (one for one in (many, -(-many // 2)) if one * least - _BETWEEN <= self.width()), 1
        )
        if across == self._across:
            return
        self._across = across
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // across, place % across)
        for place in range(many):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
        self.updateGeometry()
