"""How the station is, in three columns, for a technician. Knows no candidate and no rule."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.technician import FactView, StationAct, TechnicianView
from kiosk.ui.widgets.boxes import STRETCH, Split, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.found_group import FoundGroup, found_line
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words.checks_screen import ChecksText, checks_words
from kiosk.words.technician import TechnicianText, technician_words

_GROUPS = (
    (TechnicianText.WRONG, "error", "err"),
    (TechnicianText.WATCH, "warning", "warn"),
    (TechnicianText.FINE, "check-circle", "ok"),
)


class TechnicianScreen(Screen):
    """Redrawn only where a fact changed."""

    act_requested = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("technician")
        self._heading = Text("", "h2")
        self._lead = Text("", "small", "text2")
        self._message = Strip("", "ok")
        self._message.setObjectName("technician-message")
        self._groups = [
            FoundGroup(technician_words(title), icon, tone) for title, icon, tone in _GROUPS
        ]
        wrong, watch, fine = self._groups
        panes = Split(wrong, Split(watch, fine, (444, 444)), (444, 888))
        self.lay(
            column(
                self._heading,
                self._lead,
                10,
                self._message,
                10,
                panes,
                STRETCH,
                margins=(24, 24, 24, 16),
            )
        )
        self._export = Button(
            StationAct.EXPORT.value, technician_words(TechnicianText.EXPORT), "plain", "usb"
        )
        self._verify = Button(
            StationAct.VERIFY.value, technician_words(TechnicianText.VERIFY), "plain", "refresh"
        )
        self._check = Button(StationAct.CHECK.value, checks_words(ChecksText.OPEN), "plain", "list")
        self._back = Button(
            "panel-close", technician_words(TechnicianText.BACK), "secondary", "right", after=True
        )
        for button in (self._check, self._export, self._verify, self._back):
            self.bottom.add_right(button)
        self._export.clicked.connect(lambda: self.act_requested.emit(StationAct.EXPORT))
        self._verify.clicked.connect(lambda: self.act_requested.emit(StationAct.VERIFY))
        self._check.clicked.connect(lambda: self.act_requested.emit(StationAct.CHECK))
        self._back.clicked.connect(self.closed)

    def show_view(self, view: TechnicianView) -> None:
        """Show the station as it is now."""
        self.entitle(view.title)
        self._heading.say(view.title)
        self._lead.say(view.subtitle)
        self._message.say(view.message, view.message_tone)
        for group, facts in zip(self._groups, (view.wrong, view.watch, view.fine), strict=True):
            group.show_found(facts, partial(_line, tone=group.tone))
        self._export.setEnabled(not view.busy)
        self._verify.setEnabled(view.can_verify and not view.busy)
        self.bottom.offer(self._check, offered=view.can_check)
        self._check.setEnabled(not view.busy)
        self.bottom.say(view.foot)

    def first_focus(self) -> QWidget:
        return self._back


def _line(one: FactView, tone: str) -> QWidget:
    return found_line(one.title, one.value, one.todo, tone)
