"""Short facts with an icon, below each other. Knows nothing about their subject."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import clear, column, hairline
from kiosk.ui.widgets.text import Icon, Text

Fact = tuple[str, str, str, str]
"""Icon, tone of the icon, title, sentence."""


class Facts(QWidget):
    """Facts that may be replaced; with `boxed`, icons stand on a tint and lines between them."""

    def __init__(self, *, boxed: bool = False, gap: int = 24) -> None:
        super().__init__()
        self._boxed = boxed
        self._gap = gap
        self._shown: tuple[Fact, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts."""
        if facts == self._shown:
            return
        self._shown = facts
        clear(self._layout)
        for place, fact in enumerate(facts):
            if place:
                self._layout.addSpacing(self._gap)
            self._layout.addWidget(self._line(fact, last=place + 1 == len(facts)))

    def _line(self, fact: Fact, *, last: bool) -> QWidget:
        icon, tone, title, text = fact
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20 if self._boxed else 14)
        grid.setVerticalSpacing(0)
        picture: QWidget = Icon(icon, tone, 28 if self._boxed else 32)
        if self._boxed:
            picture = _tile(picture)
        grid.addWidget(picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        titled = tone if tone in ("ok", "warn", "err") and not self._boxed else "text"
        grid.addWidget(Text(title, "strong" if self._boxed else "h3", titled), 0, 1)
        grid.addWidget(Text(text, "body", "text2"), 1, 1)
        grid.setColumnStretch(1, 1)
        if self._boxed and not last:
            grid.setRowMinimumHeight(2, 18)
            grid.addWidget(hairline(), 3, 1)
        return line


class Ledger(QWidget):
    """Pairs of a label and a value, in two columns, with lines between them."""

    def __init__(
        self, label_width: int = 156, *, lines: bool = True, role: str = "h3", gap: int = 12
    ) -> None:
        super().__init__()
        self._label_width = label_width
        self._lines = lines
        self._role = role
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: tuple[tuple[str, str, str], ...]) -> None:
        """Show label, value and a note (or nothing) below the value."""
        if rows == self._shown:
            return
        self._shown = rows
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.setColumnMinimumWidth(0, look().px(self._label_width))
        place = 0
        for number, (label, value, note) in enumerate(rows):
            if number and self._lines:
                self._grid.addWidget(hairline(), place, 0, 1, 2)
                place += 1
            self._grid.addWidget(
                Text(label, "body", "mention", beside=self._role),
                place,
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            told = (Text(value, self._role), *((Text(note, "small", "text2"),) if note else ()))
            self._grid.addWidget(column(*told), place, 1)
            place += 1


def _tile(picture: QWidget) -> QFrame:
    tile = QFrame()
    tile.setProperty("card", "step")
    layout = QHBoxLayout(tile)
    layout.setContentsMargins(10, 10, 10, 10)
    layout.addWidget(picture)
    return tile
