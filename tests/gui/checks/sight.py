"""What of a window is in sight, and what lies under something else. Knows no check."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.shell import Shell
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.widgets.dialog import Dialog
from tests.gui.looking import seen


def uncovered(window: QWidget) -> list[QWidget]:
    """Every widget in sight that no dialog lies over."""
    everything = list(seen(window))
    dialogs = [one for one in everything if isinstance(one, Dialog)]
    if not dialogs:
        return everything
    above: list[QWidget] = [dialogs[-1]]
    if isinstance(window, Shell):
        above.append(window.bar)
    return [one for one in everything if any(part.isAncestorOf(one) for part in above)]


def in_sight(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget that is not scrolled away, in the window's coordinates."""
    shown = widget.visibleRegion().boundingRect()
    return (
        QRect()
        if shown.isEmpty()
        else QRect(widget.mapTo(window, QPoint(0, 0)), shown.size()).translated(shown.topLeft())
    )


def in_tool(widget: QWidget) -> bool:
    """Whether a widget is a part of an application that a task is done in."""
    carrier: QWidget | None = widget
    while carrier is not None and not isinstance(carrier, ToolWindow):
        carrier = carrier.parentWidget()
    return carrier is not None
