"""The chosen candidate beside the list: who, how, how much time, what can be done. Knows no act."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from kiosk.ui.views.panel import PillView
from kiosk.ui.views.people import CardView, PersonAct, PersonActView
from kiosk.ui.widgets.boxes import STRETCH, Split, card, clear, column, row
from kiosk.ui.widgets.buttons import ActButton, Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.laid import laid_here
from kiosk.ui.widgets.noted_list import NotedList
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Pill, Text
from kiosk.ui.widgets.time_ledger import TimeLedger
from kiosk.ui.widgets.timeline import Timeline
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.people import PeopleText, people_words


class PersonCard(QWidget):
    """Redrawn only where something changed: a button that has the focus keeps it."""

    asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._acts: tuple[PersonActView, ...] | None = None
        self._said: tuple[PillView, ...] | None = None
        self._remedy_act: PersonAct | None = None
        self._choose = Text(people_words(PeopleText.CHOOSE), "body", "text2")
        self._initials = QLabel()
        self._initials.setProperty("badge", "yes")
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = Text("", "h3")
        self._detail = Text("", "small", "text2")
        self._pills_row = QWidget()
        self._pills = Flow(self._pills_row, 8)
        self._left = (Text("", "time", "onink", wrap=False), Text("", "caption", "accent"))
        self._end = (Text("", "time", "onink", wrap=False), Text("", "caption", "ink2"))
        self._time = self._ink()
        self._remedy = Strip("", "info")
        self._remedy_button = Button(
            "person-remedy", people_words(PeopleText.CORRECT), "secondary", "clock"
        )
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        self._incidents = NotedList(people_words(PeopleText.INCIDENTS))
        self._planned = TimeLedger(
            "clock", words(Key.PANEL_PLANNED), words(Key.PANEL_PLANNED_TOTAL)
        )
        self._granted = TimeLedger(
            "refresh", words(Key.PANEL_GRANTED), words(Key.PANEL_GRANTED_TOTAL)
        )
        self._story = Text(words(Key.PANEL_TIMELINE), "label")
        self._timeline = Timeline()
        self._lay()
        self._remedy_button.clicked.connect(self._heal)
        self._incidents.withdraw_asked.connect(self.withdraw_asked)

    def show_card(self, view: CardView | None) -> None:
        """Show a candidate, or the invitation to choose one."""
        self._choose.setVisible(view is None)
        self._body.setVisible(view is not None)
        if view is None:
            return
        self._initials.setText(view.initials)
        self._name.say(view.name)
        self._detail.say(view.detail)
        self._show_pills(view)
        for labels, texts in ((self._left, view.left), (self._end, view.end)):
            for label, text in zip(labels, texts, strict=True):
                label.say(text)
        self._time.setVisible(bool(view.left[0] or view.end[0]))
        self._remedy_act = None if view.remedy is None else view.remedy[1]
        self._remedy.say("" if view.remedy is None else view.remedy[0])
        self._remedy_button.setVisible(
            view.remedy is not None and view.remedy[1] is PersonAct.CORRECT
        )
        self._show_acts(view.acts)
        self._incidents.setVisible(bool(view.incidents))
        self._incidents.show_noted(view.incidents)
        self._planned.show_ledger(view.planned)
        self._granted.show_ledger(view.granted)
        self._story.setVisible(bool(view.timeline))
        self._timeline.setVisible(bool(view.timeline))
        self._timeline.show_rows(view.timeline)

    def first_act(self) -> QWidget | None:
        """The first act that is possible now."""
        return next((one for one in laid_here(self._buttons) if one.isEnabled()), None)

    def _lay(self) -> None:
        head = row(self._initials, column(self._name, self._detail), gap=16, grows=1)
        acts = QWidget()
        self._buttons.setContentsMargins(0, 0, 0, 0)
        acts.setLayout(self._buttons)
        self._body = column(
            head,
            self._pills_row,
            self._time,
            self._remedy,
            self._remedy_button,
            acts,
            self._incidents,
            self._planned,
            self._granted,
            self._story,
            self._timeline,
            gap=12,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._choose)
        outer.addWidget(self._body)
        outer.addStretch(1)
        self._body.hide()

    def _ink(self) -> QWidget:
        end = column(Text(words(Key.PANEL_END), "small", "ink2"), *self._end, STRETCH)
        left = column(Text(words(Key.PANEL_LEFT), "small", "ink2"), *self._left, STRETCH)
        return card("ink", Split(end, left, (1, 0)), margins=(18, 12, 18, 12))

    def _show_pills(self, view: CardView) -> None:
        said = (
            view.state,
            *(PillView(one, "err") for one in view.alerts),
            *(PillView(one) for one in view.pills),
        )
        if said == self._said:
            return
        self._said = said
        while (item := self._pills.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in said:
            self._pills.addWidget(Pill(one.text, one.tone))

    def _show_acts(self, acts: tuple[PersonActView, ...]) -> None:
        if acts == self._acts:
            return
        self._acts = acts
        focused = QApplication.focusWidget()
        held = "" if focused is None or not self.isAncestorOf(focused) else focused.objectName()
        clear(self._buttons)
        for view in acts:
            button = ActButton(f"person-{view.act.value}", view.icon, view.title, view.detail)
            button.permit(enabled=view.enabled, reason=view.reason)
            button.clicked.connect(lambda _on=False, act=view.act: self.asked.emit(act))
            self._buttons.addWidget(button)
            button.setVisible(True)
            if button.objectName() == held:
                button.setFocus()

    def _heal(self) -> None:
        if self._remedy_act is not None:
            self.asked.emit(self._remedy_act)
