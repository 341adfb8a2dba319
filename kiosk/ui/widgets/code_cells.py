"""Cells for the characters of a code, one each, in groups. Knows no code that is right."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.text import repolish

DIGITS: Final = "0123456789"
_NARROWEST: Final = 44
LETTERS_AND_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


class _Cell(QLineEdit):
    """One character; a secret one is drawn as a dot."""

    def __init__(self, *, secret: bool) -> None:
        super().__init__()
        self._secret = secret
        self._wished = QSize(_NARROWEST, _NARROWEST)
        self.setMaxLength(1)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setProperty("cell", "plain")
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.NoEcho)
            self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText)

    def wish(self, width: int, height: int) -> None:
        """Be so large, or narrower where the row has no room for all cells."""
        self._wished = QSize(width, height)
        self.setMaximumWidth(width)
        self.setFixedHeight(height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._wished

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_NARROWEST, self._wished.width()), self._wished.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._secret and self.text():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour("text" if self.isEnabled() else "dis"))
            side = look().px(14)
            middle = self.rect().center()
            painter.drawEllipse(
                QRect(middle.x() - side // 2 + 1, middle.y() - side // 2 + 1, side, side)
            )


class CodeCells(QWidget):
    """A row of cells that behaves as one field: typing moves on, erasing moves back."""

    edited = Signal(str)
    completed = Signal(str)
    accepted = Signal()

    def __init__(
        self,
        name: str,
        groups: tuple[int, ...],
        spoken: tuple[str, ...],
        *,
        secret: bool = False,
        alphabet: str = LETTERS_AND_DIGITS,
        size: tuple[int, int] = (52, 64),
    ) -> None:
        super().__init__()
        self._alphabet = alphabet
        self._size = size
        self._cells: list[_Cell] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(6 if not secret else 10)
        for place, length in enumerate(groups):
            if place:
                layout.addSpacing(12)
            for _ in range(length):
                number = len(self._cells) + 1
                cell = _Cell(secret=secret)
                cell.setObjectName(f"{name}-{number}")
                cell.setAccessibleName(spoken[number - 1])
                cell.installEventFilter(self)
                self._cells.append(cell)
                layout.addWidget(cell)
        layout.addStretch(1)
        self._resize()

    def text(self) -> str:
        """The characters typed so far."""
        return "".join(cell.text() for cell in self._cells)

    def fill(self, text: str) -> None:
        """Put characters in, without saying that they changed."""
        for place, cell in enumerate(self._cells):
            cell.setText(text[place] if place < len(text) else "")

    def clear(self) -> None:
        """Empty every cell, and say so if there was something."""
        if self.text():
            self.fill("")
            self.edited.emit("")

    def full(self) -> bool:
        """Whether every cell holds a character."""
        return all(cell.text() for cell in self._cells)

    def missing(self) -> int:
        """How many characters are still to be typed."""
        return sum(not cell.text() for cell in self._cells)

    def next_cell(self) -> QLineEdit:
        """The first empty cell, or the last one."""
        return next((cell for cell in self._cells if not cell.text()), self._cells[-1])

    def mark(self, state: str, last_only: bool = False) -> None:  # noqa: FBT001, FBT002 - one switch
        """Draw the cells `plain`, `good` or `bad`."""
        for cell in self._cells:
            wanted = "plain" if last_only and cell is not self._cells[-1] else state
            if cell.property("cell") != wanted:
                cell.setProperty("cell", wanted)
                repolish(cell)

    def type_in(self, text: str) -> None:
        """Type characters from the first empty cell on; others than the alphabet's are ignored."""
        for letter in text.upper():
            if letter in self._alphabet and not self.full():
                self.next_cell().setText(letter)
        self._tell()

    def erase(self) -> None:
        """Take the last character back."""
        filled = [cell for cell in self._cells if cell.text()]
        if filled:
            filled[-1].clear()
            filled[-1].setFocus()
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys act on the row of cells as a whole."""
        if isinstance(event, QKeyEvent) and isinstance(watched, _Cell):
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(watched, event)
            if event.type() == QEvent.Type.ShortcutOverride and event.text().strip():
                return False
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def _pressed(self, cell: _Cell, event: QKeyEvent) -> bool:
        place = self._cells.index(cell)
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.fill("")
            self.type_in(QApplication.clipboard().text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key == Qt.Key.Key_Backspace:
            target = cell if cell.text() or place == 0 else self._cells[place - 1]
            target.clear()
            target.setFocus()
            self._tell()
        elif key == Qt.Key.Key_Left and place:
            self._cells[place - 1].setFocus()
        elif key == Qt.Key.Key_Right and place + 1 < len(self._cells):
            self._cells[place + 1].setFocus()
        elif event.text().strip() and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self._typed(place, event.text())
        else:
            return False
        return True

    def _typed(self, place: int, text: str) -> None:
        letter = text.upper()
        if letter not in self._alphabet:
            return
        self._cells[place].setText(letter)
        if place + 1 < len(self._cells):
            self._cells[place + 1].setFocus()
        self._tell()

    def _tell(self) -> None:
        self.edited.emit(self.text())
        if self.full():
            self.completed.emit(self.text())

    def _resize(self) -> None:
        width, height = self._size
        for cell in self._cells:
            cell.wish(look().px(width), look().px(height))
