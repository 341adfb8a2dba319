"""After an interruption: what is safe, how much time is left, who agrees. Knows no journal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.resume import ResumeView
from kiosk.ui.widgets.boxes import STRETCH, Split, card, column, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.check_mark import CheckMark
from kiosk.ui.widgets.pin_aside import PinAside
from kiosk.ui.widgets.progress_rule import ProgressRule
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import plural, words


class ResumeScreen(Screen):
    """Never red: nothing was lost, and it was nobody's fault."""

    pin_submitted = Signal(str)
    resumed = Signal()
    denied = Signal()

    def __init__(self) -> None:
        super().__init__("resume")
        self._heading = Text("", "hero")
        self._lead = Text("", "lead", "text2")
        self._remaining = Text("", "code", "onink", wrap=False)
        self._remaining.setObjectName("remaining")
        self._time_note = Text("", "body", "onink")
        self._kept = _Kept()
        self._rule = ProgressRule("bg", base=True)
        self._done = Text("", "small", "text2", wrap=False)
        self._to_come = Text("", "small", "text2", wrap=False)
        self._aside = PinAside(keys=False)
        self._clock = Strip(words(Key.RESUME_CLOCK), "info", "clock")
        time = card(
            "ink",
            Text(words(Key.RESUME_LEFT), "body", "ink2"),
            self._remaining,
            8,
            self._time_note,
            STRETCH,
            margins=(26, 20, 26, 20),
        )
        kept = card("plain", self._kept, margins=(26, 18, 26, 18))
        safe = Split(time, column(kept, margins=(20, 0, 0, 0)), (250, 536))
        left = column(
            self._heading,
            4,
            self._lead,
            24,
            safe,
            22,
            self._rule,
            4,
            row(self._done, STRETCH, self._to_come),
            18,
            self._clock,
            STRETCH,
            margins=(64, 48, 64, 24),
        )
        self.lay(Split(left, self._aside, (914, 452)))
        self._deny = Button("deny", words(Key.IDENTITY_DENY), "secondary")
        self._deny.clicked.connect(self.denied)
        self.bottom.add_left(self._deny)
        self.add_staff_button()
        self._resume = Button("resume", words(Key.RESUME_ACTION), "primary", "right", after=True)
        self.bottom.add_right(self._resume)
        self._resume.clicked.connect(self._go_on)
        self._aside.submitted.connect(self.pin_submitted)
        self._aside.edited.connect(self._judge)
        self._view: ResumeView | None = None

    def show_view(self, view: ResumeView) -> None:
        """Show what was kept, and whether the invigilator has agreed."""
        agreed_now = view.authorised and (self._view is None or not self._view.authorised)
        self._view = view
        self._heading.say(words(Key.RESUME_TITLE, number=view.question))
        self._lead.say(view.lead)
        self._remaining.say(view.remaining)
        self._time_note.say(view.time_note)
        self._kept.show_rows(view.kept)
        self._clock.say(view.clock_note or words(Key.RESUME_CLOCK))
        self._rule.show_place(
            view.question,
            view.total,
            words(Key.FRAME_QUESTION, number=view.question, total=view.total),
        )
        done = view.question - 1
        self._done.say(plural(Key.RESUME_DONE_ONE, Key.RESUME_DONE_MANY, done))
        self._to_come.say(words(Key.RESUME_TO_COME, count=view.total - done))
        self._aside.show_text(
            words(Key.RESUME_ASIDE),
            words(Key.RESUME_ASIDE_TEXT),
            view.role_label,
            view.staff_note,
        )
        self._aside.show_state(view.message, view.wait_ms, busy=view.busy)
        self._aside.agreed(view.authorised_note if view.authorised else "")
        self._judge()
        if agreed_now and self.isVisible():
            self._resume.setFocus()

    def first_focus(self) -> QWidget:
        return self._aside.pad.cells.next_cell()

    def _judge(self) -> None:
        view = self._view
        agreed = view is not None and view.authorised
        self.bottom.offer(self._deny, offered=not agreed)
        self._resume.setEnabled(agreed or self._aside.ready())
        if view is not None and agreed:
            self.bottom.say(view.saved_note, safe=True)
        else:
            ready = self._aside.ready()
            self.bottom.say("" if ready else words(Key.RESUME_NEEDS_PIN))

    def _go_on(self) -> None:
        """Before the invigilator agreed, the button sends the PIN; afterwards it resumes."""
        if self._view is not None and self._view.authorised:
            self.resumed.emit()
        else:
            self._aside.send()


class _Kept(QWidget):
    """What was kept, each with a check."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)

    def show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Show pairs of a label and what was kept."""
        if rows == self._shown:
            return
        self._shown = rows
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (label, value) in enumerate(rows):
            self._grid.addWidget(CheckMark("ok", done=True, side=26), place, 0)
            self._grid.addWidget(Text(label, "body", "text2"), place, 1)
            self._grid.addWidget(Text(f"**{value}**"), place, 2)
