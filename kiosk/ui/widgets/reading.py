"""Which line and which passage are read: at the focus, at the caret, or under the pointer.

Knows no question. Places are rectangles in the coordinates of a widget that is asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from kiosk.ui.theme.look import look

_LINE = 27
_TALL = 120
"""What is higher than this at 100 % is read line by line, not at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line, and the passage that it belongs to: a paragraph, an answer, a field."""

    line: QRect
    passage: QRect

    @property
    def alone(self) -> bool:
        """Whether the line is the whole passage, or nearly."""
        return self.passage.height() < 2 * self.line.height()

    def seen_from(self, widget: QWidget, window: QWidget) -> "Place":
        """The same in the coordinates of a window that holds the widget."""
        corner = widget.mapTo(window, QPoint(0, 0))
        return Place(self.line.translated(corner), self.passage.translated(corner))


def at_focus(widget: QWidget, line: int) -> Place:
    """What is read in the widget that has the focus; `line` counts in a page of text."""
    if isinstance(widget, QTextBrowser):
        lines = lines_of(widget)
        return lines[max(0, min(line, len(lines) - 1))] if lines else _whole(widget)
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex())
        inside = row.translated(widget.viewport().pos())
        return _whole(widget) if row.isEmpty() else Place(inside, inside)
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if isinstance(caret, QRect) and widget.height() > look().px(_TALL):
            return Place(caret.adjusted(0, 0, widget.width(), 0), widget.rect())
    return _whole(widget)


def under(widget: QWidget, at: QPoint) -> Place:
    """What is read at a point of a widget."""
    carrier = widget.parentWidget()
    if isinstance(carrier, QTextBrowser) and widget is carrier.viewport():
        inside = widget.mapTo(carrier, at)
        lines = lines_of(carrier)
        if lines:
            nearest = min(lines, key=lambda one: abs(one.line.center().y() - inside.y()))
            corner = -widget.pos()
            return Place(nearest.line.translated(corner), nearest.passage.translated(corner))
    if isinstance(carrier, QAbstractItemView) and widget is carrier.viewport():
        row = carrier.visualRect(carrier.indexAt(at))
        if not row.isEmpty():
            return Place(row, row)
    if widget.height() <= look().px(_TALL):
        return Place(widget.rect(), widget.rect())
    half = look().px(_LINE) // 2
    line = QRect(0, at.y() - half, widget.width(), 2 * half)
    return Place(line, line.adjusted(0, -half, 0, half))


def lines_of(page: QTextBrowser) -> list[Place]:
    """The lines of a page of text from top to bottom; cells beside each other are one line."""
    found: list[Place] = []
    for place in _laid(page):
        last = found[-1] if found else None
        if last is not None and place.line.center().y() <= last.line.bottom():
            found[-1] = Place(last.line.united(place.line), last.passage.united(place.passage))
        else:
            found.append(place)
    return found


def _laid(page: QTextBrowser) -> Iterator[Place]:
    document = page.document()
    layout, block = document.documentLayout(), document.begin()
    above = page.viewport().pos() - QPoint(0, page.verticalScrollBar().value())
    laid = []
    while block.isValid():
        passage = layout.blockBoundingRect(block).toAlignedRect().translated(above)
        text = block.layout()
        for number in range(text.lineCount() if block.text().strip() else 0):
            line = text.lineAt(number)
            top = passage.top() + round(line.y())
            room = QRect(0, top, page.width(), max(1, round(line.height())))
            laid.append(Place(room, QRect(0, passage.top(), page.width(), passage.height())))
        block = block.next()
    yield from sorted(laid, key=lambda one: one.line.center().y())


def scrolled_by(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    """The areas in which a widget is pushed up and down."""
    carrier = widget.parentWidget()
    while carrier is not None:
        if isinstance(carrier, QAbstractScrollArea):
            yield carrier
        carrier = carrier.parentWidget()


def pane_of(widget: QWidget) -> QWidget | None:
    """The part of the page that a widget is read in: one of two beside each other, or a view."""
    carrier: QWidget | None = widget
    while carrier is not None:
        if carrier.property("pane") is True:
            return carrier
        if isinstance(carrier, QScrollArea):
            return carrier.viewport()
        carrier = carrier.parentWidget()
    return None


def _whole(widget: QWidget) -> Place:
    room = widget.rect()
    line = room
    if room.height() > look().px(_TALL):
        line = QRect(0, 0, room.width(), look().px(_LINE))
    return Place(line, room)
