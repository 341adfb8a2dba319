"""One form of a page: its fields, its buttons, what was said after sending. Knows no site."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.applications.web.browsing import Sent
from engine.applications.web.start import LONGEST_VALUE
from engine.applications.web.world import Form, FormField, Value
from kiosk.ui.tools.pause import Pause
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import FieldRow, Paragraph, PickList
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.catalogue import french
from kiosk.words.tools.web import WebText, web_words

_WIDE = 520


class FormBox(QFrame):
    """Shows the values of a form; `filled` tells a key and its value, `sent` that it is sent.

    A line being typed comes with a name: what bears it is undone together. `short` carries the
    number of the button pressed instead.
    """

    filled = Signal(str, object, str)
    sent = Signal()
    short = Signal(int)

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._values: Mapping[str, Value] = {}
        self._rows: dict[str, FieldRow] = {}
        self._boxes: dict[str, QCheckBox] = {}
        self._pause = Pause(self, self.flush)
        self.setObjectName(f"web-form-{form.id}")
        self.setProperty("card", "surface")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(Text(french(form.title), "h3"))
        if form.note:
            layout.addWidget(Text(french(form.note)))
        for field in form.fields:
            if field.about:
                layout.addWidget(Text(french(field.about)))
            layout.addWidget(self._made(field))
        self._buttons = self._pressed()
        layout.addWidget(self._buttons)
        self._said = Strip("", "ok")
        self._said.setObjectName(f"web-done-{form.id}")
        self._said.hide()
        layout.addWidget(self._said)

    def control(self, key: str) -> QWidget:
        """The widget of a field."""
        return self._boxes[key] if key in self._boxes else self._rows[key].control

    def show_values(self, values: Mapping[str, Value], sent: Sent | None) -> None:
        """Show what stands in the fields, and whether it was sent."""
        self._values = values
        open_ = not (sent is not None and self.form.once)
        for key, row in self._rows.items():
            row.fill(str(values[key]))
            row.control.setEnabled(open_)
        for key, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
            box.setChecked(values[key] is True)
            box.blockSignals(False)  # noqa: FBT003 - the toolkit's signature
            box.setEnabled(open_)
        for button in self._buttons.findChildren(Button):
            button.setEnabled(open_)
        self._tell(sent, values)

    @property
    def told(self) -> QWidget:
        """Where it is said that the form was sent."""
        return self._said

    def seek_missing(self) -> None:
        """Put the keyboard on the first answer that is required and missing."""
        for field in self.form.fields:
            if field.required and self._values[field.key] in ("", False):
                self.control(field.key).setFocus()
                return

    def flush(self) -> None:
        """Hand on what is written and not yet told."""
        self._pause.stop()
        for key in self._rows:
            self._told(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A long text is told when the keyboard leaves it."""
        if event.type() == QEvent.Type.FocusOut:
            self._told(str(watched.property("key")))
        return False

    def _tell(self, sent: Sent | None, values: Mapping[str, Value]) -> None:
        if sent is None or dict(sent.values) != dict(values):
            self._said.say("")
            return
        done = french(self.form.done)
        said = done if self.form.once else web_words(WebText.SENT_AGAIN, done=done)
        self._said.say(said, "ok")
        self._said.setAccessibleName(said)

    def _made(self, field: FormField) -> QWidget:
        label = french(field.label)
        if field.required:
            label = web_words(WebText.REQUIRED, label=label)
        name = f"web-{self.form.id}-{field.key}"
        if field.kind == "box":
            box = TickBox("", label)
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.setAccessibleDescription(field.hint)
            box.toggled.connect(lambda on: self.filled.emit(field.key, on, ""))
            self._boxes[field.key] = box
            return box
        row = FieldRow(name, label, french(field.hint), _control(field), _WIDE)
        self._rows[field.key] = row
        match row.control:
            case QLineEdit() as line:
                line.setMaxLength(200)
                line.editingFinished.connect(lambda: self._told(field.key))
                row.edited.connect(self._pause.start)
            case PickList():
                row.edited.connect(lambda _text: self._told(field.key))
            case other:
                other.setProperty("key", field.key)
                other.installEventFilter(self)
                row.edited.connect(self._pause.start)
        return row

    def _told(self, key: str) -> None:
        row = self._rows[key]
        value = row.value()
        if isinstance(row.control, Paragraph):
            value = value[: LONGEST_VALUE["area"]]
        if value != self._values.get(key):
            line = isinstance(row.control, QLineEdit)
            self.filled.emit(key, value, f"{self.form.id}/{key}" if line else "")

    def _pressed(self) -> QWidget:
        row = _Lines()
        for number, one in enumerate(self.form.shortcuts, 1):
            button = Button(f"web-{self.form.id}-short-{number}", french(one.label))
            button.clicked.connect(lambda _on=False, number=number: self.short.emit(number))
            row.flow.addWidget(button)
        send = Button(f"web-{self.form.id}-send", french(self.form.send), "primary")
        if self.form.shortcuts:  # none of the ways is made larger than another
            send = Button(f"web-{self.form.id}-send", french(self.form.send))
        send.clicked.connect(self.sent)
        row.flow.addWidget(send)
        return row


class _Lines(QWidget):
    """Buttons on as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self, 12)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(200, self.flow.heightForWidth(max(self.width(), 200)))


def _control(field: FormField) -> QWidget:
    match field.kind:
        case "choice":
            return PickList(web_words(WebText.PICK), tuple(field.options))
        case "area":
            return Paragraph()
        case _:
            return QLineEdit()
