"""A band with a title and a number, and below it what was found, line by line. Knows no check."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.ui.widgets.boxes import STRETCH, clear, column, fill, hairline, row
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

T = TypeVar("T")
_AT_ONCE: Final = 4
"""Lines that are laid out before the window draws and hears its keys again."""


class FoundGroup(QWidget):
    """Redrawn only where something else was found; in sight, a few lines at a time."""

    def __init__(self, title: str, icon: str, tone: str, nothing: str = "") -> None:
        """Make it empty; *nothing* is what stands there when nothing was found."""
        super().__init__()
        self.tone = tone
        self._nothing = nothing
        self._shown: tuple[object, ...] | None = None
        self._to_make: list[Callable[[], QWidget]] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._make)
        band = QFrame()
        band.setProperty("strip", tone)
        self._number = Text("", "h3", tone, wrap=False)
        head = QVBoxLayout(band)
        head.setContentsMargins(16, 8, 16, 8)
        said = Text(title, "h3", tone)
        head.addWidget(row(Icon(icon, tone), said, self._number, gap=12, grows=1))
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(4, 0, 4, 0)
        self._lines.setSpacing(6)
        fill(_outer(self), (column(band, 8, holder, STRETCH, margins=(0, 0, 16, 12)),))

    def show_found(self, found: tuple[T, ...], line: Callable[[T], QWidget]) -> None:
        """Show what was found, each as the line that is made of it."""
        if self._shown == found:
            return
        self._shown = found
        self._number.say(str(len(found)))
        clear(self._lines)
        if not found and self._nothing:
            self._lines.addWidget(Text(self._nothing, "small", "text2"))
        self._to_make = [partial(line, one) for one in found]
        self._make()

    def _make(self) -> None:
        count = _AT_ONCE if self.isVisible() else len(self._to_make)
        now, self._to_make = self._to_make[:count], self._to_make[count:]
        for make in now:
            self._lines.addWidget(make())
            self._lines.addWidget(hairline())
        if self._to_make:
            self._next.start(0)


def found_line(title: str, value: str, fix: str, tone: str) -> QWidget:
    """What is in order in one line; what is not, with what to do about it."""
    if not fix:
        said = Text(title, "status"), Text(value, "small", "text2")
        return row(Icon("check", "ok", 18), *said, gap=8, grows=1)
    todo = Text(f"**{words(Key.QUESTION_TO_DO)}**", "small", tone, wrap=False)
    line = row(todo, Text(fix, "small"), gap=8, grows=1)
    layout = line.layout()
    if layout is not None:
        layout.setAlignment(todo, Qt.AlignmentFlag.AlignTop)
    return column(Text(title, "label"), Text(value, "small", "text2"), line, gap=2)


def _outer(group: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(group)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
