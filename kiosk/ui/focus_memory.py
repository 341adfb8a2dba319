"""Where a person was on each screen, to bring them back there. Knows no screen by name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.screens.screen import Screen

SERIAL = "serial"
"""The fact by which a screen says that it shows something else now."""


class FocusMemory:
    """What had the focus when a screen was left; forgotten once it shows something else."""

    def __init__(self) -> None:
        self._left: dict[Screen, tuple[object, QWidget]] = {}

    def leave(self, screen: Screen | None, focus: QWidget | None) -> None:
        """A screen goes to the back."""
        if screen is None or focus is None:
            return
        shown = screen.property(SERIAL)
        inside = screen.isAncestorOf(focus) or screen.bottom.isAncestorOf(focus)
        if shown is not None and inside:
            self._left[screen] = (shown, focus)

    def back(self, screen: Screen) -> QWidget | None:
        """Where the focus goes on a screen that comes to the front."""
        shown, focus = self._left.pop(screen, (None, None))
        same = shown is not None and shown == screen.property(SERIAL)
        return focus if same and takes_focus(focus) else screen.first_focus()


def takes_focus(widget: QWidget | None) -> bool:
    """Whether a widget is still there, in sight, and wants the focus."""
    return (
        widget is not None
        and isValid(widget)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    )
