"""The ways on from a question: report, listen, leave, skip, validate. Knows no question."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.ui.views.keymap import KeyAct
from kiosk.ui.views.question import QuestionView
from kiosk.ui.widgets.bottom_bar import BottomBar
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.journey import JourneyText, journey_words
from kiosk.words.voice import VoiceText

_LETTERS: Final = {KeyAct.REPORT: "S", KeyAct.SKIP: "P", KeyAct.VALIDATE: "V"}


class QuestionWays(QObject):
    """Buttons of the bar below a question, each in its fixed place."""

    reported = Signal()
    left = Signal()
    skipped = Signal()
    validated = Signal()

    def __init__(self, bottom: BottomBar) -> None:
        super().__init__(bottom)
        self._bottom = bottom
        self._report = Button("report", words(Key.QUESTION_REPORT), "quiet", "flag")
        self._skip = Button("skip", words(Key.QUESTION_SKIP), "secondary")
        self._validate = Button(
            "validate", words(Key.QUESTION_VALIDATE), "primary", "right", after=True
        )
        self._leave = Button(
            "leave-practice", journey_words(JourneyText.PRACTICE_LEAVE), "quiet", "skip"
        )
        self.listen = ListenBar("listen", VoiceText.LISTEN)
        self._by_key = {
            KeyAct.REPORT: self._report,
            KeyAct.SKIP: self._skip,
            KeyAct.VALIDATE: self._validate,
        }
        for act, letter in _LETTERS.items():
            self._by_key[act].setAccessibleDescription(f"Alt + {letter}")
        for quiet in (self._report, self.listen, self._leave):
            bottom.add_left(quiet)
        for way in (self._skip, self._validate):
            bottom.add_right(way)
        for one in (self.listen, self._leave):
            bottom.offer(one, offered=False)
        self._report.clicked.connect(self.reported)
        self._leave.clicked.connect(self.left)
        self._skip.clicked.connect(self.skipped)
        self._validate.clicked.connect(self.validated)

    def show_ways(self, view: QuestionView) -> None:
        """Open what the question allows now, and name the way on."""
        answering = view.enabled and view.feedback is None
        self._skip.setEnabled(answering)
        self._report.setEnabled(view.enabled)
        self._validate.setEnabled(view.enabled)
        self._validate.say(
            words(Key.QUESTION_VALIDATE if view.feedback is None else Key.QUESTION_CONTINUE)
        )
        self._bottom.offer(self._leave, offered=view.practice)

    def mark(self, panel: str) -> None:
        """Show which panel is open: that of the report, another one, or none."""
        self._report.mark(opened=panel == "report")

    def press(self, act: KeyAct) -> None:
        """Press the button of a key."""
        button = self._by_key.get(act)
        if button is not None:
            button.click()

    def stops(self) -> list[Button]:
        """The buttons as Tab meets them."""
        return [self._report, self._skip, self._validate]
