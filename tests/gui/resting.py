"""Lets the keys rest without waiting."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.tools.pause import PAUSE_MS, Pause

MOST_LOST_MS = 1000


def rest(window: QWidget) -> int:
    """Let the time pass after which typed text becomes work; how many pauses ended."""
    assert PAUSE_MS < MOST_LOST_MS
    waiting = [one for one in window.findChildren(Pause) if one.isActive()]
    for one in waiting:
        one.stop()
        one.timeout.emit()
    return len(waiting)
