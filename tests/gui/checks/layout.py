"""Whether all that is said can be read where it stands: nothing cut, covered or out of reach."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from kiosk.ui.widgets.dialog import Dialog
from kiosk.ui.widgets.focus_ring import FocusRing
from tests.gui.checks.sight import in_tool
from tests.gui.looking import clipped, outside, overlapping, seen, sideways, told

_TOUCH: Final = 1

__all__ = ["clipped", "covered", "cut", "outside", "overlapping", "pushed", "sideways", "too_large"]


def cut(window: QWidget) -> list[str]:
    """A14: words that are longer than the place in which the toolkit draws them."""
    found = []
    for widget in seen(window):
        if isinstance(widget, QComboBox):
            text, room = widget.currentText(), widget.width()
            need = widget.fontMetrics().horizontalAdvance(text)
        elif isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
            text, room = widget.placeholderText(), widget.width()
            need = widget.fontMetrics().horizontalAdvance(text)
        elif isinstance(widget, QTextBrowser):
            text, room = (
                "its last line",
                widget.viewport().height() + widget.verticalScrollBar().maximum(),
            )
            need = round(widget.document().size().height()) - 4
            if widget.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                room = widget.viewport().height()
        else:
            continue
        if need > room + _TOUCH:
            found.append(f"{text[:40]!r} needs {need} px of {room}: {told(widget)}")
    return found


def pushed(window: QWidget) -> list[str]:
    """A15: whatever would have to be pushed sideways; a table of a task may be."""
    return [
        f"goes {area.horizontalScrollBar().maximum()} px to the right: {told(area)}"
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and not isinstance(area, QAbstractItemView)
        and not in_tool(area)
        and area.horizontalScrollBar().maximum() > _TOUCH
    ]


def covered(window: QWidget) -> list[str]:
    """A18: brothers that lie over each other, whether a layout placed them or not."""
    found = []
    for parent in [window, *seen(window)]:
        if isinstance(parent, QAbstractScrollArea) or parent.layout() is not None:
            continue
        children = [
            one
            for one in parent.children()
            if isinstance(one, QWidget) and one.isVisible() and not _above_all(one)
        ]
        found += [
            f"{told(one)} lies over {told(other)}"
            for number, one in enumerate(children)
            for other in children[number + 1 :]
            if one.geometry().adjusted(1, 1, -1, -1).intersects(other.geometry())
        ]
    return found


def too_large(window: QWidget) -> list[str]:
    """A14: a window that grew beyond the screen it was given, and labels past its edges."""
    found = []
    for widget in seen(window):
        if isinstance(widget, QLabel) and widget.text() and not _scrolled(widget, window):
            left = widget.mapTo(window, widget.rect().topLeft())
            right = widget.mapTo(window, widget.rect().bottomRight())
            if not (window.rect().contains(left) and window.rect().contains(right)):
                found.append(f"{told(widget)} is beyond the edge")
    return found


def _above_all(widget: QWidget) -> bool:
    """What is laid over others on purpose: the ring, a dialog, what lets every click through."""
    through = widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return through or isinstance(widget, FocusRing | Dialog)


def _scrolled(widget: QWidget, window: QWidget) -> bool:
    carrier = widget.parentWidget()
    while carrier is not None and carrier is not window:
        if isinstance(carrier, QAbstractScrollArea):
            return True
        carrier = carrier.parentWidget()
    return False
