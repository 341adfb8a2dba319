"""Why an incident is taken back: one reason of a short list, then a yes. Knows no effect."""

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.ui.views.people import NotedView, PersonAct
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.people_forms import PeopleForm
from kiosk.ui.widgets.text import Text
from kiosk.words.withdrawal import WithdrawalText, withdrawal_words


class WithdrawForm(PeopleForm):
    """What was noted stands above the reasons, and what a withdrawal does stands below them."""

    def __init__(self, title: str, noted: NotedView) -> None:
        super().__init__(title, withdrawal_words(WithdrawalText.SAVE), PersonAct.WITHDRAW)
        self._noted = noted
        self._reasons = QButtonGroup(self)
        self._first: QWidget | None = None
        self._inner.addWidget(Text(f"**{noted.said}**, {noted.detail}", "body"))
        self._inner.addWidget(Text(withdrawal_words(WithdrawalText.WHY), "small", "text2"))
        for place, (_value, said) in enumerate(noted.reasons):
            option = RadioRow(f"reason-{place + 1}", said, lowest=44)
            self._reasons.addButton(option, place)
            self._inner.addWidget(option)
            self._first = self._first or option
        for note in noted.notes:
            self._inner.addWidget(Text(note, "small", "text2"))
        self._reasons.idToggled.connect(lambda _place, _on: self._judge())
        self._judge()

    def first_focus(self) -> QWidget:
        return self._first or super().first_focus()

    def parameters(self) -> Mapping[str, object] | None:
        place = self._reasons.checkedId()
        if place < 0:
            return None
        return {"noted": self._noted.number, "reason": self._noted.reasons[place][0]}
