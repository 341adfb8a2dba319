"""Collects garbage between two events, never within one. Knows no widget.

Widgets of Python and the toolkit's own objects delete each other. A collection that begins while
the toolkit walks through its lists takes objects away under its hands, and ends the process.
"""

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

EVERY_MS: Final = 1000


class Collector(QObject):
    """Takes the interpreter's collections over, from its making until `release`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    @staticmethod
    def collect() -> None:
        """Collect what the interpreter would have collected by now.

        What the toolkit was told to delete goes first: taken away by the interpreter while the
        toolkit still holds it, an object is deleted twice.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for generation, most in enumerate(gc.get_threshold()):
            if most and gc.get_count()[generation] > most:
                gc.collect(generation)

    def release(self) -> None:
        """Give the collections back to the interpreter."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
