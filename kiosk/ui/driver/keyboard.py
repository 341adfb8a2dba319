"""What a person does who has no mouse, and a witness that none was used. Knows no question."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from kiosk.ui.driver import names
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.window import ToolWindow

_MOST_KEYS: Final = 200
_LETTERS: Final = {
    names.VALIDATE: Qt.Key.Key_V,
    names.SKIP: Qt.Key.Key_P,
    names.REPORT: Qt.Key.Key_S,
}
"""With Alt, from anywhere in a question."""
_POINTED: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Keyboard(Hands):
    """Goes by Tab, and by arrows inside a group, to what others click; then presses Space."""

    def click(self, name: str) -> None:
        """Do with keys what a click does.

        Raises:
            DriverError: It is not shown, cannot be used, or no key leads there.
        """
        widget = self._need(name)
        if name in _LETTERS and self._in_tool():  # where Tab may stay, as in a spreadsheet
            self.shortcut(_LETTERS[name], Qt.KeyboardModifier.AltModifier)
            return
        self._reach(widget)
        chosen = isinstance(widget, QRadioButton) and widget.isChecked()
        if not isinstance(widget, QLineEdit) and not chosen:
            self.shortcut(Qt.Key.Key_Space)

    def _click(self, widget: QWidget) -> None:
        self._reach(widget)

    def _into_sight(self, widget: QWidget) -> None:
        """The page follows the focus by itself."""

    def _reach(self, widget: QWidget) -> None:
        fellows = _fellows(widget)
        for _ in range(_MOST_KEYS):
            focus = self.focused()
            if focus is widget:
                return
            if focus is not None and focus in fellows:
                self.shortcut(_towards(focus, widget))
            else:
                self.shortcut(Qt.Key.Key_Tab)
        raise DriverError(wanted=widget.objectName(), screen=self._eyes.screen())

    def _in_tool(self) -> bool:
        carrier = self.focused()
        while carrier is not None and not isinstance(carrier, ToolWindow):
            carrier = carrier.parentWidget()
        return carrier is not None


class Witness(QObject):
    """Sees every event of the application, and tells of the first that a pointer made."""

    def __init__(self, window: QWidget, pointed: Callable[[str], None]) -> None:
        super().__init__(window)
        self._pointed: Callable[[str], None] | None = pointed
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in _POINTED and self._pointed is not None:
            told, self._pointed = self._pointed, None
            told(event.type().name)
        return False


def _fellows(widget: QWidget) -> list[QWidget]:
    """The other buttons among which arrows go, of which one alone is a stop of the Tab key."""
    if not isinstance(widget, QAbstractButton):
        return []
    group: QButtonGroup | None = widget.group()
    parent = widget.parentWidget()
    if group is not None and group.exclusive():
        return [*group.buttons()]
    if widget.autoExclusive() and parent is not None:
        return [one for one in parent.findChildren(QAbstractButton) if one.autoExclusive()]
    return []


def _towards(here: QWidget, there: QWidget) -> Qt.Key:
    window = here.window()
    one, other = (part.mapTo(window, part.rect().center()) for part in (here, there))
    if abs(one.y() - other.y()) > here.height() // 2:
        return Qt.Key.Key_Down if other.y() > one.y() else Qt.Key.Key_Up
    return Qt.Key.Key_Right if other.x() > one.x() else Qt.Key.Key_Left
