"""Says that the time is over, while an answer may still count and after. Knows no clock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.ending import TimeOverView
from kiosk.ui.widgets.boxes import STRETCH, Column, card, column, hairline, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.disc import Disc
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import plural, words

_WIDTH = 880
_INSET = 40


class TimeOverScreen(Screen):
    """The answers are safe, the one in hand is kept; then on to the end."""

    acknowledged = Signal()

    def __init__(self) -> None:
        super().__init__("time-over", "veil")
        self._lead = Text("", "body", "onink")
        self._safe = Text("", "lead")
        self._note = Text("", "lead")
        self._line = hairline()
        self._note_row = row(Icon("person"), self._note, gap=22, margins=(_INSET, 16, _INSET, 16))
        said = column(Text(words(Key.TIME_OVER_TITLE), "h1", "onink"), self._lead)
        head = card("head", row(Disc("clock"), said, gap=24, margins=(_INSET, 24, _INSET, 24)))
        whole = card(
            "overlay",
            head,
            row(Icon("check-circle", "ok"), self._safe, gap=22, margins=(_INSET, 24, _INSET, 16)),
            self._line,
            self._note_row,
            12,
        )
        self.lay(column(STRETCH, Column(whole, _WIDTH), STRETCH, margins=(24, 24, 24, 24)))
        self.add_staff_button()
        self._on = Button("continue", words(Key.QUESTION_CONTINUE), "primary", "right", after=True)
        self._on.clicked.connect(self.acknowledged)
        self.bottom.add_right(self._on)

    def show_view(self, view: TimeOverView) -> None:
        """Count the seconds of grace down, then say what was kept."""
        self.entitle(words(Key.TIME_OVER_TITLE))
        if view.grace_s:
            said = plural(Key.TIME_GRACE_TEXT_ONE, Key.TIME_GRACE_TEXT_MANY, view.grace_s)
        else:
            said = words(Key.TIME_OVER_TEXT)
        self._lead.say(said)
        self._safe.say(words(Key.TIME_OVER_SAFE))
        self._note.say(view.note)
        for one in (self._line, self._note_row):
            one.setVisible(bool(view.note))
        self.bottom.offer(self._on, offered=not view.grace_s)

    def first_focus(self) -> QWidget | None:
        """The way on."""
        return self._on
