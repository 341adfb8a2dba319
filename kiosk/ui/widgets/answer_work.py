"""Says that the answer is what is done in the application beside. Knows no application."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.views.question import Answer
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.boxes import column, grounded
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.frame import FrameText, frame_words


class WorkPart(AnswerPart):
    """Nothing to fill: a card with the state of the answer, where the application tells it."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = Text("", "small", "text2")
        self._card = grounded(
            column(
                Text(frame_words(FrameText.STATE), "label"),
                4,
                self._summary,
                margins=(18, 14, 18, 14),
            ),
            "card",
        )
        self._card.hide()
        self.lines.addWidget(self._card)

    def tell(self, summary: str) -> None:
        """The state of the answer in words; nothing hides the card."""
        self._summary.say(summary)
        self._card.setVisible(bool(summary))

    def answer(self) -> Answer:
        return None

    def missing(self) -> str:
        return ""

    def first_gap(self) -> QWidget | None:
        return None
