"""Where a message is written: its lines, its text, what is attached. Knows no rule of sending."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from engine.applications.mail.written import LONGEST_TEXT, Written
from kiosk.ui.theme.look import look
from kiosk.ui.tools.mail.actions import compact
from kiosk.ui.tools.mail.spread import Spread
from kiosk.ui.tools.pause import Pause
from kiosk.ui.tools.tool import Do
from kiosk.ui.widgets.boxes import Scroll, clear, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import Paragraph
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, mail_words

LABELS: Final = {
    "to": MailText.TO,
    "cc": MailText.CC,
    "bcc": MailText.BCC,
    "subject": MailText.SUBJECT,
}
_LONGEST_LINE: Final = 2000
_LINE: Final = 40
_TEXT: Final = 130
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class WritingPane(QWidget):
    """The message at hand. What is typed becomes an act when the keys rest or go elsewhere."""

    picking = Signal(str)
    attaching = Signal()

    def __init__(self, do: Do) -> None:
        super().__init__()
        self._do = do
        self._draft: Written | None = None
        self._lines = {field: _line(field) for field in LABELS}
        self._body = Paragraph()
        self._body.setObjectName("mail-body")
        self._body.setAccessibleName(mail_words(MailText.BODY))
        self._room = column(self._body)
        self._pause = Pause(self, self._rest)
        self._resting = ""
        self._files = QVBoxLayout()
        self._small: list[Button] = []
        self._lay()
        self._connect()

    def show_draft(self, draft: Written) -> None:
        """Show a message; what is being typed just now stays as it is typed."""
        other = self._draft is None or self._draft.id != draft.id
        before, self._draft = self._draft, draft
        for field, line in self._lines.items():
            text = _text(draft, field)
            if other or before is None or text != _text(before, field):
                self._fill(line, text, typed=not other and field == self._resting)
        if self._body.toPlainText() != draft.body and (
            other or before is None or before.body != draft.body
        ):
            self._body.setPlainText(draft.body)
        if other or before is None or before.attachments != draft.attachments:
            self._attach(draft)

    def keep(self) -> None:
        """Make acts of all that was typed and is not one yet."""
        for field in (*self._lines, "body"):
            self._keep(field)

    def forget(self) -> None:
        """Nothing is being written any more."""
        self._pause.stop()
        self._draft = None

    def first_focus(self) -> QWidget:
        """The text of an answer, or the first line of anything else."""
        answers = self._draft is not None and self._draft.answers is not None
        return self._body if answers else self._lines["to"]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed in a place that the keys leave."""
        if event.type() == QEvent.Type.FocusOut:
            for field, line in (*self._lines.items(), ("body", self._body)):
                if line is watched:
                    self._keep(field)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_files"):
            self._dress()

    def _dress(self) -> None:
        self._room.setMinimumHeight(look().px(_TEXT))
        for button in self._small:
            compact(button)
        sheet = f"QLineEdit {{ min-height: {look().px(_LINE) - 4}px; }}"
        for line in self._lines.values():
            if line.styleSheet() != sheet:
                line.setStyleSheet(sheet)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for row, (field, line) in enumerate(self._lines.items()):
            label = Text(mail_words(LABELS[field]), "label", wrap=False)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1, 1, 2 if field == "subject" else 1)
            if field != "subject":
                grid.addWidget(self._picker(field), row, 2)
        grid.setColumnStretch(1, 1)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(18, 10, 18, 8)
        page.setSpacing(6)
        page.addLayout(grid)
        page.addWidget(self._room, 1)
        page.addLayout(self._files)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        view = Scroll(content)
        content.setMinimumHeight(0)  # nothing wraps here: it is never lower than its lines need
        layout.addWidget(view, 1)
        layout.addWidget(self._buttons())
        self._dress()

    def _picker(self, field: str) -> Button:
        button = Button(f"mail-pick-{field}", mail_words(MailText.PICK), "quiet", "book")
        spoken = mail_words(MailText.ADD_CONTACT_TO, field=mail_words(LABELS[field]))
        button.say(mail_words(MailText.PICK), spoken)
        button.clicked.connect(lambda _on=False: self.picking.emit(field))
        self._small.append(button)
        return button

    def _buttons(self) -> QWidget:
        made = []
        for name, text, look_, icon, act in (
            ("mail-send", MailText.SEND, "primary", "send", lambda: self._finish("send")),
            ("mail-attach", MailText.ATTACH, "quiet", "clip", self._ask_for_file),
            ("mail-keep", MailText.KEEP_DRAFT, "quiet", "pencil", lambda: self._finish("close")),
            ("mail-discard", MailText.DISCARD, "quiet", "trash", lambda: self._finish("discard")),
        ):
            button = Button(name, mail_words(text), look_, icon)
            button.clicked.connect(act)
            self._small += [button] if look_ == "quiet" else []
            made.append(button)
        return Spread(made, (18, 4, 8, 8))

    def _connect(self) -> None:
        for field, line in self._lines.items():
            line.installEventFilter(self)
            line.returnPressed.connect(lambda field=field: self._keep(field))
            line.textEdited.connect(self._pause.start)
        self._body.installEventFilter(self)
        self._body.textChanged.connect(self._pause.start)

    def _attach(self, draft: Written) -> None:
        clear(self._files)
        for place, name in enumerate(draft.attachments, 1):
            button = Button(f"mail-detach-{place}", name, "plain", "close", after=True)
            button.say(name, mail_words(MailText.DETACH, name=name))
            button.clicked.connect(
                lambda _on=False, name=name: self._do({"do": "detach", "file": name})
            )
            self._files.addWidget(button, 0, _LEFT)

    def _ask_for_file(self) -> None:
        self.keep()
        self.attaching.emit()

    def _finish(self, verb: str) -> None:
        if verb != "discard":
            self.keep()
        self._pause.stop()
        self._do({"do": verb})

    def _rest(self) -> None:
        """Make acts of what was typed while the keys stay where they are."""
        for field in (*self._lines, "body"):
            self._resting = field
            self._keep(field)
        self._resting = ""

    def _keep(self, field: str) -> None:
        draft = self._draft
        if draft is None:
            return
        line = self._lines.get(field)
        text = _typed(self._body if line is None else line)
        fill = {"do": "fill", "field": field, "text": text}
        if line is None and text != draft.body:
            self._do(fill)
        elif line is not None and text != _text(draft, field):
            done = self._do(fill, merge=f"{draft.id}/{field}")
            if done and self._draft is not None:
                self._fill(line, _text(self._draft, field), typed=field == self._resting)

    @staticmethod
    def _fill(line: QLineEdit, text: str, *, typed: bool) -> None:
        """Show what stands on a line; what is being *typed* there stays until it is left."""
        if not typed and line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)


def _line(field: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(f"mail-{field}")
    line.setAccessibleName(mail_words(LABELS[field]))
    line.setMaxLength(_LONGEST_LINE)
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return line


def _typed(widget: QLineEdit | QPlainTextEdit) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText()[:LONGEST_TEXT]


def _text(draft: Written, field: str) -> str:
    texts = {
        "to": ", ".join(draft.to),
        "cc": ", ".join(draft.cc),
        "bcc": ", ".join(draft.bcc),
        "subject": draft.subject,
        "body": draft.body,
    }
    return texts[field]
