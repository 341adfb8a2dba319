"""The candidate's remaining time in the top bar, shown or hidden. Knows no clock.

It speaks only when it is asked: its name changes once a minute, its figures tell nobody.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.frame import ClockLevel, ClockView
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text, repolish
from kiosk.words import Text as Key
from kiosk.words import words

_GAP: Final = 14


class Clock(QWidget):
    """Two lines of text that keep their width while the figures change, and a way to hide them."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hidden = False
        self._text = QLabel()
        self._text.setObjectName("clock")
        self._text.setProperty("role", "clock")
        self._text.setProperty("tone", "onink")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._end = Text("", "caption", "ink2", wrap=False, tabular=True)
        self.button = Button("clock-toggle", words(Key.FRAME_HIDE_TIME), "ink", "hide")
        self.button.setAccessibleDescription("Alt + M")
        self.button.clicked.connect(self.toggled)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._end)
        column.addStretch(1)
        for line in (self._text, self._end):
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(lines)
        row.addWidget(self.button)
        self._figures()

    def show_clock(self, view: ClockView) -> None:
        """Show the time, or the word that it is hidden."""
        hidden = words(Key.FRAME_TIME_HIDDEN)
        self._text.setAccessibleName(hidden if view.hidden else view.spoken or view.text)
        self._text.setText(hidden if view.hidden else view.text)
        self._end.say("" if view.hidden else view.end_text)
        self._end.setVisible(bool(self._end.plain))
        tone = "onink" if view.level is ClockLevel.CALM or view.hidden else "accent"
        if self._text.property("tone") != tone:
            self._text.setProperty("tone", tone)
            repolish(self._text)
        self._say_button(hidden=view.hidden)

    def speak(self) -> None:
        """Say the button's words again, in the language in force."""
        self._say_button(hidden=self._hidden)

    def _say_button(self, *, hidden: bool) -> None:
        self._hidden = hidden
        full = words(Key.FRAME_SHOW_TIME if hidden else Key.FRAME_HIDE_TIME_FULL)
        short = full if hidden else words(Key.FRAME_HIDE_TIME)
        if self.button.accessibleName() != full:
            self.button.say(short, full)
            self.button.swap_icon("show" if hidden else "hide")

    def wanted_width(self, *, with_button: bool) -> int:
        """The width of the words, and perhaps of the button, in pixels."""
        words_width = max(self._text.sizeHint().width(), self._end.sizeHint().width())
        return words_width + (self.button.sizeHint().width() + _GAP if with_button else 0)

    def shown(self) -> str:
        """The words of the first line."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # The style sheet gives the label its former font back once this event is over.
            QTimer.singleShot(0, self, self._figures)

    def _figures(self) -> None:
        """Figures of one width, so that nothing moves when a minute passes."""
        font = look().font("clock")
        font.setFeature(QFont.Tag("tnum"), 1)
        if self._text.font() != font:
            self._text.setFont(font)
