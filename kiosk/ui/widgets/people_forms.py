"""What an act from the list still needs to know: an incident, a share, a yes. Knows no effect."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kiosk.ui.views.people import BatchView, CodeView, NotedView, PersonAct
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.buttons import ActButton, Button
from kiosk.ui.widgets.extra_choice import ExtraChoice
from kiosk.ui.widgets.laid import laid_here
from kiosk.ui.widgets.noted_list import NotedList
from kiosk.ui.widgets.text import Text
from kiosk.words.people import PeopleText, people_words
from kiosk.words.withdrawal import WithdrawalText, withdrawal_words

_MOST_NAMES = 60
_ICONS = {"C1": "person", "C2": "clock", "C6": "show", "C7": "gear", "C8": "hand"}


class PeopleForm(QWidget):
    """Asks, then hands over an act and its parameters; `cancelled` changes nothing."""

    confirmed = Signal(object, object)
    cancelled = Signal()

    def __init__(self, title: str, yes: str, act: PersonAct) -> None:
        super().__init__()
        self._act = act
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(Text(title, "h3"))
        self._inner = QVBoxLayout()
        self._inner.setSpacing(8)
        self._layout.addLayout(self._inner)
        self._go = Button("people-confirm", yes, "primary")
        self._stay = Button("people-cancel", people_words(PeopleText.CANCEL), "secondary")
        self._go.clicked.connect(self._confirm)
        self._stay.clicked.connect(self.cancelled)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._go)
        self._layout.addWidget(self._stay)
        self._layout.addStretch(1)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins: what is to be chosen, or the safe answer."""
        return self._stay

    def showEvent(self, event: QShowEvent) -> None:
        """The order of the keyboard is that of the window, which the form was not made in."""
        super().showEvent(event)
        self._follow()

    def show_busy(self, *, busy: bool) -> None:
        """While an act is being done nothing else is said."""
        self._go.setEnabled(not busy and self.parameters() is not None)

    def parameters(self) -> Mapping[str, object] | None:
        """What was said; None while something lacks."""
        return {}

    def _follow(self) -> None:
        """Have the keyboard come to the answers after what is asked, which was made later."""
        asked = [
            one
            for top in laid_here(self._inner)
            for one in (top, *top.findChildren(QWidget))
            if one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        if asked:
            QWidget.setTabOrder(asked[-1], self._go)
            QWidget.setTabOrder(self._go, self._stay)

    def _judge(self) -> None:
        self._go.setEnabled(self.parameters() is not None)

    def _confirm(self) -> None:
        found = self.parameters()
        if found is not None and self._go.isEnabled():
            self.confirmed.emit(self._act, found)


class IncidentForm(PeopleForm):
    """First the code, then one of its details; two presses and a yes.

    What was noted of the whole room before has no card: it stands below the codes.
    """

    withdraw_asked = Signal(object)

    def __init__(self, title: str, codes: tuple[CodeView, ...], *, room: bool) -> None:
        super().__init__(title, people_words(PeopleText.INCIDENT_SAVE), PersonAct.INCIDENT)
        self._codes = tuple(one for one in codes if one.room or not room)
        self._room = room
        self._code: CodeView | None = None
        self._details = QButtonGroup(self)
        self._first: QWidget = self._stay
        self._before: NotedList | None = None
        self._ask_code()

    def first_focus(self) -> QWidget:
        return self._first

    def parameters(self) -> Mapping[str, object] | None:
        place = self._details.checkedId()
        if self._code is None or place < 0:
            return None
        found: dict[str, object] = {
            "code": self._code.code,
            "detail": self._code.details[place][0],
        }
        return {**found, "room": True} if self._room else found

    def show_noted(self, noted: tuple[NotedView, ...]) -> None:
        """Show what was noted before, to be taken back; no more once a code was chosen."""
        if noted and self._before is None:
            self._before = NotedList(withdrawal_words(WithdrawalText.OF_ROOM))
            self._before.withdraw_asked.connect(self.withdraw_asked)
            self._layout.insertSpacing(self._layout.count() - 1, 12)
            self._layout.insertWidget(self._layout.count() - 1, self._before)
        if self._before is not None:
            self._before.show_noted(noted)

    def _ask_code(self) -> None:
        for place, one in enumerate(self._codes):
            icon = _ICONS.get(one.code, "pencil")
            button = ActButton(f"code-{one.code}", icon, one.title, one.code)
            button.clicked.connect(lambda _on=False, one=one: self._ask_detail(one))
            self._inner.addWidget(button)
            if not place:
                self._first = button
        self._go.hide()

    def _ask_detail(self, code: CodeView) -> None:
        clear(self._inner)
        self._code = code
        if self._before is not None:
            self._before.hide()
        self._inner.addWidget(Text(f"**{code.code}** · {code.title}", "label"))
        self._inner.addWidget(Text(people_words(PeopleText.INCIDENT_WHAT), "small", "text2"))
        for place, (_value, said) in enumerate(code.details):
            option = RadioRow(f"detail-{place + 1}", said, lowest=44)
            self._details.addButton(option, place)
            self._inner.addWidget(option)
            option.show()
            if not place:
                self._first = option
        self._follow()
        self._details.idToggled.connect(lambda _place, _on: self._judge())
        self._go.show()
        self._judge()
        self._first.setFocus()


class CorrectForm(PeopleForm):
    """The usual shares of extra time, or another one."""

    def __init__(self, title: str, share: str) -> None:
        super().__init__(title, people_words(PeopleText.CORRECT_SAVE), PersonAct.CORRECT)
        self._choice = ExtraChoice("people", share)
        self._inner.addWidget(self._choice)
        self._choice.changed.connect(self._judge)
        self._judge()

    def first_focus(self) -> QWidget:
        return self._choice.first_focus()

    def parameters(self) -> Mapping[str, object] | None:
        found = self._choice.value()
        return None if found is None else {"num": found[0], "den": found[1]}


class RestForm(PeopleForm):
    """Everybody who is missing, by name, before one yes; the safe answer has the focus."""

    def __init__(self, batch: BatchView) -> None:
        super().__init__(
            batch.title.rstrip("…"), people_words(PeopleText.REST_YES), PersonAct.ABSENT_REST
        )
        self._inner.addWidget(Text(batch.question, "body"))
        for name in batch.names[:_MOST_NAMES]:
            self._inner.addWidget(Text(name, "small", "text2"))
