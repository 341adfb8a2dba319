"""Shows which passage is being read aloud: a bar beside it, or its words marked. Knows no voice."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import Scroll
from kiosk.ui.widgets.statement import Statement

_WIDTH: Final = 5
_AWAY: Final = 12
_THIN: Final = 2


class ReadMark(QWidget):
    """Lies over a page, takes no click and no focus, and follows what it marks."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._marked: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.installEventFilter(self)
        self.hide()

    @property
    def marked(self) -> QWidget | None:
        """What is marked now."""
        return self._marked

    def mark(self, widget: QWidget | None) -> None:
        """Stand beside a widget of the page, or go away."""
        if self._marked is not None and isValid(self._marked):
            self._marked.removeEventFilter(self)
        self._marked = widget
        if widget is not None:
            widget.installEventFilter(self)
            self._follow()
            self.raise_()
        self.setVisible(widget is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is marked when the page is laid out anew."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("brandA"))
        round_ = self.width() / 2
        painter.drawRoundedRect(self.rect(), round_, round_)

    def _follow(self) -> None:
        if self._marked is None or not isValid(self._marked):
            return
        if not self._page.isAncestorOf(self._marked):
            return
        corner = self._marked.mapTo(self._page, QPoint(0, 0))
        left = max(0, corner.x() - look().px(_AWAY))
        thick = max(_THIN, min(look().px(_WIDTH), corner.x() - left - _THIN))  # never on the words
        self.setGeometry(left, corner.y(), thick, self._marked.height())


class Marker:
    """One mark in the whole window, on whatever page; a page that went away took it along."""

    def __init__(self) -> None:
        self._bar: ReadMark | None = None
        self._statement: Statement | None = None

    def mark(self, page: Scroll, widget: QWidget, sentence: str) -> None:
        """Mark a widget of a page, in a statement the very sentence, and bring it into view."""
        self.clear()
        content = page.widget()
        if content is None or not isValid(widget) or not content.isAncestorOf(widget):
            return
        if isinstance(widget, Statement):
            self._statement = widget
            page.show_spot(widget, widget.mark(sentence))
            return
        self._bar = content.findChild(ReadMark) or ReadMark(content)
        self._bar.mark(widget)
        page.reveal(widget)

    def clear(self) -> None:
        """Nothing is read any more."""
        bar, self._bar = self._bar, None
        if bar is not None and isValid(bar):
            bar.mark(None)
        statement, self._statement = self._statement, None
        if statement is not None and isValid(statement):
            statement.mark("")
