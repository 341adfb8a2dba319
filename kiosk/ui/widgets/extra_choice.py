"""A part of the time, chosen among the usual ones, or written as a fraction. Knows no candidate."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.fields import FieldRow
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.people import PeopleText, people_words

_SHARES: Final = (
    ("third", PeopleText.SHARE_THIRD, (1, 3)),
    ("quarter", PeopleText.SHARE_QUARTER, (1, 4)),
    ("tenth", PeopleText.SHARE_TENTH, (1, 10)),
    ("none", PeopleText.SHARE_NONE, (0, 1)),
    ("other", PeopleText.SHARE_OTHER, None),
)
_MOST: Final = 99


class ExtraChoice(QWidget):
    """One third, one quarter, one tenth, none, or another share, which opens two small fields."""

    changed = Signal()

    def __init__(self, name: str, share: str = "") -> None:
        """Make the choice; `share` names the one that is ready: third, quarter and so on."""
        super().__init__()
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for place, (value, text, _part) in enumerate(_SHARES):
            option = RadioRow(f"{name}-share-{place + 1}", people_words(text), lowest=44)
            self._group.addButton(option, place)
            option.setChecked(value == share)
            layout.addWidget(option)
        self._fields = tuple(
            self._field(f"{name}-{part}", label)
            for part, label in (("num", Key.PANEL_NUMERATOR), ("den", Key.PANEL_DENOMINATOR))
        )
        for field in self._fields:
            layout.addWidget(field)
            field.setVisible(share == "other")
        self._group.idToggled.connect(lambda _place, _on: self._judge())

    def first_focus(self) -> QWidget:
        """The share that is ready, or the first one."""
        return self._group.checkedButton() or self._group.buttons()[0]

    def value(self) -> tuple[int, int] | None:
        """Numerator and denominator; None while nothing whole was said."""
        place = self._group.checkedId()
        if place < 0:
            return None
        part = _SHARES[place][2]
        if part is not None:
            return part
        top, bottom = (field.value().strip() for field in self._fields)
        return (int(top), int(bottom)) if top and bottom else None

    def _field(self, name: str, label: Key) -> FieldRow:
        line = QLineEdit()
        line.setValidator(QIntValidator(1, _MOST, line))
        made = FieldRow(name, words(label), "", line, 240)
        made.edited.connect(lambda _text: self.changed.emit())
        return made

    def _judge(self) -> None:
        place = self._group.checkedId()
        other = place >= 0 and _SHARES[place][2] is None
        for field in self._fields:
            field.setVisible(other)
        self.changed.emit()
