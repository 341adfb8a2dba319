"""One message to read: who wrote it, its headers, its text, its links. Knows no act."""

import html
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from engine.applications.mail import start as laid
from engine.applications.mail.start import Received, Start
from engine.applications.mail.state import Report, State
from engine.applications.mail.written import Written
from kiosk.ui.theme.look import look
from kiosk.ui.tools.mail.actions import compact
from kiosk.ui.tools.mail.lists import MessageRow
from kiosk.ui.tools.mail.rows import name_of
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, date_words, mail_words, size_words

_LINK: Final = "link:"
_MARGIN: Final = 18
_REPORTS: Final = {
    Report.SPAM: MailText.REPORTED_SPAM,
    Report.PHISHING: MailText.REPORTED_PHISHING,
}


class _Page(QTextBrowser):
    """A text that tells which link the keys reached, as it does for the mouse."""

    reached = Signal(QUrl)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - the toolkit's signature
        moved = super().focusNextPrevChild(forward)
        cursor = self.textCursor()
        target = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
        self.reached.emit(QUrl(target if self.hasFocus() else ""))
        return moved


class ReadingPane(QWidget):
    """The open message; `followed` has the number of a link, `unfolded` the name of a file."""

    followed = Signal(int)
    unfolded = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Start, State, MessageRow | None] | None = None
        self._targets: tuple[str, ...] = ()
        self.back_button = Button("mail-back", mail_words(MailText.LIST), "quiet", "left")
        self.details = Button("mail-details", mail_words(MailText.DETAILS), "quiet", "info")
        self.details.setCheckable(True)
        self._page = _Page()
        self._page.setObjectName("mail-message")
        self._page.setAccessibleName(mail_words(MailText.MESSAGE))
        self._page.setOpenLinks(False)
        self._page.document().setDocumentMargin(_MARGIN)
        self._page.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._page.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._target = Text("", "small", "text2")
        self._target.setObjectName("mail-link-target")
        self._files = QVBoxLayout()
        for button in (self.back_button, self.details):
            compact(button)
        self._lay()
        self.back_button.clicked.connect(self.back)
        self.details.toggled.connect(self._draw)
        self._page.highlighted.connect(self._point)
        self._page.reached.connect(self._point)
        self._page.anchorClicked.connect(self._follow)

    def show_message(self, start: Start, state: State, row: MessageRow | None) -> None:
        """Show the message of a row where it is the open one, or what to do about it."""
        before, self._shown = self._shown, (start, state, row)
        if before is None or before[2] is None or row is None or before[2].key != row.key:
            self._target.say("")
            self._page.verticalScrollBar().setValue(0)
        self._draw()

    def say_followed(self, target: str) -> None:
        """Say that a link was opened."""
        self._target.say(mail_words(MailText.LINK_FOLLOWED, target=target))

    @property
    def text(self) -> QTextBrowser:
        """Where the message is read, and where Tab goes from link to link."""
        return self._page

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown is not None:
            for button in (self.back_button, self.details):
                compact(button)
            self._draw()

    def _lay(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(8, 2, 8, 2)
        bar.addWidget(self.back_button)
        bar.addLayout(self._files)
        bar.addStretch(1)
        bar.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._page, 1)
        self._files.setSpacing(2)
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 2, 16, 6)
        foot.addWidget(self._target)
        layout.addLayout(foot)

    def _draw(self) -> None:
        if self._shown is None:
            return
        start, state, row = self._shown
        received = None if row is None else start.message(row.key)
        own = None if row is None else state.own(row.key)
        is_open = row is not None and row.key == state.open
        self.details.setVisible(is_open and received is not None)
        said = MailText.DETAILS_HIDE if self.details.isChecked() else MailText.DETAILS
        self.details.say(mail_words(said))
        self._targets = ()
        clear(self._files)
        if row is None or not is_open:
            self._page.setHtml(_framed(_unopened(row)))
        elif received is not None:
            self._targets = tuple(target for _, target in laid.links(received.body))
            self._page.setHtml(_framed(self._received(start, state, received)))
            self._attach(received)
        elif own is not None:
            self._page.setHtml(_framed(_own(start, state, own)))

    def _received(self, start: Start, state: State, one: Received) -> str:
        marks = state.marks[one.id]
        lines = [
            (MailText.FROM, _sender(one)),
            (MailText.TO, _people(start, state, one.to)),
            (MailText.CC, _people(start, state, one.cc)),
            (MailText.DATE, html.escape(date_words(one.date, long=True))),
        ]
        if self.details.isChecked() and one.reply_to:
            lines.append((MailText.REPLY_TO, html.escape(one.reply_to)))
        notes = [mail_words(_REPORTS[marks.reported])] if marks.reported is not None else []
        notes += [mail_words(MailText.IMPORTANT)] if marks.important else []
        head = _head(one.subject, lines, notes)
        if self.details.isChecked() and one.headers:
            head += _headers(one.headers)
        return head + "<hr>" + _body(one.body)

    def _attach(self, one: Received) -> None:
        for place, file in enumerate(one.attachments, 1):
            size = size_words(file.kb)
            shown = mail_words(MailText.ATTACHMENT, name=file.name, size=size)
            button = Button(f"mail-attachment-{place}", shown, "quiet", "clip")
            spoken = mail_words(MailText.OPEN_ATTACHMENT, name=file.name, size=size)
            button.say(shown, spoken)
            button.clicked.connect(lambda _on=False, name=file.name: self.unfolded.emit(name))
            compact(button)
            self._files.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _point(self, url: QUrl) -> None:
        place = _place(url)
        if 1 <= place <= len(self._targets):
            target = self._targets[place - 1]
            self._target.say(mail_words(MailText.LINK_TARGET, target=target))
        else:
            self._target.say("")

    def _follow(self, url: QUrl) -> None:
        place = _place(url)
        if 1 <= place <= len(self._targets):
            self.followed.emit(place)


