"""Cells for a PIN, and keys to press for those who have no keyboard at hand. Knows no PIN."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.code_cells import DIGITS, CodeCells
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import plural, words

_GAP = 12
_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class PinPad(QWidget):
    """A PIN being typed; `accepted` carries it whole, once Enter was pressed."""

    edited = Signal(str)
    accepted = Signal(str)

    def __init__(self, length: int = 6, *, keys: bool = True) -> None:
        super().__init__()
        spoken = tuple(words(Key.PIN_CELL, number=number) for number in range(1, length + 1))
        self.cells = CodeCells(
            "pin-digit", (length,), spoken, secret=True, alphabet=DIGITS, size=(48, 56)
        )
        self._message = Text("", "small", "err")
        self._message.setObjectName("pin-message")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.cells)
        layout.addWidget(self._message)
        self._message.setVisible(False)
        self._keys: list[Button] = []
        self._note: Text | None = None
        if keys:
            layout.addSpacing(4)
            layout.addWidget(self._keyboard())
            layout.addSpacing(8)
            self._note = Text(words(Key.PIN_NOTE), "caption", "mention")
            layout.addWidget(self._note)
        self.cells.edited.connect(self.edited)
        self.cells.accepted.connect(self._accept)

    def pin(self) -> str:
        """The digits typed so far."""
        return self.cells.text()

    def full(self) -> bool:
        """Whether the PIN has all its digits."""
        return self.cells.full()

    def lacks(self) -> str:
        """How many digits are missing, in words."""
        return plural(Key.PIN_LACKS_ONE, Key.PIN_LACKS_MANY, self.cells.missing())

    def show_state(self, message: str, wait_ms: int, *, busy: bool) -> None:
        """Say what was wrong; while one has to wait, or it is checked, the cells are closed."""
        seconds = -(-wait_ms // 1000)
        said = words(Key.PIN_WAIT, seconds=seconds) if wait_ms > 0 and not message else message
        if busy:
            said = words(Key.PIN_CHECKING)
        self._message.tint("text2" if busy else "err")
        self._message.say(said)
        self._message.setVisible(bool(said))
        if self._note is not None:
            self._note.setVisible(not said)  # in its place, so that all the keys stay in view
        self.cells.mark("bad" if message and not self.pin() else "plain")
        closed = busy or wait_ms > 0
        self.cells.setEnabled(not closed)
        for key in self._keys:
            key.setEnabled(not closed)

    def empty(self) -> None:
        """Forget the digits."""
        self.cells.clear()

    def _accept(self) -> None:
        if self.full():
            self.accepted.emit(self.pin())

    def _keyboard(self) -> QWidget:
        erase = Button("pin-erase", words(Key.PIN_ERASE), "quiet", "erase")
        erase.clicked.connect(self.cells.erase)
        clear = Button("pin-clear", words(Key.PIN_CLEAR), "quiet")
        clear.clicked.connect(self.cells.clear)
        for one in (erase, clear):
            one.setProperty("fit", "compact")
        digits = [self._key(digit) for digit in (*_KEYS, "0")]
        self._keys += [erase, clear]
        for key in self._keys:
            # Equal columns, whatever the words in them want.
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            key.setProperty("place", "key")
        return _Board(digits, erase, clear)

    def _key(self, digit: str) -> Button:
        key = Button(f"pin-key-{digit}", digit, "key")
        key.say(digit, words(Key.PIN_KEY, digit=digit))
        key.clicked.connect(lambda: self.cells.type_in(digit))
        self._keys.append(key)
        return key


class _Board(QWidget):
    """Keys in three columns; those of words stand beside the zero, or below if they are long."""

    def __init__(self, digits: list[Button], erase: Button, clear: Button) -> None:
        super().__init__()
        self._words = (erase, clear)
        self._lines = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for place, key in enumerate(digits[:-1]):
            self._grid.addWidget(key, place // 3, place % 3 * 2, 1, 2)
        self._grid.addWidget(digits[-1], 3, 2, 1, 2)
        for column in range(6):
            self._grid.setColumnStretch(column, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange them again once one of the words wants another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        column = (self.width() - 2 * _GAP) // 3
        half = (self.width() - _GAP) // 2
        widest = max(one.minimumSizeHint().width() for one in self._words)
        lines = next((one for one, room in ((1, column), (2, half)) if widest <= room), 3)
        if lines == self._lines:
            return
        self._lines = lines
        places = {1: ((3, 0, 2), (3, 4, 2)), 2: ((4, 0, 3), (4, 3, 3)), 3: ((4, 0, 6), (5, 0, 6))}
        for one, (row, left, across) in zip(self._words, places[lines], strict=True):
            self._grid.removeWidget(one)
            self._grid.addWidget(one, row, left, 1, across)
