"""A short rest of the keys, after which what was typed becomes work. Knows no field."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 800
"""A crash, or the end of the time, loses no more than what was typed within it."""


class Pause(QTimer):
    """Does something once the keys rest; each `start` waits anew."""

    def __init__(self, owner: QObject, deed: Callable[[], object]) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(PAUSE_MS)
        self.timeout.connect(deed)
