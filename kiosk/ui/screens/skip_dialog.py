"""Asks whether a question is really left for good. Knows no question but its number."""

from PySide6.QtCore import Signal

from kiosk.ui.views.skip import SkipView
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.dialog import Dialog
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words


class SkipDialog(Dialog):
    """Staying has the focus; Escape stays too."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        self._sentence = Text("", "body", "text2")
        stay = Button("skip-stay", words(Key.SKIP_STAY), "primary")
        leave = Button("confirm-skip", words(Key.SKIP_CONFIRM), "secondary")
        super().__init__(
            "skip-dialog", Text(words(Key.SKIP_TITLE), "h2"), self._sentence, buttons=(stay, leave)
        )
        stay.clicked.connect(self.cancelled)
        leave.clicked.connect(self.confirmed)
        self.dismissed.connect(self.cancelled)

    def show_view(self, view: SkipView) -> None:
        """Name the question that is about to be left."""
        self._sentence.say(words(Key.SKIP_TEXT, number=view.number))
