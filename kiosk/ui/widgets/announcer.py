"""Has a sentence read by whatever reads the screen aloud. Knows no sentence.

Where the system's bridge knows no announcements, the name of this widget says the same.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcer(QWidget):
    """Nothing to see: one pixel whose name is what was said last."""

    announced = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("announcer")
        self.setFixedSize(1, 1)

    def say(self, text: str) -> None:
        """Say a sentence once, without moving the focus."""
        if not text:
            return
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.announced.emit(text)
