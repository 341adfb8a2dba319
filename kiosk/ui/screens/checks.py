"""What the checks of the station found, in three columns. Knows no candidate and no rule."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.checks import CheckAct, ChecksView, CheckView
from kiosk.ui.widgets.boxes import STRETCH, Split, column, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.found_group import FoundGroup, found_line
from kiosk.ui.widgets.progress_rule import ProgressRule
from kiosk.ui.widgets.square_code import SquareCode
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words.checks_screen import ChecksText, checks_words

_GROUPS = (
    (ChecksText.WRONG, "error", "err"),
    (ChecksText.WATCH, "warning", "warn"),
    (ChecksText.FINE, "check-circle", "ok"),
)


class ChecksScreen(Screen):
    """Redrawn only where a finding changed; the first column is what has to be done."""

    act_requested = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("checks")
        self._text = ""
        self._heading = Text("", "h2")
        self._lead = Text("", "small", "text2")
        self._code = SquareCode()
        self._rule = ProgressRule("bg")
        self._progress = Text("", "body", "text2")
        self._running = column(self._rule, self._progress, gap=10)
        self._message = Strip("", "ok")
        self._message.setObjectName("checks-message")
        self._skipped = Text("", "small", "text2")
        nothing = checks_words(ChecksText.NOTHING)
        self._groups = [
            FoundGroup(checks_words(title), icon, tone, nothing) for title, icon, tone in _GROUPS
        ]
        wrong, watch, fine = self._groups
        self._panes = Split(wrong, Split(watch, fine, (444, 444)), (444, 888))
        head = row(column(self._heading, self._lead, gap=2), self._code, gap=24, grows=0)
        self.lay(
            column(
                *(head, 10, self._running, self._message, 10, self._panes, 6, self._skipped),
                STRETCH,
                margins=(24, 20, 24, 16),
            )
        )
        self._copy = Button("copy-checks", checks_words(ChecksText.COPY), "plain", "file")
        self._again = Button(
            CheckAct.AGAIN.value, checks_words(ChecksText.AGAIN), "plain", "refresh"
        )
        self._back = Button(
            "checks-close", checks_words(ChecksText.BACK), "secondary", "right", after=True
        )
        for button in (self._copy, self._again, self._back):
            self.bottom.add_right(button)
        self._copy.clicked.connect(self._put_on_clipboard)
        self._again.clicked.connect(lambda: self.act_requested.emit(CheckAct.AGAIN))
        self._back.clicked.connect(self.closed)

    def show_view(self, view: ChecksView) -> None:
        """Show what was found, or how far the checks are."""
        if view.title != self._heading.plain:
            self.announced.emit(view.title)
        self._text = view.text
        self.entitle(view.title)
        self._heading.say(view.title)
        self._lead.say(view.subtitle)
        self._lead.setVisible(bool(view.subtitle))
        self._code.show_text(view.code, view.code_said)
        self._running.setVisible(view.running)
        self._rule.show_place(max(1, view.done), max(1, view.total))
        self._progress.say(view.progress)
        self._message.say(view.message, view.message_tone)
        self._panes.setVisible(not view.running)
        for group, found in zip(self._groups, (view.wrong, view.watch, view.fine), strict=True):
            group.show_found(found, partial(_line, tone=group.tone))
        self._skipped.say(view.skipped)
        self._skipped.setVisible(bool(view.skipped))
        self._copy.setEnabled(bool(view.text) and not view.running)
        self._again.setEnabled(not view.running)
        self.bottom.say(view.foot)

    def first_focus(self) -> QWidget:
        return self._back

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.act_requested.emit(CheckAct.COPIED)


def _line(one: CheckView, tone: str) -> QWidget:
    return found_line(one.title, one.value, one.fix, tone)
