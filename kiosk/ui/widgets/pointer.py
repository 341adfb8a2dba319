"""Where the mouse points in a window, and how large its pointer is. Knows no page.

A widget hears of the mouse only where it asks to; the window is told of every move.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kiosk.ui.theme.cursors import SIDES, cursor
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import PointerSize, ThemeName


class Pointer(QObject):
    """Follows the mouse while somebody needs it; a large pointer keeps the shape of the place."""

    moved = Signal(QPoint)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QObject | None = None
        self._drawn: tuple[Qt.CursorShape, PointerSize, ThemeName] | None = None

    def follow(self, *, wanted: bool) -> None:
        """Listen to the moves of the mouse, or no longer."""
        large = look().preferences.pointer in SIDES
        handle = self._window.windowHandle() if wanted or large else None
        if handle is not self._watched:
            if self._watched is not None and isValid(self._watched):
                self._watched.removeEventFilter(self)
            if handle is not None:
                handle.installEventFilter(self)
            self._watched = handle
        self._draw(Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the moves over the window, and leave them to whom they are meant for."""
        del watched
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            place = event.position().toPoint()
            self.moved.emit(place)
            under = self._window.childAt(place) or self._window
            self._draw(under.cursor().shape())
        return False

    def drawn(self) -> Qt.CursorShape | None:
        """The shape that is drawn large now, or nothing."""
        return None if self._drawn is None else self._drawn[0]

    def _draw(self, shape: Qt.CursorShape) -> None:
        """One override for the whole application, its lists and menus too."""
        size, theme = look().preferences.pointer, look().preferences.theme
        wanted = (shape, size, theme) if size in SIDES else None
        if wanted == self._drawn:
            return
        before, self._drawn = self._drawn, wanted
        if wanted is None:
            QApplication.restoreOverrideCursor()
            return
        drawn: QCursor = cursor(shape, size, self._window.devicePixelRatio())
        if before is None:
            QApplication.setOverrideCursor(drawn)
        else:
            QApplication.changeOverrideCursor(drawn)
