"""Opening a session: the access code, what it opens, and a PIN. Knows neither the code nor keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.opening import CodeState, OpeningView, SessionCard
from kiosk.ui.widgets.boxes import STRETCH, Split, clear, column, grounded, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.code_cells import CodeCells
from kiosk.ui.widgets.pin_pad import PinPad
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

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
        self._session = _SessionFrame()
        self._pin = PinPad()
        self.lay(self._panes())
        self._back = Button("back", words(Key.FRAME_BACK), "quiet", "left")
        self._submit = Button("open", words(Key.OPENING_SUBMIT), "primary", "right", after=True)
        self.bottom.add_left(self._back)
        self.bottom.add_right(self._submit)
        self._back.clicked.connect(self.back)
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
        icon, tone, cells = _NOTES[view.code_state]
        self._code.mark(cells, last_only=cells == "good")
        self._note_icon.show_icon(icon, tone)
        self._note_icon.setVisible(bool(view.code_note))
        self._note.tint(tone)
        self._note.say(f"**{view.code_note}**" if view.code_note else "")
        self._session.show_card(view.session)
        if answered:
            self._sent = False
            self._pin.empty()
        self._code.setEnabled(not view.busy)
        self._pin.show_state(view.message, view.wait_ms, busy=view.busy)
        self._back.setEnabled(not view.busy)
        self._judge()

    def first_focus(self) -> QWidget:
        typed = self._pin.cells if self._code.full() else self._code
        return typed.next_cell()

    def _panes(self) -> QWidget:
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._note_icon)
        row.addWidget(self._note, 1)
        left = column(
            Text(f"**{words(Key.FRAME_STAFF)}**", "small", "brand"),
            self._heading,
            4,
            self._lead,
            26,
            Text(words(Key.OPENING_CODE), "strong"),
            6,
            self._code,
            2,
            note,
            24,
            self._session,
            STRETCH,
            margins=(64, 32, 40, 24),
        )
        right = grounded(
            column(
                Text(words(Key.OPENING_PIN), "strong"),
                Text(words(Key.OPENING_PIN_HINT, count=6), "small", "text2"),
                10,
                self._pin,
                STRETCH,
                margins=(34, 32, 34, 24),
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


class _SessionFrame(QFrame):
    """The card of the session, once a ticket announces one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "surface")
        self.setObjectName("session-card")
        self._shown: SessionCard | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 18, 24, 18)
        self._layout.setSpacing(2)
        self.hide()

    def show_card(self, card: SessionCard | None) -> None:
        """Show a session, or none."""
        self.setVisible(card is not None)
        if card is None or card == self._shown:
            return
        self._shown = card
        clear(self._layout)
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for place, (label, value, note) in enumerate(
            (
                (words(Key.OPENING_RECOGNISED), card.title, card.place),
                (words(Key.OPENING_CANDIDATES), card.enrolled, card.extra_note),
            )
        ):
            grid.addWidget(Text(label, "caption", "mention"), 0, place)
            grid.addWidget(Text(value, "strong"), 1, place)
            grid.addWidget(Text(note, "body", "text2"), 2, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        self._layout.addWidget(facts)
        if card.checks:
            self._layout.addSpacing(12)
            self._layout.addWidget(hairline())
            self._layout.addSpacing(12)
            checks = QWidget()
            row = QHBoxLayout(checks)
            row.setContentsMargins(0, 0, 0, 0)
            for check in card.checks:
                row.addWidget(Icon("check-circle", "ok", 22))
                row.addWidget(Text(f"**{check}**", "small", "ok", wrap=False))
                row.addSpacing(18)
            row.addStretch(1)
            self._layout.addWidget(checks)
