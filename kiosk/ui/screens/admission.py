"""Waiting for a member of staff: admission, the staff's door, a held station. Knows no PIN."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.admission import AdmissionView, PinPurpose
from kiosk.ui.widgets.boxes import STRETCH, Split, card, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.facts import Ledger
from kiosk.ui.widgets.pin_aside import PinAside
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_TEXTS = {
    PinPurpose.ADMISSION: (
        Key.ADMISSION_TITLE,
        Key.ADMISSION_LEAD,
        Key.ADMISSION_ASIDE_TEXT,
        Key.ADMISSION_SUBMIT,
    ),
    PinPurpose.PANEL: (
        Key.PANEL_ENTRY_TITLE,
        Key.PANEL_ENTRY_LEAD,
        Key.OPENING_PIN_HINT,
        Key.PANEL_ENTRY_SUBMIT,
    ),
    PinPurpose.HOLD: (Key.HOLD_TITLE, Key.HOLD_LEAD, Key.HOLD_ASIDE_TEXT, Key.HOLD_SUBMIT),
}


class AdmissionScreen(Screen):
    """A sentence on the left, cells on the right; the way on opens with the last digit."""

    pin_submitted = Signal(str)
    back = Signal()

    def __init__(self, name: str = "admission") -> None:
        super().__init__(name)
        self._staff = Text(f"**{words(Key.FRAME_STAFF)}**", "small", "brand")
        self._heading = Text("", "hero")
        self._lead = Text("", "lead", "text2")
        self._rows = Ledger()
        self._card = card("plain", self._rows, margins=(32, 22, 32, 22))
        self._waited = Text("", "body", "text2")
        self._meanwhile = Strip(words(Key.ADMISSION_MEANWHILE), "info", "letters")
        self._aside = PinAside()
        left = column(
            STRETCH,
            self._staff,
            self._heading,
            6,
            self._lead,
            28,
            self._card,
            18,
            self._waited,
            18,
            self._meanwhile,
            STRETCH,
            STRETCH,
            margins=(64, 24, 64, 24),
        )
        self.lay(Split(left, self._aside, (914, 452)))
        self._back = Button("back", words(Key.FRAME_BACK), "quiet", "left")
        self._submit = Button("submit-pin", "", "primary", "right", after=True)
        self.bottom.add_left(self._back)
        self.bottom.add_right(self._submit)
        self._back.clicked.connect(self.back)
        self._submit.clicked.connect(self._aside.send)
        self._aside.submitted.connect(self.pin_submitted)
        self._aside.edited.connect(self._judge)

    def show_view(self, view: AdmissionView) -> None:
        """Show what is waited for, and what became of the last PIN."""
        title, lead, aside, submit = _TEXTS[view.purpose]
        door = view.purpose is PinPurpose.PANEL
        self._heading.say(words(title))
        self._lead.say(words(lead, name=view.name))
        self._staff.setVisible(view.purpose is not PinPurpose.ADMISSION)
        self._meanwhile.setVisible(view.purpose is PinPurpose.ADMISSION)
        self._rows.show_rows(tuple((label, text, "") for label, text in view.rows))
        self._card.setVisible(bool(view.rows))
        self._waited.say(view.waited)
        self._waited.setVisible(bool(view.waited))
        title_aside = view.role_label if door else words(Key.ADMISSION_ASIDE)
        more = words(Key.OVERLAY_CODE, code=view.code) if view.code else ""
        self._aside.show_text(
            title_aside, words(aside, count=view.pin_length), "" if door else view.role_label, more
        )
        self._aside.show_state(view.message, view.wait_ms, busy=view.busy)
        self.bottom.offer(self._back, offered=view.can_go_back)
        self._submit.say(words(submit))
        self._judge()

    def first_focus(self) -> QWidget:
        return self._aside.pad.cells.next_cell()

    def _judge(self) -> None:
        self._submit.setEnabled(self._aside.ready())
        self.bottom.say("" if self._aside.pad.full() else self._aside.pad.lacks())
