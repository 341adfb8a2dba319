"""A button with what it asks for, in the page itself: a question, a form. Knows no effect."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.applications.settings.panel import Deed, Entry
from engine.applications.settings.values import Value
from kiosk.ui.tools.settings.control_box import ControlBox
from kiosk.ui.tools.settings.telling import rule_lines
from kiosk.ui.widgets.boxes import STRETCH, card, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.catalogue import french
from kiosk.words.tools.settings import SettingsText, settings_words


class Asking(QFrame):
    """A question, the fields of a form, and two buttons. `agreed` carries what was filled in."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self, name: str, label: str, ask: str, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.setProperty("card", "surface")
        self.setObjectName(f"{name}-asking")
        self.fields: dict[str, ControlBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 14)
        layout.setSpacing(12)
        if ask:
            layout.addWidget(Text(french(ask), "label"))
        for entry in entries:
            box = ControlBox(f"{name}-{entry.control.id}", entry.control)
            box.sent.connect(self._agree)
            self.fields[entry.control.id] = box
            layout.addWidget(box)
            if entry.rule is not None:
                layout.addWidget(_rule(entry))
        words = french(label) if entries else settings_words(SettingsText.CONFIRM)
        self.yes = Button(f"{name}-yes", words, "primary")
        self.no = Button(f"{name}-no", settings_words(SettingsText.CANCEL), "plain")
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.left)
        layout.addWidget(row(self.yes, self.no, STRETCH, gap=12))

    def clear(self) -> None:
        """Put the fields back to what stood there at first."""
        for box in self.fields.values():
            box.show_value(box.control.value)

    def first(self) -> QWidget:
        """Where the keyboard goes: the first field, or the button that does nothing."""
        boxes = list(self.fields.values())
        return boxes[0].focused_part() if boxes else self.no

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _agree(self) -> None:
        found: Mapping[str, Value] = {name: box.value() for name, box in self.fields.items()}
        self.agreed.emit(found)


class DeedBox(QWidget):
    """`pressed` carries what the form holds, once a person agreed.

    With a `full` name, as in a row, its button and its form are laid out by who made it.
    """

    pressed = Signal(object)

    def __init__(self, name: str, deed: Deed, entries: tuple[Entry, ...], full: str = "") -> None:
        super().__init__()
        self.deed = deed
        self.button = Button(name, french(deed.label), "plain" if full else "secondary")
        self.button.say(french(deed.label), full)
        self.button.setAccessibleDescription(french(deed.detail))
        asks = bool(entries or deed.ask)
        self.asking = Asking(name, deed.label, deed.ask, entries) if asks else None
        self.said = Text("", "status", "ok")
        self.button.clicked.connect(self._ask)
        if self.asking is not None:
            self.asking.hide()
            self.asking.agreed.connect(self.pressed)
            self.asking.left.connect(self._leave)
        if not full:
            self._lay()

    def permit(self, *, enabled: bool) -> None:
        """Open or close the button, with its form."""
        self.button.setEnabled(enabled)
        if self.asking is not None:
            self.asking.setEnabled(enabled)

    def show_done(self, times: int) -> None:
        """Say what came of it, if it was done."""
        said = french(self.deed.says) or settings_words(SettingsText.DONE)
        self.said.say(said if times else "")
        self.said.setVisible(bool(times))

    def _lay(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if self.deed.detail:
            layout.addWidget(Text(french(self.deed.detail), "small", "text2"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.button)
        line.addWidget(self.said, 1)
        line.addStretch(0)
        layout.addLayout(line)
        if self.asking is not None:
            layout.addWidget(self.asking)

    def _ask(self) -> None:
        if self.asking is None:
            self.pressed.emit({})
            return
        self.asking.show()
        self.asking.first().setFocus()

    def _leave(self) -> None:
        if self.asking is not None:
            self.button.setFocus()
            self.asking.clear()
            self.asking.hide()


def _rule(entry: Entry) -> QWidget:
    lines = [settings_words(SettingsText.RULE)]
    if entry.rule is not None:
        lines += [f"– {one}" for one in rule_lines(entry.rule)]
    return card("plain", *(Text(one, "small", "text2") for one in lines), margins=(12, 8, 12, 8))
