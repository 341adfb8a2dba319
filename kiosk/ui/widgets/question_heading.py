"""What is said above a question: that it is the last one and, in large text, its mode."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.question import QuestionView
from kiosk.ui.widgets.mode_mark import ModeMark
from kiosk.ui.widgets.text import Text
from kiosk.words.journey import JourneyText, journey_words

_LARGE = 1.5
"""From here on the bar above has no room for the mode."""


class QuestionHeading(QWidget):
    """Takes no room where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._mode = ModeMark("brand")
        self._last = Text("", "small", "brand")
        self._last.setObjectName("last-question")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(self._mode)
        layout.addWidget(self._last)
        self.hide()

    def show_heading(self, view: QuestionView) -> None:
        """Show what is to be said of a question."""
        self._mode.show_mode(view.mode)
        self._last.say(f"**{journey_words(JourneyText.LAST_QUESTION)}**" if view.last else "")
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        large = look().preferences.factor >= _LARGE and bool(self._mode.plain)
        self._mode.setVisible(large)
        self._last.setVisible(bool(self._last.plain))
        self.setVisible(large or bool(self._last.plain))
