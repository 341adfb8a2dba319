"""A sentence that names keys, each drawn as the cap that one presses. Knows no key.

`**Alt** + **V**` names two keys. Who cannot see the caps hears the sentence as it is written.
"""

import html
import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.text import Text

_PART: Final = re.compile(r"\*\*(?P<key>.+?)\*\*|(?P<space> +)|(?P<word>[^ *]+|\*)")
_ROLE: Final = "small"
_KEY: Final = 14
_HIGH: Final = 22
_INSIDE: Final = 6
_RADIUS: Final = 4
_PICTURE: Final = 22
_BESIDE: Final = 10
_LEAST: Final = 120


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters or a key, with where they start in their line, in pixels."""

    text: str
    key: bool
    left: float
    width: float


class KeyNote(Text):
    """Breaks between words only; an icon stands before its first line, if it is given one."""

    def __init__(self, text: str = "", tone: str = "text2", *, icon: str = "keyboard") -> None:
        self._icon = icon
        super().__init__(text, _ROLE, tone)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._line_height() if self._plain else 0

    def sizeHint(self) -> QSize:
        widest = max((_end(one) for one in self._lines(1 << 20)), default=0)
        width = round(widest + 1) + self._start()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widths = [_end(one) for one in self._lines(0)]
        least = round(max(widths, default=0) + 1) + self._start()
        return QSize(min(least, look().px(_LEAST)), self._line_height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = str(self.property("tone"))
        high = self._line_height()
        margins = self.contentsMargins()
        top = margins.top()
        if self._icon and self._plain:
            side = look().px(_PICTURE)
            drawn = icons.pixmap(
                self._icon, look().hexadecimal(tone), side, self.devicePixelRatio()
            )
            painter.drawPixmap(margins.left(), top + (high - side) // 2, drawn)
        room = self.width() - margins.left() - margins.right()
        for place, line in enumerate(self._lines(room)):
            middle = top + place * high + high / 2
            for one in line:
                left = margins.left() + self._start() + one.left
                _paint(painter, one, QPointF(left, middle), tone)

    def _draw(self) -> None:
        said = html.escape(self.plain, quote=False)
        if said != self.text():
            self.setText(said)
        self.updateGeometry()
        self.update()

    def _start(self) -> int:
        """Where the lines start, in pixels."""
        return look().px(_PICTURE + _BESIDE) if self._icon else 0

    @staticmethod
    def _line_height() -> int:
        return max(look().line(_ROLE), look().px(_HIGH) + 2)

    def _lines(self, width: int) -> list[list[_Piece]]:
        """What stands in each line of a width in pixels, the room of the icon included."""
        room = width - self._start()
        lines: list[list[_Piece]] = [[]]
        left = 0.0
        word: list[tuple[str, bool]] = []
        for found in (*_PART.finditer(self._plain), None):
            if found is not None and found["space"] is None:
                word.append((found["key"] or found["word"], found["key"] is not None))
                continue
            wide = sum(_width(*one) for one in word)
            if lines[-1] and left + wide > room:
                lines.append([])
                left = 0.0
            for text, key in word:
                lines[-1].append(_Piece(text, key, left, _width(text, key)))
                left += lines[-1][-1].width
            left += QFontMetricsF(look().font(_ROLE)).horizontalAdvance(" ")
            word = []
        return lines


def _end(line: list[_Piece]) -> float:
    return line[-1].left + line[-1].width if line else 0.0


def _letters(*, key: bool) -> QFont:
    return look().sized(_KEY, 600) if key else look().font(_ROLE)


def _width(text: str, key: bool) -> float:  # noqa: FBT001 - as a piece is told
    inside = QFontMetricsF(_letters(key=key)).horizontalAdvance(text)
    return max(inside + 2 * look().px(_INSIDE), look().px(_HIGH)) if key else inside


def _paint(painter: QPainter, piece: _Piece, start: QPointF, tone: str) -> None:
    """Draw a piece whose left edge and middle are given."""
    high = look().px(_HIGH)
    box = QRectF(start.x(), start.y() - high / 2, piece.width, high)
    if piece.key:
        painter.setPen(QPen(look().colour("line"), 1))
        painter.setBrush(look().colour("bg"))
        edge = QRectF(round(box.left()) + 0.5, round(box.top()) + 0.5, round(box.width()), high - 1)
        painter.drawRoundedRect(edge, look().px(_RADIUS), look().px(_RADIUS))
    painter.setPen(look().colour(tone))
    painter.setFont(_letters(key=piece.key))
    side = Qt.AlignmentFlag.AlignHCenter if piece.key else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
    painter.drawText(box, flags, piece.text)
