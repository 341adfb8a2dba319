"""What a careful person sees in a window: what is cut, too small, without a name, out of reach."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from kiosk.ui.widgets.focus_ring import FocusRing
from kiosk.ui.widgets.laid import laid_here

SMALLEST_TARGET = 24
MAIN_TARGET = 44


def seen(window: QWidget) -> Iterator[QWidget]:
    """Every widget in sight, without the inner parts of the toolkit's own."""
    for widget in window.findChildren(QWidget):
        inner = isinstance(
            widget.parentWidget(), QAbstractItemView | QHeaderView | QAbstractSpinBox | QComboBox
        )
        if (
            widget.isVisible()
            and widget.window() is window
            and not inner
            and not isinstance(widget, FocusRing | QScrollBar)
            and widget.objectName() != "qt_scrollarea_viewport"
        ):
            yield widget


def told(widget: QWidget) -> str:
    """How a widget is named in a failure."""
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()!r}".strip()


def outside(window: QWidget) -> list[str]:
    """Widgets that stick out of their parents; pages may be longer than their view."""
    found = []
    for widget in seen(window):
        parent = widget.parentWidget()
        if parent is None or parent.objectName() == "qt_scrollarea_viewport":
            continue
        place = widget.geometry()
        room = parent.rect().adjusted(-1, -1, 1, 1)
        if not place.isEmpty() and not room.contains(place):
            found.append(f"{told(widget)} {place.getRect()} in {told(parent)} {room.getRect()}")
    return found


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit where they are drawn."""
    found = []
    for widget in seen(window):
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                cut = widget.heightForWidth(widget.width()) > widget.height() + 2
            else:
                cut = widget.sizeHint().width() > widget.width() + 2
        elif isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
            cut = widget.heightForWidth(widget.width()) > widget.height() + 2
        elif isinstance(widget, QAbstractButton):
            cut = widget.minimumSizeHint().width() > widget.width() + 2
        else:
            continue
        if cut:
            found.append(f"{told(widget)} {widget.size().toTuple()} {_text(widget)[:40]}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Brothers in a layout that lie over each other."""
    found = []
    for parent in [window, *seen(window)]:
        layout = parent.layout()
        if layout is None or isinstance(parent, QAbstractScrollArea):
            continue
        places = [(one.geometry(), one) for one in laid_here(layout) if one.isVisible()]
        found += [
            f"{told(one)} over {told(other)}"
            for number, (place, one) in enumerate(places)
            for other_place, other in places[number + 1 :]
            if place.adjusted(1, 1, -1, -1).intersects(other_place.adjusted(1, 1, -1, -1))
        ]
    return found


def sideways(window: QWidget) -> list[str]:
    """Pages that would have to be pushed sideways."""
    found = []
    for area in window.findChildren(QScrollArea):
        page = area.widget()
        if area.isVisible() and page is not None and page.width() > area.viewport().width() + 1:
            found.append(f"{told(page)} {page.width()} in {area.viewport().width()}")
    return found


def too_small(window: QWidget) -> list[str]:
    """Targets that a finger or an unsteady hand would miss."""
    found = []
    for widget in seen(window):
        if not isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
            continue
        least = MAIN_TARGET if not isinstance(widget, QCheckBox) else SMALLEST_TARGET
        cell = isinstance(widget, QLineEdit) and widget.property("cell") is not None
        width = widget.width()
        if widget.height() < least or width < (SMALLEST_TARGET if cell else least):
            found.append(f"{told(widget)} {widget.size().toTuple()}")
    return found


def nameless(window: QWidget) -> list[str]:
    """What can have the focus and would be read aloud as nothing."""
    return [
        told(widget)
        for widget in seen(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
        and not (widget.accessibleName() or _text(widget))
    ]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text()
    return ""
