"""A page that covers the list and the message: a title, what is in it, a way out. Knows no act."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.widgets.boxes import Scroll, clear, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.laid import laid_here
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, mail_words

_MARGIN: Final = 20


class Panel(QWidget):
    """Takes widgets one below the other; Escape and a button close it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mail-panel")
        self._title = Text("", "h3")
        self._close = Button("mail-panel-close", mail_words(MailText.CLOSE), "quiet", "close")
        self._close.clicked.connect(self.left)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_MARGIN, 4, 8, 4)
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._column.setSpacing(8)
        self._page = Scroll(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (head, hairline()):
            layout.addWidget(part)
        layout.addWidget(self._page, 1)

    def fill(self, title: str, about: str, parts: list[QWidget]) -> None:
        """Show other things, with the keys where they were if that is still there.

        `about` says below the title what they concern.
        """
        focus = QApplication.focusWidget()
        name = focus.objectName() if focus and self._content.isAncestorOf(focus) else ""
        self._title.say(title)
        self.setAccessibleName(title)
        clear(self._column)
        self._column.addWidget(Text(about, "small", "text2"))
        for part in parts:
            if isinstance(part, Button):
                part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._column.addWidget(part)
        self._column.addStretch(1)
        if name:
            found = self._found(name)
            (found if found is not None and found.isEnabled() else self.first_focus()).setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def first_focus(self) -> QWidget:
        """The first thing to press or to write in, or the way out."""
        firsts = (_first(one) for one in laid_here(self._column))
        return next((one for one in firsts if one is not None), self._close)

    def _found(self, name: str) -> QWidget | None:
        """The part of that name which stands there now, not one that is about to go."""
        for widget in laid_here(self._column):
            inside = (widget, *widget.findChildren(QWidget))
            found = next((one for one in inside if one.objectName() == name), None)
            if found is not None:
                return found
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _first(widget: QWidget) -> QWidget | None:
    for one in (widget, *widget.findChildren(QWidget)):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled():
            return one
    return None
