"""What can be done with a message, as a bar: what does not fit waits behind a last button."""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.words.tools.mail import MailText, mail_words

_HEIGHT: Final = 52


class Action(NamedTuple):
    """A name by which it is asked for, its icon and its words.

    Those `aside` never stand in the bar, those `general` need no message.
    """

    name: str
    icon: str
    text: MailText
    aside: bool = False
    general: bool = False


ACTIONS: Final = (
    Action("write", "pencil", MailText.WRITE, general=True),
    Action("reply", "reply", MailText.REPLY),
    Action("reply-all", "reply-all", MailText.REPLY_ALL),
    Action("forward", "forward", MailText.FORWARD),
    Action("move", "folder", MailText.MOVE),
    Action("delete", "trash", MailText.DELETE),
    Action("report", "shield", MailText.REPORT),
    Action("archive", "archive", MailText.DO_ARCHIVE, aside=True),
    Action("important", "flag", MailText.MARK_IMPORTANT, aside=True),
    Action("unread", "mail", MailText.MARK_UNREAD, aside=True),
    Action("rules", "filter", MailText.RULES, aside=True, general=True),
    Action("book", "book", MailText.BOOK, aside=True, general=True),
)


class ActionBar(QWidget):
    """The buttons that fit, from the left, and one for all others."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(mail_words(MailText.ACTIONS))
        grounded(self, "bg")
        self._buttons = {
            one.name: Button(f"mail-{one.name}", mail_words(one.text), "tool", one.icon)
            for one in ACTIONS
            if not one.aside
        }
        self.more = Button("mail-more", mail_words(MailText.MORE), "tool", "dots")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(0)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            layout.addWidget(button)
        self.more.clicked.connect(lambda: self.asked.emit("more"))
        layout.addWidget(self.more)
        layout.addStretch(1)
        self._dress()

    def permit(self, usable: frozenset[str]) -> None:
        """Close the buttons of what cannot be done now."""
        for name, button in self._buttons.items():
            button.setEnabled(name in usable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "more"):
            self._dress()

    def _dress(self) -> None:
        for button in (*self._buttons.values(), self.more):
            compact(button)
        self.setFixedHeight(look().px(_HEIGHT))
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 16 - self.more.sizeHint().width()
        for button in self._buttons.values():
            room -= button.sizeHint().width()
            button.setVisible(room >= 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, look().px(_HEIGHT))


def compact(button: Button) -> None:
    """Make a button of a bar smaller than those of a page."""
    sheet = f"QPushButton {{ font-size: {look().px(15)}px; padding: 0 {look().px(6)}px; }}"
    if sheet != button.styleSheet():
        button.setStyleSheet(sheet)
