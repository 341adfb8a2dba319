"""The invigilator's panel: who, what happened, how much time, what can be done. Knows no rule."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.panel import Act, ActView, PanelView, PillView
from kiosk.ui.widgets.act_side import ActSide
from kiosk.ui.widgets.alert_lines import AlertLines
from kiosk.ui.widgets.boxes import STRETCH, Split, column, grounded, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.report_alert import ReportAlert
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Pill, Text
from kiosk.ui.widgets.time_ledger import TimeLedger
from kiosk.ui.widgets.timeline import Timeline
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.moving import MovingText, moving_words

_MOST_PILLS = 6


class PanelScreen(Screen):
    """One station; what waits stands above everything, whatever else is shown."""

    act_requested = Signal(object, object, str, str)
    chief_called = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("panel")
        self._report = ReportAlert()
        self._alerts = AlertLines()
        self._message = Strip("", "err")
        self._message.setObjectName("panel-message")
        self._initials = QLabel()
        self._initials.setProperty("badge", "yes")
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = Text("", "h3")
        self._detail = Text("", "small", "text2")
        self._pills = tuple(Pill() for _ in range(_MOST_PILLS))
        self._planned = TimeLedger(
            "clock", words(Key.PANEL_PLANNED), words(Key.PANEL_PLANNED_TOTAL)
        )
        self._granted = TimeLedger(
            "refresh", words(Key.PANEL_GRANTED), words(Key.PANEL_GRANTED_TOTAL)
        )
        self._timeline = Timeline()
        self._side = ActSide()
        middle = column(self._what_happened(), margins=(24, 18, 24, 18))
        columns = Split(self._who(), Split(middle, self._side, (587, 372)), (408, 959))
        self.lay(column(self._report, self._alerts, self._message, columns))
        self._view: PanelView | None = None
        self._close_session = Button(
            "act-close-session", words(Key.PANEL_CLOSE_SESSION), "quiet", "shield"
        )
        self._next = Button(
            "act-next-candidate", words(Key.PANEL_NEXT_CANDIDATE), "secondary", "person"
        )
        self._back = Button(
            "panel-close", words(Key.PANEL_RETURN), "secondary", "right", after=True
        )
        self._chief = Button("act-chef", words(Key.PANEL_CENTRE_GROUP), "quiet", "key")
        self.bottom.add_left(self._close_session)
        self.bottom.add_left(self._chief)
        self.bottom.add_right(self._next)
        self.bottom.add_right(self._back)
        self._back.clicked.connect(self.closed)
        self._close_session.clicked.connect(lambda: self._ask(Act.CLOSE_SESSION))
        self._next.clicked.connect(lambda: self._ask(Act.NEXT_CANDIDATE))
        self._side.act_requested.connect(self.act_requested)
        self._chief.clicked.connect(self._call_chief)
        self._report.decided.connect(self._decide)
        self._alerts.chosen.connect(self._handle)

    def show_view(self, view: PanelView) -> None:
        """Show the station as it is now."""
        self._view = view
        self._report.show_report(view.report, enabled=not view.busy)
        self._alerts.show_lines(view.alerts)
        self._message.say(view.message, view.message_tone)
        person = view.person
        self._initials.setVisible(person is not None)
        self._initials.setText(person.initials if person else "")
        self._name.say(person.name if person else words(Key.PANEL_NOBODY))
        self._detail.say(person.detail if person else "")
        self._show_pills(view.pills)
        self._planned.show_ledger(view.planned)
        self._granted.show_ledger(view.granted)
        self._timeline.show_rows(view.timeline)
        self._side.show_view(view)
        self._permit(self._close_session, Act.CLOSE_SESSION)
        self._permit(self._next, Act.NEXT_CANDIDATE)
        moved = self._act(Act.HAND_OVER)
        leaving = moved is not None and moved.enabled and not moved.choices
        free = moving_words(MovingText.FENCE_FREE) if leaving else words(Key.PANEL_NEXT_CANDIDATE)
        self._next.say(free)
        self.bottom.say(view.foot)

    def first_focus(self) -> QWidget:
        self._side.drop()
        return self._back

    def _who(self) -> QWidget:
        names = column(self._name, self._detail)
        head = row(self._initials, names, gap=16, grows=1)
        pills = QWidget()
        flow = Flow(pills, gap=8)
        for pill in self._pills:
            flow.addWidget(pill)
        left = column(
            head, 12, pills, 14, self._planned, 12, self._granted, STRETCH, margins=(24, 18, 24, 18)
        )
        return grounded(left, "lane")

    def _what_happened(self) -> QWidget:
        head = row(
            Text(words(Key.PANEL_TIMELINE), "strong"),
            STRETCH,
            Text(words(Key.PANEL_TIMELINE_SOURCE), "small", "mention", wrap=False),
            gap=12,
        )
        return column(head, 12, self._timeline, STRETCH)

    def _show_pills(self, pills: tuple[PillView, ...]) -> None:
        for place, label in enumerate(self._pills):
            label.setVisible(place < len(pills))
            if place < len(pills):
                label.say(pills[place].text, pills[place].tone)

    def _act(self, act: Act) -> ActView | None:
        acts = self._view.acts if self._view is not None else ()
        return next((one for one in acts if one.act is act), None)

    def _permit(self, button: Button, act: Act) -> None:
        view = self._act(act)
        possible = view is not None and view.enabled
        button.setEnabled(possible and self._view is not None and not self._view.busy)
        button.setAccessibleDescription("" if view is None else view.reason)
        if act is Act.NEXT_CANDIDATE:
            self.bottom.offer(button, offered=possible)

    def _call_chief(self) -> None:
        """The chief's acts, unfolded for the chief; anybody else calls the chief."""
        if not self._side.unfold():
            self.chief_called.emit()

    def _ask(self, act: Act) -> None:
        view = self._act(act)
        if view is not None:
            self._side.choose(view)

    def _handle(self, view: ActView) -> None:
        """What an alert offers is asked about in the column of acts, which may be far below."""
        self._side.choose(view)
        asked, page = self._side.focusWidget(), self.page
        if page is not None and asked is not None:
            # The column makes room for what is asked first: only then is there a place to go to.
            QTimer.singleShot(0, asked, lambda: page.reveal(asked))

    def _decide(self, accepted: bool, code: str) -> None:  # noqa: FBT001 - a signal's signature
        act = Act.ACCEPT if accepted else Act.DISMISS
        self.act_requested.emit(act, {"code": code}, "surveillant", "")
