"""The mail client on the screen: turns what a person does into acts. Knows no rule of its own."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.applications.mail import start as laid
from engine.applications.mail.start import read_start
from engine.applications.mail.state import State, read_state
from kiosk.ui.theme.look import look
from kiosk.ui.tools.mail.actions import ActionBar
from kiosk.ui.tools.mail.browsing import Browsing
from kiosk.ui.tools.mail.lists import FolderList
from kiosk.ui.tools.mail.pages import GENERAL, Pages, usable_for
from kiosk.ui.tools.mail.rows import folder_rows
from kiosk.ui.tools.mail.summary import summary_words
from kiosk.ui.tools.mail.writing import WritingPane
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import grounded, hairline
from kiosk.words.tools.mail import MailText, mail_words, reason_words

_FOLDERS: Final = 174
_LOW: Final = 360
_GOING_ABOUT: Final = ("show", "open")
"""Acts that undo passes over: they change where one is, not what was made."""
_AWAY: Final = {"archive": laid.ARCHIVE, "delete": laid.TRASH}


class MailTool(Tool):
    """Folders, messages, the one that is read, the one that is written, and pages over them."""

    icon = "mail"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._laid = read_start(self.start)
        self._mail: State = read_state(self._laid, self.state)
        self.bar = ActionBar()
        self.folders = FolderList(mail_words(MailText.FOLDERS))
        self.browsing = Browsing()
        self.writing = WritingPane(self.act)
        self.pages = Pages(self._laid, self.act, self._asked, self.refused.emit)
        self._stack = QStackedWidget()
        self._lay()
        self._connect()

    def title(self) -> str:
        return mail_words(MailText.TITLE)

    def subtitle(self) -> str:
        return self._laid.me.address

    def hint(self) -> str:
        return mail_words(MailText.HINT)

    def summary(self) -> str:
        return summary_words(self._laid, self._mail)

    def explain(self, reason: str) -> str:
        return reason_words(reason)

    def first_focus(self) -> QWidget:
        page = self._stack.currentWidget()
        if page is self.pages.panel:
            return self.pages.panel.first_focus()
        return self.writing.first_focus() if page is self.writing else self.browsing.first_focus()

    def act(self, act: Mapping[str, Any], *, merge: str = "") -> bool:
        """As every tool's, but undo passes over mere going about."""
        if act["do"] not in _GOING_ABOUT:
            return super().act(act, merge=merge)
        kept = self._before
        done = super().act(act)
        self._before = kept
        self.undoable.emit(bool(self._before), bool(self._after))
        return done

    def show_state(self) -> None:
        self._mail = read_state(self._laid, self.state)
        self.folders.lay(folder_rows(self._laid, self._mail), self._mail.folder)
        self.browsing.show_state(self._laid, self._mail)
        if self._mail.draft is None:
            self.writing.forget()
        else:
            self.writing.show_draft(self._mail.draft)
        self.pages.show_state(self._mail)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "folders"):
            self.folders.setFixedWidth(look().px(_FOLDERS))

    def _lay(self) -> None:
        for page in (self.browsing, self.writing, self.pages.panel):
            self._stack.addWidget(page)
        shelf = grounded(QWidget(), "start")
        column = QVBoxLayout(shelf)
        column.setContentsMargins(0, 8, 1, 8)
        column.addWidget(self.folders)
        self.folders.setFixedWidth(look().px(_FOLDERS))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(shelf)
        body.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(hairline())
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.bar.asked.connect(self._asked)
        self.folders.opened.connect(self._show)
        self.browsing.opened.connect(self._open)
        self.browsing.thrown.connect(lambda key: self._put(key, laid.TRASH))
        self.browsing.pointed.connect(self._permit)
        self.browsing.reading.followed.connect(self._follow)
        self.browsing.reading.unfolded.connect(self._unfold)
        self.writing.picking.connect(lambda field: self._over("pick", field))
        self.writing.attaching.connect(lambda: self._over("attach"))
        self.pages.panel.left.connect(self.pages.close)

    def _turn(self) -> None:
        """Put the right page in front; keys that were in this pane go to it."""
        page: QWidget = self.browsing
        if self.pages.name:
            page = self.pages.panel
        elif self._mail.draft is not None:
            page = self.writing
        self._permit()
        if page is not self._stack.currentWidget():
            focus = QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            self._stack.setCurrentWidget(page)
            if inside:
                self.first_focus().setFocus()
        self._fit()

    def _fit(self) -> None:
        """Where room lacks, what is written has the place of the bar, which can do little then."""
        low = self.height() < look().px(_LOW)
        self.bar.setVisible(not (low and self._stack.currentWidget() is self.writing))

    def _permit(self) -> None:
        browsing = self._mail.draft is None
        usable, _ = usable_for(self._mail, self.browsing.current() if browsing else "")
        self.bar.permit(usable if browsing else GENERAL)

    def _over(self, name: str, about: str = "") -> None:
        self.writing.keep()
        self.pages.turn(name, about)
        self._turn()

    def _show(self, folder: str) -> None:
        self.writing.keep()
        self.pages.turn("")
        self.act({"do": "show", "folder": folder})
        self._turn()

    def _open(self, key: str) -> None:
        own = self._mail.own(key)
        draft = own is not None and own.folder == laid.DRAFTS
        self.act({"do": "edit" if draft else "open", "message": key})

    def _put(self, key: str, folder: str) -> None:
        if self.act({"do": "move", "message": key, "folder": folder}):
            self.browsing.first_focus().setFocus()

    def _follow(self, link: int) -> None:
        message = self._laid.message(self._mail.open or "")
        if message is not None:
            self.act({"do": "follow", "message": message.id, "link": link})
            self.browsing.reading.say_followed(laid.links(message.body)[link - 1][1])

    def _unfold(self, name: str) -> None:
        message = self._mail.open or ""
        if self.act({"do": "open_attachment", "message": message, "name": name}):
            self._over("file", f"{message}/{name}")

    def _asked(self, name: str) -> None:
        """Do what a button of the bar or of the page of other actions stands for."""
        key = self.browsing.current() if self._mail.draft is None else ""
        self.writing.keep()
        match name:
            case "":
                self._turn()
            case "more" | "rules" | "book" | "move" | "report":
                self._over(name, key)
            case _:
                self.pages.turn("")
                self._done(name, key)
                self._turn()

    def _done(self, name: str, key: str) -> None:
        marks = self._mail.marks.get(key)
        match name:
            case "write":
                self.act({"do": "new"})
            case "reply" | "reply-all" | "forward":
                self.act({"do": name.replace("-", "_"), "message": key})
            case "important" | "unread" if marks is not None:
                flag = "important" if name == "important" else "read"
                value = not (marks.important if flag == "important" else marks.read)
                self.act({"do": "mark", "message": key, "flag": flag, "value": value})
            case _:
                self._put(key, _AWAY[name])
