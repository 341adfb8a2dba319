"""The list of things to try once before the test: done or to do, in words. Knows no test."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.views.question import GestureView
from kiosk.ui.widgets.boxes import clear, grounded
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words


class GestureList(QWidget):
    """The first thing that was not done yet stands out."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "start")
        self._shown: tuple[GestureView, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 32, 25, 24)
        self._layout.setSpacing(4)

    def show_gestures(self, gestures: tuple[GestureView, ...]) -> None:
        """Show what was done."""
        if gestures == self._shown:
            return
        self._shown = gestures
        clear(self._layout)
        for text, role, tone in (
            (words(Key.QUESTION_GESTURES), "h3", "text"),
            (words(Key.QUESTION_GESTURES_LEAD), "small", "text2"),
        ):
            label = Text(text, role, tone)
            label.setContentsMargins(16, 0, 0, 0)
            self._layout.addWidget(label)
        self._layout.addSpacing(12)
        following = next((one for one in gestures if not one.done), None)
        for one in gestures:
            self._layout.addWidget(_line(one, next_one=one is following))
        self._layout.addStretch(1)
        done = sum(one.done for one in gestures)
        count = Text(words(Key.QUESTION_PROGRESS, count=done, total=len(gestures)), "label")
        count.setContentsMargins(16, 0, 0, 0)
        self._layout.addWidget(count)


def _line(view: GestureView, *, next_one: bool) -> QFrame:
    line = QFrame()
    line.setProperty("card", "todo" if next_one else "none")
    row = QHBoxLayout(line)
    row.setContentsMargins(14, 10, 14, 10)
    row.setSpacing(14)
    icon = Icon("check-circle" if view.done else "play", "ok" if view.done else "brand", 26)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Text(view.text, "label"))
    if view.hint and next_one:
        texts.addWidget(Text(view.hint, "small", "text2"))
    row.addLayout(texts, 1)
    word = words(Key.QUESTION_DONE if view.done else Key.QUESTION_TO_DO)
    row.addWidget(
        Text(f"**{word}**", "small", "ok" if view.done else "brand", wrap=False),
        0,
        Qt.AlignmentFlag.AlignTop,
    )
    return line
