"""Places to write in whose unknown words are underlined by a wave. Knows no dictionary.

The wave is drawn, the text is never touched. Places are characters of a text.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol, cast

from PySide6.QtCore import QLineF, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor, QTextLayout, QTextLine
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from kiosk.ui.views.spelling import MarkView
from kiosk.ui.widgets.fields import Paragraph
from kiosk.ui.widgets.waves import Marks, characters, draw, units


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
        self._marks.choose(mark)
        self._select(mark)

    def put(self, mark: MarkView, word: str) -> None:
        self._marks.choose(None)
        self._select(mark)
        self.insert(word)

    def go_behind(self, mark: MarkView) -> None:
        self._marks.choose(None)
        self.deselect()
        self.setCursorPosition(self._units(mark)[1])

    def waves(self) -> list[QLineF]:
        """Where waves are drawn: from where to where, in pixels of this widget."""
        seen = self._marks.seen(self.place(), selecting=self.hasSelectedText())
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
        draw(QPainter(self), self.waves(), self.style().subElementRect(part, option, self))

    def _select(self, mark: MarkView) -> None:
        start, end = self._units(mark)
        self.setSelection(start, end - start)

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
        self._marks.choose(mark)
        self.setTextCursor(self._cursor(mark))
        self.ensureCursorVisible()

    def put(self, mark: MarkView, word: str) -> None:
        self._marks.choose(None)
        cursor = self._cursor(mark)
        cursor.insertText(word)
        self.setTextCursor(cursor)

    def go_behind(self, mark: MarkView) -> None:
        self._marks.choose(None)
        cursor = self._cursor(mark)
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def waves(self) -> list[QLineF]:
        """Where waves are drawn: from where to where, in pixels of the viewport."""
        selecting, text = self.textCursor().hasSelection(), self.toPlainText()
        drawn: list[QLineF] = []
        for one in self._marks.seen(self.place(), selecting=selecting):
            drawn += _lines(self._spots(text, one))
        return drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        port = self.viewport()
        draw(QPainter(port), self.waves(), port.rect())

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
