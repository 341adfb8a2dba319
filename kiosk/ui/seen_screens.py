"""Where the screens are, as the toolkit knows them. Knows nothing of exams nor of locking."""

from PySide6.QtGui import QGuiApplication

from kiosk.ports.window import Rectangle


def screens() -> tuple[Rectangle, ...]:
    """The place of each screen on the desktop, in the toolkit's pixels, the main one first.

    Under Wayland no program is told of the display but through its toolkit. Main thread only.
    """
    places = (one.geometry() for one in QGuiApplication.screens())
    return tuple(Rectangle(one.x(), one.y(), one.width(), one.height()) for one in places)
