"""What a person sees: the widgets in front, by their names. Changes nothing."""

from typing import Final

from PySide6.QtCore import QRegularExpression
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_SCREEN: Final = "screen-"
_SCREENS: Final = QRegularExpression(f"^{_SCREEN}")


class Eyes:
    """Looks at one window; what is hidden or covered by another screen is not seen."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def window(self) -> QWidget:
        """The window that is looked at."""
        return self._window

    def screen(self) -> str:
        """The name of the screen in front, under a panel too; empty while there is none."""
        for child in self._window.findChildren(QWidget, _SCREENS):
            stack = child.parentWidget()
            if stack is not None and child.isVisibleTo(stack):
                return child.objectName().removeprefix(_SCREEN)
        return ""

    def visible(self, name: str) -> QWidget | None:
        """The widget of a name, when it is shown."""
        for child in self._window.findChildren(QWidget, name):
            if child.isVisible():
                return child
        return None

    def usable(self, name: str) -> QWidget | None:
        """The widget of a name, when it is shown and can be used."""
        found = self.visible(name)
        return found if found is not None and found.isEnabled() else None

    def in_sight(self, widget: QWidget) -> bool:
        """Whether the middle of a widget is neither scrolled away nor covered."""
        place = widget.mapTo(self._window, widget.rect().center())
        found = self._window.childAt(place)
        return found is widget or (found is not None and widget.isAncestorOf(found))

    def cells(self, name: str) -> str:
        """What stands in the cells `name-1`, `name-2` and so on."""
        found, number = "", 1
        while isinstance(cell := self.visible(f"{name}-{number}"), QLineEdit):
            found, number = found + cell.text(), number + 1
        return found

    def values(self, name: str) -> tuple[str, ...]:
        """What the options `name-1`, `name-2` and so on stand for."""
        found: list[str] = []
        while (option := self.visible(f"{name}-{len(found) + 1}")) is not None:
            found.append(str(option.property("value")))
        return tuple(found)

    def told(self, name: str) -> object:
        """What the screen in front tells under a name, beside what it shows."""
        found = self.visible(f"{_SCREEN}{self.screen()}")
        return None if found is None else found.property(name)

    def focus(self) -> QWidget | None:
        """The widget that the keys go to."""
        return QApplication.focusWidget()

    def settled(self) -> bool:
        """Whether the window can take keys: it is shown and has the focus of its display."""
        return self._window.isVisible() and self._window.isActiveWindow()
