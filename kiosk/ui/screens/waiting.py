"""A station at rest: its number, its state, and a way in for the staff. Knows no session."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.waiting import StationState, WaitingView
from kiosk.ui.widgets.big_number import BigNumber
from kiosk.ui.widgets.boxes import STRETCH, Split, column, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.facts import Facts
from kiosk.ui.widgets.progress_rule import ProgressRule
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.checks_screen import ChecksText, checks_words
from kiosk.words.closing import ClosingText, closing_words

_STATES = {
    StationState.READY: ("check-circle", "ok"),
    StationState.WAITING: ("clock", "brand"),
    StationState.CHECK: ("warning", "warn"),
}


class WaitingScreen(Screen):
    """Two panes: the number on ink, what to do on the page."""

    open_requested = Signal()
    code_requested = Signal()
    record_requested = Signal()
    check_requested = Signal()

    def __init__(self) -> None:
        super().__init__("waiting")
        self._number = BigNumber()
        self._rule = ProgressRule("ink", base=True)
        self._exam = Text("", "hero")
        self._exam.setObjectName("exam")
        self._when = Text("", "date", "text2")
        self._facts = Facts()
        self._facts.setObjectName("state")
        ink = column(
            Text(words(Key.WAITING_STATION), "hero", "ink2"),
            self._number,
            self._rule,
            gap=16,
            margins=(48, 40, 48, 44),
            ground="ink",
        )
        page = column(
            STRETCH,
            self._exam,
            4,
            self._when,
            32,
            hairline(),
            30,
            self._facts,
            STRETCH,
            margins=(64, 24, 64, 24),
        )
        self.lay(Split(ink, page, (592, 774)))
        self._rule.show_place(1, 32)
        self._open = Button("open-session", words(Key.WAITING_OPEN), "quiet", "lock")
        self._enter = Button("enter-code", words(Key.WAITING_ENTER), "primary", "right", after=True)
        self.bottom.add_left(self._open)
        self._staff = self.add_staff_button()
        self._record = Button("record", closing_words(ClosingText.RECORD), "quiet", "printer")
        self.bottom.add_left(self._record)
        self._check = Button("check-station", checks_words(ChecksText.OPEN), "quiet", "list")
        self.bottom.add_left(self._check)
        self.bottom.add_right(self._enter)
        self.bottom.centre_status()
        self._open.clicked.connect(self.open_requested)
        self._enter.clicked.connect(self.code_requested)
        self._record.clicked.connect(self.record_requested)
        self._check.clicked.connect(self.check_requested)

    def show_view(self, view: WaitingView) -> None:
        """Show the state of the station."""
        self._number.show_number(view.number, f"{words(Key.WAITING_STATION)} {view.number}")
        self.entitle(f"{words(Key.WAITING_STATION)}\u00a0{view.number}")
        self._exam.say(view.exam or words(Key.FRAME_WINDOW))
        self._when.say(view.when)
        self._when.setVisible(bool(view.when))
        icon, tone = _STATES[view.state]
        sit = ("person", "brand", words(Key.WAITING_SIT_TITLE), words(Key.WAITING_SIT_TEXT))
        self._facts.show_facts(
            (
                (icon, tone, view.state_text, view.detail),
                *((sit,) if view.exam else ()),  # nobody is asked to sit down for no exam
                ("letters", "brand", words(Key.WAITING_SMALL_TITLE), words(Key.WAITING_SMALL_TEXT)),
            )
        )
        self.bottom.offer(self._open, offered=view.can_open)
        self.bottom.offer(self._record, offered=view.can_report)
        self.bottom.offer(self._check, offered=view.can_check)
        self.bottom.offer(self._staff, offered=view.can_enter)
        self.bottom.offer(self._enter, offered=view.can_enter)
        self.bottom.say(view.foot)

    def first_focus(self) -> QWidget:
        ways = (self._enter, self._open, self._record, self._check)
        return next((one for one in ways if one.isVisibleTo(self.bottom)), self._open)
