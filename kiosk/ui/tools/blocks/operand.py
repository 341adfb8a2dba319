"""Fields for a number, a name, or a choice of words. Knows no block."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from engine.applications.blocks.terms import Operand
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.fields import PickList

_DIGITS: Final = 90


class Choice(PickList):
    """A list of words that stand for values; says the value that was picked."""

    given = Signal(str)

    def __init__(self, name: str, title: str, invitation: str) -> None:
        super().__init__(invitation, ())
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._values: list[str] = []
        self._options: list[tuple[str, str]] = []
        self.currentIndexChanged.connect(self._picked)

    def show_options(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Offer values with their words, one of them picked; says nothing."""
        self.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
        if list(options) != self._options:
            self._options = list(options)
            while self.count() > 1:
                self.removeItem(1)
            self.addItems([words for _, words in options])
        self._values = [one for one, _ in options]
        self.setCurrentIndex(self._values.index(value) + 1 if value in self._values else 0)
        self.blockSignals(False)  # noqa: FBT003 - the toolkit's signature

    def place_of(self, value: str) -> int:
        """At which place of the list a value stands."""
        return self._values.index(value) + 1

    def _picked(self, place: int) -> None:
        if place > 0:
            self.given.emit(self._values[place - 1])


class OperandField(QWidget):
    """A number to write, or the name of what holds one where there are names."""

    given = Signal(object)

    def __init__(self, name: str, title: str, invitation: str, a_number: str) -> None:
        super().__init__()
        self._a_number = a_number
        self.names = Choice(f"{name}-name", title, invitation)
        self.number = QLineEdit()
        self.number.setObjectName(name)
        self.number.setAccessibleName(title)
        self.number.setMaxLength(4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.names, 1)
        layout.addWidget(self.number, 1)
        layout.addStretch(1)
        self.names.given.connect(self._named)
        self.number.textEdited.connect(self._written)
        self.number.editingFinished.connect(self._finished)
        self._shown: Operand = 0

    def show_operand(self, value: Operand, names: Sequence[str]) -> None:
        """Show a value, and the names that could stand in its place; says nothing."""
        self._shown = value
        self.names.setVisible(bool(names))
        options = [("", self._a_number), *((one, one) for one in names)]
        self.names.show_options(options, value if isinstance(value, str) else "")
        self.number.setVisible(isinstance(value, int))
        self.number.setMaximumWidth(look().px(_DIGITS))
        if isinstance(value, int) and _number(self.number.text()) != value:
            self.number.setText(str(value))

    def _named(self, name: str) -> None:
        self.given.emit(name or 1)

    def _written(self, text: str) -> None:
        found = _number(text)
        if found is not None:
            self.given.emit(found)

    def _finished(self) -> None:
        """What cannot be is asked for once more, so that the person is told, and then goes."""
        found = _number(self.number.text())
        if isinstance(self._shown, int) and found != self._shown:
            self.given.emit(self.number.text().strip() or "?" if found is None else found)
            self.number.setText(str(self._shown))


def _number(text: str) -> int | None:
    stripped = text.strip()
    digits = stripped.removeprefix("-")
    return int(stripped) if digits.isascii() and digits.isdigit() else None