def _place(url: QUrl) -> int:
    text = url.toString().removeprefix(_LINK)
    return int(text) if text.isdigit() else 0


def _framed(inside: str) -> str:
    colour, line, gap = look().hexadecimal("brand"), look().line("body"), look().px(8)
    return (
        f"<style>a {{ color: {colour}; }} p, td {{ line-height: {line}px; }} "
        f"p {{ margin: 0 0 {gap}px 0; }}</style>"
        f'<div style="font-size:{look().px(17)}px">{inside}</div>'
    )


def _unopened(row: MessageRow | None) -> str:
    if row is None:
        return f"<p>{html.escape(mail_words(MailText.NONE_CHOSEN))}</p>"
    return (
        f"<p><b>{html.escape(row.who)}</b><br>{html.escape(row.subject)}</p>"
        f"<p>{html.escape(mail_words(MailText.PRESS_ENTER))}</p>"
    )


def _own(start: Start, state: State, one: Written) -> str:
    lines = [
        (MailText.FROM, html.escape(start.me.line)),
        (MailText.TO, _people(start, state, one.to)),
        (MailText.CC, _people(start, state, one.cc)),
        (MailText.BCC, _people(start, state, one.bcc)),
    ]
    files = "".join(f"<p>[{html.escape(name)}]</p>" for name in one.attachments)
    notes = [] if one.sent else [mail_words(MailText.DRAFT)]
    return _head(one.subject, lines, notes) + "<hr>" + _plain(one.body) + files


def _head(subject: str, lines: list[tuple[MailText, str]], notes: list[str]) -> str:
    title = subject or mail_words(MailText.NO_SUBJECT)
    tone = look().hexadecimal("text2")
    rows = "".join(
        f'<tr><td style="color:{tone}; padding-right:{look().px(12)}px">'
        f"{html.escape(mail_words(label))}</td><td>{value}</td></tr>"
        for label, value in lines
        if value
    )
    said = "".join(f"<p><b>{html.escape(one)}</b></p>" for one in notes)
    size = look().px(20)
    return (
        f'<p style="font-size:{size}px"><b>{html.escape(title)}</b></p>{said}'
        f'<table cellspacing="0" cellpadding="2">{rows}</table>'
    )


def _sender(one: Received) -> str:
    return f"<b>{html.escape(one.sender.name)}</b><br>{html.escape(one.address)}"


def _people(start: Start, state: State, addresses: tuple[str, ...]) -> str:
    found = []
    for address in addresses:
        name = name_of(start, state, address)
        found.append(address if name == address else f"{name} <{address}>")
    return "<br>".join(html.escape(one) for one in found)


def _headers(headers: tuple[str, ...]) -> str:
    tone = look().hexadecimal("text2")
    title = html.escape(mail_words(MailText.HEADERS))
    lines = "<br>".join(html.escape(one) for one in headers)
    size = look().px(15)
    return f'<p style="color:{tone}"><b>{title}</b></p><p style="font-size:{size}px">{lines}</p>'


def _body(body: str) -> str:
    place, made = 0, ""
    for text, target in laid.pieces(body):
        shown = html.escape(text).replace("\n", "<br>")
        if target:
            place += 1
            made += f'<a href="{_LINK}{place}">{shown}</a>'
        else:
            made += shown
    return f"<p>{made}</p>"


def _plain(body: str) -> str:
    return f"<p>{html.escape(body)}</p>".replace("\n", "<br>")
