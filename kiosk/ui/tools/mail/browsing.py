"""The messages of a folder beside the one that is read, or one of both where room lacks."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.applications.mail.start import Start
from engine.applications.mail.state import State
from kiosk.ui.theme.look import look
from kiosk.ui.tools.mail.lists import MessageList, MessageRow
from kiosk.ui.tools.mail.reading import ReadingPane
from kiosk.ui.tools.mail.rows import message_rows
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, folder_words, mail_words

_LIST: Final = 300
_NARROW: Final = 560


class _Edge(QWidget):
    """The line between the list and the message."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), look().colour("hair"))


class Browsing(QWidget):
    """Says which message is pointed at and which is opened; what it shows, it is told."""

    opened = Signal(str)
    thrown = Signal(str)
    pointed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Start, State] | None = None
        self._rows: list[MessageRow] = []
        self._in_front = False
        self.messages = MessageList()
        self.reading = ReadingPane()
        self.search = QLineEdit()
        self.search.setObjectName("mail-search")
        self.search.setPlaceholderText(mail_words(MailText.SEARCH_SHORT))
        self.search.setAccessibleName(mail_words(MailText.SEARCH))
        self.search.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._count = Text("", "caption", "mention")
        self._count.setObjectName("mail-count")
        self._side = QWidget()
        self._edge = _Edge()
        self._lay()
        self.search.textChanged.connect(self._search)
        self.messages.opened.connect(self._open)
        self.messages.thrown.connect(self.thrown)
        self.messages.pointed.connect(lambda _key: self._point())
        self.reading.back.connect(self._back)

    def show_state(self, start: Start, state: State) -> None:
        """Show the folder in front, with the keys at the open message or where they were."""
        other = self._shown is not None and self._shown[1].folder != state.folder
        self._shown = (start, state)
        keys, before = self.messages.keys(), self.messages.current()
        place = keys.index(before) if before in keys and not other else -1
        self._rows = message_rows(start, state, self.search.text())
        names = [one.key for one in self._rows]
        current = before if before in names else ""
        if state.open in names:
            current = state.open or ""
        elif not current and names and place >= 0:
            current = names[min(place, len(names) - 1)]
        self.messages.lay(self._rows, current)
        title = mail_words(MailText.MESSAGES, folder=folder_words(state.folder))
        self.messages.setAccessibleName(title)
        self._count.say(self._counted())
        self._in_front = self._in_front and state.open is not None
        self._point()
        self._fit()

    def current(self) -> str:
        """The message that the keys are at, or nothing."""
        return self.messages.current()

    def first_focus(self) -> QWidget:
        """The list, or the message where it alone is in sight."""
        return self.reading.text if self.messages.isHidden() else self.messages

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown is not None:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _lay(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.search)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(head)
        side.addWidget(self.messages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 8, 6)
        foot.addWidget(self._count)
        side.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self._edge)
        layout.addWidget(self.reading, 1)

    def _fit(self) -> None:
        narrow = self.width() < look().px(_NARROW)
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self.width())
        else:
            self._side.setFixedWidth(look().px(_LIST))
        self._side.setVisible(not narrow or not self._in_front)
        self.messages.setVisible(not narrow or not self._in_front)
        self.reading.setVisible(not narrow or self._in_front)
        self._edge.setVisible(not narrow)
        self.reading.back_button.setVisible(narrow)

    def _open(self, key: str) -> None:
        self._in_front = True
        self.opened.emit(key)
        self._fit()
        if self.messages.isHidden():
            self.reading.text.setFocus()

    def _back(self) -> None:
        self._in_front = False
        self._fit()
        self.messages.setFocus()

    def _search(self) -> None:
        if self._shown is not None:
            self.show_state(*self._shown)

    def _point(self) -> None:
        if self._shown is not None:
            row = next((one for one in self._rows if one.key == self.current()), None)
            self.reading.show_message(*self._shown, row)
        self.pointed.emit()

    def _counted(self) -> str:
        many = len(self._rows)
        if many == 0:
            none = MailText.FOUND_NONE if self.search.text().strip() else MailText.COUNT_NONE
            return mail_words(none)
        return mail_words(MailText.COUNT_ONE if many == 1 else MailText.COUNT_MANY, count=many)
