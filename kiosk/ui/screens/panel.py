"""The invigilator's panel: who, what happened, how much time, what can be done. Knows no rule."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.panel import Act, ActView, PanelView, PillView
from kiosk.ui.widgets.act_form import ActForm
from kiosk.ui.widgets.act_list import TITLES, ActList
from kiosk.ui.widgets.boxes import STRETCH, Split, card, column, grounded, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.report_alert import ReportAlert
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Pill, Text
from kiosk.ui.widgets.time_ledger import TimeLedger
from kiosk.ui.widgets.timeline import Timeline
from kiosk.words import Text as Key
from kiosk.words import words

_AT_ONCE = frozenset({Act.PAUSE_INCIDENT, Act.PAUSE_PERSONAL, Act.RESUME, Act.NEXT_CANDIDATE})
_MOST_PILLS = 4


class PanelScreen(Screen):
    """One station; acts that need more than a press are asked about in the right column."""

    act_requested = Signal(object, object, str, str)
    chief_called = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("panel")
        self._alert = ReportAlert()
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
        self._end = (Text("", "time", "onink", wrap=False), Text("", "caption", "onink"))
        self._left = (Text("", "time", "onink", wrap=False), Text("", "caption", "accent"))
        self._acts = ActList()
        self._form: ActForm | None = None
        self._right = QVBoxLayout()
        middle = column(self._what_happened(), margins=(24, 18, 24, 18))
        columns = Split(self._who(), Split(middle, self._what_to_do(), (587, 372)), (408, 959))
        self.lay(column(self._alert, self._message, columns))
        self._view: PanelView | None = None
        self._close_session = Button(
            "act-close-session", words(Key.PANEL_CLOSE_SESSION), "quiet", "shield"
        )
        self._next = Button(
            "act-next-candidate", words(Key.PANEL_NEXT_CANDIDATE), "secondary", "person"
        )
        back = Button("panel-close", words(Key.PANEL_RETURN), "secondary", "right", after=True)
        self.bottom.add_left(self._close_session)
        self.bottom.add_right(self._next)
        self.bottom.add_right(back)
        back.clicked.connect(self.closed)
        self._close_session.clicked.connect(lambda: self._ask(Act.CLOSE_SESSION))
        self._next.clicked.connect(lambda: self._ask(Act.NEXT_CANDIDATE))
        self._acts.chosen.connect(self._choose)
        self._acts.chief_called.connect(self.chief_called)
        self._alert.decided.connect(self._decide)
        self._back = back

    def show_view(self, view: PanelView) -> None:
        """Show the station as it is now."""
        self._view = view
        self._alert.show_report(view.report, enabled=not view.busy)
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
        for labels, texts in (
            (self._end, (view.end_time or "–", view.end_note)),
            (self._left, (view.remaining or "–", view.remaining_note)),
        ):
            for label, text in zip(labels, texts, strict=True):
                label.say(text)
        self._acts.show_acts(tuple(one for one in view.acts if one.act in TITLES))
        self._acts.setEnabled(not view.busy)
        self._permit(self._close_session, Act.CLOSE_SESSION)
        self._permit(self._next, Act.NEXT_CANDIDATE)
        self.bottom.say(view.foot)
        if self._form is not None:
            done = view.message and view.message_tone == "ok"
            if done and not view.busy:
                self._drop_form()
            else:
                self._form.show_state(view.message, view.wait_ms, busy=view.busy)

    def first_focus(self) -> QWidget:
        self._drop_form()
        return self._back

    def _who(self) -> QWidget:
        names = column(self._name, self._detail)
        head = row(self._initials, names, gap=16, grows=1)
        pills = row(*self._pills, STRETCH, gap=8)
        left = column(
            head, 12, pills, 14, self._planned, 12, self._granted, STRETCH, margins=(24, 18, 24, 18)
        )
        return grounded(left, "start")

    def _what_happened(self) -> QWidget:
        head = row(
            Text(words(Key.PANEL_TIMELINE), "strong"),
            STRETCH,
            Text(words(Key.PANEL_TIMELINE_SOURCE), "small", "mention", wrap=False),
            gap=12,
        )
        return column(head, 12, self._timeline, STRETCH)

    def _what_to_do(self) -> QWidget:
        end = column(Text(words(Key.PANEL_END), "small", "ink2"), *self._end)
        left = column(Text(words(Key.PANEL_LEFT), "small", "ink2"), *self._left)
        time = card("ink", row(end, STRETCH, left, gap=16), margins=(18, 12, 18, 12))
        holder = QWidget()
        grounded(holder, "aside")
        self._right = QVBoxLayout(holder)
        self._right.setContentsMargins(24, 18, 24, 18)
        self._right.setSpacing(8)
        self._right.addWidget(time)
        self._right.addWidget(self._acts, 1)
        return holder

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

    def _ask(self, act: Act) -> None:
        view = self._act(act)
        if view is not None:
            self._choose(view)

    def _choose(self, view: ActView) -> None:
        """Do what needs no more than a press; ask about the rest."""
        if view.act in _AT_ONCE and not view.asks_pin:
            self.act_requested.emit(view.act, {}, view.roles[0], "")
            return
        self._drop_form()
        form = ActForm(view, words(TITLES[view.act][1]))
        self._form = form
        form.confirmed.connect(
            lambda parameters, role, pin: self.act_requested.emit(view.act, parameters, role, pin)
        )
        form.cancelled.connect(self._drop_form)
        self._acts.hide()
        self._right.addWidget(form, 1)
        form.first_focus().setFocus()

    def _drop_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._right.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._acts.show()

    def _decide(self, accepted: bool, code: str) -> None:  # noqa: FBT001 - a signal's signature
        act = Act.ACCEPT if accepted else Act.DISMISS
        view = self._act(act)
        role = view.roles[0] if view is not None else "surveillant"
        self.act_requested.emit(act, {"code": code}, role, "")
