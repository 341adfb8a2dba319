"""A place for a whole number, and a titled row. Knows no meaning of the number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.widgets.text import Text


class NumberField(QLineEdit):
    """Says each whole number that was written."""

    written = Signal(int)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMaxLength(6)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._edited)

    def number(self) -> int | None:
        """What stands there, if it is a whole number."""
        return whole_number(self.text())

    def show_number(self, value: int) -> None:
        """Show another number; the same one leaves what is being written alone."""
        if self.number() != value:
            self.setText(str(value))

    def _edited(self, text: str) -> None:
        found = whole_number(text)
        if found is not None:
            self.written.emit(found)


def whole_number(text: str) -> int | None:
    """The whole number that a text writes, or nothing; spaces and a minus sign are fine."""
    plain = "".join(text.split()).replace("−", "-")
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdigit() else None


def titled(title: str, control: QWidget) -> QWidget:
    """A control below its title."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(Text(title, "small", "text2"))
    layout.addWidget(control)
    return made


def line(name: str, title: str, longest: int) -> QLineEdit:
    """A place for a short text."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(title)
    made.setMaxLength(longest)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return made
