"""Places to write in whose unknown words are underlined by a wave. Knows no dictionary.

The wave is drawn, the text is never touched. Places are characters; the toolkit counts some of
them (pictures, rare letters) as two, and is told so here only.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, Protocol, cast

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextCursor,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.spelling import MarkView, kept_marks
from kiosk.ui.widgets.fields import Paragraph

_STEP: Final = 3.0
_RISE: Final = 1.5
_THICK: Final = 1.6
_WIDE: Final = 0xFFFF


class SpelledField(Protocol):
    """What a place to write in offers a spell checker."""

    def written(self) -> str:
        """The text."""
        ...

    def place(self) -> int:
        """Where the caret is."""
        ...

    def mark(self, marks: Sequence[MarkView]) -> None:
        """Underline these words, and no others."""
        ...

    def rest(self, *, rested: bool) -> None:
        """Whether nothing has been written for a while: until then, a new word is left alone."""
        ...

    def choose(self, mark: MarkView) -> None:
        """Select a word."""
        ...

    def put(self, mark: MarkView, word: str) -> None:
        """Write another word in the place of one, in one step that can be undone."""
        ...

    def go_behind(self, mark: MarkView) -> None:
        """Put the caret behind a word."""
        ...


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

    def seen(self, chosen: tuple[int, int], place: int) -> tuple[MarkView, ...]:
        """The marks to draw, on a field that may be written in.

        The word that is selected from one place to another is shown by that, and the one that is
        just being written, at whose end the caret is, is left alone.
        """
        if not self._field.isEnabled():
            return ()
        marks = tuple(one for one in self._marks if (one.start, one.end) != chosen)
        if self._rested or chosen[0] != chosen[1] or not self._field.hasFocus():
            return marks
        return tuple(one for one in marks if one.end != place)


class SpelledLine(QLineEdit):
    """One line to write in."""

    def __init__(self) -> None:
        super().__init__()
        self._marks = Marks(self)
        self.textChanged.connect(self._marks.follow)

    def written(self) -> str:
        return self.text()

    def place(self) -> int:
        return characters(self.text(), self.cursorPosition())

    def mark(self, marks: Sequence[MarkView]) -> None:
        self._marks.show(marks, self.text())

    def rest(self, *, rested: bool) -> None:
        self._marks.rest(rested=rested)

    def choose(self, mark: MarkView) -> None:
        start, end = self._units(mark)
        self.setSelection(start, end - start)

    def put(self, mark: MarkView, word: str) -> None:
        self.choose(mark)
        self.insert(word)

    def go_behind(self, mark: MarkView) -> None:
        self.deselect()
        self.setCursorPosition(self._units(mark)[1])

    def waves(self) -> list[QLineF]:
        """Where waves are drawn: from where to where, in pixels of this widget."""
        text, chosen = self.text(), (self.selectionStart(), self.selectionEnd())
        first, last = (characters(text, max(0, one)) for one in chosen)
        seen = self._marks.seen((first, last), self.place())
        if not seen:
            return []
        layout = QTextLayout(self.displayText(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        caret = self.cursorRect()
        left = caret.center().x() - _across(line, self.cursorPosition())
        drawn = []
        for one in seen:
            start, end = self._units(one)
            begun, ended = left + _across(line, start), left + _across(line, end)
            drawn.append(QLineF(begun, caret.bottom(), ended, caret.bottom()))
        return drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        _draw(QPainter(self), self.waves(), self.style().subElementRect(part, option, self))

    def _units(self, mark: MarkView) -> tuple[int, int]:
        text = self.text()
        return units(text, mark.start), units(text, mark.end)


class SpelledText(Paragraph):
    """Several lines to write in."""

    def __init__(self) -> None:
        super().__init__()
        self._marks = Marks(self)
        self.textChanged.connect(lambda: self._marks.follow(self.toPlainText()))

    def written(self) -> str:
        return self.toPlainText()

    def place(self) -> int:
        return characters(self.toPlainText(), self.textCursor().position())

    def mark(self, marks: Sequence[MarkView]) -> None:
        self._marks.show(marks, self.toPlainText())
        self.viewport().update()

    def rest(self, *, rested: bool) -> None:
        self._marks.rest(rested=rested)
        self.viewport().update()

    def choose(self, mark: MarkView) -> None:
        self.setTextCursor(self._cursor(mark))
        self.ensureCursorVisible()

    def put(self, mark: MarkView, word: str) -> None:
        cursor = self._cursor(mark)
        cursor.insertText(word)
        self.setTextCursor(cursor)

    def go_behind(self, mark: MarkView) -> None:
        cursor = self._cursor(mark)
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def waves(self) -> list[QLineF]:
        """Where waves are drawn: from where to where, in pixels of the viewport."""
        text, cursor = self.toPlainText(), self.textCursor()
        first, last = (
            characters(text, one) for one in (cursor.selectionStart(), cursor.selectionEnd())
        )
        drawn: list[QLineF] = []
        for one in self._marks.seen((first, last), self.place()):
            drawn += _lines(self._spots(text, one))
        return drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        port = self.viewport()
        _draw(QPainter(port), self.waves(), port.rect())

    def _spots(self, text: str, mark: MarkView) -> list[QRect]:
        """Where the caret would stand in a word, from before it to behind it."""
        cursor, start = QTextCursor(self.document()), units(text, mark.start)
        cursor.setPosition(start)
        first = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, -first.height(), 0, 0).intersects(first):
            return []
        found = [first]
        for place in range(start + 1, units(text, mark.end) + 1):
            cursor.setPosition(place)
            found.append(self.cursorRect(cursor))
        return found

    def _cursor(self, mark: MarkView) -> QTextCursor:
        text, cursor = self.toPlainText(), QTextCursor(self.document())
        cursor.setPosition(units(text, mark.start))
        cursor.setPosition(units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _across(line: QTextLine, unit: int) -> float:
    """Where a place of a line of text is, in pixels from its beginning."""
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def _lines(spots: Iterable[QRect]) -> list[QLineF]:
    """One line for each line of text that a word stands on."""
    drawn = []
    for bottom, group in groupby(spots, key=QRect.bottom):
        across = [one.center().x() for one in group]
        drawn.append(QLineF(across[0], bottom, across[-1], bottom))
    return drawn


def _draw(painter: QPainter, lines: Sequence[QLineF], inside: QRect) -> None:
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
