"""The pane in which a member of staff agrees by a PIN. Knows neither what for, nor the PIN."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.boxes import STRETCH, column, grounded, row
from kiosk.ui.widgets.pin_pad import PinPad
from kiosk.ui.widgets.text import Icon, Text


class PinAside(QWidget):
    """A title, a sentence, whose PIN it is, and the cells; they are emptied after each answer."""

    submitted = Signal(str)
    edited = Signal()

    def __init__(self, *, keys: bool = True) -> None:
        super().__init__()
        grounded(self, "aside")
        self._sent = False
        self._busy = False
        self._wait_ms = 0
        self._title = Text("", "h3")
        self._lead = Text("", "small", "text2")
        self._role = Text("", "label")
        self.pad = PinPad(keys=keys)
        self._note = Text("", "small", "ok")
        self._more = Text("", "small", "text2")
        self._agreed = row(Icon("check-circle", "ok", 22), self._note, gap=8, grows=1)
        self._agreed.hide()
        inner = column(
            row(Icon("lock", "brand"), self._title, gap=12),
            6,
            self._lead,
            18,
            self._role,
            self.pad,
            self._agreed,
            14,
            self._more,
            STRETCH,
            margins=(40, 32, 40, 20),
        )
        layout = inner.layout()
        if layout is not None:
            self.setLayout(layout)
        self.pad.accepted.connect(self.send)
        self.pad.edited.connect(lambda _pin: self.edited.emit())

    def show_text(self, title: str, lead: str, role: str, more: str = "") -> None:
        """Say what the PIN is for and whose it is."""
        self._title.say(title)
        self._lead.say(lead)
        self._role.say(role)
        self._role.setVisible(bool(role))
        self._more.say(more)

    def show_state(self, message: str, wait_ms: int, *, busy: bool) -> None:
        """Show what became of the last try."""
        self._busy, self._wait_ms = busy, wait_ms
        if (self._sent and not busy) or not self.isVisible():
            self._sent = False
            self.pad.empty()
        self.pad.show_state(message, wait_ms, busy=busy)

    def agreed(self, note: str) -> None:
        """Put the confirmation in the place of the cells."""
        self._note.say(f"**{note}**" if note else "")
        self._agreed.setVisible(bool(note))
        self.pad.setVisible(not note)
        self._role.setVisible(not note and bool(self._role.plain))

    def ready(self) -> bool:
        """Whether a whole PIN could be sent now."""
        return self.pad.full() and not self._busy and self._wait_ms <= 0

    def send(self, _said: object = None) -> None:
        """Hand the PIN over, once."""
        if self.ready() and not self._sent:
            self._sent = True
            self.submitted.emit(self.pad.pin())
