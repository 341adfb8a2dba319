"""Waves under words: which ones, where, and how they are drawn. Knows no field and no dictionary.

Places are characters; the toolkit counts some of them (pictures, rare letters) as two, and is told
so here only.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.spelling import MarkView, kept_marks

_STEP: Final = 3.0
_RISE: Final = 1.5
_THICK: Final = 1.6
_WIDE: Final = 0xFFFF


def units(text: str, place: int) -> int:
    """A place as the toolkit counts it.

    >>> units("a😀b", 2)
    3
    """
    return place + sum(ord(one) > _WIDE for one in text[:place])


def characters(text: str, unit: int) -> int:
    """A place of the toolkit as characters are counted.

    >>> characters("a😀b", 3)
    2
    """
    counted = 0
    for place, one in enumerate(text):
        if counted >= unit:
            return place
        counted += 2 if ord(one) > _WIDE else 1
    return len(text)


class Marks:
    """Which words of a field are underlined now."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._text = ""
        self._marks: tuple[MarkView, ...] = ()
        self._chosen: MarkView | None = None
        self._rested = True

    def show(self, marks: Sequence[MarkView], text: str) -> None:
        """Underline these words of a text."""
        self._text, self._marks = text, tuple(marks)
        self._field.update()

    def follow(self, text: str) -> None:
        """The text is another one: keep what the edit did not touch."""
        if text != self._text:
            self.show(kept_marks(self._marks, self._text, text), text)

    def rest(self, *, rested: bool) -> None:
        """Whether nothing has been written for a while."""
        if rested != self._rested:
            self._rested = rested
            self._field.update()

    def choose(self, mark: MarkView | None) -> None:
        """A word is shown by being selected, and needs no wave; or none is any more."""
        self._chosen = mark

    def seen(self, place: int, *, selecting: bool) -> tuple[MarkView, ...]:
        """The marks to draw, on a field that may be written in.

        The word that is just being written, at whose end the caret is, is left alone.
        """
        if not self._field.isEnabled():
            return ()
        marks = tuple(one for one in self._marks if one != self._chosen)
        if self._rested or selecting or not self._field.hasFocus():
            return marks
        return tuple(one for one in marks if one.end != place)


def draw(painter: QPainter, lines: Sequence[QLineF], inside: QRect) -> None:
    """Draw a wave along each line."""
    if not lines:
        return
    step, rise = max(2.0, look().px(_STEP * 10) / 10), max(1.0, look().px(_RISE * 10) / 10)
    pen = QPen(look().colour("err"), max(1.2, look().px(_THICK * 10) / 10))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(inside)
    painter.setPen(pen)
    for line in lines:
        painter.drawPolyline(_wave(line, step, rise))


def _wave(line: QLineF, step: float, rise: float) -> QPolygonF:
    count = max(2, round(line.length() / step))
    middle = line.y1() - rise
    points = (line.pointAt(one / count) for one in range(count + 1))
    wave = QPolygonF()
    for number, point in enumerate(points):
        point.setY(middle + (rise if number % 2 else -rise))
        wave.append(point)
    return wave
