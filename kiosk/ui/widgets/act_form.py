"""What an act still needs to know before it is done: amounts, a reason, a PIN. Knows no effect."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.views.panel import Act, ActView
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import FieldRow
from kiosk.ui.widgets.pin_pad import PinPad
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_PINS: Final = {
    "surveillant": Key.ROLE_PIN_SURVEILLANT,
    "chef": Key.ROLE_PIN_CHEF,
    "technicien": Key.ROLE_PIN_TECHNICIEN,
}
_MINUTE_MS: Final = 60_000
_MOST_MINUTES: Final = 240


class ActForm(QWidget):
    """Asks, then hands over parameters, role and PIN; `cancelled` changes nothing."""

    confirmed = Signal(object, str, str)
    cancelled = Signal()

    def __init__(self, view: ActView, title: str) -> None:
        super().__init__()
        self._view = view
        self._fields: dict[str, FieldRow] = {}
        self._reasons = QButtonGroup(self)
        self._pad: PinPad | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(Text(title, "strong"))
        self._ask_amounts()
        self._ask_reason()
        if view.asks_pin:
            self._layout.addWidget(Text(words(_PINS[view.roles[0]]), "label"))
            self._pad = PinPad(keys=False)
            self._pad.edited.connect(lambda _pin: self._judge())
            self._pad.accepted.connect(lambda _pin: self._confirm())
            self._layout.addWidget(self._pad)
        self._go = Button("act-confirm", words(Key.PANEL_CONFIRM), "primary")
        stay = Button("act-cancel", words(Key.PANEL_CANCEL), "secondary")
        self._go.clicked.connect(self._confirm)
        stay.clicked.connect(self.cancelled)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._go)
        self._layout.addWidget(stay)
        self._layout.addStretch(1)
        self._judge()

    @property
    def act(self) -> Act:
        """The act that is asked about."""
        return self._view.act

    def first_focus(self) -> QWidget:
        """The first thing to fill in, or the safe answer."""
        if self._fields:
            return next(iter(self._fields.values())).control
        buttons = self._reasons.buttons()
        if buttons:
            return buttons[0]
        return self._pad.cells.next_cell() if self._pad is not None else self._go

    def show_state(self, message: str, wait_ms: int, *, busy: bool) -> None:
        """Say what became of the last try; the PIN is typed again each time."""
        if self._pad is not None:
            if message and not busy:
                self._pad.empty()
            self._pad.show_state(message, wait_ms, busy=busy)
        self._go.setEnabled(self._whole() and not busy and wait_ms <= 0)

    def _ask_amounts(self) -> None:
        if self._view.act is Act.GRANT:
            self._number("minutes", Key.PANEL_MINUTES, _MOST_MINUTES)
        elif self._view.act is Act.CORRECT_EXTRA:
            self._number("num", Key.PANEL_NUMERATOR, 99)
            self._number("den", Key.PANEL_DENOMINATOR, 99)
        elif self._view.act is Act.CLEAR_LOCK:
            self._field("code", Key.PANEL_ACCESS_CODE, QLineEdit())

    def _ask_reason(self) -> None:
        if not self._view.choices:
            return
        self._layout.addWidget(Text(words(Key.PANEL_REASON), "label"))
        for place, (value, said) in enumerate(self._view.choices):
            option = RadioRow(f"act-reason-{place + 1}", said, lowest=44)
            option.setProperty("value", value)
            self._reasons.addButton(option, place)
            self._layout.addWidget(option)
        self._reasons.idToggled.connect(lambda _place, _on: self._judge())

    def _number(self, name: str, label: Key, most: int) -> None:
        line = QLineEdit()
        line.setValidator(QIntValidator(1, most, line))
        self._field(name, label, line)

    def _field(self, name: str, label: Key, line: QLineEdit) -> None:
        row = FieldRow(f"act-{name}", words(label), "", line, 240)
        row.edited.connect(lambda _text: self._judge())
        self._fields[name] = row
        self._layout.addWidget(row)

    def _whole(self) -> bool:
        filled = all(row.value().strip() for row in self._fields.values())
        reasoned = not self._view.choices or self._reasons.checkedId() >= 0
        return filled and reasoned and (self._pad is None or self._pad.full())

    def _judge(self) -> None:
        self._go.setEnabled(self._whole())

    def _parameters(self) -> Mapping[str, object]:
        found: dict[str, object] = {}
        for name, row in self._fields.items():
            text = row.value().strip()
            if name == "minutes":
                found["ms"] = int(text) * _MINUTE_MS
            else:
                found[name] = text if name == "code" else int(text)
        if self._view.choices:
            found["reason"] = self._view.choices[self._reasons.checkedId()][0]
        return found

    def _confirm(self) -> None:
        if self._go.isEnabled():
            pin = self._pad.pin() if self._pad is not None else ""
            self.confirmed.emit(self._parameters(), self._view.roles[0], pin)
