"""The last stop before the time starts. Knows no clock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.ready import ReadyView
from kiosk.ui.widgets.boxes import STRETCH, Column, Split, card, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.facts import Facts
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words


class ReadyScreen(Screen):
    """How long, until when, and one button."""

    started = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__("ready")
        self._duration = Text("", "duration", "onink", wrap=False)
        self._end = Text("", "body", "onink")
        self._facts = Facts(boxed=True, gap=12)
        self._note = Strip("", "info")
        self._note.hide()
        time = card(
            "ink",
            Text(f"**{words(Key.READY_DURATION)}**", "body", "ink2"),
            self._duration,
            10,
            self._end,
            STRETCH,
            margins=(32, 26, 32, 26),
        )
        facts = column(self._facts, STRETCH, margins=(40, 4, 0, 0))
        content = column(
            STRETCH,
            Text(words(Key.READY_TITLE), "hero"),
            4,
            Text(words(Key.READY_LEAD), "lead", "text2"),
            32,
            Split(time, facts, (432, 696)),
            26,
            self._note,
            STRETCH,
            STRETCH,
        )
        self.lay(column(Column(content, 1128), margins=(24, 24, 24, 24)))
        self._back = Button("back", words(Key.FRAME_BACK), "quiet", "left")
        self._start = Button("start", words(Key.READY_START), "primary", "right", after=True)
        self.bottom.add_left(self._back)
        self.bottom.add_right(self._start)
        self._back.clicked.connect(self.back)
        self._start.clicked.connect(self.started)

    def show_view(self, view: ReadyView) -> None:
        """Show the time that is about to start, or why it cannot yet."""
        self._duration.say(view.duration)
        self._end.say(view.end_text)
        count = words(Key.READY_QUESTIONS, count=view.questions)
        self._facts.show_facts(
            (
                ("check", "brand", count.replace("**", ""), words(Key.READY_QUESTIONS_TEXT)),
                (
                    "skip",
                    "brand",
                    words(Key.READY_SKIP).replace("**", ""),
                    words(Key.READY_SKIP_TEXT),
                ),
                (
                    "hand",
                    "brand",
                    words(Key.READY_HELP).replace("**", ""),
                    words(Key.READY_HELP_TEXT),
                ),
            )
        )
        self._note.say(view.note)
        self._start.setEnabled(view.can_start)
        self._start.setAccessibleDescription(view.reason)
        self.bottom.say(view.reason or words(Key.INSTRUCTIONS_TIME))

    def first_focus(self) -> QWidget:
        return self._start
