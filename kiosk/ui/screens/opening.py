"""Opening a session: the access code, what it opens, and a PIN. Knows neither the code nor keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.opening import CodeState, OpeningView
from kiosk.ui.widgets.boxes import STRETCH, Split, column, grounded, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.code_cells import CodeCells
from kiosk.ui.widgets.pin_pad import PinPad
from kiosk.ui.widgets.session_frame import SessionFrame
from kiosk.ui.widgets.step_disc import StepDisc
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.session_card import CardText, card_words

_GROUPS = (4, 4, 4, 1)
_NOTES = {
    CodeState.EMPTY: ("info", "text2", "plain"),
    CodeState.PARTIAL: ("info", "text2", "plain"),
    CodeState.WRONG: ("error", "err", "bad"),
    CodeState.COMPLETE: ("check-circle", "ok", "good"),
}


class OpeningScreen(Screen):
    """The code on the left with the session it belongs to, the PIN on the right."""

    code_edited = Signal(str)
    pin_edited = Signal(str)
    submitted = Signal(str, str)
    card_requested = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__("opening")
        self._view = OpeningView()
        self._sent = False
        self._heading = Text("", "h1")
        self._lead = Text("", "body", "text2")
        spoken = tuple(
            words(Key.OPENING_CODE_CELL, number=number) for number in range(1, sum(_GROUPS) + 1)
        )
        self._code = CodeCells("code", _GROUPS, spoken)
        self._note_icon = Icon("info", "text2", 22)
        self._note = Text("", "small", "text2")
        self._note.setObjectName("code-note")
        self._card = Button("read-card", card_words(CardText.READ), "plain", "usb")
        self._card_note = Text("", "small", "text2")
        self._card_note.setObjectName("card-note")
        self._session = SessionFrame()
        self._trouble = Strip("", "err", "error")
        self._trouble.setObjectName("opening-trouble")
        self._trouble.hide()
        self._steps = (StepDisc(1), StepDisc(2))
        self._pin = PinPad()
        self.lay(self._panes())
        self._back = Button("back", words(Key.FRAME_BACK), "quiet", "left")
        self._submit = Button("open", words(Key.OPENING_SUBMIT), "primary", "right", after=True)
        self.bottom.add_left(self._back)
        self.bottom.add_right(self._submit)
        self._back.clicked.connect(self.back)
        self._card.clicked.connect(self.card_requested)
        self._submit.clicked.connect(self._send)
        self._code.edited.connect(self._typed)
        self._code.completed.connect(lambda _code: self._pin.cells.next_cell().setFocus())
        self._code.accepted.connect(self._send)
        self._pin.edited.connect(self._pin_typed)
        self._pin.accepted.connect(lambda _pin: self._send())

    def show_view(self, view: OpeningView) -> None:
        """Show what is known of the code, the session and the last try."""
        answered = (self._sent and not view.busy) or not self.isVisible()
        self._view = view
        again = view.again
        self._heading.say(words(Key.OPENING_AGAIN_TITLE if again else Key.OPENING_TITLE))
        self._lead.say(words(Key.OPENING_AGAIN_LEAD if again else Key.OPENING_LEAD))
        if view.code != self._code.text() and (view.code or not self.isVisible()):
            self._code.fill(view.code)
            if view.card_read:
                self._pin.cells.next_cell().setFocus()
        icon, tone, cells = _NOTES[view.code_state]
        self._code.mark(cells, last_only=cells == "good")
        self._note_icon.show_icon(icon, tone)
        self._steps[0].mark(done=cells == "good")
        self._note_icon.setVisible(bool(view.code_note))
        self._note.tint(tone)
        self._note.say(f"**{view.code_note}**" if view.code_note else "")
        self._show_card(view)
        self._session.show_card(view.session)
        self.tell(failure=view.failure)
        happened, safe, todo = view.trouble or ("", "", "")
        self._trouble.say(f"**{happened}** {safe}\n{todo}" if happened else "")
        if happened:
            self._reveal(self._trouble)
        if answered:
            self._sent = False
            self._pin.empty()
        self._code.setEnabled(not view.busy)
        self._pin.show_state(view.message, view.wait_ms, busy=view.busy)
        self._back.setEnabled(not view.busy)
        self._judge()

    def _show_card(self, view: OpeningView) -> None:
        self._card.setEnabled(view.session is not None and not (view.busy or view.card_busy))
        self._card_note.tint("ok" if view.card_read else "text2" if view.card_busy else "warn")
        said = view.card_note
        if said and said != self._card_note.plain:
            self.announced.emit(said)
            self._reveal(self._card_note)
        self._card_note.say(said)
        self._card_note.setVisible(bool(said))

    def _reveal(self, notice: QWidget) -> None:
        if self.page is not None:
            self.page.reveal(notice)

    def first_focus(self) -> QWidget:
        typed = self._pin.cells if self._code.full() else self._code
        return typed.next_cell()

    def _panes(self) -> QWidget:
        note = QWidget()
        line = QHBoxLayout(note)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._note_icon)
        line.addWidget(self._note, 1)
        code_step, pin_step = self._steps
        left = column(
            Text(f"**{words(Key.FRAME_STAFF)}**", "small", "brand"),
            self._heading,
            4,
            self._lead,
            16,
            self._trouble,
            10,
            row(code_step, Text(words(Key.OPENING_CODE), "strong"), gap=12, grows=1),
            6,
            self._code,
            2,
            note,
            16,
            row(self._card, STRETCH),
            6,
            self._card_note,
            18,
            self._session,
            STRETCH,
            margins=(64, 32, 40, 24),
        )
        right = grounded(
            column(
                row(pin_step, Text(words(Key.OPENING_PIN), "strong"), gap=12, grows=1),
                8,
                Text(words(Key.OPENING_PIN_HINT, count=6), "small", "text2"),
                10,
                self._pin,
                STRETCH,
                margins=(40, 32, 40, 24),
            ),
            "aside",
        )
        return Split(left, right, (946, 420))

    def _typed(self, code: str) -> None:
        self._judge()
        self.code_edited.emit(code)

    def _pin_typed(self, pin: str) -> None:
        self._judge()
        self.pin_edited.emit(pin)

    def _judge(self) -> None:
        """Open the way on when both are whole; until then say what is missing."""
        view = self._view
        whole = self._code.full() and self._pin.full()
        self._steps[1].mark(done=self._pin.full())
        waiting = view.busy or view.wait_ms > 0
        self._submit.setEnabled(
            whole and not waiting and view.can_submit and view.code_state is not CodeState.WRONG
        )
        if view.busy:
            self.bottom.say(words(Key.OPENING_BUSY))
        elif not self._code.full():
            self.bottom.say(words(Key.OPENING_CODE_LACKS))
        else:
            self.bottom.say("" if self._pin.full() else self._pin.lacks())

    def _send(self) -> None:
        if self._submit.isEnabled():
            self._sent = True
            self.submitted.emit(self._code.text(), self._pin.pin())
