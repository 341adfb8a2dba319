"""What an act still needs to know before it is done: amounts, a reason, a PIN. Knows no effect."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.views.panel import Act, ActView
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.extra_choice import ExtraChoice
from kiosk.ui.widgets.fields import FieldRow
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.pin_pad import PinPad
from kiosk.ui.widgets.segmented import SegmentedChoice
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.moving import MovingText, moving_words
from kiosk.words.reports import ReportText, report_words

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
        self._places = QButtonGroup(self)
        self._usual: SegmentedChoice | None = None
        self._share: ExtraChoice | None = None
        self._amount = 0
        self._pad: PinPad | None = None
        look = "danger" if view.grave else "primary"
        self._go = Button("act-confirm", view.confirm or words(Key.PANEL_CONFIRM), look)
        self._stay = Button("act-cancel", words(Key.PANEL_CANCEL), "secondary")
        self._end = Text("", "small", "text2")
        self._end.setObjectName("act-effective-end")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(Text(title, "strong"))
        if view.notes:
            self._layout.addWidget(Text(" ".join(view.notes), "small", "text2"))
        self._ask_amounts()
        self._layout.addWidget(self._end)
        self._ask_one(self._places, "place", view.places, MovingText.HAND_OVER_PLACE)
        self._ask_one(self._reasons, "reason", view.choices, None)
        self._preselect()
        if view.asks_pin:
            self._layout.addWidget(Text(words(_PINS[view.roles[0]]), "label"))
            self._pad = PinPad(keys=False)
            self._pad.edited.connect(lambda _pin: self._judge())
            self._pad.accepted.connect(lambda _pin: self._confirm())
            self._layout.addWidget(self._pad)
        self._go.clicked.connect(self._confirm)
        self._stay.clicked.connect(self.cancelled)
        self._layout.addSpacing(4)
        ways = QWidget()
        flow = Flow(ways, gap=8)
        flow.addWidget(self._stay)
        flow.addWidget(self._go)
        self._layout.addWidget(ways)
        self._layout.addStretch(1)
        self._judge()

    @property
    def act(self) -> Act:
        """The act that is asked about."""
        return self._view.act

    def first_focus(self) -> QWidget:
        """The safe answer to what cannot be undone; else the first thing to fill in."""
        if self._view.grave:
            return self._stay
        asked = self._asked()
        if asked is not None:
            return asked
        if self._whole() or self._pad is None:
            return self._go
        return self._pad.cells.next_cell()

    def _asked(self) -> QWidget | None:
        """The first thing that has to be chosen or typed."""
        if self._usual is not None:
            return self._usual.first()
        if self._share is not None:
            return self._share.first_focus()
        if self._fields:
            return next(iter(self._fields.values())).control
        buttons = self._reasons.buttons()
        return buttons[0] if buttons and not self._whole() else None

    def show_view(self, view: ActView) -> None:
        """What depends on the hour has changed: the end that an amount leads to."""
        if view.act is self._view.act and len(view.amounts) == len(self._view.amounts):
            self._view = view
            self._tell_end()

    def show_state(self, message: str, wait_ms: int, *, busy: bool) -> None:
        """Say what became of the last try; the PIN is typed again each time."""
        if self._pad is not None:
            if message and not busy:
                self._pad.empty()
            self._pad.show_state(message, wait_ms, busy=busy)
        self._go.setEnabled(self._whole() and not busy and wait_ms <= 0)

    def _ask_amounts(self) -> None:
        if self._view.act is Act.GRANT:
            if self._view.amounts:
                options = [(f"act-amount-{one.ms}", one.text) for one in self._view.amounts]
                self._usual = SegmentedChoice(report_words(ReportText.GRANT_AMOUNT), options)
                self._usual.chosen.connect(self._take_usual)
                self._layout.addWidget(Text(report_words(ReportText.GRANT_AMOUNT), "label"))
                self._layout.addWidget(self._usual)
            self._number("minutes", report_words(ReportText.GRANT_OTHER), _MOST_MINUTES)
        elif self._view.act is Act.CORRECT_EXTRA:
            self._share = ExtraChoice("act")
            self._share.changed.connect(self._judge)
            self._layout.addWidget(self._share)
        elif self._view.act is Act.CLEAR_LOCK:
            self._field("code", words(Key.PANEL_ACCESS_CODE), QLineEdit())

    def _take_usual(self, name: str) -> None:
        self._amount = int(name.rpartition("-")[2])
        self._fields["minutes"].fill("")
        self._judge()

    def _ask_one(
        self,
        group: QButtonGroup,
        name: str,
        options: tuple[tuple[str, str], ...],
        title: MovingText | None,
    ) -> None:
        if not options:
            return
        said = words(Key.PANEL_REASON) if title is None else moving_words(title)
        self._layout.addWidget(Text(said, "label"))
        for place, (value, told) in enumerate(options):
            option = RadioRow(f"act-{name}-{place + 1}", told, lowest=44)
            option.setProperty("value", value)
            group.addButton(option, place)
            self._layout.addWidget(option)
        group.idToggled.connect(lambda _place, _on: self._judge())

    def _preselect(self) -> None:
        """What is usual stands ready; one press less, and nothing that cannot be seen."""
        places = self._places.buttons()
        if places:
            places[0].setChecked(True)
        for button in self._reasons.buttons():
            if self._view.chosen and button.property("value") == self._view.chosen:
                button.setChecked(True)

    def _number(self, name: str, label: str, most: int) -> None:
        line = QLineEdit()
        line.setValidator(QIntValidator(1, most, line))
        self._field(name, label, line)

    def _field(self, name: str, label: str, line: QLineEdit) -> None:
        row = FieldRow(f"act-{name}", label, "", line, 240)
        row.edited.connect(lambda _text: self._judge())
        self._fields[name] = row
        self._layout.addWidget(row)

    def _granted_ms(self) -> int:
        """The amount asked for: what was typed, else the usual one that was chosen."""
        typed = self._fields["minutes"].value().strip() if "minutes" in self._fields else ""
        return int(typed) * _MINUTE_MS if typed else self._amount

    def _whole(self) -> bool:
        filled = all(row.value().strip() for name, row in self._fields.items() if name != "minutes")
        if "minutes" in self._fields:
            filled = filled and self._granted_ms() > 0
        reasoned = not self._view.choices or self._reasons.checkedId() >= 0
        placed = not self._view.places or self._places.checkedId() >= 0
        shared = self._share is None or self._share.value() is not None
        return filled and reasoned and placed and shared and (self._pad is None or self._pad.full())

    def _judge(self) -> None:
        self._go.setEnabled(self._whole())
        self._tell_end()

    def _tell_end(self) -> None:
        asked = self._granted_ms() if self._view.act is Act.GRANT else 0
        ends = [one.end for one in self._view.amounts if one.ms == asked]
        self._end.say(ends[0] if ends else "")
        self._end.setVisible(bool(ends))

    def _parameters(self) -> Mapping[str, object]:
        found: dict[str, object] = dict(self._view.given)
        for name, row in self._fields.items():
            text = row.value().strip()
            if name == "minutes":
                found["ms"] = self._granted_ms()
            else:
                found[name] = text if name == "code" else int(text)
        share = None if self._share is None else self._share.value()
        if share is not None:
            found["num"], found["den"] = share
        if self._view.choices:
            found["reason"] = self._view.choices[self._reasons.checkedId()][0]
        if self._view.places:
            found["place"] = self._view.places[self._places.checkedId()][0]
        return found

    def _confirm(self) -> None:
        if self._go.isEnabled():
            pin = self._pad.pin() if self._pad is not None else ""
            self.confirmed.emit(self._parameters(), self._view.roles[0], pin)
