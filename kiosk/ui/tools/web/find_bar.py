"""Finds words in the page in front. Knows no site."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kiosk.ui.tools.web.leaf import Leaf
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.web import WebText, web_words


class FindBar(QWidget):
    """A field and two buttons that go from place to place; Escape closes it."""

    closed = Signal()

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        grounded(self, "surface")
        self._leaf = leaf
        self._field = QLineEdit()
        self._field.setObjectName("web-find-field")
        self._field.setAccessibleName(web_words(WebText.FIND_FIELD))
        self._field.setPlaceholderText(web_words(WebText.FIND_FIELD))
        self._field.returnPressed.connect(lambda: self._seek(forward=True))
        self._told = Text("", "small", "text2", wrap=False)
        before = Button("web-find-previous", web_words(WebText.FIND_PREVIOUS), "quiet", "up")
        after = Button("web-find-next", web_words(WebText.FIND_NEXT), "quiet", "down")
        close = Button("web-find-close", web_words(WebText.CLOSE), "quiet", "close")
        before.clicked.connect(lambda: self._seek(forward=False))
        after.clicked.connect(lambda: self._seek(forward=True))
        close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self._field, 1)
        for widget in (self._told, before, after, close):
            layout.addWidget(widget)

    def start(self) -> None:
        """Open, ready for a word."""
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _seek(self, *, forward: bool) -> None:
        text = self._field.text()
        places = self._leaf.places(text) if text else []
        if not places or not self._leaf.seek(text, forward=forward):
            self._say(web_words(WebText.FIND_NONE) if text else "")
            return
        place = places.index(self._leaf.textCursor().selectionEnd()) + 1
        self._say(web_words(WebText.FIND_COUNT, place=place, count=len(places)))

    def _say(self, told: str) -> None:
        self._told.say(told)
        self._field.setAccessibleDescription(told)
