"""The list of things to try once before the test: done or to do, in words. Knows no test."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.views.question import GestureView
from kiosk.ui.widgets.boxes import clear, grounded, row
from kiosk.ui.widgets.check_mark import CheckMark, SegmentBar
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.journey import JourneyText, journey_words


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
            (_title(len(gestures)), "h3", "text"),
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
        said = Text(words(Key.QUESTION_PROGRESS, count=done, total=len(gestures)), "label")
        bar = SegmentBar()
        bar.show_count(done, len(gestures))
        self._layout.addWidget(row(bar, said, gap=18, margins=(16, 0, 0, 0), grows=1))


def _title(count: int) -> str:
    titles = {5: JourneyText.PRACTICE_TITLE_FIVE, 6: JourneyText.PRACTICE_TITLE_SIX}
    return journey_words(titles.get(count, JourneyText.PRACTICE_TITLE), count=count)


def next_gesture(gestures: tuple[GestureView, ...]) -> str:
    """The whole list in one line: what comes next and how, or that all was tried."""
    following = next((one for one in gestures if not one.done), None)
    if following is None:
        return journey_words(JourneyText.PRACTICE_ALL_DONE)
    return journey_words(JourneyText.PRACTICE_NEXT, what=following.text, hint=following.hint)


def _line(view: GestureView, *, next_one: bool) -> QFrame:
    line = QFrame()
    line.setProperty("card", "todo" if next_one else "none")
    across = QHBoxLayout(line)
    across.setContentsMargins(14, 12, 14, 12)
    across.setSpacing(14)
    mark = CheckMark("ok" if view.done else "brand", done=view.done, now=next_one)
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Text(view.text, "label"))
    if view.hint and next_one:
        texts.addWidget(Text(view.hint, "small", "text2"))
    across.addLayout(texts, 1)
    word = words(Key.QUESTION_DONE if view.done else Key.QUESTION_TO_DO)
    across.addWidget(
        Text(f"**{word}**", "small", "ok" if view.done else "brand", wrap=False),
        0,
        Qt.AlignmentFlag.AlignTop,
    )
    return line
