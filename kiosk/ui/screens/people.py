"""The candidates of the session, for staff: a list, the one chosen in it, acts. Knows no rule."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.people import BatchView, NotedView, PeopleView, PersonAct
from kiosk.ui.widgets.boxes import Scroll, column, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.people_finder import PeopleFinder
from kiosk.ui.widgets.people_forms import CorrectForm, IncidentForm, PeopleForm, RestForm
from kiosk.ui.widgets.person_card import PersonCard
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.two_panes import TwoPanes
from kiosk.ui.widgets.withdraw_form import WithdrawForm
from kiosk.words.people import PeopleText, people_words
from kiosk.words.withdrawal import WithdrawalText, withdrawal_words

_LARGE = 1.5
_ASKED = frozenset({PersonAct.INCIDENT, PersonAct.CORRECT})


class PeopleScreen(Screen):
    """Names are shown here and nowhere else: this screen lies behind the staff's door."""

    chosen = Signal(str)
    act_requested = Signal(object, object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__("people")
        self._view: PeopleView | None = None
        self._form: PeopleForm | None = None
        self._message = Strip("", "ok")
        self._message.setObjectName("people-message")
        self._finder = PeopleFinder()
        self._card = PersonCard()
        self._to_list = Button("people-list-back", people_words(PeopleText.BACK_TO_LIST), "quiet")
        self._panes = TwoPanes(self._finder, self._right(), (886, 480))
        self.lay(column(self._message, self._panes))
        self._bar()
        self._connect()

    def show_view(self, view: PeopleView) -> None:
        """Show the list as it is now; what is being asked stays open until it is done."""
        self._view = view
        self._message.say(view.message, view.message_tone)
        self._finder.show_people(view)
        self._card.show_card(view.card)
        for button, batch in ((self._all, view.admit_all), (self._rest, view.absent_rest)):
            self._offer(button, batch, busy=view.busy)
        self.bottom.say(view.foot)
        if self._form is not None:
            if view.message and view.message_tone == "ok" and not view.busy:
                self._drop_form()
            else:
                self._form.show_busy(busy=view.busy)

    def first_focus(self) -> QWidget:
        self._drop_form()
        self._finder.search.clear()
        self._panes.want_second(wanted=False)
        return self._finder.search

    def _right(self) -> QWidget:
        holder = QWidget()
        self._side = QVBoxLayout(holder)
        self._side.setContentsMargins(24, 16, 24, 16)
        self._side.setSpacing(10)
        self._side.addWidget(self._to_list, 0, Qt.AlignmentFlag.AlignLeft)
        self._side.addWidget(self._card, 1)
        self._to_list.hide()
        return grounded(column(Scroll(holder)), "aside")

    def _bar(self) -> None:
        self._incident = Button(
            "people-room", people_words(PeopleText.INCIDENT_ROOM), "quiet", "pencil"
        )
        self._rest = Button("people-absent-rest", "", "plain", "person")
        self._all = Button("people-admit-all", "", "primary", "check")
        leave = Button(
            "people-back", people_words(PeopleText.BACK_TO_SHEET), "secondary", "right", after=True
        )
        self.bottom.add_left(self._incident)
        for button in (self._rest, self._all, leave):
            self.bottom.add_right(button)
        leave.clicked.connect(self.back)
        self._incident.clicked.connect(lambda: self._ask_incident(room=True))
        self._all.clicked.connect(lambda: self.act_requested.emit(PersonAct.ADMIT_ALL, {}))
        self._rest.clicked.connect(self._ask_rest)

    def _connect(self) -> None:
        self._finder.chosen.connect(self.chosen)
        self._finder.opened.connect(self._open)
        self._card.asked.connect(self._asked)
        self._card.withdraw_asked.connect(lambda noted: self._ask_why(noted, room=False))
        self._to_list.clicked.connect(self._fold)
        self._panes.folded.connect(lambda _narrow: self._show_way_back())

    def _open(self, candidate: str) -> None:
        """A line was opened: its card is shown, and its first act is at hand."""
        if not candidate:
            return
        self._drop_form()
        self.chosen.emit(candidate)
        self._panes.want_second(wanted=True)
        self._show_way_back()
        first = self._card.first_act()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self._drop_form()
        self._panes.want_second(wanted=False)
        self._finder.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_way_back(self) -> None:
        self._to_list.setVisible(self._panes.second_covers)

    def _asked(self, act: PersonAct) -> None:
        if act not in _ASKED:
            self.act_requested.emit(act, {})
        elif act is PersonAct.INCIDENT:
            self._ask_incident(room=False)
        elif self._view is not None and self._view.card is not None:
            card = self._view.card
            title = people_words(PeopleText.CORRECT_TITLE, name=card.name)
            self._show_form(CorrectForm(title, card.share))

    def _ask_incident(self, *, room: bool) -> None:
        if self._view is None:
            return
        card = self._view.card
        title = people_words(PeopleText.INCIDENT_ROOM_TITLE)
        if not room and card is not None:
            title = people_words(PeopleText.INCIDENT_TITLE, name=card.name)
        form = IncidentForm(title, self._view.codes, room=room)
        form.withdraw_asked.connect(lambda noted: self._ask_why(noted, room=True))
        form.show_noted(self._view.noted if room else ())
        self._show_form(form)

    def _ask_why(self, noted: NotedView, *, room: bool) -> None:
        card = None if self._view is None else self._view.card
        title = withdrawal_words(WithdrawalText.TITLE_ROOM)
        if not room and card is not None:
            title = withdrawal_words(WithdrawalText.TITLE, name=card.name)
        self._show_form(WithdrawForm(title, noted))

    def _ask_rest(self) -> None:
        if self._view is not None and self._view.absent_rest is not None:
            self._show_form(RestForm(self._view.absent_rest))

    def _show_form(self, form: PeopleForm) -> None:
        self._drop_form()
        self._form = form
        form.confirmed.connect(self.act_requested)
        form.cancelled.connect(self._drop_form)
        self._card.hide()
        self._side.addWidget(form, 1)
        form.show()
        self._panes.want_second(wanted=True)
        self._show_way_back()
        form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_form(self) -> None:
        form, self._form = self._form, None
        if form is None:
            return
        self._side.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._card.show()
        first = self._card.first_act()
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, button: Button, batch: BatchView | None, *, busy: bool) -> None:
        self.bottom.offer(button, offered=batch is not None)
        if batch is None:
            return
        button.say(batch.title)
        button.setEnabled(batch.enabled and not busy)
        button.setAccessibleDescription(batch.reason)
